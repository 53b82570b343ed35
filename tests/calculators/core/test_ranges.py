"""A number that somebody does not know for certain, as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import load
from calculators.core import Input
from calculators.core.ranges import Range, likely, made, middle

_YEARS = Input("Klantduur", "jaar", 0.01, 100, name="klantduur", default=3)
_MONEY = Input("Orderwaarde", "€", 0.01, 10_000_000, default=120)
_SHARE = Input("Brutomarge", "%", 0, 100, default=60)
_PLAIN = Input("Groei", "", -1000, 1000, default=1)
_WHOLE = Input("Klanten", "klant|klanten", 0, 100_000, default=10, whole=True)


_TWO_TO_FOUR = """
2 tot 4|2-4|2–4|2 — 4|2−4|2 ‑ 4|2…4|2 … 4|2 à 4|2à4|2 tot 4 jaar|2 jaar tot 4 jaar|2,0 – 4,00
2 a 4|2 á 4|2 A 4 jaar
tussen 2 en 4|Tussen de 2 en 4|van 2 tot 4|van 2 t/m 4|2 tot en met 4|2 TOT 4|2\u00a0tot\u200b 4
3 ± 1|3±1|3 +/- 1|3 +/− 1|3 plus of min 1|2 tot 4, meestal 3|meestal 3, 2 tot 4
"""
_NONE = """
2 en 4|2 of 4|2-3-4|2026-11-26|tot 4|-|2 tot 4 tot 6|2\t4|2 tot 4 en 6|3 ± 1 tot 4
3 ± 1, meestal 2|a-b|2 -\r4|2..4|1..5|2...4
"""


def each_of(listed: str) -> list[str]:
    return [each for line in listed.strip("\n").split("\n") for each in line.split("|")]


@pytest.mark.parametrize("typed", each_of(_TWO_TO_FOUR))
def test_a_range_is_read_as_people_type_it(typed: str) -> None:
    assert _YEARS.read(typed) == Range(2, 3, 4)


@pytest.mark.parametrize(
    ("declared", "typed", "expected"),
    [
        (_MONEY, "€ 100 tot € 200", Range(100, 150, 200)),
        (_MONEY, "€ 100-200", Range(100, 150, 200)),
        (_MONEY, "100-200 euro", Range(100, 150, 200)),
        (_MONEY, "1.000-2.000", Range(1000, 1500, 2000)),
        (_MONEY, "€ 12,- tot € 15,-", Range(12, 13.5, 15)),
        (_MONEY, "€ 12,- - € 15,-", Range(12, 13.5, 15)),
        (_MONEY, "€ 12.- - € 15.-", Range(12, 13.5, 15)),
        *((_MONEY, each, Range(12, 13.5, 15)) for each in ("12,-–15,-", "12,--15,-")),
        (_MONEY, "€ 12,-- tot € 15,--", Range(12, 13.5, 15)),
        (_MONEY, "500-1k", Range(500, 750, 1000)),
        (_MONEY, "1k-2k", Range(1000, 1500, 2000)),
        (_MONEY, "100 ± 10%", Range(90, 100, 110)),
        (_SHARE, "30-40%", Range(30, 35, 40)),
        (_SHARE, "30% ± 5%", Range(25, 30, 35)),
        (_PLAIN, "-5 - -3", Range(-5, -4, -3)),
        (_PLAIN, "-5--3", Range(-5, -4, -3)),
        (_PLAIN, "−5 tot 5", Range(-5, 0, 5)),
        (_PLAIN, "0,1-0,3", Range(0.1, 0.2, 0.3)),
        (_WHOLE, "10-15", Range(10, 12, 15)),
        (_WHOLE, "55 ± 10%", Range(49, 55, 61)),
        (_YEARS, "2 tot 4, meestal 2,5", Range(2, 2.5, 4)),
        (_YEARS, "2 tot 4 (waarschijnlijk 2,5)", Range(2, 2.5, 4)),
        (_YEARS, "meestal 2,5: 2 tot 4", Range(2, 2.5, 4)),
        (_YEARS, "2 … 2,5 … 4", Range(2, 2.5, 4)),
        (_YEARS, [2, 4], Range(2, 3, 4)),
        (_YEARS, [2, 2.5, 4], Range(2, 2.5, 4)),
        (_YEARS, [1.234, 2], Range(1.234, 1.617, 2)),
    ],
)
def test_a_range_has_the_units_and_the_notation_of_its_field(
    declared: Input, typed: object, expected: Range
) -> None:
    assert declared.read(typed) == expected


@pytest.mark.parametrize(
    ("declared", "typed", "said"),
    [
        (_YEARS, "4 tot 2", "Zet het laagste getal eerst: 2 tot 4."),
        (_YEARS, "0 tot 4", "Dit is te laag: vul minstens 0,01 jaar in."),
        (_YEARS, "2 tot 400", "Dit is te hoog: vul hoogstens 100 jaar in."),
        (_YEARS, "2 ± 3", "Dit is te laag: vul minstens 0,01 jaar in."),
        (_YEARS, "2 ± -1", "“2 ± -1” is geen getal. Vul een getal in, bijvoorbeeld 3."),
        (
            _YEARS,
            "2 tot 4, meestal 9",
            "Wat je meestal verwacht, 9, ligt niet tussen 2 en 4.",
        ),
        (
            _YEARS,
            "2 tot 4 maanden",
            "Hier hoort geen “maanden”. Vul een getal in, bijvoorbeeld 3 jaar.",
        ),
        (
            _MONEY,
            "2-4k",
            "“2-4k” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 2 tot 4.000 of "
            "2.000 tot 4.000.",
        ),
        (
            _MONEY,
            "10,000-20,000",
            "“20,000” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 20 of 20.000.",
        ),
        (_WHOLE, "0,5-0,4k", "Vul een heel getal in, zonder cijfers achter de komma."),
        (_WHOLE, "1,5-3", "Vul een heel getal in, zonder cijfers achter de komma."),
        (_YEARS, [4, 2], "Zet het laagste getal eerst: 2 tot 4."),
        (_YEARS, [2], "Vul een getal in."),
        (_YEARS, [1, 2, 3, 4], "Vul een getal in."),
        (_YEARS, ["2", 4], "Vul een getal in."),
        (_YEARS, [2, None], "Vul een getal in."),
        (_YEARS, [float("nan"), 2], "Vul een getal in."),
    ],
)
def test_what_is_wrong_with_a_range_is_said_at_its_field(
    declared: Input, typed: object, said: str
) -> None:
    with pytest.raises(ValueError) as wrong:
        declared.read(typed)
    assert str(wrong.value).replace("\u00a0", " ") == said


@pytest.mark.parametrize("typed", [*each_of(_NONE), f"{'2' * 200}-4"])
def test_what_is_no_range_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is geen getal|twee waarden"):
        _PLAIN.read(typed)


@pytest.mark.parametrize("typed", each_of("120 tot |120 tot|€ 120 -|120 ±|120 … |120 t/m"))
def test_a_range_that_is_begun_asks_for_its_end(typed: str) -> None:
    with pytest.raises(ValueError, match="Dit bereik is nog niet af"):
        _MONEY.read(typed)


@pytest.mark.parametrize("typed", ["12,-", "-5", "− 5"])
def test_a_number_stays_a_number(typed: str) -> None:
    assert isinstance(_PLAIN.read(typed), float)


def test_a_range_of_one_value_is_that_value() -> None:
    assert _YEARS.read("3 tot 3") == 3
    assert _YEARS.read([3, 3]) == 3
    assert _YEARS.read("3 ± 0") == 3


@given(
    st.sampled_from([_YEARS, _MONEY, _SHARE, _PLAIN]),
    st.lists(st.floats(0.01, 100), min_size=3, max_size=3, unique=True),
)
def test_a_range_that_is_shown_is_read_back(declared: Input, ends: list[float]) -> None:
    low, usual, high = sorted(ends)
    for plain in ([low, high], [low, usual, high]):
        read = declared.read(plain)
        assert declared.read(declared.write(read)) == read == made(read.plain)
        assert declared.read(declared.shown(read)) == read


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9), st.floats(0, 1))
def test_the_middle_lies_between_and_a_share_of_the_way_too(
    low: float, width: float, share: float
) -> None:
    found = Range(low, middle(low, low + width), low + width)
    assert low - 1e-3 <= found.likely <= low + width + 1e-3
    assert found.at(0) == pytest.approx(low)
    assert found.at(0.5) == found.likely
    assert found.low <= found.at(share) + 1e-3
    assert found.at(share) <= found.high + 1e-3


def test_of_a_symmetric_range_the_cases_are_a_triangle() -> None:
    """A tenth lies below the root of 0,05 of the width: the area of a triangle."""
    assert Range(0, 1, 2).at(0.1) == pytest.approx(2 * 0.05**0.5)
    assert Range(0, 1, 2).at(0.9) == pytest.approx(2 - 2 * 0.05**0.5)


def test_what_is_no_range_is_what_it_is() -> None:
    assert likely("maand") == "maand"
    assert likely(None) is None
    assert likely([2, 4]) == 3
    assert likely([2, 2.5, 4]) == 2.5


def test_a_choice_takes_no_range() -> None:
    result = load("retentie").run({"periode": [1, 4]})
    assert result["errors"]["periode"] == "Kies uit maand, kwartaal of jaar."
