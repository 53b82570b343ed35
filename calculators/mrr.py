"""MRR: groeit je maandelijkse omzet uit abonnementen?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output


class Uitkomst(Outputs):
    mrr_eind: float = output(
        "MRR aan het einde", "€", "mrr_begin + nieuw + uitbreiding − krimp − opgezegd"
    )
    groei: float = output(
        "Groei van de MRR", "%", "(nieuw + uitbreiding − krimp − opgezegd) ÷ mrr_begin"
    )
    nrr: float = output(
        "Net revenue retention (NRR)",
        "%",
        "(mrr_begin + uitbreiding − krimp − opgezegd) ÷ mrr_begin",
    )
    grr: float = output(
        "Gross revenue retention (GRR)", "%", "(mrr_begin − krimp − opgezegd) ÷ mrr_begin"
    )
    verloren: float = output(
        "Omzetverloop", "%", "(krimp + opgezegd) ÷ mrr_begin", lower_is_better=True
    )
    arr: float = output("Omzet per jaar op dit niveau (ARR)", "€", "mrr_eind × 12")


@calculator(
    title="Groeit je abonnementsomzet?",
    main="mrr_eind",
    source="De gangbare definities van MRR, NRR en GRR. De grens van 100% is rekenkundig: "
    "daaronder krimpt de omzet van wie je al had.",
    checked=date(2026, 11, 26),
)
def mrr(
    mrr_begin: Annotated[
        float, Input("MRR aan het begin van de periode", "€", 0.01, 1_000_000_000, lever=False)
    ] = 10_000,
    nieuw: Annotated[float, Input("Nieuwe abonnees", "€", 0, 1_000_000_000)] = 800,
    uitbreiding: Annotated[
        float, Input("Bestaande abonnees die meer gaan betalen", "€", 0, 1_000_000_000)
    ] = 300,
    krimp: Annotated[
        float, Input("Bestaande abonnees die minder gaan betalen", "€", 0, 1_000_000_000)
    ] = 100,
    opgezegd: Annotated[float, Input("Opzeggingen", "€", 0, 1_000_000_000)] = 400,
) -> Uitkomst:
    """Reken uit hoe je maandelijkse omzet uit abonnementen (MRR) verandert: wat erbij komt, wat
    weggaat, en hoeveel er overblijft van de abonnees die je al had.

    Args:
        mrr_begin: Wat al je abonnees samen per maand betalen, op de eerste dag van de periode.
            Deel een jaarbedrag door 12. Laat eenmalige bedragen weg.
        nieuw: Het maandbedrag van wie in de periode abonnee werd.
        uitbreiding: Met hoeveel het maandbedrag steeg van wie al abonnee was: een duurder pakket,
            meer gebruikers, een hogere prijs.
        krimp: Met hoeveel het maandbedrag daalde van wie abonnee bleef.
        opgezegd: Het maandbedrag van wie aan het begin abonnee was en nu niet meer.
    """
    gebleven = mrr_begin - krimp - opgezegd
    bestaand = gebleven + uitbreiding
    eind = bestaand + nieuw
    return Uitkomst(
        mrr_eind=eind,
        groei=100 * (eind - mrr_begin) / mrr_begin,
        nrr=100 * bestaand / mrr_begin,
        grr=100 * gebleven / mrr_begin,
        verloren=100 * (krimp + opgezegd) / mrr_begin,
        arr=12 * eind,
    )


mrr.example("""
    Een maand: € 10.000 aan het begin, € 800 nieuw, € 400 opgezegd
    mrr_begin = 10.000, nieuw = 800, uitbreiding = 300, krimp = 100, opgezegd = 400
    mrr_eind = 10.600, groei = 6, nrr = 98, grr = 95, verloren = 5, arr = 127.200
""")
mrr.example("""
    Een jaar waarin bestaande abonnees meer gaan betalen dan er weggaat
    mrr_begin = 20.000, nieuw = 5.000, uitbreiding = 4.000, krimp = 500, opgezegd = 2.500
    mrr_eind = 26.000, groei = 30, nrr = 105, grr = 85
""")


_OORDELEN = bands("""
    vanaf 0: Lekt (fair). Van de omzet van je abonnees van het begin bleef minder over. Zonder
        nieuwe abonnees krimp je.
        [Zoek uit waarom abonnees opzeggen](artikelen/klantverloop/#signalen)
    vanaf 100: Groeit vanzelf (good). Wie je al had, betaalt samen minstens zoveel als aan het
        begin. Elke nieuwe abonnee is groei.
        [Bereken wat een abonnee waard is](artikelen/ltv/#strategie-1)
""")
mrr.verdict("nrr", _OORDELEN)


@mrr.error("opgezegd", opgezegd=(9900.01, 9900))
def meer_weg_dan_er_was(mrr_begin: float, krimp: float, opgezegd: float) -> bool:
    """Samen met de krimp is dit meer dan de {mrr_begin} van het begin. Tel alleen wie er toen al
    was.
    """
    return krimp + opgezegd > mrr_begin


@mrr.guard("opgezegd", opgezegd=(1900.01, 1900))
def veel_weg(verloren: float) -> bool:
    """Dat is meer dan een vijfde van je omzet. Is de periode een jaar en geen maand? Zet dat er dan
    bij als je het cijfer bewaart: een verloop per maand en per jaar zijn niet te vergelijken.
    """
    return verloren > 20
