"""Terugverdientijd: na hoeveel maanden heeft een klant zijn wervingskosten terugverdiend?"""

from datetime import date
from math import nextafter
from typing import Annotated, NamedTuple

from calculators.core import Band, Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    marge_per_maand: Annotated[
        float, Output("Marge per klant per maand", "€", "omzet_per_maand × brutomarge")
    ]
    maanden: Annotated[
        float,
        Output(
            "Terugverdientijd",
            "maand|maanden",
            "cac ÷ (omzet_per_maand × brutomarge)",
            lower_is_better=True,
            bands=(
                Band(
                    0,
                    "Binnen een jaar",
                    "good",
                    "Volgens de vuistregel is een jaar of korter goed: je hebt je geld snel terug "
                    "om de volgende klant te werven.",
                    "Lees hoe je dit naast je LTV legt",
                    "artikelen/cac/#ltv-cac",
                ),
                Band(
                    nextafter(12, 13),
                    "Langer dan een jaar",
                    "fair",
                    "Je schiet de werving meer dan een jaar voor. Dat kan alleen als klanten ook "
                    "echt zo lang blijven, en als je het geld kunt missen.",
                    "Lees hoe je de CAC verlaagt",
                    "artikelen/cac/#verlagen",
                ),
            ),
        ),
    ]


@calculator(
    title="Wanneer heb je een klant terugverdiend?",
    main="maanden",
    source="De gangbare formule voor de terugverdientijd van de CAC. De grens van twaalf maanden "
    "is een vuistregel van David Skok (For Entrepreneurs) voor softwareabonnementen.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "CAC € 200, € 40 omzet per maand, 50% marge",
            {"cac": 200, "omzet_per_maand": 40, "brutomarge": 50},
            {"marge_per_maand": 20, "maanden": 10},
        ),
    ),
    guards=(
        Rule(
            "brutomarge",
            lambda brutomarge: brutomarge == 100,
            "Bij 100% marge kost leveren niets. Klopt dat, ook met je uren en betaalkosten erbij?",
        ),
        Rule(
            "omzet_per_maand",
            lambda maanden: maanden < 1,
            "Binnen een maand terugverdiend is uitzonderlijk. Is dit echt de omzet per maand, en "
            "niet die per jaar?",
        ),
    ),
)
def terugverdientijd(
    cac: Annotated[float, Input("CAC (kosten per nieuwe klant)", "€", 0, 10_000_000)] = 200,
    omzet_per_maand: Annotated[
        float,
        Input(
            "Omzet per klant per maand",
            "€",
            0.01,
            10_000_000,
            reason="Zonder omzet verdient een klant zich nooit terug.",
        ),
    ] = 40,
    brutomarge: Annotated[
        float,
        Input(
            "Brutomarge", "%", 0.1, 100, reason="Zonder marge verdient een klant zich nooit terug."
        ),
    ] = 50,
) -> Uitkomst:
    """Reken uit na hoeveel maanden een klant heeft opgebracht wat het kostte om hem te winnen.

    Args:
        cac: Alles wat je in een periode uitgaf aan marketing en verkoop, ook je eigen uren, gedeeld
            door het aantal nieuwe klanten in die periode. Zonder btw.
        omzet_per_maand: Wat een klant gemiddeld per maand besteedt. Koopt hij een paar keer per
            jaar, deel dan zijn jaaromzet door twaalf. Zonder btw.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet.
    """
    marge = omzet_per_maand * brutomarge / 100
    return Uitkomst(marge, cac / marge)
