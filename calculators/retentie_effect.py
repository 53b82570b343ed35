"""Retentie-effect: wat levert het op als meer klanten blijven?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import breuk, eeuwig, geen_rente, hoge_retentie


class Uitkomst(Outputs):
    clv_nu: float = output(
        "Waarde per klant nu", "€", "marge_per_jaar × retentie_nu ÷ (rente + (100% − retentie_nu))"
    )
    clv_straks: float = output(
        "Waarde per klant straks",
        "€",
        "marge_per_jaar × retentie_straks ÷ (rente + (100% − retentie_straks))",
    )
    verschil: float = output("Verschil per klant", "€", "clv_straks − clv_nu")
    verschil_totaal: float = output("Verschil voor al je klanten", "€", "verschil × klanten")
    stijging: float | None = output(
        "Stijging",
        "%",
        "verschil ÷ clv_nu",
    )


@calculator(
    title="Wat levert betere retentie op?",
    main="verschil_totaal",
    source="De waarde van een bestaande klant volgens Peter Fader en Bruce Hardie, Reconciling and "
    "Clarifying CLV Formulas, 2012; twee keer berekend.",
    checked=date(2026, 11, 24),
)
def retentie_effect(
    marge_per_jaar: Annotated[float, Input("Marge per klant per jaar", "€", 0, 10_000_000)] = 100,
    retentie_nu: Annotated[float, Input("Retentie per jaar nu", "%", 0, 100, lever=False)] = 80,
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


retentie_effect.example("""
    Van 80% naar 85%, bij 10% rente
    marge_per_jaar = 100, retentie_nu = 80, retentie_straks = 85, rente = 10, klanten = 100
    clv_straks = 340, stijging ≈ 27,5%
""")
retentie_effect.example("""
    Van 90% naar 95%, bij 10% rente
    marge_per_jaar = 100, retentie_nu = 90, retentie_straks = 95, rente = 10, klanten = 100
    clv_nu = 450, stijging ≈ 40,7%
""")

eeuwig(retentie_effect, "retentie_nu")
eeuwig(retentie_effect, "retentie_straks")
retentie_effect.absent("stijging", "Nu is er geen waarde, en dus ook geen stijging.")


@retentie_effect.guard("retentie_straks", retentie_straks=(79.99, 80))
def lager_dan_nu(retentie_nu: float, retentie_straks: float) -> bool:
    """Dit is lager dan de {retentie_nu} van nu. Je ziet dan wat een daling kost."""
    return retentie_straks < retentie_nu


@retentie_effect.guard("klanten", klanten=(29, 30))
def weinig_klanten(klanten: int) -> bool:
    """Met minder dan 30 klanten is dit wankel: één klant is al meer dan 3 procentpunten."""
    return klanten < 30


hoge_retentie(retentie_effect, "retentie_nu")
hoge_retentie(retentie_effect, "retentie_straks")
breuk(retentie_effect, "retentie_nu", "80% 0,8")
breuk(retentie_effect, "retentie_straks", "85% 0,85")
geen_rente(retentie_effect)
breuk(retentie_effect, "rente", "10% 0,1")
