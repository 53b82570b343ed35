"""Opbrengst per klantuur: wat houd je over per uur dat een klant kost?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output


class Uitkomst(Outputs):
    bijdrage: float = output("Over na directe kosten", "€", "omzet − directe_kosten")
    per_uur: float = output(
        "Opbrengst per klantuur", "€", "(omzet − directe_kosten) ÷ uren", against="minimum"
    )
    boven_minimum: float | None = output(
        "Boven of onder je minimum, per uur",
        "€",
        "(omzet − directe_kosten) ÷ uren − minimum",
        signed=True,
    )
    nodig: float | None = output(
        "Omzet die deze uren minstens moeten opbrengen",
        "€",
        "minimum × uren + directe_kosten",
        lower_is_better=True,
        against="omzet",
    )


@calculator(
    title="Wat levert een klant op per uur?",
    main="per_uur",
    source="Eigen berekening: omzet min directe kosten, gedeeld door alle uren die de klant kost.",
    checked=date(2026, 11, 26),
)
def opbrengst_per_klantuur(
    omzet: Annotated[float, Input("Omzet van deze klant", "€", 0, 1_000_000_000)] = 6000,
    directe_kosten: Annotated[float, Input("Directe kosten", "€", 0, 1_000_000_000)] = 600,
    uren: Annotated[float, Input("Uren voor deze klant", "uur", 0.1, 1_000_000)] = 90,
    minimum: Annotated[
        float | None,
        Input("Wat een uur minstens moet opbrengen", "€", 0.01, 100_000, lever=False),
    ] = None,
) -> Uitkomst:
    """Reken uit wat een klant per uur oplevert als je alle uren meetelt: ook mailen, bellen,
    offertes en nazorg. Zo zie je welke klanten meer kosten dan ze lijken.

    Args:
        omzet: Wat de klant in een periode betaalde, bijvoorbeeld in een jaar. Zonder btw.
        directe_kosten: Wat je in die periode alleen voor deze klant uitgaf, zoals inkoop, reizen
            en inhuur. Zonder btw.
        uren: Alle uren in diezelfde periode, van jou en je team. Ook wat je niet kunt factureren.
        minimum: Je vaste kosten, lonen en je eigen inkomen van een jaar, gedeeld door de uren die
            jullie in dat jaar aan klanten werken.
    """
    bijdrage = omzet - directe_kosten
    per_uur = bijdrage / uren
    return Uitkomst(
        bijdrage,
        per_uur,
        boven_minimum=None if minimum is None else per_uur - minimum,
        nodig=None if minimum is None else minimum * uren + directe_kosten,
    )


opbrengst_per_klantuur.example("""
    € 6.000 omzet, € 600 kosten, 90 uur
    omzet = 6.000, directe_kosten = 600, uren = 90
    bijdrage = 5.400, per_uur = 60
""")
opbrengst_per_klantuur.example("""
    Dezelfde klant, en een uur moet minstens € 75 opbrengen
    omzet = 6.000, directe_kosten = 600, uren = 90, minimum = 75
    per_uur = 60, boven_minimum = −15, nodig = 7.350
""")


_OORDELEN = bands("""
    vanaf −1.000.000 mld: Onder je minimum (bad). Met deze uren dekt de klant niet wat een uur moet
        opbrengen. Vraag meer, doe het in minder tijd, of bied iets anders aan.
        [Lees waar het geld blijft liggen](artikelen/klantwaarde/#fouten)
    vanaf 0: Op of boven je minimum (good). De klant dekt zijn deel van je kosten en je inkomen.
        [Bepaal welke klanten je tijd verdienen](artikelen/klantwaarde/#formule)
""")
opbrengst_per_klantuur.verdict("boven_minimum", _OORDELEN)

opbrengst_per_klantuur.too_low("uren", "Zonder uren is er geen opbrengst per uur.")
opbrengst_per_klantuur.too_low("minimum", "Weet je het nog niet, laat dit veld dan leeg.")


@opbrengst_per_klantuur.guard("directe_kosten", directe_kosten=(6000.01, 6000))
def meer_kosten_dan_omzet(omzet: float, directe_kosten: float) -> bool:
    """Deze klant kost meer dan de {omzet} die hij betaalt, nog zonder je uren."""
    return directe_kosten > omzet


@opbrengst_per_klantuur.guard("uren", uren=(10.79, 10.8))
def weinig_uren(per_uur: float) -> bool:
    """Dat is {per_uur} per uur, en dat is veel. Tel je ook mailen, bellen, offertes en nazorg
    mee?
    """
    return per_uur > 500
