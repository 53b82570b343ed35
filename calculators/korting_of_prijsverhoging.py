"""Korting of prijsverhoging: hoeveel verkopen heb je dan nodig?"""

from datetime import date
from math import ceil
from typing import Annotated

from calculators.core import Input, Outputs, calculator, numbers, output
from calculators.core.picture import Line, Mark, Picture, nice


class Uitkomst(Outputs):
    nieuwe_prijs: float = output("Nieuwe prijs", "€", "prijs × (100% + verandering)")
    bijdrage_nu: float = output("Over per verkoop, nu", "€", "prijs − variabele_kosten")
    bijdrage_straks: float = output(
        "Over per verkoop, straks",
        "€",
        "prijs × (100% + verandering) − variabele_kosten",
        against="bijdrage_nu",
    )
    aantal: float = output(
        "Verkopen om minstens evenveel over te houden",
        "",
        "⌈verkopen × bijdrage_nu ÷ bijdrage_straks⌉",
        lower_is_better=True,
    )
    erbij: float = output(
        "Verkopen erbij of eraf", "", "aantal − verkopen", lower_is_better=True, signed=True
    )
    verschil: float = output(
        "Verandering van het aantal verkopen",
        "%",
        "(bijdrage_nu − bijdrage_straks) ÷ bijdrage_straks",
        lower_is_better=True,
        signed=True,
    )


@calculator(
    title="Wat doet een korting of prijsverhoging?",
    main="aantal",
    source="De formule voor de break-even van een prijswijziging uit The Strategy and Tactics of "
    "Pricing van Thomas Nagle en Georg Müller: de verandering van de prijs, gedeeld door wat er "
    "daarna per verkoop overblijft. Wat je klanten echt gaan kopen, zegt zij niet.",
    checked=date(2026, 11, 26),
)
def korting_of_prijsverhoging(
    prijs: Annotated[float, Input("Prijs nu", "€", 0.01, 10_000_000, lever=False)] = 50,
    variabele_kosten: Annotated[
        float, Input("Variabele kosten per verkoop", "€", 0, 10_000_000)
    ] = 30,
    verkopen: Annotated[int, Input("Verkopen nu", "", 1, 1_000_000_000, lever=False)] = 200,
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
            ervoor, zoals −10. Een verhoging zonder min.
    """
    nu = prijs - variabele_kosten
    nieuwe_prijs = prijs * (100 + verandering) / 100
    straks = nieuwe_prijs - variabele_kosten
    aantal = ceil(verkopen * nu / straks)
    return Uitkomst(
        nieuwe_prijs,
        nu,
        straks,
        aantal,
        erbij=aantal - verkopen,
        verschil=100 * (nu - straks) / straks,
    )


korting_of_prijsverhoging.example("""
    10% korting op € 50, bij € 30 kosten: een derde meer verkopen
    prijs = 50, variabele_kosten = 30, verkopen = 200, verandering = −10
    nieuwe_prijs = 45, bijdrage_straks = 15, aantal = 267, erbij = 67, verschil ≈ +33,3%
""")
korting_of_prijsverhoging.example("""
    10% prijsverhoging: met een vijfde minder verkopen houd je evenveel over
    prijs = 50, variabele_kosten = 30, verkopen = 200, verandering = 10
    nieuwe_prijs = 55, bijdrage_straks = 25, aantal = 160, erbij = −40, verschil = −20
""")


@korting_of_prijsverhoging.error("variabele_kosten", variabele_kosten=(50, 49.99), verandering=10)
def nu_al_verlies(prijs: float, variabele_kosten: float) -> bool:
    """Dit is niet lager dan de prijs van {prijs}. Je houdt nu al niets over, dus er valt niets
    gelijk te houden.
    """
    return variabele_kosten >= prijs


@korting_of_prijsverhoging.error("verandering", verandering=(-40, -39.99))
def straks_verlies(prijs: float, variabele_kosten: float, verandering: float) -> bool:
    """Dit is te veel korting: per verkoop houd je dan niets meer over. Hoeveel je ook verkoopt, je
    haalt het niet in.
    """
    return prijs * (100 + verandering) / 100 <= variabele_kosten < prijs


@korting_of_prijsverhoging.guard("verandering", verandering=(0.99, 1))
def breuk_of_klein(verandering: float) -> bool:
    """Dit is minder dan 1%. Typte je een breuk? Vul voor 10% het getal 10 in, niet 0,1."""
    return 0 < abs(verandering) < 1


@korting_of_prijsverhoging.guard("verandering", verandering=(-20.01, -20))
def verdubbelen(verschil: float) -> bool:
    """Bij deze korting moet je meer dan twee keer zoveel verkopen. Kun je dat ook inkopen, maken en
    leveren?
    """
    return verschil > 100


@korting_of_prijsverhoging.guard("verandering", verandering=(100.01, 100))
def meer_dan_dubbel(verandering: float) -> bool:
    """Dat is meer dan een verdubbeling van je prijs. Vulde je de nieuwe prijs in, en niet de
    verandering in procenten?
    """
    return verandering > 100


@korting_of_prijsverhoging.draw
def evenveel_over(
    verkopen: float, bijdrage_nu: float, bijdrage_straks: float, verschil: float, aantal: float
) -> Picture | None:
    """What is left at the new price for every number of sales, up to what is left now."""
    if not verschil:
        return None
    most = 1.2 * max(verkopen, aantal)
    step = max(1.0, nice(most / 6))
    sales = [step * each for each in range(int(most / step) + 1)]
    totaal = verkopen * bijdrage_nu
    nodig = totaal / bijdrage_straks
    now, then = (numbers.write(each, "verkoop|verkopen") for each in (verkopen, aantal))
    return Picture(
        "Wat je overhoudt voor je vaste kosten",
        f"Nu houd je met {now} {numbers.write(totaal, '€')} over. Met de nieuwe prijs heb je daar "
        f"{then} voor nodig.",
        "verkoop|verkopen",
        "€",
        [
            Line("met de nieuwe prijs", [(each, each * bijdrage_straks) for each in sales]),
            Line("wat je nu overhoudt", [(each, totaal) for each in sales]),
        ],
        [Mark(nodig, totaal, numbers.write(aantal))] if nodig <= sales[-1] else [],
    )
