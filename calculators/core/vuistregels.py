"""Rules of thumb, and doubts about a number, that more than one calculator has."""

from typing import Any

from calculators.core.declare import Calculator
from calculators.core.written import bands

AnyCalculator = Calculator[..., Any]

# Of these bounds only 3 is David Skok's; below 1 is arithmetic, and 5 is our own.
LTV_CAC_BRON = (
    "De grens van 3 bij LTV : CAC is een vuistregel van David Skok (For Entrepreneurs) voor "
    "softwareabonnementen. Onder 1 kost een klant meer dan hij opbrengt. De grens van 5 is een "
    "eigen vuistregel."
)
LTV_CAC = bands("""
    vanaf 0: Verlies (bad). Een klant kost meer dan hij opbrengt.
        [Bepaal wat een klant mag kosten](artikelen/roi/#strategie-1)
    vanaf 1: Krap (fair). Een klant verdient zijn werving terug, maar er blijft minder over dan de
        vuistregel vraagt: die is 3 of meer.
        [Laat klanten langer blijven](artikelen/ltv/#strategie-1)
    vanaf 3: Gezond (good). Een klant brengt drie tot vijf keer op wat hij kost. Vanaf drie heet dat
        gezond (vuistregel).
        [Laat klanten doorgroeien in je aanbod](artikelen/ltv/#strategie-2)
    boven 5: Ruim (great). Een klant brengt meer dan vijf keer op wat hij kost. Misschien kun je
        meer uitgeven om sneller te groeien (vuistregel).
        [Lees waarin je nu kunt investeren](artikelen/ltv/#fouten)
""")

# Where the conventions of a customer's lifetime are explained, and whom to divide by.
KLANTDUUR = "artikelen/retentie/#klantduur"


def breuk(
    rekenhulp: AnyCalculator, veld: str, voorbeeld: str, tot: float = 1, **erbij: float
) -> None:
    """The doubt about a percentage of `tot` or less: 0,6 where 60 was meant.

    `voorbeeld` is a usual percentage, and that as a fraction: "60% 0,6". `erbij` is what else the
    two cases need.
    """
    procent, als_breuk = voorbeeld.split()

    def heel_weinig(waarde: float, /) -> bool:
        return 0 < waarde <= tot

    heel_weinig.__doc__ = (
        f"Dit is heel weinig. Typte je een breuk? Vul voor {procent} het getal "
        f"{procent.removesuffix('%')} in, niet {als_breuk}."
    )
    rekenhulp.guard(veld, **{**erbij, veld: (tot, tot + 0.01)})(heel_weinig)


def jaren(rekenhulp: AnyCalculator, veld: str) -> None:
    """The doubt about more than ten years: 18 where eighteen months were meant."""

    @rekenhulp.guard(veld, **{veld: (10.01, 10)})
    def meer_dan_tien(jaren: float, /) -> bool:
        """Dat is meer dan tien jaar. Zijn het maanden? Achttien maanden vul je in als 1,5."""
        return jaren > 10


def eigen_uren(rekenhulp: AnyCalculator) -> None:
    """The doubt about a gross margin of which the hours of the work itself are not yet off."""

    @rekenhulp.guard("brutomarge", brutomarge=(80.01, 80))
    def hoge_marge(brutomarge: float) -> bool:
        """Dat is een hoge marge. Lever je een dienst, haal dan ook de uren eraf die jij en je team
        aan klanten werken.
        """
        return brutomarge > 80


def hoge_retentie(rekenhulp: AnyCalculator, veld: str) -> None:
    """The doubt about a retention at which the outcome hangs on the last per cent."""

    @rekenhulp.guard(veld, **{veld: (97.01, 97)})
    def bijna_iedereen(retentie: float, /) -> bool:
        """Bij zo'n hoge retentie hangt de uitkomst bijna helemaal van de laatste procenten af. Weet
        je zeker dat dit per jaar is?
        """
        return retentie > 97


def eeuwig(rekenhulp: AnyCalculator, veld: str) -> None:
    """The refusal of customers who never leave, without interest: their worth has no end."""

    @rekenhulp.error(veld, **{veld: (100, 99.99)}, rente=0)
    def zonder_einde(retentie: float, /, rente: float) -> bool:
        """Blijft iedereen altijd, en reken je geen rente, dan houdt de som nooit op. Vul een lagere
        retentie in of een rente boven 0%.
        """
        return retentie == 100 and rente == 0


def geen_rente(rekenhulp: AnyCalculator) -> None:
    """What it means to reckon without interest."""

    @rekenhulp.guard("rente", rente=(0, 0.01))
    def even_zwaar(rente: float) -> bool:
        """Zonder rente telt een euro over tien jaar even zwaar als een euro nu. De uitkomst valt
        dan hoog uit.
        """
        return rente == 0
