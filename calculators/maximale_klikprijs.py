"""Maximale klikprijs: wat mag een klik kosten?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import LTV_CAC, LTV_CAC_BRON, breuk


class Uitkomst(Outputs):
    maximale_cpa: float = output("Maximale kosten per nieuwe klant", "€", "ltv ÷ factor")
    maximale_klikprijs: float = output(
        "Maximale klikprijs (CPC)", "€", "ltv ÷ factor × conversie", against="klikprijs"
    )
    quitte: float = output(
        "Klikprijs waarbij je quitte speelt", "€", "ltv × conversie", against="klikprijs"
    )
    cpa: float | None = output(
        "Wat een nieuwe klant je nu aan klikken kost",
        "€",
        "klikprijs ÷ conversie",
        lower_is_better=True,
        against="maximale_cpa",
    )
    ltv_cac: float | None = output(
        "LTV tegenover de kosten van je klikken", "", "ltv × conversie ÷ klikprijs", decimals=1
    )


@calculator(
    title="Wat mag een klik kosten?",
    main="maximale_klikprijs",
    source="De gangbare formule: wat een nieuwe klant mag kosten, maal het deel van de klikken dat "
    f"klant wordt. {LTV_CAC_BRON}",
    checked=date(2026, 11, 26),
)
def maximale_klikprijs(
    ltv: Annotated[float, Input("LTV op marge", "€", 0.01, 1_000_000_000)] = 300,
    conversie: Annotated[float, Input("Klikken die een nieuwe klant worden", "%", 0.001, 100)] = 2,
    factor: Annotated[float, Input("Gewenste factor", "", 1, 100, lever=False)] = 3,
    klikprijs: Annotated[
        float | None, Input("Wat je nu per klik betaalt", "€", 0.01, 10_000)
    ] = None,
) -> Uitkomst:
    """Reken terug wat je hoogstens voor één klik op een advertentie kunt betalen, als je weet wat
    een klant je oplevert en hoeveel klikken een nieuwe klant worden.

    Args:
        ltv: Wat je aan een klant overhoudt, uit de LTV-rekenhulp. Weet je niet of klanten
            terugkomen, neem dan de marge op de eerste bestelling.
        conversie: Nieuwe klanten gedeeld door klikken, uit dezelfde periode. Tel geen bestellingen
            van wie al klant was. De klikken staan in je advertentieaccount, de nieuwe klanten in je
            webshop of klantenlijst.
        factor: Hoe vaak de LTV de kosten van de klikken moet dekken. Vuistregel is 3; met factor 1
            verdien je niets.
        klikprijs: De gemiddelde kosten per klik in je advertentieaccount. Zonder btw. Betaal je
            iemand voor het maken en beheren, tel dat dan mee en deel het door het aantal klikken.
    """
    return Uitkomst(
        ltv / factor,
        ltv / factor * conversie / 100,
        quitte=ltv * conversie / 100,
        cpa=None if klikprijs is None else 100 * klikprijs / conversie,
        ltv_cac=None if klikprijs is None else ltv * conversie / 100 / klikprijs,
    )


maximale_klikprijs.example("""
    LTV € 300, 2% van de klikken wordt een nieuwe klant, factor 3
    ltv = 300, conversie = 2, factor = 3
    maximale_cpa = 100, maximale_klikprijs = 2, quitte = 6
""")
maximale_klikprijs.example("""
    Dezelfde klant, en een klik kost nu € 2,50
    ltv = 300, conversie = 2, factor = 3, klikprijs = 2,50
    maximale_klikprijs = 2, cpa = 125, ltv_cac = 2,4
""")


maximale_klikprijs.verdict("ltv_cac", LTV_CAC)

maximale_klikprijs.too_low(
    "conversie", "Zonder nieuwe klanten is geen enkele klik zijn geld waard."
)
maximale_klikprijs.too_low("factor", "Onder 1 kost een klant meer dan hij opbrengt.")
maximale_klikprijs.too_low("klikprijs", "Weet je het nog niet, laat dit veld dan leeg.")
breuk(maximale_klikprijs, "conversie", "2% 0,02", tot=0.1)


@maximale_klikprijs.guard("conversie", conversie=(20.01, 20))
def hoge_conversie(conversie: float) -> bool:
    """Dat is heel veel. Tel alleen wie door de klik een nieuwe klant werd, niet wie een formulier
    invulde of al klant was.
    """
    return conversie > 20


@maximale_klikprijs.guard("factor", factor=(20.01, 20))
def percentage(factor: float) -> bool:
    """Dat is een ongewoon hoge factor. Vulde je een percentage in? Factor 3 is een ROI van 200%."""
    return factor > 20


@maximale_klikprijs.guard("klikprijs", klikprijs=(2.01, 2))
def boven_maximum(klikprijs: float, maximale_klikprijs: float, quitte: float) -> bool:
    """Dat is meer dan {maximale_klikprijs}. Een klant brengt zo minder dan je gekozen factor op."""
    return maximale_klikprijs < klikprijs <= quitte


@maximale_klikprijs.guard("klikprijs", klikprijs=(6.01, 6))
def duurder_dan_quitte(klikprijs: float, quitte: float) -> bool:
    """Bij meer dan {quitte} per klik kost een nieuwe klant meer dan hij opbrengt."""
    return klikprijs > quitte
