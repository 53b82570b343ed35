"""Retentie: welk deel van je klanten blijft?"""

from datetime import date
from enum import IntEnum
from typing import Annotated

from calculators.core import Choice, Input, Outputs, bands, calculator, output
from calculators.core.leegloop import leegloop
from calculators.core.picture import Picture
from calculators.core.vuistregels import KLANTDUUR


class Periode(IntEnum):
    """Hoe vaak de periode in een jaar past."""

    maand = 12
    kwartaal = 4
    jaar = 1


class Uitkomst(Outputs):
    retentie: float = output("Retentie", "%", "(klanten_eind − klanten_nieuw) ÷ klanten_begin")
    verloop: float = output(
        "Klantverloop", "%", "vertrokken ÷ klanten_begin", lower_is_better=True, rest_of="retentie"
    )
    vertrokken: float = output(
        "Vertrokken klanten",
        "klant|klanten",
        "klanten_begin − (klanten_eind − klanten_nieuw)",
        lower_is_better=True,
    )
    retentie_per_jaar: float = output(
        "Retentie per jaar", "%", "retentie ^ periode", carries="retentie"
    )
    verloop_per_jaar: float = output(
        "Klantverloop per jaar",
        "%",
        "100% − (100% − verloop) ^ periode",
        lower_is_better=True,
        carries="verloop",
        rest_of="retentie_per_jaar",
    )
    gemiddelde_klantduur: float | None = output(
        "Gemiddelde klantduur",
        "jaar",
        "1 ÷ (verloop × periode)",
        carries="klantduur",
    )


@calculator(
    title="Hoeveel klanten houd je?",
    main="retentie",
    source="De gangbare formule voor klantretentie. De vier scores zijn een vuistregel; ze hangen "
    "af van je branche en van de lengte van de periode.",
    checked=date(2026, 11, 24),
)
def retentie(
    klanten_begin: Annotated[
        int, Input("Klanten aan het begin", "", 1, 100_000_000, lever=False)
    ] = 200,
    klanten_nieuw: Annotated[int, Input("Nieuwe klanten", "", 0, 100_000_000, lever=False)] = 40,
    klanten_eind: Annotated[int, Input("Klanten aan het einde", "", 0, 200_000_000)] = 210,
    periode: Annotated[
        Periode, Choice("Gemeten periode", "perioden per jaar", more=KLANTDUUR)
    ] = Periode.kwartaal,
) -> Uitkomst:
    """Reken uit welk deel van je klanten er aan het einde van een periode nog is. Nieuwe klanten
    tellen niet mee: die verbergen hoeveel er vertrokken.

    Args:
        klanten_begin: Het aantal actieve klanten op de eerste dag van de periode, uit je CRM,
            webshop of ledenlijst. Spreek met jezelf af wanneer een klant actief is.
        klanten_nieuw: Wie in de periode voor het eerst kocht en aan het einde nog klant is.
        klanten_eind: Het aantal actieve klanten op de laatste dag van de periode, de nieuwe
            meegeteld, op dezelfde manier geteld als aan het begin.
        periode: De tijd tussen je twee tellingen. Een score zegt pas iets met de periode erbij.
    """
    gebleven = klanten_eind - klanten_nieuw
    vertrokken = klanten_begin - gebleven
    deel = gebleven / klanten_begin
    return Uitkomst(
        retentie=100 * deel,
        verloop=100 * (1 - deel),
        vertrokken=vertrokken,
        retentie_per_jaar=100 * deel**periode,
        verloop_per_jaar=100 * (1 - deel**periode),
        gemiddelde_klantduur=klanten_begin / (vertrokken * periode) if vertrokken else None,
    )


retentie.example("""
    Een kwartaal: 200 klanten, 40 erbij, 210 aan het einde
    klanten_begin = 200, klanten_nieuw = 40, klanten_eind = 210, periode = kwartaal
    retentie = 85, verloop = 15, vertrokken = 30, retentie_per_jaar ≈ 52,2%,
    verloop_per_jaar ≈ 47,8%, gemiddelde_klantduur ≈ 1,67 jaar
""")
retentie.example("""
    Een jaar zonder nieuwe klanten: van 100 blijven er 60
    klanten_begin = 100, klanten_nieuw = 0, klanten_eind = 60, periode = jaar
    retentie = 60, verloop = 40, retentie_per_jaar = 60
""")
retentie.example("""
    Een maand: van 100 blijven er 95
    klanten_begin = 100, klanten_nieuw = 0, klanten_eind = 95, periode = maand
    retentie = 95, retentie_per_jaar ≈ 54%, gemiddelde_klantduur ≈ 1,67 jaar
""")


_SCORES = bands("""
    vanaf 0: Laag (bad). In deze periode vertrok meer dan 40% van je klanten. Tijd om in te grijpen.
        [Zoek uit wie er vertrekt](artikelen/retentie/#stap-1)
    vanaf 60: Redelijk (fair). In deze periode vertrok meer dan een vijfde van je klanten. Er is
        winst te halen bij klanten die niet terugkomen.
        [Maak terugkomen makkelijker](artikelen/retentie/#stap-2)
    vanaf 80: Sterk (good). In deze periode bleven minstens vier van de vijf klanten. Kijk hoe vaste
        klanten anderen kunnen meenemen.
        [Maak van vaste klanten ambassadeurs](artikelen/retentie/#stap-3)
    vanaf 95: Zeer trouw (great). In deze periode bleef bijna iedereen. Houd dat vast met feedback
        en aanbevelingen.
        [Blijf persoonlijk contact houden](artikelen/retentie/#stap-4)
""")
retentie.verdict("retentie", _SCORES)


def _score(percentage: float) -> int:
    """Hoeveel grenzen dat percentage haalt."""
    return sum(percentage >= score.start for score in _SCORES)


retentie.absent(
    "gemiddelde_klantduur",
    "Er vertrok niemand. Dan is niet te zeggen hoelang een klant gemiddeld blijft: meet over een "
    "langere periode.",
)
retentie.too_low("klanten_begin", "Zonder klanten aan het begin kan er niemand blijven.")


@retentie.error("klanten_nieuw", klanten_nieuw=(211, 210))
def meer_nieuwe_dan_er_zijn(klanten_nieuw: int, klanten_eind: int) -> bool:
    """Dit is meer dan de {klanten_eind} aan het einde. Tel alleen nieuwe klanten mee die er dan nog
    zijn.
    """
    return klanten_nieuw > klanten_eind


@retentie.error("klanten_eind", klanten_eind=(241, 240))
def meer_gebleven_dan_er_waren(klanten_begin: int, klanten_nieuw: int, klanten_eind: int) -> bool:
    """Min de {klanten_nieuw:nieuwe klant|nieuwe klanten} blijven er zo meer over dan de
    {klanten_begin} van het begin. Kijk of je alle nieuwe klanten hebt geteld.
    """
    return klanten_eind - klanten_nieuw > klanten_begin


@retentie.guard("klanten_begin", klanten_begin=(29, 30), klanten_eind=65)
def weinig_klanten(klanten_begin: int) -> bool:
    """Met minder dan 30 klanten is dit cijfer wankel: één vertrekker scheelt al veel. Meet ook over
    een langere periode.
    """
    return klanten_begin < 30


@retentie.guard("periode", klanten_eind=(199, 200), periode="maand")
def veel_vertrek(periode: Periode, retentie: float) -> bool:
    """Dat is veel vertrek voor één maand: na een jaar is zo nog {retentie_per_jaar} over. Zijn dit
    echt de cijfers van een maand?
    """
    return periode == Periode.maand and retentie < 80


@retentie.guard("periode", periode=("kwartaal", "jaar"))
def lager_oordeel_per_jaar(retentie: float, retentie_per_jaar: float) -> bool:
    """Over een heel jaar blijft zo {retentie_per_jaar} van je klanten, en daar hoort een lager
    oordeel bij. Noem bij een score dus altijd de periode.
    """
    return _score(round(retentie_per_jaar, 1)) < _score(retentie)  # as it is shown


@retentie.draw
def zonder_nieuwe(klanten_begin: float, retentie_per_jaar: float) -> Picture | None:
    """How the base shrinks at this retention, and at five points more."""
    return leegloop(klanten_begin, 100 - retentie_per_jaar, max(0, 95 - retentie_per_jaar))
