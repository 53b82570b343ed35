"""Doorverwijzing: wat leveren aanbevelingen van klanten op?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import breuk


class Uitkomst(Outputs):
    nieuwe_klanten: float = output(
        "Nieuwe klanten", "klant|klanten", "klanten × doorverwijzingen_per_klant × conversie"
    )
    waarde: float = output("Waarde van die klanten", "€", "nieuwe_klanten × ltv")
    kosten: float = output(
        "Kosten van de beloning", "€", "nieuwe_klanten × beloning", lower_is_better=True
    )
    netto: float = output("Waarde na de beloning", "€", "waarde − kosten")
    cac_effect: float | None = output(
        "Minder kwijt dan met gewone werving", "€", "nieuwe_klanten × cac − kosten"
    )


@calculator(
    title="Wat leveren doorverwijzingen op?",
    main="nieuwe_klanten",
    source="Eigen berekening: aanbevelingen maal het deel dat klant wordt.",
    checked=date(2026, 11, 24),
)
def doorverwijzing(
    klanten: Annotated[int, Input("Klanten", "", 0, 100_000_000)] = 100,
    doorverwijzingen_per_klant: Annotated[
        float, Input("Doorverwijzingen per klant", "", 0, 1_000)
    ] = 2,
    conversie: Annotated[float, Input("Deel dat klant wordt", "%", 0, 100)] = 20,
    ltv: Annotated[float, Input("LTV op marge", "€", 0, 1_000_000_000)] = 1440,
    beloning: Annotated[float, Input("Beloning per nieuwe klant", "€", 0, 1_000_000)] = 25,
    cac: Annotated[float | None, Input("CAC (kosten per nieuwe klant)", "€", 0, 10_000_000)] = None,
) -> Uitkomst:
    """Reken uit hoeveel klanten erbij komen doordat anderen je aanbevelen, wat zij waard zijn en
    wat je ervoor uitgeeft aan beloningen.

    Args:
        klanten: Het aantal klanten dat je om een doorverwijzing vraagt, uit je CRM of webshop.
        doorverwijzingen_per_klant: Hoeveel mensen een klant gemiddeld naar je doorverwijst. Vraag
            nieuwe klanten hoe ze je hebben gevonden. Eén op de vijf klanten is 0,2.
        conversie: Van hoeveel procent van die mensen je een klant maakt.
        ltv: Wat je aan een klant overhoudt, uit de LTV-rekenhulp. Neem niet de LTV op omzet:
            daar moeten je inkoop en directe kosten nog af.
        beloning: Wat je per nieuwe klant weggeeft: een cadeau, korting of tegoed voor wie hem
            aanbracht, en voor de nieuwe klant zelf.
        cac: Wat een klant werven je anders kost, uit de CAC-rekenhulp. Dan zie je wat je
            bespaart.
    """
    nieuw = klanten * doorverwijzingen_per_klant * conversie / 100
    kosten = nieuw * beloning
    return Uitkomst(
        nieuw,
        waarde=nieuw * ltv,
        kosten=kosten,
        netto=nieuw * ltv - kosten,
        cac_effect=None if cac is None else nieuw * cac - kosten,
    )


doorverwijzing.example("""
    100 klanten bevelen je elk twee keer aan
    klanten = 100, doorverwijzingen_per_klant = 2, conversie = 20, ltv = 1.440, beloning = 25
    nieuwe_klanten = 40, waarde = 57.600, kosten = 1.000, netto = 56.600
""")
doorverwijzing.example("""
    Hetzelfde, als een klant werven je anders € 200 kost
    klanten = 100, doorverwijzingen_per_klant = 2, conversie = 20, ltv = 1.440, beloning = 25,
    cac = 200
    cac_effect = 7.000
""")


@doorverwijzing.guard("beloning", beloning=(1440.01, 1440))
def duurder_dan_de_klant(ltv: float, beloning: float) -> bool:
    """De beloning is hoger dan wat een klant oplevert: elke nieuwe klant kost je geld."""
    return beloning > ltv


@doorverwijzing.guard("cac", cac=(24.99, 25))
def duurder_dan_werven(beloning: float, cac: float) -> bool:
    """De beloning is hoger dan deze CAC: zo kost een nieuwe klant je meer dan met gewone
    werving.
    """
    return beloning > cac


breuk(doorverwijzing, "conversie", "20% 0,2")


@doorverwijzing.guard("doorverwijzingen_per_klant", doorverwijzingen_per_klant=(10.01, 10))
def veel_per_klant(doorverwijzingen_per_klant: float) -> bool:
    """Dat is veel per klant. Tel alleen aanbevelingen die je kunt terugvinden."""
    return doorverwijzingen_per_klant > 10
