"""Retentie-effect: wat levert het op als meer klanten blijven?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    clv_nu: Annotated[
        float,
        Output(
            "Waarde per klant nu", "€", "marge_per_jaar × retentie_nu ÷ (1 + rente − retentie_nu)"
        ),
    ]
    clv_straks: Annotated[
        float,
        Output(
            "Waarde per klant straks",
            "€",
            "marge_per_jaar × retentie_straks ÷ (1 + rente − retentie_straks)",
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
            "clv_straks ÷ clv_nu − 1",
            absent="Zonder marge is er nu geen waarde, en dus geen stijging.",
        ),
    ]


_EEUWIG = (
    "Blijft iedereen altijd, en reken je geen rente, dan houdt de som nooit op. Vul een lagere "
    "retentie in of een rente boven 0%."
)


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
        Rule("retentie_nu", lambda retentie_nu, rente: 100 + rente - retentie_nu <= 0, _EEUWIG),
        Rule(
            "retentie_straks",
            lambda retentie_straks, rente: 100 + rente - retentie_straks <= 0,
            _EEUWIG,
        ),
    ),
    guards=(
        Rule(
            "retentie_straks",
            lambda retentie_nu, retentie_straks: retentie_straks < retentie_nu,
            "Dit is lager dan de {retentie_nu} van nu. Je ziet dan wat een daling kost.",
        ),
        Rule(
            "klanten",
            lambda klanten: klanten < 30,
            "Met minder dan 30 klanten is een verschil van een paar procentpunt wankel: het gaat "
            "om een of twee mensen.",
        ),
    ),
)
def retentie_effect(
    marge_per_jaar: Annotated[float, Input("Marge per klant per jaar", "€", 0, 10_000_000)] = 100,
    retentie_nu: Annotated[
        float,
        Input(
            "Retentie per jaar nu",
            "%",
            1,
            100,
            reason="Anders blijft er niemand om te houden.",
            lever=False,
        ),
    ] = 80,
    retentie_straks: Annotated[float, Input("Retentie per jaar straks", "%", 0, 100)] = 85,
    rente: Annotated[float, Input("Rente", "%", 0, 100, lever=False)] = 10,
    klanten: Annotated[int, Input("Klanten", "", 1, 100_000_000)] = 100,
) -> Uitkomst:
    """Reken uit wat een paar procentpunt meer retentie waard is, per klant en voor al je klanten
    samen. Het gaat om alles wat je klanten hierna nog opbrengen, teruggerekend naar nu.

    Args:
        marge_per_jaar: Wat je per jaar aan een klant overhoudt na inkoop en directe kosten: zijn
            omzet maal je brutomarge. Zonder btw.
        retentie_nu: Het percentage klanten dat na een jaar nog klant is. De retentierekenhulp
            rekent een maand of kwartaal om naar een jaar.
        retentie_straks: Het percentage dat je haalbaar vindt.
        rente: Wat je geld elders zou opbrengen, of wat lenen je kost. Daardoor telt een euro van
            later minder dan een euro van nu.
        klanten: Het aantal actieve klanten, uit je CRM of webshop.
    """
    nu, straks = (
        marge_per_jaar * retentie / (100 + rente - retentie)
        for retentie in (retentie_nu, retentie_straks)
    )
    return Uitkomst(
        nu,
        straks,
        verschil=straks - nu,
        verschil_totaal=(straks - nu) * klanten,
        stijging=100 * (straks / nu - 1) if nu else None,
    )
