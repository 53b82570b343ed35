"""Every number in the texts of a declaration can be broken, and nothing else."""

from tests.mutation import texts
from tests.sites import ROOT

TEXT = '''
_SCORES = bands("""
    vanaf −1.000: Laag (bad). In 2 van de 3 gevallen.
        [Lees 1](artikelen/roi/#strategie-1)
    boven 5,9: Hoog (good). Dat is 8 keer.
        [Lees 2](artikelen/roi/#strategie-2)
""")
x.example("""
    Een jaar: 200 klanten
    begin = 200, marge = 12,5,
    periode = jaar
    duur ≈ € 1,67, winst = −50
""")
y = 3
'''


def changed(operator: str) -> list[str]:
    lines = TEXT.splitlines()
    found = []
    for occurrence, place in enumerate(texts.places(TEXT, operator)):
        after = texts.broken(TEXT, operator, occurrence).splitlines()
        assert [n for n, line in enumerate(lines, 1) if after[n - 1] != line] == [place.line]
        found.append(after[place.line - 1].strip())
    return found


def test_the_start_of_each_band_is_one_more() -> None:
    assert changed(texts.BAND) == [
        "vanaf −1.001: Laag (bad). In 2 van de 3 gevallen.",
        "boven 5,0: Hoog (good). Dat is 8 keer.",
    ]


def test_each_number_of_an_example_is_one_more() -> None:
    assert changed(texts.EXAMPLE) == [
        "begin = 201, marge = 12,5,",
        "begin = 200, marge = 12,6,",
        "duur ≈ € 1,68, winst = −50",
        "duur ≈ € 1,67, winst = −51",
    ]


def test_every_calculator_has_numbers_to_break() -> None:
    for file in (ROOT / "calculators").glob("*.py"):
        text = file.read_text("utf-8")
        assert bool(texts.places(text, texts.BAND)) == ("bands(" in text)
        assert bool(texts.places(text, texts.EXAMPLE)) == (".example(" in text)
