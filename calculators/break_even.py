"""Break-even: hoeveel moet je verkopen om uit de kosten te zijn?"""

from datetime import date
from math import ceil
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output


class Uitkomst(Outputs):
    bijdrage: float = output("Over per verkoop", "€", "prijs − variabele_kosten")
    aantal: float = output(
        "Verkopen tot break-even",
        "",
        "⌈vaste_kosten ÷ (prijs − variabele_kosten)⌉",
        lower_is_better=True,
    )
    omzet: float = output("Omzet bij break-even", "€", "aantal × prijs", lower_is_better=True)


@calculator(
    title="Hoeveel moet je verkopen om quitte te spelen?",
    main="aantal",
    source="De gangbare formule voor het break-evenpunt.",
    checked=date(2026, 11, 24),
)
def break_even(
    vaste_kosten: Annotated[float, Input("Vaste kosten", "€", 0, 1e9)] = 10_000,
    prijs: Annotated[float, Input("Prijs", "€", 0.01, 1e7)] = 50,
    variabele_kosten: Annotated[float, Input("Variabele kosten per verkoop", "€", 0, 1e7)] = 30,
) -> Uitkomst:
    """Reken uit hoeveel je in een periode moet verkopen om al je kosten te dekken. Daarna begint
    de winst.

    Args:
        vaste_kosten: Wat je in die periode betaalt, hoeveel je ook verkoopt: huur, loon,
            verzekeringen, abonnementen en je eigen inkomen. Uit je winst-en-verliesrekening.
        prijs: Wat een klant per verkoop betaalt, zonder btw en na korting.
        variabele_kosten: Wat elke verkoop extra kost: inkoop, verpakking, verzenden, betaalkosten
            en provisie. Zonder btw.
    """
    bijdrage = prijs - variabele_kosten
    aantal = ceil(vaste_kosten / bijdrage)
    return Uitkomst(bijdrage, aantal, aantal * prijs)


break_even.example("""
    € 10.000 vaste kosten, prijs € 50, € 30 per stuk
    vaste_kosten = 10.000, prijs = 50, variabele_kosten = 30
    bijdrage = 20, aantal = 500, omzet = 25.000
""")
break_even.example("""
    Een training: € 1.000 zaalhuur, € 300 per deelnemer, € 40 aan lunch en map
    vaste_kosten = 1.000, prijs = 300, variabele_kosten = 40
    bijdrage = 260, aantal = 4, omzet = 1.200
""")
break_even.example("""
    € 9.000 vaste kosten, prijs € 0,30, € 0,28 per stuk
    vaste_kosten = 9.000, prijs = 0,3, variabele_kosten = 0,28
    bijdrage = 0,02, aantal = 450.000, omzet = 135.000
""")


@break_even.error("prijs", prijs=(30, 30.01))
def onder_de_kostprijs(prijs: float, variabele_kosten: float) -> bool:
    """De prijs moet hoger zijn dan de {variabele_kosten} die elke verkoop kost. Anders kom je met
    elke verkoop verder van break-even.
    """
    return prijs <= variabele_kosten


@break_even.guard("prijs", prijs=(31.57, 31.58))
def dun(prijs: float, bijdrage: float) -> bool:
    """Van elke verkoop blijft minder dan 5% over. Een kleine tegenvaller in de kosten, en je haalt
    break-even niet meer.
    """
    return 20 * bijdrage < prijs
