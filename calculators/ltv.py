"""LTV: wat brengt een klant op zolang hij klant is?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, numbers, output
from calculators.core.picture import Line, Mark, Picture, crossing, years
from calculators.core.vuistregels import KLANTDUUR, LTV_CAC, LTV_CAC_BRON, breuk, eigen_uren, jaren


class Uitkomst(Outputs):
    omzet_per_jaar: float = output(
        "Omzet per klant per jaar", "€", "orderwaarde × aankopen_per_jaar"
    )
    ltv: float = output("LTV op omzet", "€", "orderwaarde × aankopen_per_jaar × klantduur")
    ltv_marge: float | None = output("LTV op marge", "€", "ltv × brutomarge", carries="ltv")
    ltv_cac: float | None = output("LTV : CAC", "", ("ltv_marge ÷ cac", "ltv ÷ cac"), decimals=1)


@calculator(
    title="Wat is een klant waard?",
    main="ltv",
    source=f"De omzetvorm van de LTV (customer lifetime value). {LTV_CAC_BRON}",
    checked=date(2026, 11, 24),
)
def ltv(
    orderwaarde: Annotated[float, Input("Gemiddelde orderwaarde", "€", 0.01, 10_000_000)] = 120,
    aankopen_per_jaar: Annotated[
        float, Input("Aankopen per jaar", "", 0.01, 1_000, more=KLANTDUUR)
    ] = 4,
    klantduur: Annotated[float, Input("Klantduur", "jaar", 0.01, 100, more=KLANTDUUR)] = 3,
    brutomarge: Annotated[float | None, Input("Brutomarge", "%", 0, 100)] = None,
    cac: Annotated[
        float | None, Input("CAC (kosten per nieuwe klant)", "€", 0.01, 10_000_000)
    ] = None,
) -> Uitkomst:
    """Reken uit hoeveel een klant in totaal bij je besteedt. Met je brutomarge en je wervingskosten
    erbij zie je ook wat je aan hem overhoudt en of dat genoeg is.

    Args:
        orderwaarde: In je webshop of kassa: omzet gedeeld door het aantal orders van het
            afgelopen jaar. In je boekhouding: omzet gedeeld door het aantal facturen. Zonder
            btw.
        aankopen_per_jaar: Het aantal orders van het afgelopen jaar, gedeeld door het aantal
            klanten dat je dat jaar gemiddeld had, ook wie niets kocht. Eens in de twee jaar is 0,5.
            Deel je alleen door wie wel kocht, dan valt de LTV te hoog uit.
        klantduur: Hoelang een klant gemiddeld blijft: 1 gedeeld door je verloop. Vertrekt een kwart
            van je klanten per jaar, dan is het 1 ÷ 25% = 4 jaar. De retentierekenhulp rekent het
            uit.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
        cac: Alles wat je in een periode uitgaf aan marketing en verkoop, ook je eigen uren,
            gedeeld door het aantal nieuwe klanten in die periode. Zonder btw.
    """
    omzet_per_jaar = orderwaarde * aankopen_per_jaar
    op_omzet = omzet_per_jaar * klantduur
    op_marge = None if brutomarge is None else op_omzet * brutomarge / 100
    waarde = op_omzet if op_marge is None else op_marge
    return Uitkomst(omzet_per_jaar, op_omzet, op_marge, None if cac is None else waarde / cac)


ltv.example("""
    Webshop: vier orders van € 120 per jaar, drie jaar lang
    orderwaarde = 120, aankopen_per_jaar = 4, klantduur = 3
    omzet_per_jaar = 480, ltv = 1.440
""")
ltv.example("""
    Dezelfde klant, met 60% brutomarge en een CAC van € 200
    orderwaarde = 120, aankopen_per_jaar = 4, klantduur = 3, brutomarge = 60, cac = 200
    ltv = 1.440, ltv_marge = 864, ltv_cac = 4,32
""")


@ltv.verdict("ltv_cac", LTV_CAC)
def op_marge(ltv_marge: float | None = None) -> bool:
    """Van omzet zegt de verhouding niets."""
    return ltv_marge is not None


ltv.too_low("cac", "Delen door nul kan niet. Weet je de kosten niet, laat het veld dan leeg.")


@ltv.guard("aankopen_per_jaar", aankopen_per_jaar=(52.01, 52))
def vaker_dan_wekelijks(aankopen_per_jaar: float) -> bool:
    """Dat is meer dan één aankoop per week. Is dit echt het aantal per jaar?"""
    return aankopen_per_jaar > 52


@ltv.guard("aankopen_per_jaar", aankopen_per_jaar=(0.33, 0.34))
def minder_dan_een_keer(aankopen_per_jaar: float, klantduur: float) -> bool:
    """Zo koopt een klant in zijn hele klantduur minder dan één keer. Is dit echt het aantal per
    jaar, en de klantduur in jaren?
    """
    return aankopen_per_jaar * klantduur < 1


jaren(ltv, "klantduur")


@ltv.guard("brutomarge", brutomarge=(None, 60), cac=200)
def zonder_marge(brutomarge: float | None = None, cac: float | None = None) -> bool:
    """Zonder brutomarge vergelijk je de CAC met omzet, niet met wat je aan een klant overhoudt.
    Daar hoort geen oordeel bij. Vul je brutomarge in.
    """
    return brutomarge is None and cac is not None


breuk(ltv, "brutomarge", "60% 0,6")
eigen_uren(ltv)


@ltv.draw
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
    if cac is not None and brutomarge is not None:  # revenue does not pay anything back
        lines.append(Line("CAC", [(t, cac) for t in momenten]))
        terug = crossing(waarde, cac)
        if terug is None:
            text += f" De CAC van {numbers.write(cac, '€')} verdient hij niet terug."
        else:
            maanden = numbers.write(terug * 12, "maand|maanden", 1 if terug < 1 else 0)
            text += f" De CAC van {numbers.write(cac, '€')} is na {maanden} terugverdiend."
            marks.append(Mark(terug, cac, "terugverdiend"))
    return Picture("Wat een klant opbrengt, jaar na jaar", text, "jaar", "€", lines, marks)
