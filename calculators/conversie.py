"""Conversie: wat levert een hogere conversie op?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import breuk


class Uitkomst(Outputs):
    orders_nu: float = output("Orders nu", "", "bezoekers × conversie_nu")
    orders_straks: float = output("Orders straks", "", "bezoekers × conversie_straks")
    extra_orders: float = output(
        "Extra orders", "", "bezoekers × (conversie_straks − conversie_nu)"
    )
    extra_omzet: float = output("Extra omzet", "€", "extra_orders × orderwaarde")
    extra_marge: float | None = output("Extra marge", "€", "extra_omzet × brutomarge")
    stijging: float = output(
        "Stijging van de conversie", "%", "(conversie_straks − conversie_nu) ÷ conversie_nu"
    )


@calculator(
    title="Wat levert een hogere conversie op?",
    main="extra_omzet",
    source="Eigen berekening: bezoekers maal conversie, nu en straks.",
    checked=date(2026, 11, 24),
)
def conversie(
    bezoekers: Annotated[int, Input("Bezoekers", "", 1, 1_000_000_000)] = 10_000,
    conversie_nu: Annotated[float, Input("Conversie nu", "%", 0.001, 100, lever=False)] = 1.8,
    conversie_straks: Annotated[float, Input("Conversie straks", "%", 0, 100)] = 2.9,
    orderwaarde: Annotated[float, Input("Gemiddelde orderwaarde", "€", 0, 10_000_000)] = 50,
    brutomarge: Annotated[float | None, Input("Brutomarge", "%", 0, 100)] = None,
) -> Uitkomst:
    """Reken uit hoeveel orders en omzet erbij komen als een groter deel van je bezoekers koopt.
    Neem alle cijfers uit dezelfde periode.

    Args:
        bezoekers: Het aantal bezoekers van je site of pagina in die periode, uit je
            statistieken. Neem bezoekers of bezoeken, en doe dat steeds hetzelfde.
        conversie_nu: Orders gedeeld door bezoekers. Staat in je webshop of statistieken, of reken
            het uit: 180 orders bij 10.000 bezoekers is 1,8%.
        conversie_straks: Het percentage dat je haalbaar vindt, of dat een test liet zien.
        orderwaarde: In je webshop of kassa: omzet gedeeld door het aantal orders. Zonder btw,
            en na aftrek van wat klanten terugsturen.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
    """
    nu, straks = bezoekers * conversie_nu / 100, bezoekers * conversie_straks / 100
    omzet = (straks - nu) * orderwaarde
    return Uitkomst(
        nu,
        straks,
        extra_orders=straks - nu,
        extra_omzet=omzet,
        extra_marge=None if brutomarge is None else omzet * brutomarge / 100,
        stijging=100 * (straks - nu) / nu,
    )


conversie.example("""
    10.000 bezoekers, van 1,8% naar 2,9%
    bezoekers = 10.000, conversie_nu = 1,8, conversie_straks = 2,9, orderwaarde = 50
    orders_nu = 180, orders_straks = 290, extra_orders = 110, extra_omzet = 5.500, stijging ≈ 61,1%
""")
conversie.example("""
    Dezelfde webshop, met 40% brutomarge
    bezoekers = 10.000, conversie_nu = 1,8, conversie_straks = 2,9, orderwaarde = 50,
    brutomarge = 40
    extra_omzet = 5.500, extra_marge = 2.200
""")

conversie.too_low("bezoekers", "Zonder bezoekers koopt er niemand.")
conversie.too_low("conversie_nu", "Van nul kun je niet zeggen hoeveel je stijgt.")


@conversie.guard("brutomarge", brutomarge=(None, 50))
def op_omzet(brutomarge: float | None = None) -> bool:
    """De uitkomst is omzet: je inkoop en directe kosten moeten er nog af. Vul je brutomarge in om
    te zien wat er overblijft.
    """
    return brutomarge is None


breuk(conversie, "brutomarge", "40% 0,4")
breuk(conversie, "conversie_nu", "2% 0,02", tot=0.1)
breuk(conversie, "conversie_straks", "3% 0,03", tot=0.1)


def _komma(veld: str) -> None:
    """De twijfel bij meer dan een vijfde van alle bezoekers: 18 waar 1,8 werd bedoeld."""

    @conversie.guard(veld, **{veld: (20.01, 20)})
    def komma_vergeten(conversie: float, /) -> bool:
        """Dat is heel hoog: meer dan een op de vijf bezoekers koopt dan. Vergat je een komma? 1,8%
        vul je in als 1,8.
        """
        return conversie > 20


_komma("conversie_nu")
_komma("conversie_straks")


@conversie.guard("conversie_straks", conversie_straks=(1.79, 1.8))
def lager_dan_nu(conversie_nu: float, conversie_straks: float) -> bool:
    """Dit is lager dan de {conversie_nu} van nu. Je ziet dan wat een daling kost."""
    return conversie_straks < conversie_nu


@conversie.guard("bezoekers", bezoekers=(1666, 1667))
def weinig_orders(orders_nu: float) -> bool:
    """Met minder dan 30 orders is je conversie van nu wankel: één order scheelt al veel. Meet over
    een langere periode.
    """
    return round(orders_nu, 2) < 30  # as it is shown
