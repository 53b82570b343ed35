"""Groeikas: hoeveel geld kost het om te groeien?"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import accumulate, repeat
from operator import sub
from typing import Annotated, Any, NamedTuple

from calculators.core import Input, Outputs, bands, calculator, numbers, output
from calculators.core.exact import exact
from calculators.core.picture import Line, Mark, Picture
from calculators.core.vuistregels import breuk

_BITS = 256  # enough for 60 months in each of which the customers double
_DEEL = 1 << _BITS  # parts of a customer and of a euro, in which all is counted
_FIJN = 10**30  # parts of a euro: what is less than one of these, rounding left over
_NIETS = _DEEL**2 // _FIJN


class Tijd(NamedTuple):
    """Of every month in turn. Acquiring is paid at its start, and customers bring in their margin
    at its end; `betaald` and `ontvangen` are all of it so far; `uit` is how much more has been paid
    than had come in, before they do. Customers in parts of one, and amounts in parts of those.
    """

    werving: list[int]
    marge: list[int]
    betaald: list[int]
    ontvangen: list[int]
    uit: list[int]
    klanten: list[int]


class Uitkomst(Outputs):
    nodig: float = output(
        "Zoveel geld heb je nodig",
        "€",
        method="het diepste punt van de kas",
        lower_is_better=True,
        against="kas",
    )
    diepste_maand: float = output(
        "Maand van het diepste punt",
        "",
        method="de maand waarin de kas het laagst is",
        lower_is_better=True,
    )
    dekt: float | None = output(
        "Eerste maand waarin de marge de werving dekt",
        "",
        method="de eerste maand met minstens evenveel marge als werving",
        lower_is_better=True,
    )
    terug: float | None = output(
        "Maand waarin alles is terugverdiend",
        "",
        method="de eerste maand waarin alle marge samen de werving dekt",
        lower_is_better=True,
    )
    over: float | None = output("Over op het diepste punt", "€", "kas − nodig", signed=True)
    eindsaldo: float = output(
        "Wat de groei aan het eind heeft opgebracht",
        "€",
        method="alle marge min alle werving",
        signed=True,
    )
    klanten: float = output(
        "Klanten in de laatste maand",
        "",
        method="wie er kwam en nog niet vertrok",
        decimals=0,
    )


@calculator(
    title="Hoeveel geld kost het om te groeien?",
    main="nodig",
    source="Eigen berekening, maand voor maand: de werving betaal je aan het begin van de maand, "
    "de marge krijg je aan het eind. Dat je kas eerst dieper daalt als je sneller groeit, "
    "beschrijft David Skok in SaaS Metrics 2.0.",
    checked=date(2026, 11, 26),
)
def groeikas(
    cac: Annotated[float, Input("CAC (kosten per nieuwe klant)", "€", 0.01, 10_000_000)] = 120,
    marge_per_maand: Annotated[
        float, Input("Marge per klant per maand", "€", 0.01, 10_000_000)
    ] = 20,
    nieuwe_klanten: Annotated[
        float, Input("Nieuwe klanten in de eerste maand", "", 0.1, 1_000_000, lever=False)
    ] = 10,
    groei: Annotated[float, Input("Groei per maand", "%", 0, 100, lever=False)] = 0,
    verloop_per_maand: Annotated[float, Input("Verloop per maand", "%", 0, 100)] = 0,
    maanden: Annotated[int, Input("Maanden vooruit", "", 1, 60, lever=False)] = 24,
    kas: Annotated[float | None, Input("Geld in kas", "€", 0, 1_000_000_000, lever=False)] = None,
) -> Uitkomst:
    """Reken uit hoeveel geld je nodig hebt om te groeien: werven betaal je nu, klanten betalen per
    maand terug. Hoe sneller je groeit, hoe meer je voorschiet.

    Args:
        cac: Alles wat je uitgeeft aan marketing en verkoop, ook je eigen uren, gedeeld door het
            aantal nieuwe klanten in die periode. Zonder btw.
        marge_per_maand: Wat een klant per maand betaalt, min wat leveren kost. Uit de
            terugverdientijd-rekenhulp. Reken zonder btw.
        nieuwe_klanten: Hoeveel nieuwe klanten je in de eerste maand van je plan werft.
        groei: Met hoeveel procent dat aantal elke maand stijgt. Werf je elke maand evenveel, vul
            dan 0 in.
        verloop_per_maand: Wie in een maand vertrekt, gedeeld door het aantal klanten aan het begin
            van die maand. Neem het gemiddelde van een paar maanden.
        maanden: Hoeveel maanden je plan loopt. Na een of twee jaar is elke voorspelling een gok.
        kas: Wat je kunt missen naast het geld voor je vaste kosten.
    """
    tijd = _tijd(cac, marge_per_maand, nieuwe_klanten, groei, verloop_per_maand, maanden)
    diepst = max(tijd.uit)
    nodig = _bedrag(diepst)
    return Uitkomst(
        nodig,
        _eerste(tijd.uit, repeat(diepst)) or 0,
        dekt=_eerste(tijd.marge, tijd.werving),
        terug=_eerste(tijd.ontvangen, tijd.betaald),
        over=None if kas is None else kas - nodig,
        eindsaldo=_bedrag(tijd.ontvangen[-1] - tijd.betaald[-1]),
        klanten=tijd.klanten[-1] / _DEEL,
    )


def _tijd(
    cac: float, marge: float, nieuw: float, groei: float, verloop: float, maanden: int
) -> Tijd:
    """The months of the plan, without any customer before it. In whole parts: of large sums that
    nearly match, floats would lose what is between, and fractions get more digits every month.
    """
    typed = {"cac": cac, "marge": marge, "nieuw": nieuw, "groei": groei, "verloop": verloop}
    kost, brengt_op, komen, meer, weg = (round(each * _DEEL) for each in exact(typed).values())
    meer, weg = meer // 100, weg // 100
    werving, klanten, er_zijn = [], [], 0
    for _ in range(int(maanden)):
        er_zijn += komen
        werving.append(kost * komen)
        klanten.append(er_zijn)
        er_zijn -= er_zijn * weg >> _BITS
        komen += komen * meer >> _BITS
    opbrengst = [brengt_op * each for each in klanten]
    betaald, ontvangen = list(accumulate(werving)), list(accumulate(opbrengst))
    uit = list(map(sub, betaald, [0, *ontvangen]))
    return Tijd(werving, opbrengst, betaald, ontvangen, uit, klanten)


def _bedrag(delen: int) -> Any:  # a fraction, as is all that a calculator gets
    """Euros, without what rounding left over."""
    return Fraction(round(Fraction(delen * _FIJN, _DEEL**2)), _FIJN)


def _eerste(bedragen: Iterable[int], andere: Iterable[int]) -> int | None:
    """The number of the first month of which the one is no less than the other."""
    paren = enumerate(zip(bedragen, andere, strict=False), 1)  # the other may be one for all
    return next((maand for maand, (een, ander) in paren if een + _NIETS >= ander), None)


groeikas.example("""
    Elke maand 10 nieuwe klanten: in maand 6 staat er € 7.200 − € 3.000 uit
    cac = 120, marge_per_maand = 20, nieuwe_klanten = 10, groei = 0, verloop_per_maand = 0,
    maanden = 24
    nodig = 4.200, diepste_maand = 6, dekt = 6, terug = 11, eindsaldo = 31.200, klanten = 240
""")
groeikas.example("""
    Drie maanden, elke maand twee keer zoveel nieuwe klanten, en de helft vertrekt
    cac = 100, marge_per_maand = 40, nieuwe_klanten = 10, groei = 100, verloop_per_maand = 50,
    maanden = 3
    nodig = 5.600, diepste_maand = 3, eindsaldo = −3.500, klanten = 52,5
""")
groeikas.example("""
    Dezelfde groei als eerst, met € 3.000 in kas
    cac = 120, marge_per_maand = 20, nieuwe_klanten = 10, groei = 0, verloop_per_maand = 0,
    maanden = 24, kas = 3.000
    nodig = 4.200, over = −1.200
""")


_OORDELEN = bands("""
    vanaf −1.000.000.000 mld: Te weinig kas (bad). Op het diepste punt kom je geld tekort. Werf
        langzamer, laat klanten vooruitbetalen of zoek het geld eerst.
        [Lees hoe je een abonnee sneller terugverdient](artikelen/abonnementen/#terug)
    vanaf 0: Genoeg kas (good). Je komt het diepste punt door, als alles gaat zoals je denkt. Houd
        geld achter de hand voor als klanten later betalen.
        [Kijk waar je groei vanzelf stopt](artikelen/abonnementen/#plafond)
""")
groeikas.verdict("over", _OORDELEN)

groeikas.absent("dekt", "Binnen deze maanden dekt de marge van een maand de werving nog niet.")
groeikas.absent("terug", "Binnen deze maanden is de werving nog niet terugverdiend.")
groeikas.too_low("cac", "Kost werven niets, dan kost groeien ook niets.")
groeikas.too_low("marge_per_maand", "Zonder marge komt het geld nooit terug.")
breuk(groeikas, "groei", "10% 0,1")
breuk(groeikas, "verloop_per_maand", "5% 0,05", tot=0.5)


@groeikas.guard("groei", groei=(20.01, 20))
def groei_van_een_jaar(groei: float) -> bool:
    """Dat is heel snel: na een jaar werf je zo ruim zeven keer zoveel. Is dit de groei per maand,
    en niet die per jaar?
    """
    return groei > 20


@groeikas.guard("verloop_per_maand", verloop_per_maand=(20.01, 20))
def verloop_van_een_jaar(verloop_per_maand: float) -> bool:
    """Dat is veel voor één maand. Is dit het verloop per maand, en niet dat per jaar?"""
    return verloop_per_maand > 20


@groeikas.guard("verloop_per_maand", verloop_per_maand=(0, 0.01))
def zonder_verloop(verloop_per_maand: float) -> bool:
    """Hier vertrekt nooit iemand, en dan komt het geld te snel terug. Vul je verloop in."""
    return verloop_per_maand == 0


@groeikas.guard("cac", cac=(400.01, 400), verloop_per_maand=5)
def komt_nooit_terug(cac: float, marge_per_maand: float, verloop_per_maand: float) -> bool:
    """Een klant brengt minder op dan dit voor hij vertrekt. Hoe harder je groeit, hoe meer het je
    kost.
    """
    return cac * verloop_per_maand > 100 * marge_per_maand


@groeikas.guard("maanden", maanden=(6, 7))
def nog_niet_diep(maanden: int, diepste_maand: float) -> bool:
    """Het diepste punt valt in de laatste maand. Misschien wordt het daarna nog dieper: neem meer
    maanden.
    """
    return diepste_maand == maanden


@groeikas.draw
def dal(
    cac: float,
    marge_per_maand: float,
    nieuwe_klanten: float,
    groei: float,
    verloop_per_maand: float,
    maanden: int,
    nodig: float,
    diepste_maand: float,
) -> Picture:
    """What is in hand of the growth, month after month: down to the lowest point, and up again."""
    tijd = _tijd(cac, marge_per_maand, nieuwe_klanten, groei, verloop_per_maand, maanden)
    stand = [round(-each / _DEEL**2, 2) for each in tijd.uit]
    return Picture(
        "De kas van je groei",
        f"In maand {numbers.write(diepste_maand)} is de kas op haar diepst: er staat "
        f"{numbers.write(nodig, '€')} uit.",
        "maand|maanden",
        "€",
        [Line("kas, na de werving", [(0, 0), *enumerate(stand, 1)])],
        [Mark(diepste_maand, -nodig, "diepste punt")],
    )
