"""Gemiddelde klantwaarde: wat besteedt een klant bij je?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import KLANTDUUR, jaren


class Uitkomst(NamedTuple):
    per_jaar: Annotated[
        float,
        Output(
            "Gemiddelde omzet per klant per jaar",
            "€",
            "omzet ÷ actieve_klanten",
            carries="jaarwaarde",
        ),
    ]
    totaal: Annotated[
        float | None, Output("Omzet per klant over de hele klantduur", "€", "per_jaar × klantduur")
    ]


@calculator(
    title="Wat besteedt een klant gemiddeld?",
    main="per_jaar",
    source="Een gemiddelde: omzet gedeeld door klanten.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 250.000 omzet van 50 klanten",
            {"omzet": 250_000, "actieve_klanten": 50},
            {"per_jaar": 5000},
        ),
        Example(
            "Dezelfde klanten, die gemiddeld vier jaar blijven",
            {"omzet": 250_000, "actieve_klanten": 50, "klantduur": 4},
            {"per_jaar": 5000, "totaal": 20_000},
        ),
    ),
    guards=(
        Rule(
            "actieve_klanten",
            lambda actieve_klanten: actieve_klanten < 30,
            "Met minder dan 30 klanten is een gemiddelde wankel: één grote klant kan het scheef "
            "trekken.",
            fires={"actieve_klanten": 29},
            silent={"actieve_klanten": 30},
        ),
        Rule(
            "omzet",
            lambda per_jaar: per_jaar > 0 and round(per_jaar, 2) < 10,  # as it is shown
            "Zo besteedt een klant minder dan € 10 per jaar. Vulde je de omzet in duizenden euro's "
            "in?",
            fires={"omzet": 499.74},
            silent={"omzet": 499.75},
        ),
        jaren("klantduur"),
    ),
)
def gemiddelde_klantwaarde(
    omzet: Annotated[float, Input("Omzet in een jaar", "€", 0, 1e11)] = 250_000,
    actieve_klanten: Annotated[
        int,
        Input(
            "Actieve klanten",
            "",
            1,
            100_000_000,
            reason="Zonder klanten is er geen gemiddelde, want delen door nul kan niet.",
            lever=False,
            more=KLANTDUUR,
        ),
    ] = 50,
    klantduur: Annotated[
        float | None, Input("Klantduur", "jaar", 0.01, 100, more=KLANTDUUR)
    ] = None,
) -> Uitkomst:
    """Reken uit hoeveel omzet een klant je gemiddeld per jaar brengt. Met de klantduur erbij zie je
    het totaal. Het gemiddelde verbergt de verschillen: vergelijk ook je klantgroepen.

    Args:
        omzet: De omzet van het afgelopen jaar, uit je boekhouding. Zonder btw.
        actieve_klanten: Het aantal klanten dat je in dat jaar gemiddeld had, uit je boekhouding,
            webshop of CRM. Tel ook wie nog klant is maar dat jaar niets kocht: anders valt het
            bedrag te hoog uit.
        klantduur: Hoelang een klant gemiddeld blijft: 1 gedeeld door je verloop. Vertrekt een kwart
            van je klanten per jaar, dan is het 1 ÷ 25% = 4 jaar. De retentierekenhulp rekent het
            uit.
    """
    per_jaar = omzet / actieve_klanten
    return Uitkomst(per_jaar, None if klantduur is None else per_jaar * klantduur)
