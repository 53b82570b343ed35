"""Break-even: hoeveel moet je verkopen om uit de kosten te zijn?"""

from datetime import date
from math import ceil
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    bijdrage: Annotated[float, Output("Over per verkoop", "€", "prijs − variabele_kosten")]
    aantal: Annotated[
        float,
        Output(
            "Verkopen tot break-even",
            "",
            "⌈vaste_kosten ÷ (prijs − variabele_kosten)⌉",
            lower_is_better=True,
        ),
    ]
    omzet: Annotated[
        float, Output("Omzet bij break-even", "€", "aantal × prijs", lower_is_better=True)
    ]


@calculator(
    title="Hoeveel moet je verkopen om quitte te spelen?",
    main="aantal",
    source="De gangbare formule voor het break-evenpunt.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 10.000 vaste kosten, prijs € 50, € 30 per stuk",
            {"vaste_kosten": 10_000, "prijs": 50, "variabele_kosten": 30},
            {"bijdrage": 20, "aantal": 500, "omzet": 25_000},
        ),
        Example(
            "Een training: € 1.000 zaalhuur, € 300 per deelnemer, € 40 aan lunch en map",
            {"vaste_kosten": 1000, "prijs": 300, "variabele_kosten": 40},
            {"bijdrage": 260, "aantal": 4, "omzet": 1200},
        ),
        Example(
            "€ 9.000 vaste kosten, prijs € 0,30, € 0,28 per stuk",
            {"vaste_kosten": 9000, "prijs": 0.3, "variabele_kosten": 0.28},
            {"bijdrage": 0.02, "aantal": 450_000, "omzet": 135_000},
        ),
    ),
    errors=(
        Rule(
            "prijs",
            lambda prijs, variabele_kosten: prijs <= variabele_kosten,
            "De prijs moet hoger zijn dan de {variabele_kosten} die elke verkoop kost. Anders kom "
            "je met elke verkoop verder van break-even.",
            fires={"prijs": 30},
            silent={"prijs": 30.01},
        ),
    ),
    guards=(
        Rule(
            "prijs",
            lambda prijs, bijdrage: 20 * bijdrage < prijs,
            "Van elke verkoop blijft minder dan 5% over. Een kleine tegenvaller in de kosten, en "
            "je haalt break-even niet meer.",
            fires={"prijs": 31.57},
            silent={"prijs": 31.58},
        ),
    ),
)
def break_even(
    vaste_kosten: Annotated[float, Input("Vaste kosten", "€", 0, 1e9)] = 10_000,
    prijs: Annotated[float, Input("Prijs", "€", 0.01, 1e7)] = 50,
    variabele_kosten: Annotated[float, Input("Variabele kosten per verkoop", "€", 0, 1e7)] = 30,
) -> Uitkomst:
    """Reken uit hoeveel je in een periode moet verkopen om al je kosten te dekken. Daarna begint
    de winst.

    Args:
        vaste_kosten: Wat je in die periode betaalt, hoeveel je ook verkoopt: huur, loon,
            verzekeringen, abonnementen en je eigen inkomen. Uit je winst-en-verliesrekening.
        prijs: Wat een klant per verkoop betaalt, zonder btw en na korting.
        variabele_kosten: Wat elke verkoop extra kost: inkoop, verpakking, verzenden, betaalkosten
            en provisie. Zonder btw.
    """
    bijdrage = prijs - variabele_kosten
    aantal = ceil(vaste_kosten / bijdrage)
    return Uitkomst(bijdrage, aantal, aantal * prijs)
