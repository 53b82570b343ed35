"""NPS: bevelen je klanten je aan?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Band, Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    nps: Annotated[
        float,
        Output(
            "NPS",
            "",
            "(promotors − criticasters) ÷ (promotors + passief + criticasters) × 100",
            signed=True,
            bands=(
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
                    "Er zijn minstens evenveel promotors als criticasters. Vooral bij wie een 7 of "
                    "8 gaf, valt winst te halen.",
                    "Maak blijven makkelijk",
                    "artikelen/retentie/#stap-2",
                ),
                Band(
                    20,
                    "Goed",
                    "good",
                    "Duidelijk meer promotors dan criticasters.",
                    "Vraag je promotors om een aanbeveling",
                    "artikelen/ltv/#strategie-4",
                ),
                Band(
                    50,
                    "Sterk",
                    "great",
                    "De meeste klanten bevelen je aan. Maak het ze makkelijk.",
                    "Bereken wat doorverwijzingen opleveren",
                    "artikelen/retentie/#stap-3",
                ),
            ),
        ),
    ]


@calculator(
    title="Wat is je NPS?",
    main="nps",
    source="De Net Promoter Score van Fred Reichheld, Harvard Business Review, december 2003. De "
    "grenzen tussen de oordelen zijn een vuistregel; ze verschillen per branche.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "100 antwoorden: 50 promotors, 20 criticasters",
            {"promotors": 50, "passief": 30, "criticasters": 20},
            {"nps": "+30"},
        ),
    ),
    errors=(
        Rule(
            "promotors",
            lambda promotors, passief, criticasters: promotors + passief + criticasters == 0,
            "Zonder antwoorden is er geen score. Vul minstens één antwoord in.",
        ),
    ),
    guards=(
        Rule(
            "promotors",
            lambda promotors, passief, criticasters: promotors + passief + criticasters < 30,
            "Met minder dan 30 antwoorden is dit cijfer wankel: één ander antwoord scheelt al een "
            "paar punten.",
        ),
    ),
)
def nps(
    promotors: Annotated[int, Input("Promotors (gaven een 9 of 10)", "", 0, 100_000_000)] = 50,
    passief: Annotated[int, Input("Passief (gaven een 7 of 8)", "", 0, 100_000_000)] = 30,
    criticasters: Annotated[
        int, Input("Criticasters (gaven een 0 tot en met 6)", "", 0, 100_000_000)
    ] = 20,
) -> Uitkomst:
    """Reken je Net Promoter Score uit: een getal van −100 tot +100. Vraag klanten daarvoor hoe
    waarschijnlijk het is dat ze je aanbevelen, op een schaal van 0 tot 10, en tel de antwoorden.

    Args:
        promotors: Het aantal klanten dat een 9 of een 10 gaf.
        passief: Het aantal klanten dat een 7 of een 8 gaf. Zij tellen alleen mee in het totaal.
        criticasters: Het aantal klanten dat een 0 tot en met 6 gaf.
    """
    return Uitkomst(100 * (promotors - criticasters) / (promotors + passief + criticasters))
