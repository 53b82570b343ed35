"""Terugverdientijd: na hoeveel maanden heeft een klant zijn wervingskosten terugverdiend?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output
from calculators.core.vuistregels import breuk, eigen_uren


class Uitkomst(Outputs):
    marge_per_maand: float = output(
        "Marge per klant per maand",
        "€",
        "omzet_per_maand × brutomarge",
        carries="marge_per_maand",
    )
    tot_vertrek: float | None = output(
        "Marge tot een klant gemiddeld vertrekt",
        "€",
        "marge_per_maand ÷ verloop_per_maand",
        against="cac",
    )
    maanden: float = output(
        "Terugverdientijd",
        "maand|maanden",
        "cac ÷ (omzet_per_maand × brutomarge)",
        lower_is_better=True,
    )


@calculator(
    title="Wanneer heb je een klant terugverdiend?",
    main="maanden",
    source="De gangbare formule voor de terugverdientijd van de CAC. De grens van twaalf maanden "
    "is een vuistregel van David Skok (For Entrepreneurs) voor softwareabonnementen.",
    checked=date(2026, 11, 24),
)
def terugverdientijd(
    cac: Annotated[float, Input("CAC (kosten per nieuwe klant)", "€", 0, 10_000_000)] = 200,
    omzet_per_maand: Annotated[
        float, Input("Omzet per klant per maand", "€", 0.01, 10_000_000)
    ] = 40,
    brutomarge: Annotated[float, Input("Brutomarge", "%", 0.1, 100)] = 50,
    verloop_per_maand: Annotated[float | None, Input("Verloop per maand", "%", 0.01, 100)] = None,
) -> Uitkomst:
    """Reken uit na hoeveel maanden een klant heeft opgebracht wat het kostte om hem te winnen.
    Met je verloop erbij zie je of klanten daar gemiddeld lang genoeg voor blijven.

    Args:
        cac: Alles wat je in een periode uitgaf aan marketing en verkoop, ook je eigen uren, gedeeld
            door het aantal nieuwe klanten in die periode. Zonder btw.
        omzet_per_maand: Wat een klant gemiddeld per maand besteedt. Koopt hij een paar keer per
            jaar, deel dan zijn jaaromzet door twaalf. Zonder btw.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
        verloop_per_maand: Wie in een maand vertrok, gedeeld door het aantal klanten aan het begin
            van die maand. Neem het gemiddelde van een paar maanden.
    """
    marge = omzet_per_maand * brutomarge / 100
    return Uitkomst(
        marge,
        tot_vertrek=None if verloop_per_maand is None else 100 * marge / verloop_per_maand,
        maanden=cac / marge,
    )


terugverdientijd.example("""
    CAC € 200, € 40 omzet per maand, 50% marge
    cac = 200, omzet_per_maand = 40, brutomarge = 50
    marge_per_maand = 20, maanden = 10
""")


_OORDELEN = bands("""
    vanaf 0: Binnen een jaar (good). Volgens de vuistregel is een jaar of korter goed. Dat geldt
        voor klanten die ook zo lang blijven.
        [Lees hoe je dit naast je LTV legt](artikelen/cac/#ltv-cac)
    boven 12: Langer dan een jaar (fair). Je schiet de werving meer dan een jaar voor. Dat kan
        alleen als klanten ook echt zo lang blijven, en als je het geld kunt missen.
        [Lees hoe je de CAC verlaagt](artikelen/cac/#verlagen)
""")


@terugverdientijd.verdict("maanden", _OORDELEN)
def verdient_zich_terug(cac: float, tot_vertrek: float | None = None) -> bool:
    """Wie te vroeg vertrekt, krijgt geen oordeel over de tijd."""
    return tot_vertrek is None or tot_vertrek >= cac


terugverdientijd.too_low("omzet_per_maand", "Zonder omzet verdient een klant zich nooit terug.")
terugverdientijd.too_low("brutomarge", "Zonder marge verdient een klant zich nooit terug.")
terugverdientijd.too_low("verloop_per_maand", "Vertrekt er niemand, laat dit veld dan leeg.")


@terugverdientijd.guard("brutomarge", brutomarge=(100, 99.99))
def volle_marge(brutomarge: float) -> bool:
    """Bij 100% marge kost leveren niets. Klopt dat, ook met je uren en betaalkosten erbij?"""
    return brutomarge == 100


breuk(terugverdientijd, "brutomarge", "50% 0,5")
eigen_uren(terugverdientijd)


@terugverdientijd.guard("omzet_per_maand", cac=(19.89, 19.9))
def binnen_een_maand(maanden: float) -> bool:
    """Binnen een maand terugverdiend is uitzonderlijk. Is dit echt de omzet per maand, en niet die
    per jaar?
    """
    return maanden > 0 and round(maanden, 2) < 1  # as it is shown


@terugverdientijd.guard("cac", cac=(0, 0.01))
def geen_kosten(cac: float) -> bool:
    """Kost een nieuwe klant echt niets? Tel ook je eigen uren voor gesprekken en offertes."""
    return cac == 0


@terugverdientijd.guard("verloop_per_maand", verloop_per_maand=(None, 5))
def zonder_verloop(verloop_per_maand: float | None = None) -> bool:
    """Deze tijd geldt voor een klant die blijft. Wie eerder vertrekt, verdient minder terug. Vul je
    verloop in om te zien of het dan nog uitkomt.
    """
    return verloop_per_maand is None


@terugverdientijd.guard("verloop_per_maand", verloop_per_maand=(10.01, 10))
def vertrekt_te_vroeg(cac: float, tot_vertrek: float) -> bool:
    """Een klant brengt gemiddeld {tot_vertrek} marge op voor hij vertrekt. Dat is minder dan zijn
    CAC van {cac}: zo verdien je het werven niet terug.
    """
    return tot_vertrek < cac


@terugverdientijd.guard("verloop_per_maand", verloop_per_maand=(20.01, 20))
def verloop_van_een_jaar(verloop_per_maand: float) -> bool:
    """Dat is veel voor één maand. Is dit het verloop per maand, en niet dat per jaar?"""
    return verloop_per_maand > 20


breuk(terugverdientijd, "verloop_per_maand", "5% 0,05", tot=0.5)
