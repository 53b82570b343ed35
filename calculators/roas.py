"""ROAS: verdienen je advertenties zich terug?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Band, Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    roas: Annotated[
        float, Output("ROAS", "", "omzet_uit_advertenties ÷ advertentiekosten", decimals=1)
    ]
    break_even_roas: Annotated[
        float,
        Output(
            "ROAS waarbij je quitte speelt", "", "1 ÷ brutomarge", decimals=1, lower_is_better=True
        ),
    ]
    winst: Annotated[
        float,
        Output(
            "Over na advertenties",
            "€",
            "omzet_uit_advertenties × brutomarge − advertentiekosten",
            bands=(
                Band(
                    -1e15,
                    "Verlies op de eerste aankoop",
                    "bad",
                    "De marge op deze omzet is lager dan wat de advertenties kosten. Dat kan "
                    "alleen uit als klanten terugkomen.",
                    "Bepaal wat een klant mag kosten",
                    "artikelen/roi/#strategie-1",
                ),
                Band(
                    0,
                    "Quitte of winst",
                    "good",
                    "De marge dekt de advertenties. Je vaste kosten en je eigen uren moeten er nog "
                    "van af.",
                    "Lees wat er meetelt in een investering",
                    "artikelen/roi/#opbrengst",
                ),
            ),
        ),
    ]


@calculator(
    title="Verdienen je advertenties zich terug?",
    main="roas",
    source="De gangbare formule voor return on ad spend.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "€ 4.000 omzet uit € 1.000 aan advertenties, 40% marge",
            {"omzet_uit_advertenties": 4000, "advertentiekosten": 1000, "brutomarge": 40},
            {"roas": "4,0", "break_even_roas": "2,5", "winst": 600},
        ),
    ),
    guards=(
        Rule(
            "omzet_uit_advertenties",
            lambda roas: roas > 15,
            "Dat is uitzonderlijk hoog. Tellen er verkopen mee die ook zonder advertentie waren "
            "gekomen?",
        ),
    ),
)
def roas(
    omzet_uit_advertenties: Annotated[float, Input("Omzet uit advertenties", "€", 0, 1e10)] = 4000,
    advertentiekosten: Annotated[
        float, Input("Advertentiekosten", "€", 0.01, 1e10, reason="Delen door nul kan niet.")
    ] = 1000,
    brutomarge: Annotated[
        float, Input("Brutomarge", "%", 0.1, 100, reason="Zonder marge speel je nooit quitte.")
    ] = 40,
) -> Uitkomst:
    """Reken uit hoeveel omzet elke euro aan advertenties oplevert, hoeveel dat minstens moet zijn
    en wat je overhoudt. Neem alles uit dezelfde periode.

    Args:
        omzet_uit_advertenties: De omzet die je advertentieplatform of statistieken aan de
            advertenties toeschrijven. Zonder btw: platforms tonen vaak bedragen met btw.
        advertentiekosten: Wat je aan het platform betaalde, plus de kosten van wie de advertenties
            maakt en beheert.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet.
    """
    return Uitkomst(
        omzet_uit_advertenties / advertentiekosten,
        100 / brutomarge,
        winst=omzet_uit_advertenties * brutomarge / 100 - advertentiekosten,
    )
