"""Klantwaardescore: welke klanten verdienen je tijd?"""

from datetime import date
from typing import Annotated, Any

from calculators.core import Input, Outputs, bands, calculator, output

_FACTOREN = ("omzet", "loyaliteit", "doorverwijzing", "samenwerking", "energie")


def _weging(naam: str) -> Input:
    return Input(f"Weging van {naam}", "", 0, 10, lever=False, group="Pas de weging aan")


def _kost(naam: str) -> Any:
    formule = f"weging_{naam} × (5 − {naam}) ÷ (gewicht × 4) × 100"
    return output(f"Punten kwijt aan {naam}", "", formule, lower_is_better=True)


class Uitkomst(Outputs):
    score: float = output(
        "Score van 0 tot 100",
        "",
        "100 − kost_omzet − kost_loyaliteit − kost_doorverwijzing − kost_samenwerking "
        "− kost_energie",
        decimals=0,
    )
    gewicht: float = output(
        "Totaal van de weging",
        "",
        "weging_omzet + weging_loyaliteit + weging_doorverwijzing + weging_samenwerking "
        "+ weging_energie",
    )
    kost_omzet: float = _kost("omzet")
    kost_loyaliteit: float = _kost("loyaliteit")
    kost_doorverwijzing: float = _kost("doorverwijzing")
    kost_samenwerking: float = _kost("samenwerking")
    kost_energie: float = _kost("energie")


@calculator(
    title="Welke klanten verdienen je tijd?",
    main="score",
    source="Eigen weging: vijf factoren van 1 tot 5, omgerekend naar 0 tot 100. De grenzen zijn "
    "een vuistregel.",
    checked=date(2026, 11, 24),
)
def klantwaarde_score(
    omzet: Annotated[int, Input("Omzet", "", 1, 5)] = 3,
    loyaliteit: Annotated[int, Input("Loyaliteit", "", 1, 5)] = 3,
    doorverwijzing: Annotated[int, Input("Doorverwijzing", "", 1, 5)] = 3,
    samenwerking: Annotated[int, Input("Samenwerking", "", 1, 5)] = 3,
    energie: Annotated[int, Input("Energie", "", 1, 5)] = 3,
    weging_omzet: Annotated[float, _weging("omzet")] = 1,
    weging_loyaliteit: Annotated[float, _weging("loyaliteit")] = 1,
    weging_doorverwijzing: Annotated[float, _weging("doorverwijzing")] = 1,
    weging_samenwerking: Annotated[float, _weging("samenwerking")] = 1,
    weging_energie: Annotated[float, _weging("energie")] = 1,
) -> Uitkomst:
    """Geef een klant op vijf punten een cijfer van 1 tot 5. Je krijgt een score van 0 tot 100 en
    ziet wat die score het meest omlaag trekt. Vind je iets belangrijker, geef het dan meer weging.

    Args:
        omzet: Geef een 1 aan wie bijna niets koopt, een 5 aan je grootste klanten. Kijk in je
            boekhouding.
        loyaliteit: Geef een 1 aan wie één keer kwam, een 5 aan wie al jaren komt en niet meer
            vergelijkt.
        doorverwijzing: Geef een 1 als de klant nooit iemand stuurde, een 5 als hij geregeld
            anderen stuurt.
        samenwerking: Geef een 1 aan wie laat betaalt en steeds van gedachten verandert, een 5 aan
            wie zich aan afspraken houdt.
        energie: Geef een 1 als je tegen de afspraak opziet, een 5 als je er zin van krijgt.
        weging_omzet: Hoe zwaar omzet telt, van 0 (niet) tot 10. Staat alles op 1, dan telt alles
            even zwaar.
        weging_loyaliteit: Hoe zwaar loyaliteit telt.
        weging_doorverwijzing: Hoe zwaar doorverwijzen telt.
        weging_samenwerking: Hoe zwaar de samenwerking telt.
        weging_energie: Hoe zwaar energie telt.
    """
    cijfers = (omzet, loyaliteit, doorverwijzing, samenwerking, energie)
    wegingen = (
        *(weging_omzet, weging_loyaliteit, weging_doorverwijzing),
        *(weging_samenwerking, weging_energie),
    )
    # One by one: the last digits of sum() differ from Python to Python. And what is left by itself,
    # not as 100 less what is lost: with a 1 for everything that is exactly 0.
    gewicht = (
        weging_omzet + weging_loyaliteit + weging_doorverwijzing + weging_samenwerking
        + weging_energie
    )  # fmt: skip
    over = (
        weging_omzet * (omzet - 1) + weging_loyaliteit * (loyaliteit - 1)
        + weging_doorverwijzing * (doorverwijzing - 1)
        + weging_samenwerking * (samenwerking - 1) + weging_energie * (energie - 1)
    )  # fmt: skip
    kosten = [
        100 * weging * (5 - cijfer) / (gewicht * 4)
        for weging, cijfer in zip(wegingen, cijfers, strict=True)
    ]
    return Uitkomst(100 * (over / (gewicht * 4)), gewicht, *kosten)


klantwaarde_score.example("""
    Alles een 5
    omzet = 5, loyaliteit = 5, doorverwijzing = 5, samenwerking = 5, energie = 5, weging_omzet = 1,
    weging_loyaliteit = 1, weging_doorverwijzing = 1, weging_samenwerking = 1, weging_energie = 1
    score = 100, kost_omzet = 0
""")
klantwaarde_score.example("""
    Alles een 1
    omzet = 1, loyaliteit = 1, doorverwijzing = 1, samenwerking = 1, energie = 1, weging_omzet = 1,
    weging_loyaliteit = 1, weging_doorverwijzing = 1, weging_samenwerking = 1, weging_energie = 1
    score = 0
""")
klantwaarde_score.example("""
    Alles een 3
    omzet = 3, loyaliteit = 3, doorverwijzing = 3, samenwerking = 3, energie = 3, weging_omzet = 1,
    weging_loyaliteit = 1, weging_doorverwijzing = 1, weging_samenwerking = 1, weging_energie = 1
    score = 50
""")


_KLASSEN = bands("""
    vanaf 0: Loslaten (bad). Met jouw cijfers en weging is de score laag. Kijk eerst wat hem omlaag
        trekt, en of dat nog kan veranderen.
        [Lees hoe je kiest](artikelen/klantwaarde/#kiezen)
    vanaf 25: Bijstellen (fair). Er gaan meer punten verloren dan er overblijven. Kijk waaraan, en
        pas je prijs, je afspraken of je aanpak aan.
        [Maak zichtbaar wat een klant brengt](artikelen/klantwaarde/#zichtbaar)
    vanaf 50: Houden (good). Minstens de helft van de punten. Kijk welke factor nog beter kan.
        [Maak blijven makkelijk](artikelen/retentie/#stap-2)
    vanaf 75: Koesteren (great). Minstens driekwart van de punten. Geef deze klant als eerste je
        aandacht.
        [Maak van deze klant een ambassadeur](artikelen/ltv/#strategie-4)
""")
klantwaarde_score.verdict("score", _KLASSEN)


@klantwaarde_score.error(
    "weging_omzet",
    **dict.fromkeys((f"weging_{naam}" for naam in _FACTOREN), 0) | {"weging_energie": (0, 0.01)},
)
def niets_telt(**alles: float) -> bool:
    """Alle wegingen staan op nul, dus er telt niets mee. Geef minstens één factor gewicht."""
    return all(alles.get(f"weging_{each}") == 0 for each in _FACTOREN)


def _trekt_omlaag(naam: str) -> None:
    """De waarschuwing bij de ene factor die de score meer kost dan elke andere."""
    anderen = [f"kost_{each}" for each in _FACTOREN if each != naam]

    @klantwaarde_score.guard(naam, **{naam: (2, 3)})
    def meeste(**alles: float) -> bool:
        """Dit trekt de score het meest omlaag."""
        return all(alles[f"kost_{naam}"] > alles[ander] for ander in anderen)


def _weegt_zwaar(naam: str) -> None:
    """De twijfel bij een factor die in zijn eentje meer dan de helft van de punten kost."""

    @klantwaarde_score.guard(naam, **{f"weging_{naam}": (4.01, 4), naam: 1})
    def meer_dan_de_helft(**alles: float) -> bool:
        """Dit ene punt kost al meer dan de helft van de score. Weegt het voor jou echt zo zwaar?"""
        return round(alles[f"kost_{naam}"], 2) > 50  # as it is shown


for _naam in _FACTOREN:
    _trekt_omlaag(_naam)
for _naam in _FACTOREN:
    _weegt_zwaar(_naam)
