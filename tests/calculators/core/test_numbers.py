"""Dutch numbers, in and out."""

import math
import unicodedata
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from calculators.core import numbers

money = st.floats(-1e12, 1e12, allow_nan=False)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("0.125", 0.125),
        ("1234.567", 1234.567),
        ("1,234.5", 1234.5),
        ("€ 1.440", 1440),
        ("1 440", 1440),
        ("1.440,-", 1440),
        ("12%", 12),
        ("12 %", 12),
        ("−5", -5),
        # beyond the table: what people paste and type as well
        ("€1.440,50", 1440.5),
        ("€\u00a01.440", 1440),
        ("1\u202f440,5", 1440.5),
        ("1.440,--", 1440),
        ("1.440,—", 1440),
        ("EUR 12,50", 12.5),
        ("12,50 euro", 12.5),
        ("€ -5", -5),
        ("-€ 5", -5),
        ("+5", 5),
        ("1.234.567,89", 1234567.89),
        ("1,234,567", 1234567),
        ("1,234,567.89", 1234567.89),
        ("1,234", 1.234),
        (",5", 0.5),
        (".5", 0.5),
        ("5,", 5),
        ("5.", 5),
        ("  7  ", 7),
        ("007", 7),
        *(("5 euro", 5), ("EUR 5", 5), ("5 euro's", 5), ("€ 5 euro", 5), ("5,- euro", 5)),
        *(("12,=", 12), ("12,==", 12), ("12.-", 12), ("€ 1.440,=", 1440)),
        *(("7 procent", 7), ("7 Procent", 7), ("7,5 pct", 7.5)),
        *(("10k", 10_000), ("10 K", 10_000), ("1,5 mln", 1_500_000), ("1,1 mln", 1_100_000)),
        *(
            ("2 miljoen", 2_000_000),
            ("3 duizend", 3000),
            ("€ 1,2 mld", 1.2e9),
            ("2 mrd.", 2e9),
            ("10k euro", 10_000),
        ),
        *(("0,29 mln", 290_000), ("1.234.567 k", 1_234_567_000), ("-2k", -2000)),
        *(("120\n", 120), ("\t120\r\n", 120)),
        *(("1\u2009440", 1440), ("1 440,50", 1440.5), ("1 440.5", 1440.5)),
        # One space before every three digits is how French, Belgians and the SI write thousands.
        *(("120 480", 120_480), ("12\u00a0345\u202f678", 12_345_678), ("3 mio.", 3_000_000)),
    ],
)
def test_a_typed_number_is_read_as_a_dutch_person_means_it(typed: str, number: float) -> None:
    assert numbers.typed(typed).value == number


@pytest.mark.parametrize(
    "typed",
    [
        *("1e3", "0,1,2", "1.23.4", "١٢", "abc", "NaN", "inf", "-", "€", "%", ".", ",", "½"),
        *("--5", "−-5", "1.234,5.6", "0x10", "1_000", "5-", "€€5", "12%%", "1..2", "1,,2"),
        *("1.2345.678", "1,23,456"),
        "",
        "  ",
        "1 2",
        "12 34",
        "-€ -5",
        "1\x005",
        "9" * 41,
        *("1.234.5", "1,234,5", "1 234 5", "1  234", "1 23.456"),
        *(
            "5 €/",
            "€ 5/",
            "5/2",
            "€ 5 klanten per maand",
            "€ 5 procent",
            "5 m2",
            "k",
            "$ 5",
            "(5)",
            "5-10",
            "10 – 20",
            "~5",
        ),
    ],
)
def test_what_is_not_one_clear_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        numbers.typed(typed)


@pytest.mark.parametrize("gap", ["\t", "\n", "\r\n", "\v", "\u2028", "\x85", " \n "])
@pytest.mark.parametrize("two", ["120{}480", "1{}234", "€ 5{}€ 6", "a{}b", "1.{}234"])
def test_a_tab_or_a_new_line_stands_between_two_values(two: str, gap: str) -> None:
    with pytest.raises(numbers.TwoValues):
        numbers.typed(two.format(gap))


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1 000.000", (1000, 1_000_000)),
        ("1.000 000", (1000, 1_000_000)),
        ("1 000,000", (1000, 1_000_000)),
        ("1,000 000", (1000, 1_000_000)),
        ("€ 1 234 567.890", (1234567.89, 1_234_567_890)),
        ("-1.234 mln", (-1_234_000, -1_234_000_000)),
        ("10.000k", (10_000, 10_000_000)),
    ],
)
def test_what_may_be_two_numbers_is_neither(typed: str, readings: tuple[float, float]) -> None:
    with pytest.raises(numbers.TwoReadings) as unclear:
        numbers.typed(typed)
    assert unclear.value.readings == readings


@pytest.mark.parametrize("gap", ["  ", " \u00a0", "   "])
def test_a_wide_gap_stands_between_two_values(gap: str) -> None:
    with pytest.raises(numbers.TwoValues):
        numbers.typed(f"120{gap}480")
    assert numbers.typed(f"€{gap}120{gap}").value == 120


@pytest.mark.parametrize("typed", ["1000.000", "1000,000", "1.000,000", "1,000.000"])
def test_three_noughts_may_be_a_million_of_which_a_mark_is_missing(typed: str) -> None:
    assert numbers.typed(typed) == (1000, "", 1_000_000)


def test_three_digits_after_a_comma_may_be_thousands_and_say_so() -> None:
    assert numbers.typed("10,000") == (10, "", 10_000)
    assert numbers.typed("−1,234") == (-1.234, "", -1234)
    for clear in ("10,00", "10,0000", "0,125", "1234,567", "1.234,567", "1,234 mln"):
        assert numbers.typed(clear).also is None


def test_every_character_that_nobody_sees_is_left_out() -> None:
    unseen = [each for each in map(chr, range(0x110000)) if unicodedata.category(each) == "Cf"]
    assert len(unseen) > 150
    for each in [*unseen, "\ufe0f"]:
        for typed in (f"{each}1.440", f"1{each}.440", f"€{each} 1.440{each}"):
            assert numbers.typed(typed).value == 1440, hex(ord(each))
        assert not numbers.visible(f" {each}\u00a0")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("1,67\u00a0jaar", "jaar"), ("3 klanten", "klanten"), ("5", ""), ("5 €", "€")),
        *(("4 aankopen per jaar", "aankopen per jaar"), ("5 EURO", "€"), ("5 kk", "kk")),
        *((each, "€ per maand") for each in ("€ 5 per maand", "5 € p/m", "€ 5,- p.m.")),
        *((each, "€ per maand") for each in ("€ 5/maand", "5 euro / mnd.", "5 euro per maand")),
        *(("2% per jr", "% per jaar"), ("2 procent p.j.", "% per jaar"), ("4 p/wk", "per week")),
    ],
)
def test_the_unit_beside_a_number_is_for_its_field_to_judge(typed: str, unit: str) -> None:
    assert numbers.typed(typed).unit == unit


@given(st.text())
def test_reading_any_text_gives_a_number_or_a_value_error(typed: str) -> None:
    with suppress(ValueError):
        assert math.isfinite(numbers.typed(typed).value)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
@pytest.mark.parametrize("unit", ["€", "%", "jaar", "klant|klanten", ""])
def test_what_is_shown_in_full_is_read_back(unit: str, number: float) -> None:
    for write in (numbers.write_field, numbers.write_exact):
        shown = write(number, unit)
        if len(shown) <= 40:
            assert numbers.typed(shown).value == number
        clear = write(number, unit, clear=True)
        if len(clear) <= 40:
            assert numbers.typed(clear)._replace(unit="") == (number, "", None)


@given(money)
@pytest.mark.parametrize("unit", ["€", "%", "jaar", "klant|klanten", ""])
@pytest.mark.parametrize("decimals", [None, 0, 2])
def test_what_is_shown_rounded_is_read_back_as_shown(
    unit: str, decimals: int | None, number: float
) -> None:
    shown = numbers.write(number, unit, decimals)
    assert numbers.typed(shown).value == float(numbers.rounded(number, unit, decimals))


def _babel(number: float, pattern: str, unit: str) -> str:
    exact = Decimal(repr(number))
    with localcontext(rounding=ROUND_HALF_UP):
        if unit == "€":
            text = format_currency(exact, "EUR", format=pattern, locale="nl_NL")
        elif unit == "%":
            text = format_percent(exact / 100, format=pattern, locale="nl_NL")
        else:
            text = format_decimal(exact, format=pattern, locale="nl_NL")
    # Babel writes a minus zero, and the hyphen that CLDR has for a minus sign.
    return (
        text.replace("-", "−")
        if any(digit in text for digit in "123456789")
        else text.replace("-", "")
    )


@given(money.filter(lambda x: x == 0 or abs(x) >= 0.005))
def test_money_is_written_as_babel_writes_it(number: float) -> None:
    cents = _babel(number, "¤\u00a0#,##0.00;¤\u00a0-#,##0.00", "€")
    assert numbers.write(number, "€") == cents.removesuffix(",00")
    assert numbers.write(number, "€", decimals=2) == cents


@given(st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) >= 0.05))
def test_a_percentage_is_written_as_babel_writes_it(number: float) -> None:
    assert numbers.write(number, "%") == _babel(number, "#,##0.#%", "%")


@given(st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) >= 0.005))
def test_a_plain_number_is_written_as_babel_writes_it(number: float) -> None:
    assert numbers.write(number) == _babel(number, "#,##0.##", "")
    assert numbers.write(number, decimals=3) == _babel(number, "#,##0.000", "")


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (1440, "€", "€\u00a01.440"),
        (15.5, "€", "€\u00a015,50"),
        (-5, "€", "€\u00a0−5"),
        (-0.001, "€", "€\u00a0−0,0010"),  # three decimals look like thousands
        (0.006, "€", "€\u00a00,01"),
        (0.0049, "€", "€\u00a00,0049"),
        (0.00004, "€", "€\u00a00,000040"),
        (0.0000001234, "%", "0,00000012%"),
        (0.00996, "jaar", "0,01\u00a0jaar"),
        (0.004, "jaar", "0,004\u00a0jaar"),
        (1.005, "€", "€\u00a01,01"),  # half up, as by hand: 3 × 0,335
        (85, "%", "85%"),
        (52.200625, "%", "52,2%"),
        (0.00123, "%", "0,0012%"),  # a small share is not nothing
        (5 / 3, "jaar", "1,67\u00a0jaar"),
        (1, "klant|klanten", "1\u00a0klant"),
        (0, "klant|klanten", "0\u00a0klanten"),
        (10000, "", "10.000"),
    ],
)
def test_a_number_is_written_with_its_unit(number: float, unit: str, text: str) -> None:
    assert numbers.write(number, unit) == text


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "text"),
    [
        (0.02, "", 1, "0,02"),
        (-0.0123, "", 1, "−0,012"),
        (0.05, "", 1, "0,1"),
        (0.3, "", 0, "0,3"),
        (0.3, "€", 0, "€\u00a00,30"),
        (0.0, "", 1, "0,0"),
    ],
)
def test_fixed_decimals_do_not_hide_what_is_there(
    number: float, unit: str, decimals: int, text: str
) -> None:
    assert numbers.write(number, unit, decimals) == text


@given(
    st.floats(-1e300, 1e300),
    st.sampled_from(["", "€", "%", "jaar", "klant|klanten"]),
    st.none() | st.integers(0, 6),
)
def test_what_is_not_nothing_is_never_shown_as_nothing(
    number: float, unit: str, decimals: int | None
) -> None:
    shown = numbers.rounded(number, unit, decimals)
    there = abs(number) >= 1e-15  # below that a float of everyday size has no digits
    assert bool(shown) == there and (shown > 0) == (there and number > 0)
    larger = numbers.rounded(number * 1.5, unit, decimals)
    assert abs(larger) >= abs(shown), "what is more is not shown as less"


@pytest.mark.parametrize(
    ("new", "old", "more"),
    [(0.3, 0.1 + 0.2, 0.0), (2.5, 2.0, 0.5), (1e-15, 0.0, 1e-15), (5, 5, 0), (1e9, 1e9 - 1, 1)],
)
def test_the_noise_of_floats_is_no_difference(new: float, old: float, more: float) -> None:
    assert numbers.difference(new, old) == more
