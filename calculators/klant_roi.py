"""Klant-ROI: wat levert het werven van een klant op?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import LTV_CAC, LTV_CAC_BRON


class Uitkomst(Outputs):
    winst_per_klant: float = output("Winst per klant", "€", "ltv − cac")
    roi: float = output("Klant-ROI", "%", "(ltv − cac) ÷ cac")
    verhouding: float = output("LTV : CAC", "", "ltv ÷ cac", decimals=1)


@calculator(
    title="Wat levert een nieuwe klant op?",
    main="roi",
    source=f"ROI toegepast op één klant. {LTV_CAC_BRON}",
    checked=date(2026, 11, 24),
)
def klant_roi(
    ltv: Annotated[float, Input("LTV op marge", "€", 0, 1_000_000_000)] = 1000,
    cac: Annotated[float, Input("CAC (kosten per nieuwe klant)", "€", 0.01, 10_000_000)] = 200,
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


klant_roi.example("""
    Een klant van € 1.000 die € 200 kost
    ltv = 1.000, cac = 200
    winst_per_klant = 800, roi = 400, verhouding ≈ 5,0
""")


klant_roi.verdict("verhouding", LTV_CAC)

klant_roi.too_low("cac", "Delen door nul kan niet. Ook mond-tot-mondreclame kost je tijd.")


@klant_roi.guard("cac", ltv=(2000.01, 2000))
def uitzonderlijk_hoog(verhouding: float) -> bool:
    """Dat is een uitzonderlijk hoge verhouding. Zitten al je uren en kosten voor marketing en
    verkoop in de CAC?
    """
    return verhouding > 10
