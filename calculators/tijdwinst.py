"""Tijdwinst: hoeveel uur houd je over als het per klant sneller gaat?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output


class Uitkomst(Outputs):
    uren_per_maand: float = output(
        "Uren per maand", "uur", "minuten_per_klant × klanten_per_maand ÷ 60"
    )
    uren_per_jaar: float = output("Uren per jaar", "uur", "uren_per_maand × 12")
    waarde: float | None = output("Waarde per maand", "€", "uren_per_maand × uurtarief")


@calculator(
    title="Hoeveel tijd win je?",
    main="uren_per_maand",
    source="Eigen berekening: minuten per klant maal klanten.",
    checked=date(2026, 11, 24),
)
def tijdwinst(
    minuten_per_klant: Annotated[
        float, Input("Tijdwinst per klant", "minuut|minuten", 0, 10_000)
    ] = 15,
    klanten_per_maand: Annotated[
        float, Input("Klanten per maand", "", 0, 10_000_000, lever=False)
    ] = 80,
    uurtarief: Annotated[float | None, Input("Uurtarief", "€", 0, 100_000)] = None,
) -> Uitkomst:
    """Reken uit hoeveel uur per maand en per jaar vrijkomt als je per klant een paar minuten
    wint. Dat kan met een sjabloon, een automatische herinnering of een kortere intake.

    Args:
        minuten_per_klant: Klok het een week lang, voor en na de verandering. Een schatting vooraf
            valt meestal te hoog uit.
        klanten_per_maand: Hoe vaak je dit per maand doet, uit je agenda, CRM of kassa.
        uurtarief: Wat een uur van jou of je medewerker waard is. Voor jezelf: je tarief. Voor een
            medewerker: wat een uur je kost, met werkgeverslasten.
    """
    uren = minuten_per_klant * klanten_per_maand / 60
    return Uitkomst(uren, uren * 12, None if uurtarief is None else uren * uurtarief)


tijdwinst.example("""
    Een kwartier per klant, 80 klanten per maand
    minuten_per_klant = 15, klanten_per_maand = 80
    uren_per_maand = 20, uren_per_jaar = 240
""")
tijdwinst.example("""
    Hetzelfde, bij een uurtarief van € 50
    minuten_per_klant = 15, klanten_per_maand = 80, uurtarief = 50
    uren_per_maand = 20, waarde = 1.000
""")


@tijdwinst.guard("minuten_per_klant", minuten_per_klant=(480.01, 480))
def langer_dan_een_dag(minuten_per_klant: float) -> bool:
    """Dat is meer dan een werkdag van acht uur per klant. Vul minuten in."""
    return minuten_per_klant > 480


@tijdwinst.guard("minuten_per_klant", minuten_per_klant=(0.99, 1))
def minder_dan_een_minuut(minuten_per_klant: float) -> bool:
    """Dat is minder dan een minuut per klant. Vulde je uren in? Een kwartier is 15."""
    return 0 < minuten_per_klant < 1


@tijdwinst.guard("klanten_per_maand", klanten_per_maand=(693.34, 693.33))
def meer_dan_een_week(uren_per_jaar: float) -> bool:
    """Dat is meer dan één volle werkweek van 40 uur, elke week. Zijn dit klanten per maand, en
    minuten per klant?
    """
    return uren_per_jaar > 40 * 52


@tijdwinst.guard("uurtarief", uurtarief=(0.01, 0))
def vrije_uren(waarde: float) -> bool:
    """Deze waarde krijg je alleen als je de vrije uren ook gebruikt: voor betaald werk, of om
    minder in te huren.
    """
    return waarde > 0
