"""LTV: wat brengt een klant op zolang hij klant is?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator, numbers
from calculators.core.picture import Line, Mark, Picture, crossing, years
from calculators.core.vuistregels import LTV_CAC


class Uitkomst(NamedTuple):
    omzet_per_jaar: Annotated[
        float, Output("Omzet per klant per jaar", "€", "orderwaarde × aankopen_per_jaar")
    ]
    ltv: Annotated[
        float,
        Output("LTV op omzet", "€", "orderwaarde × aankopen_per_jaar × klantduur", carries="ltv"),
    ]
    ltv_marge: Annotated[
        float | None, Output("LTV op marge", "€", "ltv × brutomarge", carries="ltv")
    ]
    ltv_cac: Annotated[
        float | None,
        Output("LTV : CAC", "", ("ltv_marge ÷ cac", "ltv ÷ cac"), bands=LTV_CAC, decimals=2),
    ]


def opbouw(
    klantduur: float,
    omzet_per_jaar: float,
    brutomarge: float | None = None,
    cac: float | None = None,
) -> Picture:
    """What a customer has brought in, year after year, beside what it cost to win him."""
    wat, deel = ("omzet", 1.0) if brutomarge is None else ("marge", brutomarge / 100)
    momenten = years(klantduur)
    waarde = Line(f"opgebrachte {wat}", [(t, omzet_per_jaar * deel * t) for t in momenten])
    totaal = numbers.write(waarde.points[-1][1], "€")
    text = f"Na {numbers.write(klantduur, 'jaar')} heeft een klant {totaal} {wat} opgebracht."
    lines, marks = [waarde], []
    if cac is not None:
        lines.append(Line("CAC", [(t, cac) for t in momenten]))
        terug = crossing(waarde, cac)
        if terug is None:
            text += f" De CAC van {numbers.write(cac, '€')} verdient hij niet terug."
        else:
            maanden = numbers.write(terug * 12, "maand|maanden", 1 if terug < 1 else 0)
            text += f" De CAC van {numbers.write(cac, '€')} is na {maanden} terugverdiend."
            marks.append(Mark(terug, cac, "terugverdiend"))
    return Picture("Wat een klant opbrengt, jaar na jaar", text, "jaar", "€", lines, marks)


@calculator(
    title="Wat is een klant waard?",
    main="ltv",
    picture=opbouw,
    source="De omzetvorm van de LTV (customer lifetime value). De grenzen bij LTV : CAC zijn een "
    "vuistregel van David Skok (For Entrepreneurs) voor softwareabonnementen.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "Webshop: vier orders van € 120 per jaar, drie jaar lang",
            {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3},
            {"omzet_per_jaar": 480, "ltv": 1440},
        ),
        Example(
            "Dezelfde klant, met 60% brutomarge en een CAC van € 200",
            {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3}
            | {"brutomarge": 60, "cac": 200},
            {"ltv": 1440, "ltv_marge": 864, "ltv_cac": 4.32},
        ),
    ),
    guards=(
        Rule(
            "aankopen_per_jaar",
            lambda aankopen_per_jaar: aankopen_per_jaar > 52,
            "Dat is meer dan één aankoop per week. Is dit echt het aantal per jaar?",
        ),
        Rule(
            "klantduur",
            lambda klantduur: klantduur > 20,
            "Dat is lang. Vul de klantduur in jaren in, niet in maanden.",
        ),
        Rule(
            "brutomarge",
            lambda cac, brutomarge=None: brutomarge is None,
            "Zonder brutomarge vergelijk je de CAC met omzet, niet met wat je aan een klant "
            "overhoudt. Vul je brutomarge in voor een eerlijke verhouding.",
        ),
    ),
)
def ltv(
    orderwaarde: Annotated[float, Input("Gemiddelde orderwaarde", "€", 0.01, 10_000_000)] = 120,
    aankopen_per_jaar: Annotated[float, Input("Aankopen per jaar", "", 0.01, 1_000)] = 4,
    klantduur: Annotated[float, Input("Klantduur", "jaar", 0.01, 100)] = 3,
    brutomarge: Annotated[float | None, Input("Brutomarge", "%", 0, 100)] = None,
    cac: Annotated[
        float | None,
        Input(
            "CAC (kosten per nieuwe klant)",
            "€",
            0.01,
            10_000_000,
            reason="Delen door nul kan niet. Weet je de kosten niet, laat het veld dan leeg.",
        ),
    ] = None,
) -> Uitkomst:
    """Reken uit hoeveel een klant in totaal bij je besteedt. Met je brutomarge en je wervingskosten
    erbij zie je ook wat je aan hem overhoudt en of dat genoeg is.

    Args:
        orderwaarde: In je webshop of kassa: omzet gedeeld door het aantal orders van het
            afgelopen jaar. In je boekhouding: omzet gedeeld door het aantal facturen. Zonder
            btw.
        aankopen_per_jaar: Het aantal orders van het afgelopen jaar, gedeeld door het aantal
            klanten dat iets kocht. Eens in de twee jaar is 0,5.
        klantduur: Hoelang een klant gemiddeld blijft kopen. In je CRM: de tijd tussen de
            eerste en de laatste aankoop van klanten die weg zijn. Vertrekt een kwart van je
            klanten per jaar? Dan is het 1 ÷ 25% = 4 jaar.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet.
        cac: Alles wat je in een periode uitgaf aan marketing en verkoop, ook je eigen uren,
            gedeeld door het aantal nieuwe klanten in die periode. Zonder btw.
    """
    omzet_per_jaar = orderwaarde * aankopen_per_jaar
    op_omzet = omzet_per_jaar * klantduur
    op_marge = None if brutomarge is None else op_omzet * brutomarge / 100
    waarde = op_omzet if op_marge is None else op_marge
    return Uitkomst(omzet_per_jaar, op_omzet, op_marge, None if cac is None else waarde / cac)
