"""Klantverloop: wat kosten de klanten die in een jaar vertrekken?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator
from calculators.core.leegloop import leegloop
from calculators.core.vuistregels import KLANTDUUR, breuk, jaren


class Uitkomst(NamedTuple):
    vertrekkers: Annotated[
        float,
        Output(
            "Klanten die vertrekken", "klant|klanten", "klanten × verloop", lower_is_better=True
        ),
    ]
    omzetverlies_per_jaar: Annotated[
        float,
        Output("Omzetverlies per jaar", "€", "vertrekkers × jaarwaarde", lower_is_better=True),
    ]
    omzetverlies: Annotated[
        float,
        Output(
            "Omzetverlies, al die jaren",
            "€",
            "omzetverlies_per_jaar × jaren",
            lower_is_better=True,
        ),
    ]
    vervangingskosten: Annotated[
        float,
        Output(
            "Kosten om hen te vervangen",
            "€",
            "vertrekkers × vervanging_laag",
            upto="vervangingskosten_hoogste",
            lower_is_better=True,
        ),
    ]
    vervangingskosten_hoogste: Annotated[
        float,
        Output(
            "Kosten om hen te vervangen, hoogstens",
            "€",
            "vertrekkers × vervanging_hoog",
            lower_is_better=True,
        ),
    ]
    besparing_per_jaar: Annotated[
        float,
        Output(
            "Behouden omzet per jaar",
            "€",
            "klanten × (verloop − doel_verloop) × jaarwaarde",
        ),
    ]
    besparing: Annotated[
        float,
        Output("Behouden omzet, al die jaren", "€", "besparing_per_jaar × jaren"),
    ]


@calculator(
    title="Wat kost klantverloop je?",
    main="omzetverlies_per_jaar",
    picture=leegloop,
    source="Eigen berekening: vertrekkers maal wat ze opbrachten.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "100 klanten van € 8.000 per jaar, van wie 10% vertrekt",
            {"klanten": 100, "jaarwaarde": 8000, "verloop": 10, "doel_verloop": 5, "jaren": 3}
            | {"vervanging_laag": 3000, "vervanging_hoog": 5000},
            {"vertrekkers": 10, "omzetverlies_per_jaar": 80_000, "omzetverlies": 240_000}
            | {"vervangingskosten": 30_000, "vervangingskosten_hoogste": 50_000}
            | {"besparing_per_jaar": 40_000, "besparing": 120_000},
        ),
    ),
    errors=(
        Rule(
            "vervanging_hoog",
            lambda vervanging_laag, vervanging_hoog: vervanging_laag > vervanging_hoog,
            "Dit is minder dan de laagste schatting van {vervanging_laag}. Kijk of je de bedragen "
            "hebt verwisseld.",
            fires={"vervanging_hoog": 2999.99},
            silent={"vervanging_hoog": 3000},
        ),
    ),
    guards=(
        Rule(
            "doel_verloop",
            lambda verloop, doel_verloop: doel_verloop > verloop,
            "Dit is meer dan de {verloop} van nu. Je ziet dan wat een stijging van het verloop "
            "kost.",
            fires={"doel_verloop": 10.01},
            silent={"doel_verloop": 10},
        ),
        Rule(
            "jaren",
            lambda jaren, besparing: besparing > 0 and jaren > 1,
            "De behouden omzet gaat over de klanten die je in één jaar houdt. Haal je je doel elk "
            "jaar, dan komt er elk jaar zo'n groep bij.",
            fires={"jaren": 1.01},
            silent={"jaren": 1},
        ),
        jaren("jaren"),
        Rule(
            "jaren",
            lambda verloop, jaren: verloop * jaren > 100,
            "Vertrekt er {verloop} per jaar, dan blijft een klant gemiddeld korter dan "
            "{jaren}. Is dit de klantduur die bij dit verloop hoort, 1 gedeeld door het verloop?",
            fires={"verloop": 40, "jaren": 2.51},
            silent={"verloop": 40, "jaren": 2.5},
        ),
        breuk("verloop", "10% 0,1"),
        breuk("doel_verloop", "5% 0,05"),
        Rule(
            "vervanging_hoog",
            lambda omzetverlies, vervangingskosten_hoogste: (
                omzetverlies > 0 and vervangingskosten_hoogste > 0
            ),
            "Tel dit niet op bij het omzetverlies: een vervanger brengt weer omzet.",
            fires={"vervanging_laag": 0, "vervanging_hoog": 0.01},
            silent={"vervanging_laag": 0, "vervanging_hoog": 0},
        ),
        Rule(
            "klanten",
            lambda klanten: klanten < 30,
            "Met minder dan 30 klanten is dit cijfer wankel: één vertrekker scheelt al veel.",
            fires={"klanten": 29},
            silent={"klanten": 30},
        ),
        Rule(
            "verloop",
            lambda verloop: verloop == 0,
            "Vertrok er echt niemand? Meet dan over een langere periode voor je hierop bouwt.",
            fires={"verloop": 0},
            silent={"verloop": 0.01},
        ),
        Rule(
            "verloop",
            lambda verloop: verloop > 60,
            "Dat is veel. Is dit echt per jaar?",
            fires={"verloop": 60.01},
            silent={"verloop": 60},
        ),
    ),
)
def klantverloop(
    klanten: Annotated[
        int,
        Input(
            "Klanten", "", 1, 100_000_000, reason="Zonder klanten vertrekt er niemand.", lever=False
        ),
    ] = 100,
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
