"""Rules of thumb that more than one calculator judges by."""

from math import nextafter

from calculators.core.outputs import Band

# David Skok (For Entrepreneurs), from software subscriptions: 3 or more is healthy.
LTV_CAC = (
    Band(
        0,
        "Verlies",
        "bad",
        "Een klant kost meer dan hij opbrengt.",
        "Bepaal wat een klant mag kosten",
        "artikelen/roi/#strategie-1",
    ),
    Band(
        1,
        "Krap",
        "fair",
        "Een klant verdient zichzelf terug, maar er blijft weinig over voor je "
        "andere kosten. Vuistregel: mik op 3 of meer.",
        "Laat klanten langer blijven",
        "artikelen/ltv/#strategie-1",
    ),
    Band(
        3,
        "Gezond",
        "good",
        "Een klant brengt drie tot vijf keer op wat hij kost. Volgens de "
        "vuistregel is dat een gezonde verhouding.",
        "Laat klanten doorgroeien in je aanbod",
        "artikelen/ltv/#strategie-2",
    ),
    Band(
        nextafter(5, 6),
        "Ruim",
        "great",
        "Een klant brengt meer dan vijf keer op wat hij kost. Er "
        "is ruimte om meer in groei te steken.",
        "Lees waarin je nu kunt investeren",
        "artikelen/ltv/#fouten",
    ),
)
