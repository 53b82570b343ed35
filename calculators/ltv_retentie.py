"""LTV met retentie en rente: drie varianten uit de boeken naast elkaar."""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    clv_nieuw: Annotated[
        float,
        Output(
            "Nieuwe klant, betaalt meteen",
            "€",
            "marge_per_jaar × (1 + rente) ÷ (1 + rente − retentie)",
            carries="ltv",
        ),
    ]
    clv_bestaand: Annotated[
        float,
        Output(
            "Bestaande klant, wat er nog komt",
            "€",
            "marge_per_jaar × retentie ÷ (1 + rente − retentie)",
        ),
    ]
    clv_achteraf: Annotated[
        float,
        Output(
            "Nieuwe klant, betaalt aan het eind van het jaar",
            "€",
            "marge_per_jaar ÷ (1 + rente − retentie)",
        ),
    ]


@calculator(
    title="Wat is een klant waard bij deze retentie?",
    main="clv_nieuw",
    source="Peter Fader en Bruce Hardie, Reconciling and Clarifying CLV Formulas, 2012.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 100 marge per jaar, 80% retentie, 10% rente",
            {"marge_per_jaar": 100, "retentie": 80, "rente": 10},
            {"clv_nieuw": "€\u00a0366,67", "clv_bestaand": "€\u00a0266,67"}
            | {"clv_achteraf": "€\u00a0333,33"},
        ),
    ),
    errors=(
        Rule(
            "retentie",
            lambda retentie, rente: 100 + rente - retentie <= 0,
            "Blijft iedereen altijd, en reken je geen rente, dan houdt de som nooit op. Vul een "
            "lagere retentie in of een rente boven 0%.",
        ),
    ),
    guards=(
        Rule(
            "retentie",
            lambda retentie: retentie > 97,
            "Bij zo'n hoge retentie hangt de uitkomst bijna helemaal van de laatste procenten af. "
            "Weet je zeker dat dit per jaar is?",
        ),
        Rule(
            "rente",
            lambda rente: rente == 0,
            "Zonder rente telt een euro over tien jaar even zwaar als een euro nu.",
        ),
    ),
)
def ltv_retentie(
    marge_per_jaar: Annotated[float, Input("Marge per klant per jaar", "€", 0, 10_000_000)] = 100,
    retentie: Annotated[float, Input("Retentie per jaar", "%", 0, 100)] = 80,
    rente: Annotated[float, Input("Rente", "%", 0, 100, lever=False)] = 10,
) -> Uitkomst:
    """Zet de drie formules naast elkaar die boeken voor LTV geven. Ze verschillen alleen in welke
    betalingen ze meetellen. De eerste telt de betaling van vandaag mee en alles wat volgt. De
    tweede telt alleen wat een klant hierna nog betaalt. De derde gaat ervan uit dat hij aan het
    eind van elk jaar betaalt, voor het eerst over een jaar. Alle drie rekenen met één retentie voor
    elk jaar. Wie al langer klant is, blijft meestal vaker, dus de uitkomst is eerder te laag dan te
    hoog.

    Args:
        marge_per_jaar: Wat je per jaar aan een klant overhoudt na inkoop en directe kosten: zijn
            omzet maal je brutomarge. Zonder btw.
        retentie: Het percentage klanten dat na een jaar nog klant is. De retentierekenhulp rekent
            een maand of kwartaal om naar een jaar.
        rente: Wat je geld elders zou opbrengen, of wat lenen je kost. Daardoor telt een euro van
            later minder dan een euro van nu.
    """
    noemer = 100 + rente - retentie
    return Uitkomst(
        marge_per_jaar * (100 + rente) / noemer,
        clv_bestaand=marge_per_jaar * retentie / noemer,
        clv_achteraf=marge_per_jaar * 100 / noemer,
    )
