"""What is downloaded opens in a Dutch spreadsheet, and no cell of it is a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.klanten import analyse, as_csv
from calculators.klanten.downloads import safe
from calculators.klanten.example import example


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\xa0=1", "\uff1d1",
     "\uff0b1", "\uff0d1", "\uff20x"],
)  # fmt: skip
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@given(st.text())
def test_no_cell_is_a_formula_and_no_letter_is_lost(text: str) -> None:
    assert not safe(text).lstrip(" \xa0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe(text).removeprefix("'") == text.removeprefix("'")


def test_the_lists_of_all_groups_together_are_all_customers() -> None:
    report = analyse(example())
    rows = {
        group: list(csv.reader(StringIO(as_csv(report["customers"], group)[1:]), delimiter=";"))
        for group in ("eenmalig", "herhaal", "stil", "trouw", None)
    }
    everybody = rows.pop(None)
    assert sorted(row for each in rows.values() for row in each[1:]) == sorted(everybody[1:])
    assert len(everybody) - 1 == report["figures"]["klanten"]["value"]
    total = sum(float(row[5].replace(",", ".")) for row in everybody[1:])
    assert total == pytest.approx(report["figures"]["omzet"]["value"])


def test_the_name_of_a_customer_cannot_break_out_of_its_cell() -> None:
    data = 'klant;datum;bedrag\n"=HYPERLINK(""x"");\n2";2026-01-02;5,00\nB;2026-01-03;1,00\n'
    text = as_csv(analyse(data.encode())["customers"])
    [_, first, *_] = csv.reader(StringIO(text[1:]), delimiter=";")
    assert first[0].startswith("'=HYPERLINK") and len(first) == 6
