"""ROI: wat levert een investering op?"""

from datetime import date
from math import expm1, log, log1p, nextafter
from typing import Annotated, NamedTuple

from calculators.core import Band, Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import jaren


class Uitkomst(NamedTuple):
    winst: Annotated[float, Output("Winst", "€", "opbrengst − investering")]
    roi: Annotated[
        float,
        Output(
            "ROI",
            "%",
            "(opbrengst − investering) ÷ investering",
            bands=(
                Band(
                    -100,
                    "Verlies",
                    "bad",
                    "Je krijgt minder terug dan je erin stopt.",
                    "Zoek waar de waarde weglekt",
                    "artikelen/roi/#lekken",
                ),
                Band(
                    0,
                    "Quitte",
                    "fair",
                    "Je krijgt precies terug wat je erin stopt.",
                    "Kijk of je breed genoeg hebt gemeten",
                    "artikelen/roi/#fouten",
                ),
                Band(
                    nextafter(0, 1),
                    "Winst",
                    "good",
                    "Je krijgt meer terug dan je erin stopt. Vergelijk met wat je anders met het "
                    "geld had gedaan.",
                    "Kies waar je volgende euro heen gaat",
                    "artikelen/roi/#strategieen",
                ),
            ),
        ),
    ]
    per_euro: Annotated[
        float, Output("Opbrengst per euro", "€", "opbrengst ÷ investering", decimals=2)
    ]
    roi_per_jaar: Annotated[
        float | None,
        Output(
            "ROI per jaar",
            "%",
            "(opbrengst ÷ investering) ^ (1 ÷ looptijd) − 1",
            absent="Bij een looptijd onder een jaar rekenen we geen jaarcijfer uit: dat zou doen "
            "alsof je de winst steeds kunt herhalen.",
        ),
    ]


@calculator(
    title="Wat levert een investering op?",
    main="roi",
    source="De gangbare formule voor return on investment; per jaar als meetkundig gemiddelde.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 1.000 die € 3.000 opbrengt",
            {"opbrengst": 3000, "investering": 1000},
            {"winst": 2000, "roi": 200, "per_euro": "€\u00a03,00"},
        ),
        Example(
            "Een verkooppagina van € 600 die € 2.400 opbrengt",
            {"opbrengst": 2400, "investering": 600},
            {"winst": 1800, "roi": 300},
        ),
        Example(
            "€ 500 die niets opbrengt",
            {"opbrengst": 0, "investering": 500},
            {"winst": -500, "roi": -100, "per_euro": 0},
        ),
        Example(
            "€ 1.000 die in twee jaar € 1.210 opbrengt",
            {"opbrengst": 1210, "investering": 1000, "looptijd": 2},
            {"roi": 21, "roi_per_jaar": 10},
        ),
    ),
    guards=(
        Rule(
            "opbrengst",
            lambda opbrengst, investering: opbrengst < investering,
            "Vulde je de winst in? Hier hoort alles wat binnenkwam: winst plus kosten.",
            fires={"opbrengst": 999.99},
            silent={"opbrengst": 1000},
        ),
        jaren("looptijd"),
    ),
)
def roi(
    opbrengst: Annotated[float, Input("Opbrengst", "€", 0, 1_000_000_000)] = 3000,
    investering: Annotated[
        float,
        Input(
            "Investering",
            "€",
            0.01,
            1_000_000_000,
            reason="Zonder investering bestaat er geen ROI, want delen door nul kan niet.",
        ),
    ] = 1000,
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
