"""Verloren klant: wat kost het als één klant vertrekt?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output
from calculators.core.vuistregels import KLANTDUUR, breuk, eigen_uren, jaren


class Uitkomst(Outputs):
    gederfde_omzet: float = output("Gemiste omzet", "€", "jaarwaarde × jaren", lower_is_better=True)
    gederfde_marge: float | None = output(
        "Gemiste marge", "€", "gederfde_omzet × brutomarge", lower_is_better=True
    )
    gemiste_doorverwijzingen: float = output(
        "Gemiste doorverwijzingen",
        "€",
        "doorverwijzingen_per_jaar × waarde_per_doorverwijzing × jaren",
        lower_is_better=True,
    )
    totaal: float = output(
        "Hoogstens kwijt",
        "€",
        (
            "gederfde_marge + gemiste_doorverwijzingen + vervangingskosten",
            "gederfde_omzet + gemiste_doorverwijzingen + vervangingskosten",
        ),
        lower_is_better=True,
    )


@calculator(
    title="Wat kost een verloren klant?",
    main="totaal",
    source="Eigen berekening: een optelling van wat er wegvalt en wat vervangen kost.",
    checked=date(2026, 11, 24),
)
def verloren_klant(
    jaarwaarde: Annotated[
        float, Input("Omzet per jaar van deze klant", "€", 0.01, 1e8, lever=False)
    ] = 10_000,
    jaren: Annotated[
        float,
        Input("Jaren die hij nog zou blijven", "jaar", 0.01, 100, lever=False, more=KLANTDUUR),
    ] = 3,
    brutomarge: Annotated[float | None, Input("Brutomarge", "%", 0, 100, lever=False)] = None,
    vervangingskosten: Annotated[float, Input("Kosten om hem te vervangen", "€", 0, 1e7)] = 2000,
    doorverwijzingen_per_jaar: Annotated[
        float, Input("Doorverwijzingen per jaar", "", 0, 1000, lever=False)
    ] = 0,
    waarde_per_doorverwijzing: Annotated[
        float, Input("Waarde van een doorverwijzing", "€", 0, 1e7, lever=False)
    ] = 0,
) -> Uitkomst:
    """Reken uit wat het vertrek van één klant je hoogstens kost: gemiste omzet of marge, gemiste
    doorverwijzingen en het werven van een vervanger.

    Args:
        jaarwaarde: Wat deze klant je het afgelopen jaar betaalde, uit je facturen of webshop.
            Zonder btw.
        jaren: Hoelang hij zonder dit vertrek nog was gebleven. Weet je het niet, neem dan je hele
            gemiddelde klantduur. Trek er niet af hoelang hij al klant was: wie er nog is, blijft
            bij een gelijk verloop gemiddeld nog even lang als een nieuwe klant. Vul je de plek,
            neem dan de tijd tot de nieuwe klant evenveel koopt: drie maanden is 0,25.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
        vervangingskosten: Wat het werven van een nieuwe klant je kost, je CAC. Vervang je hem
            niet, vul dan 0 in.
        doorverwijzingen_per_jaar: Hoeveel nieuwe klanten hij je per jaar bezorgde. Vraag nieuwe
            klanten hoe ze bij je kwamen.
        waarde_per_doorverwijzing: Wat zo'n klant je oplevert, bijvoorbeeld de LTV op marge.
    """
    omzet = jaarwaarde * jaren
    marge = None if brutomarge is None else omzet * brutomarge / 100
    doorverwijzingen = doorverwijzingen_per_jaar * waarde_per_doorverwijzing * jaren
    verlies = omzet if marge is None else marge
    return Uitkomst(omzet, marge, doorverwijzingen, verlies + doorverwijzingen + vervangingskosten)


verloren_klant.example("""
    Een zakelijke klant van € 10.000 per jaar, drie jaar vooruit
    jaarwaarde = 10.000, jaren = 3, vervangingskosten = 2.000, doorverwijzingen_per_jaar = 0,
    waarde_per_doorverwijzing = 0
    gederfde_omzet = 30.000, totaal = 32.000
""")
verloren_klant.example("""
    Een softwareabonnement van € 500 per maand, één jaar
    jaarwaarde = 6.000, jaren = 1, vervangingskosten = 2.000, doorverwijzingen_per_jaar = 0,
    waarde_per_doorverwijzing = 0
    gederfde_omzet = 6.000, totaal = 8.000
""")
verloren_klant.example("""
    Een adviesbureau met een project van € 25.000 per jaar
    jaarwaarde = 25.000, jaren = 3, vervangingskosten = 0, doorverwijzingen_per_jaar = 0,
    waarde_per_doorverwijzing = 0
    gederfde_omzet = 75.000, totaal = 75.000
""")
verloren_klant.example("""
    Met 40% brutomarge en twee doorverwijzingen per jaar van € 500
    jaarwaarde = 10.000, jaren = 3, brutomarge = 40, vervangingskosten = 2.000,
    doorverwijzingen_per_jaar = 2, waarde_per_doorverwijzing = 500
    gederfde_marge = 12.000, gemiste_doorverwijzingen = 3.000, totaal = 17.000
""")


_OORDELEN = bands("""
    vanaf 0: Bovengrens (fair). Meer dan dit kost het vertrek je met deze cijfers niet; slechte
        recensies zitten er niet in. Vul je de plek, dan betaal je de werving en mis je alleen wat
        de klant had gebracht tot de nieuwe evenveel koopt. Blijft de plek leeg, dan betaal je geen
        werving. Allebei helemaal kan niet.
        [Lees wat je moet meetellen](artikelen/klantverloop/#bovengrens)
""")
verloren_klant.verdict("totaal", _OORDELEN)


@verloren_klant.guard("brutomarge", brutomarge=(None, 40))
def op_omzet(brutomarge: float | None = None) -> bool:
    """Zonder brutomarge telt alle omzet als verlies. Maar je inkoop en directe kosten vallen dan
    ook weg. Vul je brutomarge in voor een eerlijker bedrag.
    """
    return brutomarge is None


breuk(verloren_klant, "brutomarge", "40% 0,4")
eigen_uren(verloren_klant)
jaren(verloren_klant, "jaren")


@verloren_klant.guard("doorverwijzingen_per_jaar", doorverwijzingen_per_jaar=(0.01, 0))
def zonder_waarde(doorverwijzingen_per_jaar: float, waarde_per_doorverwijzing: float) -> bool:
    """Vul ook in wat een doorverwijzing je oplevert; nu telt ze voor niets mee."""
    return doorverwijzingen_per_jaar > 0 and waarde_per_doorverwijzing == 0
