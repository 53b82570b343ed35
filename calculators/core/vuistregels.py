"""Rules of thumb, and doubts about a number, that more than one calculator has."""

from collections.abc import Mapping
from math import nextafter
from typing import Any

from calculators.core.declare import Rule
from calculators.core.outputs import Band

# Of these bounds only 3 is David Skok's; below 1 is arithmetic, and 5 is our own.
LTV_CAC_BRON = (
    "De grens van 3 bij LTV : CAC is een vuistregel van David Skok (For Entrepreneurs) voor "
    "softwareabonnementen. Onder 1 kost een klant meer dan hij opbrengt. De grens van 5 is een "
    "eigen vuistregel."
)
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
        "Een klant verdient zijn werving terug, maar er blijft minder over dan de vuistregel "
        "vraagt: die is 3 of meer.",
        "Laat klanten langer blijven",
        "artikelen/ltv/#strategie-1",
    ),
    Band(
        3,
        "Gezond",
        "good",
        "Een klant brengt drie tot vijf keer op wat hij kost. Vanaf drie heet dat gezond "
        "(vuistregel).",
        "Laat klanten doorgroeien in je aanbod",
        "artikelen/ltv/#strategie-2",
    ),
    Band(
        nextafter(5, 6),
        "Ruim",
        "great",
        "Een klant brengt meer dan vijf keer op wat hij kost. Misschien kun je meer uitgeven om "
        "sneller te groeien (vuistregel).",
        "Lees waarin je nu kunt investeren",
        "artikelen/ltv/#fouten",
    ),
)

# Where the conventions of a customer's lifetime are explained, and whom to divide by.
KLANTDUUR = "artikelen/retentie/#klantduur"

EEUWIG = (
    "Blijft iedereen altijd, en reken je geen rente, dan houdt de som nooit op. Vul een lagere "
    "retentie in of een rente boven 0%."
)


def breuk(veld: str, voorbeeld: str, tot: float = 1, erbij: Mapping[str, Any] = {}) -> Rule:
    """The doubt about a percentage of `tot` or less: 0,6 where 60 was meant.

    `voorbeeld` is a usual percentage, and that as a fraction: "60% 0,6". `erbij` is what else the
    two cases need.
    """
    procent, als_breuk = voorbeeld.split()
    return Rule(
        veld,
        lambda **alles: 0 < (alles.get(veld) or 0) <= tot,
        f"Dit is heel weinig. Typte je een breuk? Vul voor {procent} het getal "
        f"{procent.removesuffix('%')} in, niet {als_breuk}.",
        fires={**erbij, veld: tot},
        silent={**erbij, veld: tot + 0.01},
    )


def jaren(veld: str) -> Rule:
    """The doubt about more than ten years: 18 where eighteen months were meant."""
    return Rule(
        veld,
        lambda **alles: (alles.get(veld) or 0) > 10,
        "Dat is meer dan tien jaar. Zijn het maanden? Achttien maanden vul je in als 1,5.",
        fires={veld: 10.01},
        silent={veld: 10},
    )


def eigen_uren(veld: str = "brutomarge") -> Rule:
    """The doubt about a gross margin of which the hours of the work itself are not yet off."""
    return Rule(
        veld,
        lambda **alles: (alles.get(veld) or 0) > 80,
        "Dat is een hoge marge. Lever je een dienst, haal dan ook de uren eraf die jij en je team "
        "aan klanten werken.",
        fires={veld: 80.01},
        silent={veld: 80},
    )


def hoge_retentie(veld: str) -> Rule:
    """The doubt about a retention at which the outcome hangs on the last per cent."""
    return Rule(
        veld,
        lambda **alles: (alles.get(veld) or 0) > 97,
        "Bij zo'n hoge retentie hangt de uitkomst bijna helemaal van de laatste procenten af. Weet "
        "je zeker dat dit per jaar is?",
        fires={veld: 97.01},
        silent={veld: 97},
    )


def geen_rente() -> Rule:
    """What it means to reckon without interest."""
    return Rule(
        "rente",
        lambda rente: rente == 0,
        "Zonder rente telt een euro over tien jaar even zwaar als een euro nu. De uitkomst valt "
        "dan hoog uit.",
        fires={"rente": 0},
        silent={"rente": 0.01},
    )
