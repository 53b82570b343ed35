"""NPS: bevelen je klanten je aan?"""

from datetime import date
from math import sqrt
from typing import Annotated, NamedTuple

from calculators.core import Band, Example, Input, Output, Rule, calculator

_OORDELEN = (
    Band(
        -100,
        "Onder nul",
        "bad",
        "Er zijn meer criticasters dan promotors. Vraag hun wat er misging, voor je "
        "om aanbevelingen vraagt.",
        "Lees waarom klanten vertrekken",
        "artikelen/klantverloop/#signalen",
    ),
    Band(
        0,
        "Redelijk",
        "fair",
        "Er zijn minstens evenveel promotors als criticasters. Vraag wie geen 9 of 10 "
        "gaf wat er beter kan.",
        "Maak blijven makkelijk",
        "artikelen/retentie/#stap-2",
    ),
    Band(
        20,
        "Goed",
        "good",
        "Er zijn meer promotors dan criticasters, met een verschil van minstens 20 procentpunten.",
        "Vraag je promotors om een aanbeveling",
        "artikelen/ltv/#strategie-4",
    ),
    Band(
        50,
        "Sterk",
        "great",
        "Minstens de helft van wie antwoordde, gaf een 9 of 10. Maak aanbevelen makkelijk.",
        "Bereken wat doorverwijzingen opleveren",
        "artikelen/retentie/#stap-3",
    ),
)


class Uitkomst(NamedTuple):
    nps: Annotated[
        float,
        Output(
            "NPS",
            "",
            "(promotors − criticasters) ÷ (promotors + passief + criticasters) × 100",
            signed=True,
            bands=_OORDELEN,
        ),
    ]
    antwoorden: Annotated[
        float, Output("Aantal antwoorden", "", "promotors + passief + criticasters")
    ]
    foutmarge: Annotated[
        float | None,
        Output(
            "Foutmarge, naar boven en beneden",
            "punt|punten",
            "1,96 × (((promotors + criticasters) ÷ antwoorden − ((promotors − criticasters) ÷ "
            "antwoorden) ^ 2) ÷ antwoorden) ^ 0,5 × 100",
            decimals=1,
            lower_is_better=True,
            absent="Iedereen gaf hetzelfde soort antwoord. Dan is de foutmarge zo niet uit te "
            "rekenen.",
        ),
    ]


@calculator(
    title="Wat is je NPS?",
    main="nps",
    source="De Net Promoter Score van Fred Reichheld, Harvard Business Review, december 2003. De "
    "grenzen tussen de oordelen zijn een vuistregel; ze verschillen per branche. De foutmarge is "
    "die van een steekproef, met 95% zekerheid.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "100 antwoorden: 50 promotors, 20 criticasters",
            {"promotors": 50, "passief": 30, "criticasters": 20},
            {"nps": "+30", "antwoorden": 100, "foutmarge": "15,3\u00a0punten"},
        ),
    ),
    errors=(
        Rule(
            "promotors",
            lambda promotors, passief, criticasters: promotors + passief + criticasters == 0,
            "Zonder antwoorden is er geen score. Vul minstens één antwoord in.",
            fires={"promotors": 0, "passief": 0, "criticasters": 0},
            silent={"promotors": 1, "passief": 0, "criticasters": 0},
        ),
    ),
    guards=(
        Rule(
            "promotors",
            lambda promotors, passief, criticasters: promotors + passief + criticasters < 30,
            "Met minder dan 30 antwoorden is dit cijfer wankel: één ander antwoord scheelt al een "
            "paar punten.",
            fires={"promotors": 20, "passief": 5, "criticasters": 4},
            silent={"promotors": 20, "passief": 6, "criticasters": 4},
        ),
        Rule(
            "promotors",
            lambda nps, foutmarge: any(
                nps - foutmarge < oordeel.start <= nps + foutmarge for oordeel in _OORDELEN[1:]
            ),
            "Met een foutmarge van {foutmarge} naar boven en beneden kan je NPS ook bij een ander "
            "oordeel horen. Meer antwoorden maken hem preciezer.",
            fires={"promotors": 433, "passief": 300, "criticasters": 200},
            silent={"promotors": 434, "passief": 300, "criticasters": 200},
        ),
    ),
)
def nps(
    promotors: Annotated[int, Input("Promotors (gaven een 9 of 10)", "", 0, 100_000_000)] = 50,
    passief: Annotated[
        int, Input("Passief (gaven een 7 of 8)", "", 0, 100_000_000, lever=False)
    ] = 30,
    criticasters: Annotated[
        int, Input("Criticasters (gaven een 0 tot en met 6)", "", 0, 100_000_000)
    ] = 20,
) -> Uitkomst:
    """Reken je Net Promoter Score uit: een getal van −100 tot +100. Vraag klanten daarvoor hoe
    waarschijnlijk het is dat ze je aanbevelen, op een schaal van 0 tot 10, en tel de antwoorden. De
    foutmarge zegt hoeveel de score door toeval kan schelen, als je een willekeurig deel van je
    klanten vroeg.

    Args:
        promotors: Het aantal klanten dat een 9 of een 10 gaf.
        passief: Het aantal klanten dat een 7 of een 8 gaf. Zij tellen alleen mee in het totaal.
        criticasters: Het aantal klanten dat een 0 tot en met 6 gaf.
    """
    antwoorden = promotors + passief + criticasters
    verschil = (promotors - criticasters) / antwoorden
    spreiding = (promotors + criticasters) / antwoorden - verschil**2
    return Uitkomst(
        100 * verschil,
        antwoorden,
        foutmarge=196 * sqrt(spreiding / antwoorden) if spreiding else None,
    )
