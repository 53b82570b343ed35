"""The report as a workbook, read again as a spreadsheet reads it."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from calculators.klanten import analyse
from calculators.klanten.example import example
from calculators.klanten.sheets import as_workbook
from calculators.klanten.terminal import main
from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS

NASTY = (
    "=HYPERLINK(1)",
    "+31 6",
    "-1+1",
    "@SUM(A1)",
    " =1+1",
    "\uff1d1",
    "<b>x</b>",
    "https://a.nl",
)


def opened(answer: dict[str, Any], *, values: bool = True) -> Any:
    """The workbook of a report, as openpyxl has it."""
    made = as_workbook(answer, answer["customers"])
    return load_workbook(BytesIO(made), data_only=values)


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    return analyse(example())


@pytest.mark.parametrize("business", BUSINESSES)
def test_every_customer_is_in_it_with_real_days_and_amounts(business: str) -> None:
    answer = analyse(FORMATS["shopify"].write(BUSINESSES[business]()))
    rows = list(opened(answer)["Klanten"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(answer["customers"])
    for row, each in zip(rows, answer["customers"], strict=True):
        assert row[0] == each["customer"]
        assert row[2] == datetime.fromisoformat(each["first"])
        assert row[3] == datetime.fromisoformat(each["last"])
        assert row[4:] == (
            each["orders"],
            pytest.approx(each["revenue"]),
            *(
                None if each[key] is None else pytest.approx(each[key], abs=0.006)
                for key in ("alive", "expected_orders_year", "expected_value_year")
            ),
        )


def test_amounts_days_and_shares_are_shown_as_such(answer: dict[str, Any]) -> None:
    row = opened(answer)["Klanten"][2]
    shown = [cell.number_format for cell in row]
    assert shown[2] == "dd-mm-yyyy" and "€" in shown[5] and shown[6].endswith("%")
    assert [cell.data_type for cell in row[:6]] == ["s", "s", "d", "d", "n", "n"]


def test_groups_and_their_sum_are_in_it(answer: dict[str, Any]) -> None:
    rows = list(opened(answer)["Groepen"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows[:-1]] == [each["customers"] for each in answer["groups"]]
    assert rows[-1][2] == answer["figures"]["klanten"]["value"]
    assert rows[-1][4] == pytest.approx(answer["figures"]["omzet"]["value"])
    live = opened(answer, values=False)["Groepen"]
    assert live.cell(len(rows) + 1, 3).value == "=SUM(C2:C5)"


def test_cohorts_and_figures_are_in_it(answer: dict[str, Any]) -> None:
    book = opened(answer)
    first = next(book["Cohorten"].iter_rows(min_row=2, values_only=True))
    cohort = answer["cohorts"]["rows"][0]
    assert first[:2] == (cohort["label"], cohort["size"])
    assert first[2 : 1 + len(cohort["kept"])] == pytest.approx(cohort["kept"][1:])
    values = {row[0]: row[1] for row in book["Overzicht"].iter_rows(values_only=True)}
    for each in answer["figures"].values():
        assert values[each["label"]] == pytest.approx(each["value"])
    assert answer["sentence"] in values


@pytest.mark.parametrize("name", NASTY)
def test_text_is_never_a_formula_or_a_link(name: str) -> None:
    rows = f'Klant;Datum;Bedrag\n"{name}";2026-01-02;5,00\nB;2026-01-03;5,00\n'
    answer = analyse(rows.encode())
    cells = [row[0] for row in opened(answer, values=False)["Klanten"].iter_rows(min_row=2)]
    [cell] = [each for each in cells if each.value != "B"]
    assert cell.data_type == "s" and cell.value == name.strip() and cell.hyperlink is None
    assert bool(cell.quotePrefix) == (name[-2:] not in {"b>", "nl"})
    with ZipFile(BytesIO(as_workbook(answer, answer["customers"]))) as made:
        assert b"<f>=" not in made.read("xl/worksheets/sheet2.xml")


def test_the_terminal_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "orders.csv").write_bytes(example())
    to = tmp_path / "uit.xlsx"
    assert main([f"{tmp_path}/orders.csv", "--xlsx", f"{to}"]) == 0
    assert load_workbook(to).sheetnames == ["Overzicht", "Klanten", "Groepen", "Cohorten"]
    before = to.read_bytes()
    assert main([f"{tmp_path}/orders.csv", "--xlsx", f"{to}"]) == 2
    assert "bestaat al" in capsys.readouterr().err and to.read_bytes() == before
    assert main([f"{tmp_path}/orders.csv", "--xlsx", f"{tmp_path}/nergens/uit.xlsx"]) == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err
