"""CAC: wat kost het om een klant te winnen?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    cac: Annotated[
        float,
        Output(
            "CAC",
            "€",
            "(kosten_marketing + kosten_verkoop) ÷ nieuwe_klanten",
            carries="cac",
            lower_is_better=True,
        ),
    ]


@calculator(
    title="Wat kost een nieuwe klant?",
    main="cac",
    source="De gangbare formule voor customer acquisition cost.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 8.000 aan marketing en verkoop voor 40 nieuwe klanten",
            {"kosten_marketing": 5000, "kosten_verkoop": 3000, "nieuwe_klanten": 40},
            {"cac": 200},
        ),
    ),
    guards=(
        Rule(
            "kosten_marketing",
            lambda cac: cac > 0 and round(cac, 2) < 1,  # as it is shown
            "Zo kost een klant je minder dan een euro. Vulde je de kosten in duizenden euro's in?",
            fires={"kosten_verkoop": 0, "kosten_marketing": 39.79},
            silent={"kosten_verkoop": 0, "kosten_marketing": 39.8},
        ),
        Rule(
            "nieuwe_klanten",
            lambda nieuwe_klanten: nieuwe_klanten < 30,
            "Met minder dan 30 nieuwe klanten is dit cijfer wankel. Reken ook over een langere "
            "periode.",
            fires={"nieuwe_klanten": 29},
            silent={"nieuwe_klanten": 30},
        ),
        Rule(
            "kosten_verkoop",
            lambda kosten_verkoop: kosten_verkoop == 0,
            "Geen verkoopkosten? Tel ook je eigen uren voor gesprekken, offertes en opvolging.",
            fires={"kosten_verkoop": 0},
            silent={"kosten_verkoop": 0.01},
        ),
    ),
)
def cac(
    kosten_marketing: Annotated[float, Input("Kosten van marketing", "€", 0, 1e10)] = 5000,
    kosten_verkoop: Annotated[float, Input("Kosten van verkoop", "€", 0, 1e10)] = 3000,
    nieuwe_klanten: Annotated[
        int,
        Input(
            "Nieuwe klanten",
            "",
            1,
            100_000_000,
            reason="Zonder nieuwe klanten is er geen CAC, want delen door nul kan niet.",
        ),
    ] = 40,
) -> Uitkomst:
    """Reken uit wat het je kost om één nieuwe klant te winnen. Neem voor de kosten en de klanten
    dezelfde periode, liefst een kwartaal of langer.

    Args:
        kosten_marketing: Advertenties, website, e-mailprogramma, drukwerk, beurzen en bureaus in
            die periode, uit je boekhouding. Een introductiekorting die al van je omzet af is, telt
            niet mee. Zonder btw, tenzij je die niet kunt terugvragen.
        kosten_verkoop: Loon en provisie van wie verkoopt, verkoopgesprekken, offertes en je eigen
            uren, tegen je uurtarief.
        nieuwe_klanten: Wie in die periode voor het eerst kocht, uit je webshop, CRM of
            boekhouding. Wie terugkomt, telt niet mee.
    """
    return Uitkomst((kosten_marketing + kosten_verkoop) / nieuwe_klanten)
