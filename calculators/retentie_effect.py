"""Retentie-effect: wat levert het op als meer klanten blijven?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.vuistregels import EEUWIG, breuk, geen_rente, hoge_retentie


class Uitkomst(NamedTuple):
    clv_nu: Annotated[
        float,
        Output(
            "Waarde per klant nu",
            "€",
            "marge_per_jaar × retentie_nu ÷ (rente + (100% − retentie_nu))",
        ),
    ]
    clv_straks: Annotated[
        float,
        Output(
            "Waarde per klant straks",
            "€",
            "marge_per_jaar × retentie_straks ÷ (rente + (100% − retentie_straks))",
        ),
    ]
    verschil: Annotated[float, Output("Verschil per klant", "€", "clv_straks − clv_nu")]
    verschil_totaal: Annotated[
        float, Output("Verschil voor al je klanten", "€", "verschil × klanten")
    ]
    stijging: Annotated[
        float | None,
        Output(
            "Stijging",
            "%",
            "verschil ÷ clv_nu",
            absent="Nu is er geen waarde, en dus ook geen stijging.",
        ),
    ]


@calculator(
    title="Wat levert betere retentie op?",
    main="verschil_totaal",
    source="De waarde van een bestaande klant volgens Peter Fader en Bruce Hardie, Reconciling and "
    "Clarifying CLV Formulas, 2012; twee keer berekend.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "Van 80% naar 85%, bij 10% rente",
            {"marge_per_jaar": 100, "retentie_nu": 80, "retentie_straks": 85}
            | {"rente": 10, "klanten": 100},
            {"clv_straks": 340, "stijging": "27,5%"},
        ),
        Example(
            "Van 90% naar 95%, bij 10% rente",
            {"marge_per_jaar": 100, "retentie_nu": 90, "retentie_straks": 95}
            | {"rente": 10, "klanten": 100},
            {"clv_nu": 450, "stijging": "40,7%"},
        ),
    ),
    errors=(
        Rule(
            "retentie_nu",
            lambda retentie_nu, rente: retentie_nu == 100 and rente == 0,
            EEUWIG,
            fires={"retentie_nu": 100, "rente": 0},
            silent={"retentie_nu": 99.99, "rente": 0},
        ),
        Rule(
            "retentie_straks",
            lambda retentie_straks, rente: retentie_straks == 100 and rente == 0,
            EEUWIG,
            fires={"retentie_straks": 100, "rente": 0},
            silent={"retentie_straks": 99.99, "rente": 0},
        ),
    ),
    guards=(
        Rule(
            "retentie_straks",
            lambda retentie_nu, retentie_straks: retentie_straks < retentie_nu,
            "Dit is lager dan de {retentie_nu} van nu. Je ziet dan wat een daling kost.",
            fires={"retentie_straks": 79.99},
            silent={"retentie_straks": 80},
        ),
        Rule(
            "klanten",
            lambda klanten: klanten < 30,
            "Met minder dan 30 klanten is dit wankel: één klant is al meer dan 3 procentpunten.",
            fires={"klanten": 29},
            silent={"klanten": 30},
        ),
        hoge_retentie("retentie_nu"),
        hoge_retentie("retentie_straks"),
        breuk("retentie_nu", "80% 0,8"),
        breuk("retentie_straks", "85% 0,85"),
        geen_rente(),
        breuk("rente", "10% 0,1"),
    ),
)
def retentie_effect(
    marge_per_jaar: Annotated[float, Input("Marge per klant per jaar", "€", 0, 10_000_000)] = 100,
    retentie_nu: Annotated[
        float,
        Input(
            "Retentie per jaar nu",
            "%",
            0,
            100,
            lever=False,
        ),
    ] = 80,
    retentie_straks: Annotated[float, Input("Retentie per jaar straks", "%", 0, 100)] = 85,
    rente: Annotated[float, Input("Rente", "%", 0, 100, lever=False)] = 10,
    klanten: Annotated[int, Input("Klanten", "", 1, 100_000_000)] = 100,
) -> Uitkomst:
    """Reken uit wat een paar procentpunt meer retentie waard is, per klant en voor al je klanten
    samen. Het gaat om alles wat de klanten van nu hierna nog opbrengen, teruggerekend naar nu.

    Args:
        marge_per_jaar: Wat je per jaar aan een klant overhoudt na inkoop en directe kosten: zijn
            omzet maal je brutomarge. Ook de uren die jij en je team aan hem werken gaan eraf.
            Zonder btw.
        retentie_nu: Het percentage van al je klanten dat na een jaar nog klant is. De
            retentierekenhulp rekent een maand of kwartaal om naar een jaar.
        retentie_straks: Het percentage dat je haalbaar vindt.
        rente: Wat je geld elders zou opbrengen, of wat lenen je kost. Daardoor telt een euro van
            later minder dan een euro van nu.
        klanten: Het aantal actieve klanten, uit je CRM of webshop.
    """
    nu, straks = (
        marge_per_jaar * retentie / (rente + (100 - retentie))
        for retentie in (retentie_nu, retentie_straks)
    )
    return Uitkomst(
        nu,
        straks,
        verschil=straks - nu,
        verschil_totaal=(straks - nu) * klanten,
        stijging=100 * (straks - nu) / nu if nu else None,
    )
