"""LTV van een abonnement: wat is een abonnee waard?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import KLANTDUUR, breuk, eigen_uren


class Uitkomst(Outputs):
    ltv: float = output(
        "LTV", "€", "omzet_per_maand × brutomarge ÷ verloop_per_maand", carries="ltv"
    )
    klantduur: float = output("Gemiddelde klantduur", "maand|maanden", "1 ÷ verloop_per_maand")
    verloop_per_jaar: float = output(
        "Verloop per jaar",
        "%",
        "100% − (100% − verloop_per_maand) ^ 12",
        decimals=1,
        lower_is_better=True,
    )


@calculator(
    title="Wat is een abonnee waard?",
    main="ltv",
    source="De gangbare formule voor abonnementen: marge per maand gedeeld door het verloop.",
    checked=date(2026, 11, 24),
)
def ltv_abonnement(
    omzet_per_maand: Annotated[float, Input("Omzet per abonnee per maand", "€", 0, 1e7)] = 50,
    brutomarge: Annotated[float, Input("Brutomarge", "%", 0, 100)] = 80,
    verloop_per_maand: Annotated[
        float, Input("Verloop per maand", "%", 0.01, 100, more=KLANTDUUR)
    ] = 5,
) -> Uitkomst:
    """Reken uit wat een abonnee oplevert tot hij opzegt, hoelang dat gemiddeld duurt en wat je
    verloop per maand over een heel jaar betekent.

    Args:
        omzet_per_maand: De abonnementsomzet van een maand, gedeeld door het aantal abonnees. Zonder
            btw.
        brutomarge: Wat er van die omzet overblijft na directe kosten, zoals hosting, licenties,
            betaalkosten en ondersteuning. Ook de uren die jij en je team aan abonnees werken gaan
            eraf.
        verloop_per_maand: Wie in een maand opzegde, gedeeld door het aantal abonnees aan het begin
            van die maand. Neem het gemiddelde van een paar maanden.
    """
    weg = verloop_per_maand / 100
    return Uitkomst(
        omzet_per_maand * brutomarge / verloop_per_maand,
        klantduur=1 / weg,
        verloop_per_jaar=100 * (1 - (1 - weg) ** 12),
    )


ltv_abonnement.example("""
    € 50 per maand, 80% marge, 5% verloop
    omzet_per_maand = 50, brutomarge = 80, verloop_per_maand = 5
    ltv = 800, klantduur = 20, verloop_per_jaar ≈ 46,0%
""")

ltv_abonnement.too_low(
    "verloop_per_maand",
    "Bij 0% blijft elke abonnee voor altijd en houdt de som nooit op: dan heeft LTV geen waarde. "
    "Zegt er nog niemand op, meet dan over een langere periode.",
)


@ltv_abonnement.guard("verloop_per_maand", verloop_per_maand=(20.01, 20))
def verloop_van_een_jaar(verloop_per_maand: float) -> bool:
    """Dat is veel voor één maand. Is dit het verloop per maand, en niet dat per jaar?"""
    return verloop_per_maand > 20


@ltv_abonnement.guard("verloop_per_maand", verloop_per_maand=(0.49, 0.5))
def bijna_geen_verloop(verloop_per_maand: float) -> bool:
    """Zo weinig verloop geeft een klantduur van meer dan zestien jaar. Typte je een breuk? Vul voor
    5% het getal 5 in, niet 0,05. Klopt het wel, reken dan voorzichtig: zo lang blijft een prijs of
    product zelden hetzelfde.
    """
    return verloop_per_maand < 0.5


breuk(ltv_abonnement, "brutomarge", "80% 0,8")
eigen_uren(ltv_abonnement)
