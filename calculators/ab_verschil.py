"""A/B-verschil: is het verschil in conversie echt, of kan het toeval zijn?"""

from datetime import date
from typing import Annotated

from calculators.core import Input, Outputs, bands, calculator, output
from calculators.core.toeval import enough, fisher, newcombe

_GRENS = 5  # % kans op toeval waaronder een verschil voor echt doorgaat
_ONGELIJK = 4  # standaardafwijkingen: bij half om half komt dat één op de 16.000 keer voor


class Uitkomst(Outputs):
    toeval: float = output(
        "Kans op zo'n groot verschil door toeval",
        "%",
        method="het deel van alle verdelingen van deze kopers over twee gelijke versies dat "
        "minstens zo scheef is (exacte toets van Fisher; bij grote aantallen benaderd)",
        lower_is_better=True,
    )
    conversie_a: float = output("Conversie van A", "%", "kopers_a ÷ bezoekers_a", decimals=2)
    conversie_b: float = output("Conversie van B", "%", "kopers_b ÷ bezoekers_b", decimals=2)
    verschil: float = output(
        "Verschil",
        "procentpunt|procentpunten",
        "(kopers_b ÷ bezoekers_b − kopers_a ÷ bezoekers_a) × 100",
        signed=True,
    )
    minstens: float = output(
        "Echt verschil (95% zeker)",
        "procentpunt|procentpunten",
        method="de ondergrens met 95% zekerheid (interval van Newcombe)",
        upto="hoogstens",
        signed=True,
    )
    hoogstens: float = output(
        "Echt verschil, hoogstens",
        "procentpunt|procentpunten",
        method="de bovengrens met 95% zekerheid (interval van Newcombe)",
        signed=True,
    )
    stijging: float | None = output(
        "B tegenover A",
        "%",
        "(kopers_b ÷ bezoekers_b − kopers_a ÷ bezoekers_a) ÷ (kopers_a ÷ bezoekers_a)",
        signed=True,
    )
    grens: float = output("Kans waaronder het verschil telt", "%", "5% ÷ keren_gekeken")
    nodig: float | None = output(
        "Bezoekers per versie om een verschil als dit te vinden",
        "",
        method="de formule van Fleiss: met zoveel is de kans 80% dat deze toets onder 5% uitkomt",
        lower_is_better=True,
    )


@calculator(
    title="Is het verschil tussen A en B echt?",
    main="toeval",
    source="De exacte toets van Fisher (Ronald Fisher, 1935). Het interval is dat van Robert "
    "Newcombe (Statistics in Medicine, 1998), met continuïteitscorrectie. De grens van 5% en de "
    "80% kans waarmee de benodigde bezoekers zijn gerekend, zijn een gangbare afspraak.",
    checked=date(2026, 11, 26),
)
def ab_verschil(
    bezoekers_a: Annotated[int, Input("Bezoekers van A", "", 1, 100_000_000, lever=False)] = 1000,
    kopers_a: Annotated[int, Input("Kopers bij A", "", 0, 100_000_000, lever=False)] = 20,
    bezoekers_b: Annotated[int, Input("Bezoekers van B", "", 1, 100_000_000, lever=False)] = 1000,
    kopers_b: Annotated[int, Input("Kopers bij B", "", 0, 100_000_000, lever=False)] = 35,
    keren_gekeken: Annotated[
        int, Input("Keren dat je naar de uitkomst keek", "", 1, 1000, lever=False)
    ] = 1,
) -> Uitkomst:
    """Reken uit of een verschil tussen twee versies van een pagina, mail of advertentie echt is.
    Ook met weinig bezoekers klopt de kans, en je ziet hoeveel je er nodig hebt.

    Args:
        bezoekers_a: Hoeveel mensen de oude versie zagen. Tel mensen en geen bezoeken. In je
            testprogramma of statistieken.
        kopers_a: Hoeveel van hen kochten, of deden wat je wilde. Wie twee keer kocht, telt één
            keer.
        bezoekers_b: Hoeveel mensen in dezelfde tijd de nieuwe versie zagen. Wie welke versie ziet,
            hoort door loting te gaan.
        kopers_b: Hoeveel van hen kochten, op dezelfde manier geteld.
        keren_gekeken: Hoe vaak je de uitkomst bekeek en toen had kunnen stoppen. Keek je alleen aan
            het eind, op een dag die je vooraf koos, vul dan 1 in.
    """
    a, of_a, b, of_b = map(int, (kopers_a, bezoekers_a, kopers_b, bezoekers_b))
    verschil = b * of_a - a * of_b  # times the visitors of both: whole, so that no digit is lost
    laag, hoog = newcombe(a, of_a, b, of_b)
    edges = (_GRENS / 100, float(_GRENS / 100 / keren_gekeken))
    kans = 100 * fisher(a, of_a, b, of_b, edges)
    return Uitkomst(
        kans,
        100 * kopers_a / bezoekers_a,
        100 * kopers_b / bezoekers_b,
        100 * verschil / (bezoekers_a * bezoekers_b),
        minstens=100 * laag,
        hoogstens=100 * hoog,
        stijging=100 * verschil / (kopers_a * bezoekers_b) if a else None,
        grens=_GRENS / keren_gekeken,
        nodig=enough(a / of_a, b / of_b),
    )


ab_verschil.example("""
    0 van de 5 tegen 4 van de 5: van de 210 verdelingen van 4 kopers zijn er 10 zo scheef
    bezoekers_a = 5, kopers_a = 0, bezoekers_b = 5, kopers_b = 4, keren_gekeken = 1
    toeval ≈ 4,8%, conversie_a = 0, conversie_b = 80, verschil = 80
""")
ab_verschil.example("""
    20 en 35 kopers, elk van 1.000 bezoekers: net niet genoeg
    bezoekers_a = 1.000, kopers_a = 20, bezoekers_b = 1.000, kopers_b = 35, keren_gekeken = 1
    toeval ≈ 5,5%, conversie_a = 2, conversie_b = 3,5, verschil = 1,5, stijging = 75
""")
ab_verschil.example("""
    Dezelfde percentages met twee keer zoveel bezoekers
    bezoekers_a = 2.000, kopers_a = 40, bezoekers_b = 2.000, kopers_b = 70, keren_gekeken = 1
    toeval ≈ 0,5%, verschil = 1,5
""")


_OORDELEN = bands("""
    vanaf 0: Waarschijnlijk echt (good). Zijn A en B even goed, dan zie je zo'n groot verschil in
        minder dan 5 van de 100 proeven.
        [Reken uit wat het oplevert](artikelen/conversie-en-frictie/#formule)
    vanaf 5: Kan toeval zijn (fair). Ook twee versies die even goed zijn, verschillen vaak genoeg zo
        veel. Kies nog niet op dit verschil.
        [Lees hoe je eerlijk test](artikelen/conversie-en-frictie/#toeval)
""")


@ab_verschil.verdict("toeval", _OORDELEN)
def telt(toeval: float, grens: float) -> bool:
    """Na vaker kijken is een kans onder 5% nog geen oordeel: pas onder de lagere grens."""
    return toeval >= _GRENS or toeval < grens


ab_verschil.absent("stijging", "Bij A kocht niemand. Van nul kun je niet zeggen hoeveel je stijgt.")
ab_verschil.absent("nodig", "A en B doen het precies even goed: er is geen verschil om te vinden.")


@ab_verschil.error("kopers_a", bezoekers_a=(19, 20))
def meer_kopers_dan_bezoekers_a(kopers_a: int, bezoekers_a: int) -> bool:
    """Dit is meer dan de {bezoekers_a} die A zagen. Tel mensen, niet bestellingen."""
    return kopers_a > bezoekers_a


@ab_verschil.error("kopers_b", bezoekers_b=(34, 35))
def meer_kopers_dan_bezoekers_b(kopers_b: int, bezoekers_b: int) -> bool:
    """Dit is meer dan de {bezoekers_b} die B zagen. Tel mensen, niet bestellingen."""
    return kopers_b > bezoekers_b


@ab_verschil.guard("keren_gekeken", keren_gekeken=(2, 1))
def tussendoor_gekeken(keren_gekeken: int) -> bool:
    """Wie tussendoor kijkt en stopt zodra het er goed uitziet, vindt vaker een verschil dat er niet
    is. Daarom telt het nu pas onder {grens} in plaats van onder 5%.
    """
    return keren_gekeken > 1


@ab_verschil.guard("kopers_b", kopers_b=(19, 20))
def b_is_lager(verschil: float) -> bool:
    """B scoort lager dan A. Is dat verschil echt, houd dan A."""
    return verschil < 0


@ab_verschil.guard("bezoekers_b", kopers_b=(35, 36))
def te_weinig(toeval: float, nodig: float, bezoekers_a: int, bezoekers_b: int) -> bool:
    """Voor een verschil als dit heb je per versie ongeveer {nodig:bezoeker|bezoekers} nodig. Spreek
    dat aantal vooraf af: wie doorgaat tot het lukt, vindt altijd iets.
    """
    return toeval >= _GRENS and min(bezoekers_a, bezoekers_b) < nodig


@ab_verschil.guard("bezoekers_b", bezoekers_b=(1188, 1187))
def scheef_verdeeld(bezoekers_a: int, bezoekers_b: int) -> bool:
    """De groepen zijn ongelijk van grootte. Wilde je half om half, dan gaat er iets mis bij het
    verdelen of tellen, en klopt de uitkomst niet.
    """
    return (bezoekers_a - bezoekers_b) ** 2 > _ONGELIJK**2 * (bezoekers_a + bezoekers_b)


@ab_verschil.guard("kopers_b", bezoekers_a=100, kopers_a=20, bezoekers_b=100, kopers_b=(33, 34))
def op_de_rand(toeval: float, minstens: float, hoogstens: float) -> bool:
    """Dit ligt precies op de rand: volgens de kans kan het toeval zijn, volgens het interval niet,
    of andersom. Trek er geen conclusie uit.
    """
    return (toeval < _GRENS) != (minstens > 0 or hoogstens < 0)
