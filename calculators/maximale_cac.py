"""Maximale CAC: wat mag een nieuwe klant kosten?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output


class Uitkomst(Outputs):
    maximale_cac: float = output("Maximale CAC", "€", "ltv ÷ factor")
    roi_bij_maximum: float = output("ROI bij dat maximum", "%", "(factor − 1) × 100%")


@calculator(
    title="Wat mag een nieuwe klant kosten?",
    main="maximale_cac",
    source="De verhouding LTV : CAC, omgekeerd. Factor 3 is een vuistregel van David Skok (For "
    "Entrepreneurs) voor softwareabonnementen; de grens van 5 is een eigen vuistregel.",
    checked=date(2026, 11, 24),
)
def maximale_cac(
    ltv: Annotated[float, Input("LTV op marge", "€", 0.01, 1_000_000_000)] = 1500,
    factor: Annotated[float, Input("Gewenste factor", "", 1, 100, lever=False)] = 3,
) -> Uitkomst:
    """Reken terug wat je hoogstens mag uitgeven om één klant te winnen. Onder dit bedrag verdient
    de klant je gekozen factor terug; erboven is het een signaal om in te grijpen.

    Args:
        ltv: Wat je aan een klant overhoudt, uit de LTV-rekenhulp. Neem niet de LTV op omzet: uit
            omzet betaal je ook je inkoop.
        factor: Hoe vaak de LTV de CAC moet dekken. Vuistregel: 3; hoger als je andere kosten
            hoog zijn of je geld langzaam terugkomt.
    """
    return Uitkomst(ltv / factor, 100 * (factor - 1))


maximale_cac.example("""
    LTV € 1.500, factor 3
    ltv = 1.500, factor = 3
    maximale_cac = 500, roi_bij_maximum = 200
""")
maximale_cac.example("""
    LTV € 1.500, factor 4
    ltv = 1.500, factor = 4
    maximale_cac = 375, roi_bij_maximum = 300
""")


_OORDELEN = bands("""
    vanaf 0: Krap (fair). Met een factor onder 3 houd je minder over dan de vuistregel vraagt.
        [Lees hoe LTV en CAC samenhangen](artikelen/ltv/#ltv-en-cac)
    vanaf 200: Gezond (good). Met factor 3 of meer zit je op of boven de vuistregel.
        [Gebruik dit bedrag als grens bij je werving](artikelen/roi/#strategie-1)
    boven 400: Voorzichtig (great). Boven factor 5 laat je misschien groei liggen: volgens de
        vuistregel mag je meer uitgeven.
        [Lees waarin je nu kunt investeren](artikelen/ltv/#fouten)
""")
maximale_cac.verdict("roi_bij_maximum", _OORDELEN)

maximale_cac.too_low("factor", "Onder 1 kost een klant meer dan hij opbrengt.")


@maximale_cac.guard("factor", factor=(20.01, 20))
def percentage(factor: float) -> bool:
    """Dat is een ongewoon hoge factor. Vulde je een percentage in? Factor 3 is een ROI van 200%."""
    return factor > 20
