"""Amounts as people have them: what each cell says, decided for the column as a whole."""

import pytest

from calculators.klanten.amounts import SCALE, read_amounts, share_of_amounts, take_apart


def values(*cells: str, mark: str | None = None) -> list[float | None]:
    found = read_amounts(cells, mark)
    assert found.open is None
    return [None if each is None else each / SCALE for each in found.values]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12), ("12.50", 12.5), ("€ 12,50", 12.5), ("€12.50", 12.5), ("12,50 €", 12.5),
     ("EUR 1.234,56", 1234.56), ("12,50 euro", 12.5),
     ("1,234.56 USD", 1234.56), ("US$ 5.00", 5), ("-50,00", -50),
     ("1.234,56-", -1234.56), ("(12,50)", -12.5), ("€ -12,50", -12.5), ("-€ 12,50", -12.5),
     ("\u221212,50", -12.5), ("12,-", 12), ("12,--", 12), ("1 234,56", 1234.56),
     ("1\xa0234,56", 1234.56), ("1'234.50", 1234.5), ("0.350", 0.35), ("1.234.567", 1_234_567),
     (",50", 0.5), ("&euro;12,50", 12.5), ("+7,00", 7), ("12.5000", 12.5)],
)  # fmt: skip
def test_an_amount_is_what_somebody_meant(cell: str, value: float) -> None:
    assert values(cell) == [value]


@pytest.mark.parametrize(
    "cell",
    ["", " ", "abc", "12a", "1,2,3", "1.2.3", "--5", "(5", "5)", "-(5)", "1e3", "NaN", "12.3.4,5",
     "1,23.456,7", "€", "12 € EUR", "9" * 45, "3 stuks", "١٢", "12:30", "2026-01-02"],
)  # fmt: skip
def test_what_is_no_amount_is_none(cell: str) -> None:
    assert take_apart(cell) is None
    assert values(cell) == [None]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(["1.200", "35,50"], [1200, 35.5]), (["1.200", "0.350"], [1.2, 0.35]),
     (["1,200", "35.50"], [1200, 35.5]), (["1,200", "0,350"], [1.2, 0.35]),
     (["1.200", "12"], None), (["1.200", "35,50", "35.50"], None),
     (["1.234.567", "1.200"], [1_234_567, 1200])],
)  # fmt: skip
def test_the_decimal_mark_is_decided_from_the_whole_column(
    cells: list[str], expected: list[float] | None
) -> None:
    if expected is None:
        assert read_amounts(cells).open == "1.200"
    else:
        assert values(*cells) == expected


def test_the_answer_of_the_reader_decides_what_is_open() -> None:
    assert values("1.200", "12", mark=",") == [1200, 12]
    assert values("1.200", "12", mark=".") == [1.2, 12]


def test_a_currency_is_read_from_a_sign_or_a_code() -> None:
    found = read_amounts(["€ 5", "$ 6", "7 GBP", "8"])
    assert found.currencies == {"€ 5": "EUR", "$ 6": "USD", "7 GBP": "GBP"}


def test_an_amount_past_all_money_is_none() -> None:
    assert values("999999999999999") == [None]


def test_adding_up_does_not_depend_on_the_order() -> None:
    found = read_amounts(["0.10", "0.20", "0.30"] * 1000).values
    assert sum(each or 0 for each in found) == sum(each or 0 for each in reversed(found))
    assert sum(each or 0 for each in found) == 600 * SCALE


def test_a_column_of_amounts_is_known_by_its_cells() -> None:
    assert share_of_amounts(["€ 5", "6,00", "", "zes"]) == pytest.approx(2 / 3)
    assert share_of_amounts(["", " "]) == 0
