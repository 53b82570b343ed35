"""Korting of prijsverhoging: hoeveel verkopen heb je dan nodig?"""

from datetime import date
from math import ceil
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output


class Uitkomst(Outputs):
    nieuwe_prijs: float = output("Nieuwe prijs", "€", "prijs × (100% + verandering)")
    bijdrage_nu: float = output("Over per verkoop, nu", "€", "prijs − variabele_kosten")
    bijdrage_straks: float = output(
        "Over per verkoop, straks", "€", "nieuwe_prijs − variabele_kosten"
    )
    aantal: float = output(
        "Verkopen om evenveel over te houden",
        "",
        "⌈verkopen × bijdrage_nu ÷ bijdrage_straks⌉",
        lower_is_better=True,
    )
    verschil: float = output(
        "Verandering van het aantal verkopen",
        "%",
        "bijdrage_nu ÷ bijdrage_straks × 100% − 100%",
        lower_is_better=True,
        signed=True,
    )


@calculator(
    title="Wat doet een korting of prijsverhoging?",
    main="aantal",
    source="De break-evenformule: het aantal verkopen waarbij de totale bijdrage gelijk blijft.",
    checked=date(2026, 11, 26),
)
def korting_of_prijsverhoging(
    prijs: Annotated[float, Input("Prijs nu", "€", 0.01, 10_000_000)] = 50,
    variabele_kosten: Annotated[
        float, Input("Variabele kosten per verkoop", "€", 0, 10_000_000)
    ] = 30,
    verkopen: Annotated[float, Input("Verkopen nu", "", 1, 1_000_000_000, lever=False)] = 200,
    verandering: Annotated[
        float, Input("Verandering van de prijs", "%", -99, 1000, lever=False)
    ] = -10,
) -> Uitkomst:
    """Reken uit hoeveel je moet verkopen om na een korting of prijsverhoging evenveel over te
    houden. Een kleine korting vraagt vaak veel meer verkopen dan je denkt.

    Args:
        prijs: Wat een klant nu betaalt, zonder btw.
        variabele_kosten: Wat elke verkoop extra kost: inkoop, verpakking, verzenden, betaalkosten
            en provisie. Zonder btw.
        verkopen: Het aantal verkopen in een gewone periode, bijvoorbeeld een maand.
        verandering: Met hoeveel procent de prijs verandert. Een korting vul je in met een min
            ervoor: −10.
    """
    nieuwe_prijs = prijs * (100 + verandering) / 100
    nu, straks = prijs - variabele_kosten, nieuwe_prijs - variabele_kosten
    return Uitkomst(
        nieuwe_prijs,
        nu,
        straks,
        aantal=ceil(verkopen * nu / straks),
        verschil=100 * (nu - straks) / straks,
    )


korting_of_prijsverhoging.example("""
    10% korting op € 50, bij € 30 kosten: een derde meer verkopen
    prijs = 50, variabele_kosten = 30, verkopen = 200, verandering = −10
    nieuwe_prijs = 45, bijdrage_straks = 15, aantal = 267, verschil ≈ +33,3%
""")
korting_of_prijsverhoging.example("""
    10% prijsverhoging: met een vijfde minder verkopen houd je evenveel over
    prijs = 50, variabele_kosten = 30, verkopen = 200, verandering = 10
    nieuwe_prijs = 55, bijdrage_straks = 25, aantal = 160, verschil = −20
""")


@korting_of_prijsverhoging.error("variabele_kosten", variabele_kosten=(50, 49.99), verandering=10)
def nu_al_verlies(prijs: float, variabele_kosten: float) -> bool:
    """Met een prijs van {prijs} houd je nu al niets over. Dan valt er niets gelijk te houden."""
    return variabele_kosten >= prijs


@korting_of_prijsverhoging.error("verandering", verandering=(-40, -39.99))
def straks_verlies(prijs: float, variabele_kosten: float, verandering: float) -> bool:
    """Na deze korting houd je per verkoop niets meer over. Hoeveel je ook verkoopt, je haalt het
    niet in.
    """
    return prijs * (100 + verandering) / 100 <= variabele_kosten < prijs


@korting_of_prijsverhoging.guard("verandering", verandering=(0.9, 1.01))
def breuk_of_klein(verandering: float) -> bool:
    """Dit is minder dan 1%. Typte je een breuk? Vul voor 10% het getal 10 in, niet 0,1."""
    return 0 < abs(verandering) < 1
