"""MRR: groeit je maandelijkse omzet uit abonnementen?"""

from datetime import date
from enum import IntEnum
from typing import Annotated

from calculators.core import Choice, Input, Outputs, bands, calculator, numbers, output
from calculators.core.picture import Line, Picture

_JAREN = 3  # that the picture looks ahead


class Periode(IntEnum):
    maand = 12
    kwartaal = 4
    jaar = 1


class Uitkomst(Outputs):
    mrr_eind: float = output(
        "MRR aan het einde", "€", "mrr_begin + nieuw + uitbreiding − krimp − opgezegd"
    )
    groei: float = output(
        "Groei van de MRR",
        "%",
        "(nieuw + uitbreiding − krimp − opgezegd) ÷ mrr_begin",
        signed=True,
    )
    nrr: float = output(
        "NRR (omzet die je houdt, met uitbreiding)",
        "%",
        "(mrr_begin + uitbreiding − krimp − opgezegd) ÷ mrr_begin",
    )
    grr: float = output(
        "GRR (omzet die je houdt, zonder uitbreiding)",
        "%",
        "(mrr_begin − krimp − opgezegd) ÷ mrr_begin",
    )
    verloren: float = output(
        "Omzetverloop",
        "%",
        "(krimp + opgezegd) ÷ mrr_begin",
        lower_is_better=True,
        rest_of="grr",
    )
    nrr_per_jaar: float = output(
        "NRR over een heel jaar, als het zo doorgaat", "%", "nrr ^ periode"
    )
    arr: float = output("Omzet per jaar op dit niveau (ARR)", "€", "mrr_eind × 12")


@calculator(
    title="Groeit je abonnementsomzet?",
    main="groei",
    source="De gangbare definities: de bewegingen van de MRR zoals ChartMogul ze telt, NRR met en "
    "GRR zonder uitbreiding. De grens van 100% is rekenkundig: daaronder krimpt de omzet van wie "
    "je al had.",
    checked=date(2026, 11, 26),
)
def mrr(
    mrr_begin: Annotated[
        float, Input("MRR aan het begin", "€", 0.01, 1_000_000_000, lever=False)
    ] = 10_000,
    nieuw: Annotated[float, Input("MRR van nieuwe abonnees", "€", 0, 1_000_000_000)] = 800,
    uitbreiding: Annotated[
        float, Input("MRR erbij van bestaande abonnees", "€", 0, 1_000_000_000)
    ] = 300,
    krimp: Annotated[float, Input("MRR eraf van wie bleef", "€", 0, 1_000_000_000)] = 100,
    opgezegd: Annotated[float, Input("MRR van wie opzegde", "€", 0, 1_000_000_000)] = 400,
    periode: Annotated[Periode, Choice("Periode", "perioden per jaar")] = Periode.maand,
) -> Uitkomst:
    """Reken uit hoe je maandelijkse omzet uit abonnementen (MRR) verandert: wat erbij komt, wat
    weggaat, en hoeveel er overblijft van de abonnees die je al had.

    Args:
        mrr_begin: Wat al je abonnees samen per maand betalen, op de eerste dag van de periode.
            Deel een jaarbedrag door 12, en laat eenmalige bedragen weg. Zonder btw.
        nieuw: Het maandbedrag van wie in de periode abonnee werd en het aan het einde nog is.
        uitbreiding: Met hoeveel het maandbedrag steeg van wie al abonnee was, door een duurder
            pakket, meer gebruikers of een hogere prijs.
        krimp: Met hoeveel het maandbedrag daalde van wie abonnee bleef.
        opgezegd: Het maandbedrag van wie aan het begin abonnee was en nu niet meer. Neem wat zij
            aan het begin betaalden.
        periode: De tijd tussen begin en einde. Ook over een kwartaal of jaar vul je steeds bedragen
            per maand in.
    """
    weg = krimp + opgezegd
    bestaand = mrr_begin + uitbreiding - weg
    eind = bestaand + nieuw
    return Uitkomst(
        mrr_eind=eind,
        groei=100 * (eind - mrr_begin) / mrr_begin,
        nrr=100 * bestaand / mrr_begin,
        grr=100 * (mrr_begin - weg) / mrr_begin,
        verloren=100 * weg / mrr_begin,
        nrr_per_jaar=100 * (bestaand / mrr_begin) ** periode.value,
        arr=12 * eind,
    )


mrr.example("""
    Een maand: € 10.000 aan het begin, € 800 nieuw, € 400 opgezegd
    mrr_begin = 10.000, nieuw = 800, uitbreiding = 300, krimp = 100, opgezegd = 400, periode = maand
    mrr_eind = 10.600, groei = 6, nrr = 98, grr = 95, verloren = 5, nrr_per_jaar ≈ 78,5%,
    arr = 127.200
""")
mrr.example("""
    Een jaar waarin bestaande abonnees meer gaan betalen dan er weggaat
    mrr_begin = 20.000, nieuw = 5.000, uitbreiding = 4.000, krimp = 500, opgezegd = 2.500,
    periode = jaar
    mrr_eind = 26.000, groei = 30, nrr = 105, grr = 85, verloren = 15, nrr_per_jaar = 105
""")


_OORDELEN = bands("""
    vanaf 0: Lekt (fair). Van de omzet van je abonnees van het begin bleef minder over. Zonder
        nieuwe abonnees krimp je.
        [Houd abonnees langer](artikelen/abonnementen/#houden)
    vanaf 100: Houdt stand (good). Wie je al had, betaalt samen minstens zoveel als aan het begin.
        Elke nieuwe abonnee is groei.
        [Lees waar je groei vanzelf stopt](artikelen/abonnementen/#plafond)
""")
mrr.verdict("nrr", _OORDELEN)

mrr.too_low("mrr_begin", "Zonder omzet aan het begin is er niets om te houden.")


@mrr.error("opgezegd", opgezegd=(9900.01, 9900))
def meer_weg_dan_er_was(mrr_begin: float, krimp: float, opgezegd: float) -> bool:
    """Dit is te veel: samen met wat eraf ging is het meer dan de {mrr_begin} van het begin. Tel
    alleen wie er toen al was.
    """
    return krimp + opgezegd > mrr_begin


@mrr.guard("periode", opgezegd=(1900.01, 1900))
def veel_weg(verloren: float, periode: Periode) -> bool:
    """In een maand ging {verloren} van je omzet weg, en dat is veel. Zijn dit de cijfers van een
    kwartaal of een jaar? Kies dat dan hier.
    """
    return verloren > 20 and periode == Periode.maand


@mrr.guard("nieuw", nieuw=(10_000.01, 10_000))
def meer_nieuw_dan_begin(nieuw: float, mrr_begin: float) -> bool:
    """Dat is meer dan alles wat je aan het begin had. Vulde je een jaarbedrag in? Deel dat door
    12.
    """
    return nieuw > mrr_begin


@mrr.draw
def als_het_zo_doorgaat(
    mrr_begin: float, nieuw: float, nrr: float, periode: str | Periode
) -> Picture | None:
    """The MRR if every period goes like this one, with new subscribers and without."""
    if nrr == 100 and not nieuw:
        return None
    lengte = periode if isinstance(periode, Periode) else Periode[periode]
    met, zonder = [float(mrr_begin)], [float(mrr_begin)]
    for _ in range(_JAREN * lengte):
        met.append(met[-1] * nrr / 100 + nieuw)
        zonder.append(zonder[-1] * nrr / 100)
    if met[-1] > 1e12:  # so much growth does not go on like that
        return None
    steeds = f"{'elke' if lengte is Periode.maand else 'elk'} {lengte.name}"
    return Picture(
        f"Als {steeds} zo gaat",
        f"Gaat {steeds} zo, dan is je MRR na {_JAREN} jaar {numbers.write(round(met[-1]), '€')}. "
        f"Zonder nieuwe abonnees is het {numbers.write(round(zonder[-1]), '€')}.",
        "jaar",
        "€",
        [
            Line(name, [(jaar, round(each[jaar * lengte])) for jaar in range(_JAREN + 1)])
            for name, each in (("met nieuwe abonnees", met), ("zonder", zonder))
        ],
    )
