"""Gemiddelde klantwaarde: wat besteedt een klant bij je?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


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
            "Met minder dan 30 klanten is een gemiddelde wankel: één grote klant trekt het scheef.",
        ),
        Rule(
            "klantduur",
            lambda klantduur: klantduur > 20,
            "Dat is lang. Vul de klantduur in jaren in, niet in maanden.",
        ),
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
        ),
    ] = 50,
    klantduur: Annotated[float | None, Input("Klantduur", "jaar", 0.01, 100)] = None,
) -> Uitkomst:
    """Reken uit hoeveel omzet een klant je gemiddeld per jaar brengt. Met de klantduur erbij zie je
    het totaal. Het gemiddelde verbergt de verschillen: vergelijk ook je klantgroepen.

    Args:
        omzet: De omzet van het afgelopen jaar, uit je boekhouding. Zonder btw.
        actieve_klanten: Het aantal klanten dat in dat jaar iets kocht of een lopend contract had,
            uit je boekhouding, webshop of CRM.
        klantduur: Hoelang een klant gemiddeld blijft. Vertrekt een kwart van je klanten per
            jaar? Dan is het 1 ÷ 25% = 4 jaar.
    """
    per_jaar = omzet / actieve_klanten
    return Uitkomst(per_jaar, None if klantduur is None else per_jaar * klantduur)
