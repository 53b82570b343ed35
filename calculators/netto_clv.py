"""Netto CLV: wat houd je aan een klant over na de kosten om hem te houden?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, calculator, output
from calculators.core.vuistregels import KLANTDUUR, breuk, eigen_uren, jaren


class Uitkomst(Outputs):
    clv: float = output("CLV", "€", "jaarwaarde × klantduur")
    kosten: float = output(
        "Kosten om hem te houden",
        "€",
        "clv × kosten_laag",
        upto="kosten_hoogste",
        lower_is_better=True,
    )
    kosten_hoogste: float = output(
        "Kosten om hem te houden, hoogstens", "€", "clv × kosten_hoog", lower_is_better=True
    )
    netto_clv: float = output(
        "Netto CLV", "€", "clv × (100% − kosten_hoog)", upto="netto_clv_hoogste"
    )
    netto_clv_hoogste: float = output("Netto CLV, hoogstens", "€", "clv × (100% − kosten_laag)")
    netto_marge: float | None = output(
        "Netto CLV op marge", "€", "clv × (brutomarge − kosten_hoog)", upto="netto_marge_hoogste"
    )
    netto_marge_hoogste: float | None = output(
        "Netto CLV op marge, hoogstens", "€", "clv × (brutomarge − kosten_laag)"
    )


@calculator(
    title="Wat brengt een klant op na de kosten van klantbehoud?",
    main="netto_clv",
    source="De omzetvorm van de CLV (customer lifetime value), min een deel voor service en "
    "klantbehoud. Dat deel van 5 tot 15% is een vuistregel.",
    checked=date(2026, 11, 24),
)
def netto_clv(
    jaarwaarde: Annotated[
        float, Input("Omzet per klant per jaar", "€", 0.01, 1e7, more=KLANTDUUR)
    ] = 5000,
    klantduur: Annotated[float, Input("Klantduur", "jaar", 0.01, 100, more=KLANTDUUR)] = 4,
    kosten_laag: Annotated[float, Input("Klantbehoud, laagste schatting", "%", 0, 100)] = 5,
    kosten_hoog: Annotated[float, Input("Klantbehoud, hoogste schatting", "%", 0, 100)] = 15,
    brutomarge: Annotated[float | None, Input("Brutomarge", "%", 0, 100)] = None,
) -> Uitkomst:
    """Reken uit wat een klant opbrengt na aftrek van wat je uitgeeft om hem te houden: service,
    accountbeheer en acties voor vaste klanten. Met je brutomarge erbij zie je wat er overblijft als
    ook je inkoop eraf is.

    Args:
        jaarwaarde: Je omzet van het afgelopen jaar, gedeeld door het aantal klanten dat je dat
            jaar gemiddeld had, ook wie niets kocht. Zonder btw.
        klantduur: Hoelang een klant gemiddeld blijft: 1 gedeeld door je verloop. Vertrekt een kwart
            van je klanten per jaar, dan is het 1 ÷ 25% = 4 jaar. De retentierekenhulp rekent het
            uit.
        kosten_laag: Het deel van de omzet dat minstens naar service, accountbeheer en acties voor
            vaste klanten gaat. Vuistregel: 5%.
        kosten_hoog: Hetzelfde deel, ruim geschat. Vuistregel: 15%; hoger als je veel persoonlijk
            contact hebt.
        brutomarge: Wat er van je omzet overblijft na inkoop en directe kosten. In je
            winst-en-verliesrekening: brutowinst gedeeld door omzet. Lever je een dienst, haal dan
            ook de uren eraf die jij en je team aan klanten werken.
    """
    clv = jaarwaarde * klantduur
    laag, hoog = clv * kosten_laag / 100, clv * kosten_hoog / 100
    marge = None if brutomarge is None else clv * brutomarge / 100
    return Uitkomst(
        clv,
        kosten=laag,
        kosten_hoogste=hoog,
        netto_clv=clv - hoog,
        netto_clv_hoogste=clv - laag,
        netto_marge=None if marge is None else marge - hoog,
        netto_marge_hoogste=None if marge is None else marge - laag,
    )


netto_clv.example("""
    Een klant van € 5.000 per jaar die vier jaar blijft
    jaarwaarde = 5.000, klantduur = 4, kosten_laag = 5, kosten_hoog = 15
    clv = 20.000, kosten = 1.000, kosten_hoogste = 3.000, netto_clv = 17.000,
    netto_clv_hoogste = 19.000
""")
netto_clv.example("""
    Dezelfde klant, met 30% brutomarge
    jaarwaarde = 5.000, klantduur = 4, kosten_laag = 5, kosten_hoog = 15, brutomarge = 30
    netto_marge = 3.000, netto_marge_hoogste = 5.000
""")


@netto_clv.error("kosten_hoog", kosten_hoog=(4.99, 5))
def verwisseld(kosten_laag: float, kosten_hoog: float) -> bool:
    """Dit is minder dan de laagste schatting van {kosten_laag}. Kijk of je de percentages hebt
    verwisseld.
    """
    return kosten_laag > kosten_hoog


@netto_clv.guard("brutomarge", brutomarge=(None, 50))
def op_omzet(brutomarge: float | None = None) -> bool:
    """De uitkomst is omzet: je inkoop en directe kosten moeten er nog af. Vul je brutomarge in voor
    je beslist wat een klant mag kosten.
    """
    return brutomarge is None


breuk(netto_clv, "brutomarge", "50% 0,5")
eigen_uren(netto_clv)
jaren(netto_clv, "klantduur")
breuk(netto_clv, "kosten_laag", "5% 0,05")
breuk(netto_clv, "kosten_hoog", "15% 0,15", kosten_laag=0)


@netto_clv.guard("kosten_hoog", kosten_hoog=(30.01, 30), brutomarge=30)
def boven_de_marge(kosten_hoog: float, brutomarge: float) -> bool:
    """Dit is meer dan je brutomarge van {brutomarge}: met de hoogste schatting leg je op deze klant
    geld toe.
    """
    return kosten_hoog > brutomarge


@netto_clv.guard("kosten_hoog", kosten_hoog=(50.01, 50))
def meer_dan_de_helft(kosten_hoog: float) -> bool:
    """Zo gaat meer dan de helft van de omzet op aan klantbehoud. Zitten er kosten bij die je ook
    zonder deze klant maakt?
    """
    return kosten_hoog > 50
