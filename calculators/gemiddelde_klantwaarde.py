"""Gemiddelde klantwaarde: wat besteedt een klant bij je?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import KLANTDUUR, jaren


class Uitkomst(Outputs):
    per_jaar: float = output(
        "Gemiddelde omzet per klant per jaar", "€", "omzet ÷ actieve_klanten", carries="jaarwaarde"
    )
    totaal: float | None = output(
        "Omzet per klant over de hele klantduur", "€", "per_jaar × klantduur"
    )


@calculator(
    title="Wat besteedt een klant gemiddeld?",
    main="per_jaar",
    source="Een gemiddelde: omzet gedeeld door klanten.",
    checked=date(2026, 11, 24),
)
def gemiddelde_klantwaarde(
    omzet: Annotated[float, Input("Omzet in een jaar", "€", 0, 1e11)] = 250_000,
    actieve_klanten: Annotated[
        int, Input("Actieve klanten", "", 1, 100_000_000, lever=False, more=KLANTDUUR)
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


gemiddelde_klantwaarde.example("""
    € 250.000 omzet van 50 klanten
    omzet = 250.000, actieve_klanten = 50
    per_jaar = 5.000
""")
gemiddelde_klantwaarde.example("""
    Dezelfde klanten, die gemiddeld vier jaar blijven
    omzet = 250.000, actieve_klanten = 50, klantduur = 4
    per_jaar = 5.000, totaal = 20.000
""")

gemiddelde_klantwaarde.too_low(
    "actieve_klanten", "Zonder klanten is er geen gemiddelde, want delen door nul kan niet."
)


@gemiddelde_klantwaarde.guard("actieve_klanten", actieve_klanten=(29, 30))
def weinig_klanten(actieve_klanten: int) -> bool:
    """Met minder dan 30 klanten is een gemiddelde wankel: één grote klant kan het scheef
    trekken.
    """
    return actieve_klanten < 30


@gemiddelde_klantwaarde.guard("omzet", omzet=(499.74, 499.75))
def duizendtallen(per_jaar: float) -> bool:
    """Zo besteedt een klant minder dan € 10 per jaar. Vulde je de omzet in duizenden euro's in?"""
    return per_jaar > 0 and round(per_jaar, 2) < 10  # as it is shown


jaren(gemiddelde_klantwaarde, "klantduur")
