"""ROAS: verdienen je advertenties zich terug?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output
from calculators.core.vuistregels import breuk, eigen_uren


class Uitkomst(Outputs):
    roas: float = output(
        "ROAS",
        "",
        (
            "omzet_uit_advertenties × (100% − retouren) ÷ advertentiekosten",
            "omzet_uit_advertenties ÷ advertentiekosten",
        ),
        decimals=1,
    )
    break_even_roas: float = output(
        "ROAS waarbij je quitte speelt",
        "",
        "1 ÷ brutomarge",
        decimals=1,
        lower_is_better=True,
        against="roas",
    )
    winst: float = output(
        "Over na advertenties",
        "€",
        (
            "omzet_uit_advertenties × (100% − retouren) × brutomarge − advertentiekosten",
            "omzet_uit_advertenties × brutomarge − advertentiekosten",
        ),
    )


@calculator(
    title="Verdienen je advertenties zich terug?",
    main="roas",
    source="De gangbare formule voor return on ad spend.",
    checked=date(2026, 11, 24),
)
def roas(
    omzet_uit_advertenties: Annotated[float, Input("Omzet uit advertenties", "€", 0, 1e10)] = 4000,
    advertentiekosten: Annotated[float, Input("Advertentiekosten", "€", 0.01, 1e10)] = 1000,
    brutomarge: Annotated[float, Input("Brutomarge", "%", 0.1, 100)] = 40,
    retouren: Annotated[float | None, Input("Retouren", "%", 0, 100)] = None,
) -> Uitkomst:
    """Reken uit hoeveel omzet elke euro aan advertenties oplevert, hoeveel dat minstens moet zijn
    en wat je overhoudt. Neem alles uit dezelfde periode.

    Args:
        omzet_uit_advertenties: De omzet die je advertentieplatform of statistieken aan de
            advertenties toeschrijven. Zonder btw: platforms tonen vaak bedragen met btw.
        advertentiekosten: Wat je aan het platform betaalde, plus de kosten van wie de advertenties
            maakt en beheert.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
        retouren: Welk deel van deze omzet je terugbetaalt omdat klanten bestellingen terugsturen of
            annuleren. Staat in je webshop.
    """
    blijft = 1 if retouren is None else 1 - retouren / 100
    return Uitkomst(
        omzet_uit_advertenties * blijft / advertentiekosten,
        100 / brutomarge,
        winst=omzet_uit_advertenties * blijft * brutomarge / 100 - advertentiekosten,
    )


roas.example("""
    € 4.000 omzet uit € 1.000 aan advertenties, 40% marge
    omzet_uit_advertenties = 4.000, advertentiekosten = 1.000, brutomarge = 40
    roas ≈ 4,0, break_even_roas ≈ 2,5, winst = 600
""")
roas.example("""
    Dezelfde campagne, met 30% retouren
    omzet_uit_advertenties = 4.000, advertentiekosten = 1.000, brutomarge = 40, retouren = 30
    roas ≈ 2,8, break_even_roas ≈ 2,5, winst = 120
""")


_OORDELEN = bands("""
    vanaf −1.000.000 mld: Verlies op deze omzet (bad). De marge op deze omzet is lager dan wat de
        advertenties kosten. Dat kan alleen uit als klanten terugkomen.
        [Bepaal wat een klant mag kosten](artikelen/roi/#strategie-1)
    vanaf 0: Quitte of winst (good). De marge dekt de advertenties. Je vaste kosten en je eigen uren
        moeten er nog van af.
        [Lees wat er meetelt in een investering](artikelen/roi/#opbrengst)
""")
roas.verdict("winst", _OORDELEN)

roas.too_low("advertentiekosten", "Delen door nul kan niet.")
roas.too_low("brutomarge", "Zonder marge speel je nooit quitte.")


@roas.guard("omzet_uit_advertenties", omzet_uit_advertenties=(15_000.01, 15_000))
def uitzonderlijk_hoog(roas: float) -> bool:
    """Dat is uitzonderlijk hoog. Tellen er verkopen mee die ook zonder advertentie waren
    gekomen?
    """
    return roas > 15


@roas.guard("retouren", retouren=(None, 0))
def zonder_retouren(retouren: float | None = None) -> bool:
    """Er gaan nog geen retouren af: advertentieplatforms tellen ook bestellingen die terugkomen.
    Krijg je niets terug, vul dan 0 in.
    """
    return retouren is None


breuk(roas, "retouren", "30% 0,3")
breuk(roas, "brutomarge", "40% 0,4")
eigen_uren(roas)
