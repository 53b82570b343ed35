"""Conversie: wat levert een hogere conversie op?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import breuk


class Uitkomst(NamedTuple):
    orders_nu: Annotated[float, Output("Orders nu", "", "bezoekers × conversie_nu")]
    orders_straks: Annotated[float, Output("Orders straks", "", "bezoekers × conversie_straks")]
    extra_orders: Annotated[
        float, Output("Extra orders", "", "bezoekers × (conversie_straks − conversie_nu)")
    ]
    extra_omzet: Annotated[float, Output("Extra omzet", "€", "extra_orders × orderwaarde")]
    extra_marge: Annotated[float | None, Output("Extra marge", "€", "extra_omzet × brutomarge")]
    stijging: Annotated[
        float,
        Output(
            "Stijging van de conversie", "%", "(conversie_straks − conversie_nu) ÷ conversie_nu"
        ),
    ]


def _komma(veld: str) -> Rule:
    """De twijfel bij meer dan een vijfde van alle bezoekers: 18 waar 1,8 werd bedoeld."""
    return Rule(
        veld,
        lambda **alles: alles[veld] > 20,
        "Dat is heel hoog: meer dan een op de vijf bezoekers koopt dan. Vergat je een komma? 1,8% "
        "vul je in als 1,8.",
        fires={veld: 20.01},
        silent={veld: 20},
    )


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
        Example(
            "Dezelfde webshop, met 40% brutomarge",
            {"bezoekers": 10_000, "conversie_nu": 1.8, "conversie_straks": 2.9}
            | {"orderwaarde": 50, "brutomarge": 40},
            {"extra_omzet": 5500, "extra_marge": 2200},
        ),
    ),
    guards=(
        Rule(
            "brutomarge",
            lambda bezoekers, brutomarge=None: brutomarge is None,
            "De uitkomst is omzet: je inkoop en directe kosten moeten er nog af. Vul je brutomarge "
            "in om te zien wat er overblijft.",
            fires={},
            silent={"brutomarge": 50},
        ),
        breuk("brutomarge", "40% 0,4"),
        breuk("conversie_nu", "2% 0,02", tot=0.1),
        breuk("conversie_straks", "3% 0,03", tot=0.1),
        _komma("conversie_nu"),
        _komma("conversie_straks"),
        Rule(
            "conversie_straks",
            lambda conversie_nu, conversie_straks: conversie_straks < conversie_nu,
            "Dit is lager dan de {conversie_nu} van nu. Je ziet dan wat een daling kost.",
            fires={"conversie_straks": 1.79},
            silent={"conversie_straks": 1.8},
        ),
        Rule(
            "bezoekers",
            lambda orders_nu: round(orders_nu, 2) < 30,  # as it is shown
            "Met minder dan 30 orders is je conversie van nu wankel: één order scheelt al veel. "
            "Meet over een langere periode.",
            fires={"bezoekers": 1666},
            silent={"bezoekers": 1667},
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
