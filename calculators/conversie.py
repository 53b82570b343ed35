"""Conversie: wat levert een hogere conversie op?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    orders_nu: Annotated[float, Output("Orders nu", "", "bezoekers × conversie_nu")]
    orders_straks: Annotated[float, Output("Orders straks", "", "bezoekers × conversie_straks")]
    extra_orders: Annotated[float, Output("Extra orders", "", "orders_straks − orders_nu")]
    extra_omzet: Annotated[float, Output("Extra omzet", "€", "extra_orders × orderwaarde")]
    stijging: Annotated[
        float, Output("Stijging van de conversie", "%", "conversie_straks ÷ conversie_nu − 1")
    ]


@calculator(
    title="Wat levert een hogere conversie op?",
    main="extra_omzet",
    source="Eigen berekening: bezoekers maal conversie, nu en straks.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "10.000 bezoekers, van 1,8% naar 2,9%",
            {"bezoekers": 10_000, "conversie_nu": 1.8, "conversie_straks": 2.9}
            | {"orderwaarde": 50},
            {"orders_nu": 180, "orders_straks": 290, "extra_orders": 110}
            | {"extra_omzet": 5500, "stijging": "61,1%"},
        ),
    ),
    guards=(
        Rule(
            "conversie_straks",
            lambda conversie_nu, conversie_straks: conversie_straks < conversie_nu,
            "Dit is lager dan de {conversie_nu} van nu. Je ziet dan wat een daling kost.",
        ),
        Rule(
            "bezoekers",
            lambda orders_nu: orders_nu < 30,
            "Met minder dan 30 orders is je conversie van nu wankel: één order scheelt al veel. "
            "Meet over een langere periode.",
        ),
    ),
)
def conversie(
    bezoekers: Annotated[
        int, Input("Bezoekers", "", 1, 1_000_000_000, reason="Zonder bezoekers koopt er niemand.")
    ] = 10_000,
    conversie_nu: Annotated[
        float,
        Input(
            "Conversie nu",
            "%",
            0.001,
            100,
            reason="Van nul kun je niet zeggen hoeveel je stijgt.",
            lever=False,
        ),
    ] = 1.8,
    conversie_straks: Annotated[float, Input("Conversie straks", "%", 0, 100)] = 2.9,
    orderwaarde: Annotated[float, Input("Gemiddelde orderwaarde", "€", 0, 10_000_000)] = 50,
) -> Uitkomst:
    """Reken uit hoeveel orders en omzet erbij komen als een groter deel van je bezoekers koopt.
    Neem alle cijfers uit dezelfde periode.

    Args:
        bezoekers: Het aantal bezoekers van je site of pagina in die periode, uit je
            statistieken. Neem bezoekers of bezoeken, en doe dat steeds hetzelfde.
        conversie_nu: Orders gedeeld door bezoekers. Staat in je webshop of statistieken, of reken
            het uit: 180 orders bij 10.000 bezoekers is 1,8%.
        conversie_straks: Het percentage dat je haalbaar vindt, of dat een test liet zien.
        orderwaarde: In je webshop of kassa: omzet gedeeld door het aantal orders. Zonder btw.
    """
    nu, straks = bezoekers * conversie_nu / 100, bezoekers * conversie_straks / 100
    return Uitkomst(
        nu,
        straks,
        extra_orders=straks - nu,
        extra_omzet=(straks - nu) * orderwaarde,
        stijging=100 * (conversie_straks / conversie_nu - 1),
    )
