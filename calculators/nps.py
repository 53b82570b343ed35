"""NPS: bevelen je klanten je aan?"""

from datetime import date
from math import sqrt
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output


class Uitkomst(Outputs):
    nps: float = output(
        "NPS",
        "",
        "(promotors − criticasters) ÷ (promotors + passief + criticasters) × 100",
        signed=True,
    )
    antwoorden: float = output("Aantal antwoorden", "", "promotors + passief + criticasters")
    foutmarge: float = output(
        "Foutmarge, naar boven en beneden",
        "punt|punten",
        "1,96 × (((promotors + criticasters + 1,5) ÷ (antwoorden + 3) − "
        "((promotors − criticasters) ÷ (antwoorden + 3)) ^ 2) ÷ (antwoorden + 3)) ^ 0,5 × 100",
        decimals=1,
        lower_is_better=True,
    )
    minstens: float = output(
        "Echte NPS (95% zeker)",
        "",
        method="(promotors − criticasters) ÷ (aantal antwoorden + 3) × 100 min de foutmarge, en "
        "nooit lager dan −100",
        decimals=1,
        upto="hoogstens",
        signed=True,
    )
    hoogstens: float = output(
        "Echte NPS, hoogstens",
        "",
        method="(promotors − criticasters) ÷ (aantal antwoorden + 3) × 100 plus de foutmarge, en "
        "nooit hoger dan +100",
        decimals=1,
        signed=True,
    )


@calculator(
    title="Wat is je NPS?",
    main="nps",
    source="De Net Promoter Score van Fred Reichheld, Harvard Business Review, december 2003. De "
    "grenzen tussen de oordelen zijn een vuistregel; ze verschillen per branche. De foutmarge, met "
    "95% zekerheid, is uit het onderzoek van Brendan Rocks (The American Statistician, 2016): zij "
    "telt drie antwoorden extra, en klopt daardoor ook als er weinig zijn.",
    checked=date(2026, 11, 26),
)
def nps(
    promotors: Annotated[int, Input("Promotors (gaven een 9 of 10)", "", 0, 100_000_000)] = 50,
    passief: Annotated[
        int, Input("Passief (gaven een 7 of 8)", "", 0, 100_000_000, lever=False)
    ] = 30,
    criticasters: Annotated[
        int, Input("Criticasters (gaven een 0 tot en met 6)", "", 0, 100_000_000)
    ] = 20,
) -> Uitkomst:
    """Reken je Net Promoter Score uit: een getal van −100 tot +100. Vraag klanten daarvoor hoe
    waarschijnlijk het is dat ze je aanbevelen, op een schaal van 0 tot 10, en tel de antwoorden. De
    foutmarge zegt hoeveel de score door toeval kan schelen, als je een willekeurig deel van je
    klanten vroeg.

    Args:
        promotors: Het aantal klanten dat een 9 of een 10 gaf.
        passief: Het aantal klanten dat een 7 of een 8 gaf. Zij tellen alleen mee in het totaal.
        criticasters: Het aantal klanten dat een 0 tot en met 6 gaf.
    """
    antwoorden = promotors + passief + criticasters
    # As if three more had answered, ¾, 1½ and ¾ of them.
    midden = (promotors - criticasters) / (antwoorden + 3)
    spreiding = (promotors + criticasters + 1.5) / (antwoorden + 3) - midden**2
    marge = 196 * sqrt(spreiding / (antwoorden + 3))
    return Uitkomst(
        100 * (promotors - criticasters) / antwoorden,
        antwoorden,
        foutmarge=marge,
        minstens=max(-100, 100 * midden - marge),
        hoogstens=min(100, 100 * midden + marge),
    )


nps.example("""
    100 antwoorden: 50 promotors, 20 criticasters
    promotors = 50, passief = 30, criticasters = 20
    nps ≈ +30, antwoorden = 100, foutmarge ≈ 15,1 punten, minstens ≈ +14,1, hoogstens ≈ +44,2
""")


_OORDELEN = bands("""
    vanaf −100: Onder nul (bad). Er zijn meer criticasters dan promotors. Vraag hun wat er misging,
        voor je om aanbevelingen vraagt.
        [Lees waarom klanten vertrekken](artikelen/klantverloop/#signalen)
    vanaf 0: Redelijk (fair). Er zijn minstens evenveel promotors als criticasters. Vraag wie geen 9
        of 10 gaf wat er beter kan.
        [Maak blijven makkelijk](artikelen/retentie/#stap-2)
    vanaf 20: Goed (good). Er zijn meer promotors dan criticasters, met een verschil van minstens 20
        procentpunten.
        [Vraag je promotors om een aanbeveling](artikelen/ltv/#strategie-4)
    vanaf 50: Sterk (great). Minstens de helft van wie antwoordde, gaf een 9 of 10. Maak aanbevelen
        makkelijk.
        [Bereken wat doorverwijzingen opleveren](artikelen/retentie/#stap-3)
""")
nps.verdict("nps", _OORDELEN)


@nps.error("promotors", promotors=(0, 1), passief=0, criticasters=0)
def geen_antwoorden(promotors: int, passief: int, criticasters: int) -> bool:
    """Zonder antwoorden is er geen score. Vul minstens één antwoord in."""
    return promotors + passief + criticasters == 0


@nps.guard("promotors", passief=(5, 6), promotors=20, criticasters=4)
def weinig_antwoorden(promotors: int, passief: int, criticasters: int) -> bool:
    """Met minder dan 30 antwoorden is dit cijfer wankel: één ander antwoord scheelt al een paar
    punten.
    """
    return promotors + passief + criticasters < 30


@nps.guard("promotors", promotors=(434, 435), passief=300, criticasters=200)
def ander_oordeel(minstens: float, hoogstens: float) -> bool:
    """Door toeval ligt de echte score ergens van {minstens} tot {hoogstens}. Daar hoort ook een
    ander oordeel bij. Meer antwoorden maken hem preciezer.
    """
    return any(minstens < oordeel.start <= hoogstens for oordeel in _OORDELEN[1:])
