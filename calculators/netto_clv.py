"""Netto CLV: wat houd je aan een klant over na de kosten om hem te houden?"""

from datetime import date
from typing import Annotated, NamedTuple

from calculators.core import Example, Input, Output, Rule, calculator


class Uitkomst(NamedTuple):
    clv: Annotated[float, Output("CLV", "€", "jaarwaarde × klantduur")]
    kosten: Annotated[
        float,
        Output(
            "Kosten om hem te houden",
            "€",
            "clv × kosten_laag",
            upto="kosten_hoogste",
            lower_is_better=True,
        ),
    ]
    kosten_hoogste: Annotated[
        float,
        Output(
            "Kosten om hem te houden, hoogstens", "€", "clv × kosten_hoog", lower_is_better=True
        ),
    ]
    netto_clv: Annotated[
        float, Output("Netto CLV", "€", "clv − kosten_hoogste", upto="netto_clv_hoogste")
    ]
    netto_clv_hoogste: Annotated[float, Output("Netto CLV, hoogstens", "€", "clv − kosten")]


@calculator(
    title="Wat brengt een klant op na de kosten van klantbehoud?",
    main="netto_clv",
    source="De omzetvorm van de CLV (customer lifetime value), min een deel voor service en "
    "klantbehoud. Dat deel van 5 tot 15% is een vuistregel.",
    checked=date(2026, 11, 24),
    examples=(
        Example(
            "Een klant van € 5.000 per jaar die vier jaar blijft",
            {"jaarwaarde": 5000, "klantduur": 4, "kosten_laag": 5, "kosten_hoog": 15},
            {"clv": 20_000, "kosten": 1000, "kosten_hoogste": 3000}
            | {"netto_clv": 17_000, "netto_clv_hoogste": 19_000},
        ),
    ),
    errors=(
        Rule(
            "kosten_hoog",
            lambda kosten_laag, kosten_hoog: kosten_laag > kosten_hoog,
            "Dit is minder dan de laagste schatting van {kosten_laag}. Kijk of je de percentages "
            "hebt verwisseld.",
        ),
    ),
    guards=(
        Rule(
            "klantduur",
            lambda klantduur: klantduur > 20,
            "Dat is lang. Vul de klantduur in jaren in, niet in maanden.",
        ),
        Rule(
            "kosten_hoog",
            lambda kosten_hoog: kosten_hoog > 50,
            "Zo gaat meer dan de helft van de omzet op aan klantbehoud. Zitten er kosten bij die "
            "je ook zonder deze klant maakt?",
        ),
    ),
)
def netto_clv(
    jaarwaarde: Annotated[float, Input("Omzet per klant per jaar", "€", 0.01, 1e7)] = 5000,
    klantduur: Annotated[float, Input("Klantduur", "jaar", 0.01, 100)] = 4,
    kosten_laag: Annotated[float, Input("Klantbehoud, laagste schatting", "%", 0, 100)] = 5,
    kosten_hoog: Annotated[float, Input("Klantbehoud, hoogste schatting", "%", 0, 100)] = 15,
) -> Uitkomst:
    """Reken uit wat een klant opbrengt na aftrek van wat je uitgeeft om hem te houden: service,
    accountbeheer en acties voor vaste klanten. Je inkoop gaat hier nog niet van af.

    Args:
        jaarwaarde: Je omzet van het afgelopen jaar, gedeeld door het aantal actieve klanten.
            Zonder btw.
        klantduur: Hoelang een klant gemiddeld blijft. Vertrekt een kwart van je klanten per
            jaar? Dan is het 1 ÷ 25% = 4 jaar.
        kosten_laag: Het deel van de omzet dat minstens naar service, accountbeheer en acties voor
            vaste klanten gaat. Vuistregel: 5%.
        kosten_hoog: Hetzelfde deel, ruim geschat. Vuistregel: 15%; hoger als je veel persoonlijk
            contact hebt.
    """
    clv = jaarwaarde * klantduur
    laag, hoog = clv * kosten_laag / 100, clv * kosten_hoog / 100
    return Uitkomst(clv, laag, hoog, clv - hoog, clv - laag)
