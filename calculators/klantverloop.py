"""Klantverloop: wat kosten de klanten die in een jaar vertrekken?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.leegloop import leegloop
from calculators.core.vuistregels import KLANTDUUR, breuk, jaren


class Uitkomst(Outputs):
    vertrekkers: float = output(
        "Klanten die vertrekken", "klant|klanten", "klanten × verloop", lower_is_better=True
    )
    omzetverlies_per_jaar: float = output(
        "Omzetverlies per jaar", "€", "vertrekkers × jaarwaarde", lower_is_better=True
    )
    omzetverlies: float = output(
        "Omzetverlies, al die jaren", "€", "omzetverlies_per_jaar × jaren", lower_is_better=True
    )
    vervangingskosten: float = output(
        "Kosten om hen te vervangen",
        "€",
        "vertrekkers × vervanging_laag",
        upto="vervangingskosten_hoogste",
        lower_is_better=True,
    )
    vervangingskosten_hoogste: float = output(
        "Kosten om hen te vervangen, hoogstens",
        "€",
        "vertrekkers × vervanging_hoog",
        lower_is_better=True,
    )
    besparing_per_jaar: float = output(
        "Behouden omzet per jaar", "€", "klanten × (verloop − doel_verloop) × jaarwaarde"
    )
    besparing: float = output("Behouden omzet, al die jaren", "€", "besparing_per_jaar × jaren")


@calculator(
    title="Wat kost klantverloop je?",
    main="omzetverlies_per_jaar",
    source="Eigen berekening: vertrekkers maal wat ze opbrachten.",
    checked=date(2026, 11, 24),
)
def klantverloop(
    klanten: Annotated[int, Input("Klanten", "", 1, 100_000_000, lever=False)] = 100,
    jaarwaarde: Annotated[
        float, Input("Omzet per klant per jaar", "€", 0.01, 1e7, lever=False, more=KLANTDUUR)
    ] = 8000,
    verloop: Annotated[float, Input("Verloop per jaar", "%", 0, 100)] = 10,
    doel_verloop: Annotated[float, Input("Verloop dat je wilt halen", "%", 0, 100)] = 5,
    jaren: Annotated[
        float, Input("Jaren die ze nog waren gebleven", "jaar", 0.01, 100, more=KLANTDUUR)
    ] = 3,
    vervanging_laag: Annotated[
        float, Input("Kosten per nieuwe klant, laagste schatting", "€", 0, 1e7)
    ] = 3000,
    vervanging_hoog: Annotated[
        float, Input("Kosten per nieuwe klant, hoogste schatting", "€", 0, 1e7)
    ] = 5000,
) -> Uitkomst:
    """Reken uit hoeveel omzet vertrekt met de klanten die je in één jaar verliest, en wat het kost
    om hen te vervangen. Je ziet ook hoeveel omzet je behoudt als het verloop daalt.

    Args:
        klanten: Het aantal actieve klanten aan het begin van het jaar, uit je CRM of webshop.
        jaarwaarde: Je omzet van het afgelopen jaar, gedeeld door het aantal klanten dat je dat
            jaar gemiddeld had, ook wie niets kocht. Zonder btw.
        verloop: Het percentage klanten dat in een jaar vertrekt: 100% min je retentie per jaar.
            De retentierekenhulp rekent een maand of kwartaal om.
        doel_verloop: Het percentage dat je haalbaar vindt. Elk procentpunt minder telt.
        jaren: Hoelang een vertrekker anders nog was gebleven. Neem je hele gemiddelde klantduur
            als je het niet weet.
        vervanging_laag: Wat een nieuwe klant je minstens kost aan marketing, verkoop en
            eigen uren.
        vervanging_hoog: Wat een nieuwe klant je hoogstens kost.
    """
    vertrekkers = klanten * verloop / 100
    behouden = klanten * (verloop - doel_verloop) / 100 * jaarwaarde
    return Uitkomst(
        vertrekkers,
        omzetverlies_per_jaar=vertrekkers * jaarwaarde,
        omzetverlies=vertrekkers * jaarwaarde * jaren,
        vervangingskosten=vertrekkers * vervanging_laag,
        vervangingskosten_hoogste=vertrekkers * vervanging_hoog,
        besparing_per_jaar=behouden,
        besparing=behouden * jaren,
    )


klantverloop.example("""
    100 klanten van € 8.000 per jaar, van wie 10% vertrekt
    klanten = 100, jaarwaarde = 8.000, verloop = 10, doel_verloop = 5, jaren = 3,
    vervanging_laag = 3.000, vervanging_hoog = 5.000
    vertrekkers = 10, omzetverlies_per_jaar = 80.000, omzetverlies = 240.000,
    vervangingskosten = 30.000, vervangingskosten_hoogste = 50.000, besparing_per_jaar = 40.000,
    besparing = 120.000
""")

klantverloop.too_low("klanten", "Zonder klanten vertrekt er niemand.")


@klantverloop.error("vervanging_hoog", vervanging_hoog=(2999.99, 3000))
def verwisseld(vervanging_laag: float, vervanging_hoog: float) -> bool:
    """Dit is minder dan de laagste schatting van {vervanging_laag}. Kijk of je de bedragen hebt
    verwisseld.
    """
    return vervanging_laag > vervanging_hoog


@klantverloop.guard("doel_verloop", doel_verloop=(10.01, 10))
def hoger_dan_nu(verloop: float, doel_verloop: float) -> bool:
    """Dit is meer dan de {verloop} van nu. Je ziet dan wat een stijging van het verloop kost."""
    return doel_verloop > verloop


@klantverloop.guard("jaren", jaren=(1.01, 1))
def een_groep(jaren: float, besparing: float) -> bool:
    """De behouden omzet gaat over de klanten die je in één jaar houdt. Haal je je doel elk jaar,
    dan komt er elk jaar zo'n groep bij.
    """
    return besparing > 0 and jaren > 1


jaren(klantverloop, "jaren")


@klantverloop.guard("jaren", jaren=(2.51, 2.5), verloop=40)
def langer_dan_de_klantduur(verloop: float, jaren: float) -> bool:
    """Vertrekt er {verloop} per jaar, dan blijft een klant gemiddeld korter dan {jaren}. Is dit de
    klantduur die bij dit verloop hoort, 1 gedeeld door het verloop?
    """
    return verloop * jaren > 100


breuk(klantverloop, "verloop", "10% 0,1")
breuk(klantverloop, "doel_verloop", "5% 0,05")


@klantverloop.guard("vervanging_hoog", vervanging_hoog=(0.01, 0), vervanging_laag=0)
def niet_optellen(omzetverlies: float, vervangingskosten_hoogste: float) -> bool:
    """Tel dit niet op bij het omzetverlies: een vervanger brengt weer omzet."""
    return omzetverlies > 0 and vervangingskosten_hoogste > 0


@klantverloop.guard("klanten", klanten=(29, 30))
def weinig_klanten(klanten: int) -> bool:
    """Met minder dan 30 klanten is dit cijfer wankel: één vertrekker scheelt al veel."""
    return klanten < 30


@klantverloop.guard("verloop", verloop=(0, 0.01))
def niemand_vertrok(verloop: float) -> bool:
    """Vertrok er echt niemand? Meet dan over een langere periode voor je hierop bouwt."""
    return verloop == 0


@klantverloop.guard("verloop", verloop=(60.01, 60))
def veel_verloop(verloop: float) -> bool:
    """Dat is veel. Is dit echt per jaar?"""
    return verloop > 60


klantverloop.draw(leegloop)
