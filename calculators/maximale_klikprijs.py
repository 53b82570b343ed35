"""Maximale klikprijs: wat mag een klik kosten?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import LTV_CAC, LTV_CAC_BRON, breuk


class Uitkomst(Outputs):
    maximale_cpa: float = output(
        "Maximale kosten per nieuwe klant (CPA)", "€", "ltv ÷ factor", carries="cac"
    )
    maximale_klikprijs: float = output("Maximale klikprijs (CPC)", "€", "maximale_cpa × conversie")
    quitte: float = output("Klikprijs waarbij je quitte speelt", "€", "ltv × conversie")
    cpa: float | None = output(
        "Wat een nieuwe klant je nu kost", "€", "klikprijs ÷ conversie", lower_is_better=True
    )
    ltv_cac: float | None = output("LTV : CAC van je advertenties", "", "ltv ÷ cpa", decimals=1)


@calculator(
    title="Wat mag een klik kosten?",
    main="maximale_klikprijs",
    source=f"De verhouding LTV : CAC, teruggerekend naar één klik. {LTV_CAC_BRON}",
    checked=date(2026, 11, 26),
)
def maximale_klikprijs(
    ltv: Annotated[float, Input("LTV op marge", "€", 0.01, 1_000_000_000)] = 300,
    conversie: Annotated[float, Input("Bezoekers die klant worden", "%", 0.001, 100)] = 2,
    factor: Annotated[float, Input("Gewenste factor", "", 1, 100, lever=False)] = 3,
    klikprijs: Annotated[
        float | None, Input("Wat je nu per klik betaalt", "€", 0.01, 10_000)
    ] = None,
) -> Uitkomst:
    """Reken terug wat je hoogstens voor één klik op een advertentie kunt betalen, als je weet wat
    een klant je oplevert en hoeveel bezoekers klant worden.

    Args:
        ltv: Wat je aan een klant overhoudt, uit de LTV-rekenhulp. Koopt een klant maar één keer,
            neem dan de marge op die ene order.
        conversie: Van elke honderd bezoekers die via de advertentie komen: hoeveel er nieuwe klant
            worden. Niet elke bestelling is van een nieuwe klant. In je advertentieaccount of
            webstatistieken.
        factor: Hoe vaak de LTV de kosten van de klik moet dekken. Vuistregel: 3. Met factor 1
            verdien je niets.
        klikprijs: De gemiddelde kosten per klik in je advertentieaccount. Zonder btw.
    """
    maximale_cpa = ltv / factor
    cpa = None if klikprijs is None else klikprijs / (conversie / 100)
    return Uitkomst(
        maximale_cpa,
        maximale_cpa * conversie / 100,
        quitte=ltv * conversie / 100,
        cpa=cpa,
        ltv_cac=None if cpa is None else ltv / cpa,
    )


maximale_klikprijs.example("""
    LTV € 300, 2% van de bezoekers wordt klant, factor 3
    ltv = 300, conversie = 2, factor = 3
    maximale_cpa = 100, maximale_klikprijs = 2, quitte = 6
""")
maximale_klikprijs.example("""
    Dezelfde klant, en een klik kost nu € 2,50
    ltv = 300, conversie = 2, factor = 3, klikprijs = 2,50
    maximale_klikprijs = 2, cpa = 125, ltv_cac = 2,4
""")


maximale_klikprijs.verdict("ltv_cac", LTV_CAC)

maximale_klikprijs.too_low("factor", "Onder 1 kost een klant meer dan hij opbrengt.")
breuk(maximale_klikprijs, "conversie", "2% 0,02", tot=0.1)


@maximale_klikprijs.guard("conversie", conversie=(20.01, 20))
def hoge_conversie(conversie: float) -> bool:
    """Dat is heel veel. Tel alleen wie door de advertentie nieuwe klant wordt, niet wie alleen
    klikt, een formulier invult of al klant was.
    """
    return conversie > 20


@maximale_klikprijs.guard("klikprijs", klikprijs=(6.01, 6))
def duurder_dan_quitte(klikprijs: float, quitte: float) -> bool:
    """Bij meer dan {quitte} per klik kost een nieuwe klant meer dan hij opbrengt."""
    return klikprijs > quitte
