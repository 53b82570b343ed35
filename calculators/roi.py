"""ROI: wat levert een investering op?"""

from datetime import date
from math import expm1, log, log1p
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output
from calculators.core.vuistregels import jaren


class Uitkomst(Outputs):
    winst: float = output("Winst", "€", "opbrengst − investering")
    roi: float = output("ROI", "%", "(opbrengst − investering) ÷ investering")
    per_euro: float = output("Opbrengst per euro", "€", "opbrengst ÷ investering", decimals=2)
    roi_per_jaar: float | None = output(
        "ROI per jaar",
        "%",
        "(opbrengst ÷ investering) ^ (1 ÷ looptijd) − 1",
    )


@calculator(
    title="Wat levert een investering op?",
    main="roi",
    source="De gangbare formule voor return on investment; per jaar als meetkundig gemiddelde.",
    checked=date(2026, 11, 24),
)
def roi(
    opbrengst: Annotated[float, Input("Opbrengst", "€", 0, 1_000_000_000)] = 3000,
    investering: Annotated[float, Input("Investering", "€", 0.01, 1_000_000_000)] = 1000,
    looptijd: Annotated[float | None, Input("Looptijd", "jaar", 0.01, 100)] = None,
) -> Uitkomst:
    """Reken uit wat een investering oplevert naast het geld dat je terugkrijgt. Vul bij opbrengst
    alles in wat er binnenkwam, niet alleen de winst.

    Args:
        opbrengst: Alles wat de investering opbracht, nog zonder aftrek van de investering zelf.
            Ken je alleen de winst? Tel de investering er dan bij op. Verkoop je producten, haal
            er dan eerst de inkoop en de verzendkosten af. Zonder btw, tenzij je die niet kunt
            terugvragen.
        investering: Alles wat je erin stopte: facturen, abonnementen en je eigen uren. Zonder
            btw, tenzij je die niet kunt terugvragen.
        looptijd: De tijd van de uitgave tot de opbrengst binnen was. Een halfjaar is 0,5.
    """
    winst = opbrengst - investering
    per_jaar = None
    if looptijd is not None and looptijd >= 1:
        per_jaar = 100 * _groei(investering, opbrengst, looptijd)
    return Uitkomst(winst, 100 * winst / investering, opbrengst / investering, per_jaar)


def _groei(van: float, tot: float, jaren: float) -> float:
    """De groei per jaar van iets dat in zoveel jaren van het ene naar het andere bedrag ging."""
    if not tot:
        return -1
    # Near no growth a power less one keeps no digits; these do.
    near = van / 2 < tot < van * 2
    return expm1((log1p((tot - van) / van) if near else log(tot) - log(van)) / jaren)


roi.example("""
    € 1.000 die € 3.000 opbrengt
    opbrengst = 3.000, investering = 1.000
    winst = 2.000, roi = 200, per_euro ≈ € 3,00
""")
roi.example("""
    Een verkooppagina van € 600 die € 2.400 opbrengt
    opbrengst = 2.400, investering = 600
    winst = 1.800, roi = 300
""")
roi.example("""
    € 500 die niets opbrengt
    opbrengst = 0, investering = 500
    winst = −500, roi = −100, per_euro = 0
""")
roi.example("""
    € 1.000 die in twee jaar € 1.210 opbrengt
    opbrengst = 1.210, investering = 1.000, looptijd = 2
    roi = 21, roi_per_jaar = 10
""")


_OORDELEN = bands("""
    vanaf −100: Verlies (bad). Je krijgt minder terug dan je erin stopt.
        [Zoek waar de waarde weglekt](artikelen/roi/#lekken)
    vanaf 0: Quitte (fair). Je krijgt precies terug wat je erin stopt.
        [Kijk of je breed genoeg hebt gemeten](artikelen/roi/#fouten)
    boven 0: Winst (good). Je krijgt meer terug dan je erin stopt. Vergelijk met wat je anders met
        het geld had gedaan.
        [Kies waar je volgende euro heen gaat](artikelen/roi/#strategieen)
""")
roi.verdict("roi", _OORDELEN)


@roi.absent(
    "roi_per_jaar",
    "Bij een looptijd onder een jaar rekenen we geen jaarcijfer uit: dat zou doen alsof je de "
    "winst steeds kunt herhalen.",
)
def korter_dan_een_jaar(looptijd: float) -> bool:
    """Een halfjaar zegt niets over een heel jaar."""
    return looptijd < 1


roi.too_low("investering", "Zonder investering bestaat er geen ROI, want delen door nul kan niet.")


@roi.guard("opbrengst", opbrengst=(999.99, 1000))
def winst_ingevuld(opbrengst: float, investering: float) -> bool:
    """Vulde je de winst in? Hier hoort alles wat binnenkwam: winst plus kosten."""
    return opbrengst < investering


jaren(roi, "looptijd")
