"""Klant-ROI: wat levert het werven van een klant op?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import LTV_CAC, LTV_CAC_BRON


class Uitkomst(NamedTuple):
    winst_per_klant: Annotated[float, Output("Winst per klant", "€", "ltv − cac")]
    roi: Annotated[float, Output("Klant-ROI", "%", "(ltv − cac) ÷ cac")]
    verhouding: Annotated[float, Output("LTV : CAC", "", "ltv ÷ cac", bands=LTV_CAC, decimals=1)]


@calculator(
    title="Wat levert een nieuwe klant op?",
    main="roi",
    source=f"ROI toegepast op één klant. {LTV_CAC_BRON}",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "Een klant van € 1.000 die € 200 kost",
            {"ltv": 1000, "cac": 200},
            {"winst_per_klant": 800, "roi": 400, "verhouding": "5,0"},
        ),
    ),
    guards=(
        Rule(
            "cac",
            lambda verhouding: verhouding > 10,
            "Dat is een uitzonderlijk hoge verhouding. Zitten al je uren en kosten voor marketing "
            "en verkoop in de CAC?",
            fires={"ltv": 2000.01},
            silent={"ltv": 2000},
        ),
    ),
)
def klant_roi(
    ltv: Annotated[float, Input("LTV op marge", "€", 0, 1_000_000_000)] = 1000,
    cac: Annotated[
        float,
        Input(
            "CAC (kosten per nieuwe klant)",
            "€",
            0.01,
            10_000_000,
            reason="Delen door nul kan niet. Ook mond-tot-mondreclame kost je tijd.",
        ),
    ] = 200,
) -> Uitkomst:
    """Zet tegenover elkaar wat een klant opbrengt (LTV) en wat het kost om hem te winnen (CAC). Zo
    zie je of werven loont.

    Args:
        ltv: Wat je aan een klant overhoudt, uit de LTV-rekenhulp. Neem niet de LTV op omzet: uit
            omzet betaal je ook je inkoop, dus dan valt de uitkomst te hoog uit.
        cac: Alles wat je in een periode uitgaf aan marketing en verkoop, ook je eigen uren,
            gedeeld door het aantal nieuwe klanten in die periode. Zonder btw.
    """
    return Uitkomst(ltv - cac, 100 * (ltv - cac) / cac, ltv / cac)
