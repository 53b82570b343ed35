"""LTV met retentie en rente: drie varianten uit de boeken naast elkaar."""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import breuk, eeuwig, geen_rente, hoge_retentie


class Uitkomst(Outputs):
    clv_nieuw: float = output(
        "Nieuwe klant, betaalt meteen",
        "€",
        "marge_per_jaar × (100% + rente) ÷ (rente + (100% − retentie))",
        carries="ltv",
    )
    clv_bestaand: float = output(
        "Bestaande klant, wat er nog komt",
        "€",
        "marge_per_jaar × retentie ÷ (rente + (100% − retentie))",
    )
    clv_achteraf: float = output(
        "Nieuwe klant, betaalt aan het eind van het jaar",
        "€",
        "marge_per_jaar ÷ (rente + (100% − retentie))",
    )


@calculator(
    title="Wat is een klant waard bij deze retentie?",
    main="clv_nieuw",
    source="Peter Fader en Bruce Hardie, Reconciling and Clarifying CLV Formulas, 2012.",
    checked=date(2026, 11, 24),
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
    elk jaar. Neem de retentie van de klanten waar het om gaat. Nieuwe klanten vertrekken meestal
    sneller: met de retentie van je hele bestand valt een nieuwe klant te hoog uit. Wie al langer
    klant is, blijft meestal vaker: een bestaande klant valt dan eerder te laag uit.

    Args:
        marge_per_jaar: Wat je per jaar aan een klant overhoudt na inkoop en directe kosten: zijn
            omzet maal je brutomarge. Ook de uren die jij en je team aan hem werken gaan eraf.
            Zonder btw.
        retentie: Het percentage klanten dat na een jaar nog klant is. Voor een nieuwe klant: volg
            wie in hetzelfde jaar begon. Voor een bestaande klant: neem je hele bestand, zoals in de
            retentierekenhulp. Die rekent een maand of kwartaal om naar een jaar.
        rente: Wat je geld elders zou opbrengen, of wat lenen je kost. Daardoor telt een euro van
            later minder dan een euro van nu.
    """
    noemer = rente + (100 - retentie)
    return Uitkomst(
        marge_per_jaar * (100 + rente) / noemer,
        clv_bestaand=marge_per_jaar * retentie / noemer,
        clv_achteraf=marge_per_jaar * 100 / noemer,
    )


ltv_retentie.example("""
    € 100 marge per jaar, 80% retentie, 10% rente
    marge_per_jaar = 100, retentie = 80, rente = 10
    clv_nieuw ≈ € 366,67, clv_bestaand ≈ € 266,67, clv_achteraf ≈ € 333,33
""")

eeuwig(ltv_retentie, "retentie")
hoge_retentie(ltv_retentie, "retentie")
breuk(ltv_retentie, "retentie", "80% 0,8")
geen_rente(ltv_retentie)
breuk(ltv_retentie, "rente", "10% 0,1")
