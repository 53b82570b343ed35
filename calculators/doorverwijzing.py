"""Doorverwijzing: wat leveren aanbevelingen van klanten op?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import breuk


class Uitkomst(NamedTuple):
    nieuwe_klanten: Annotated[
        float,
        Output(
            "Nieuwe klanten", "klant|klanten", "klanten × doorverwijzingen_per_klant × conversie"
        ),
    ]
    waarde: Annotated[float, Output("Waarde van die klanten", "€", "nieuwe_klanten × ltv")]
    kosten: Annotated[
        float,
        Output("Kosten van de beloning", "€", "nieuwe_klanten × beloning", lower_is_better=True),
    ]
    netto: Annotated[float, Output("Waarde na de beloning", "€", "waarde − kosten")]
    cac_effect: Annotated[
        float | None,
        Output("Minder kwijt dan met gewone werving", "€", "nieuwe_klanten × cac − kosten"),
    ]


@calculator(
    title="Wat leveren doorverwijzingen op?",
    main="nieuwe_klanten",
    source="Eigen berekening: aanbevelingen maal het deel dat klant wordt.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "100 klanten bevelen je elk twee keer aan",
            {"klanten": 100, "doorverwijzingen_per_klant": 2, "conversie": 20}
            | {"ltv": 1440, "beloning": 25},
            {"nieuwe_klanten": 40, "waarde": 57_600, "kosten": 1000, "netto": 56_600},
        ),
        Example(
            "Hetzelfde, als een klant werven je anders € 200 kost",
            {"klanten": 100, "doorverwijzingen_per_klant": 2, "conversie": 20}
            | {"ltv": 1440, "beloning": 25, "cac": 200},
            {"cac_effect": 7000},
        ),
    ),
    guards=(
        Rule(
            "beloning",
            lambda ltv, beloning: beloning > ltv,
            "De beloning is hoger dan wat een klant oplevert: elke nieuwe klant kost je geld.",
            fires={"beloning": 1440.01},
            silent={"beloning": 1440},
        ),
        Rule(
            "cac",
            lambda beloning, cac: beloning > cac,
            "De beloning is hoger dan deze CAC: zo kost een nieuwe klant je meer dan met gewone "
            "werving.",
            fires={"cac": 24.99},
            silent={"cac": 25},
        ),
        breuk("conversie", "20% 0,2"),
        Rule(
            "doorverwijzingen_per_klant",
            lambda doorverwijzingen_per_klant: doorverwijzingen_per_klant > 10,
            "Dat is veel per klant. Tel alleen aanbevelingen die je kunt terugvinden.",
            fires={"doorverwijzingen_per_klant": 10.01},
            silent={"doorverwijzingen_per_klant": 10},
        ),
    ),
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
