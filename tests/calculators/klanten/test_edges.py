"""Where a rule of the analysis begins and ends, on orders of which the answer is plain."""

from datetime import date
from typing import Any

import pytest

from calculators.klanten import analyse
from calculators.klanten.amounts import SCALE, read_amounts
from calculators.klanten.dates import read_days
from calculators.klanten.encoding import too_large


def analysed(orders: list[tuple[int, str, str]], today: str) -> dict[str, Any]:
    """What is said of these orders: the number of the customer, the day, and the amount."""
    rows = [f"k{who}@voorbeeld.nl;{day};{amount}" for who, day, amount in orders]
    found = analyse("\n".join(["E-mail;Besteldatum;Bedrag", *rows]).encode(), today=today)
    assert found["ok"], found["message"]
    return found


@pytest.mark.parametrize("negative", [False, True])
@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100000000000", 10**11),
        ("100000000000.00", 10**11),
        ("100.000.000.000,00", 10**11),
        ("100000000000.01", None),
        ("100000000001", None),
        ("100.000.000.000,01", None),
        ("8712345678906", None),  # a bar code
        ("99999999999.99", 99999999999.99),
    ],
)
def test_what_is_too_much_for_money_is_no_amount_however_it_is_written(
    text: str, amount: float | None, negative: bool
) -> None:
    sign = -1 if negative else 1
    [value] = read_amounts(["-" * negative + text], ",").values
    assert value == (None if amount is None else sign * round(amount * SCALE))


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("€ 25,00", 25, "EUR"),
        ("25,00 €", 25, "EUR"),
        ("25,00 EUR", 25, "EUR"),
        ("EUR 25,00", 25, "EUR"),
        ("US$ 25.00", 25, "USD"),
        ("25,00-", -25, ""),
        ("(25,00)", -25, ""),
        ("€ -25,00", -25, "EUR"),
        ("-25,00-", None, ""),
        ("(-25,00)", None, ""),
        ("25,00)", None, ""),
        ("12,-", 12, ""),
        ("1.2,-", None, ""),
        ("1.234,50", 1234.5, ""),
        ("1.23,50", None, ""),
    ],
)
def test_an_amount_keeps_its_sign_and_its_currency_on_either_side(
    text: str, value: float | None, currency: str
) -> None:
    found = read_amounts([text])
    assert found.values == [None if value is None else round(value * SCALE)]
    assert found.currencies == ({text: currency} if currency else {})


def test_a_bar_code_in_the_column_of_amounts_is_left_out_and_counted() -> None:
    orders = [(who, f"2025-{month:02}-10", "25,00") for who in range(40) for month in (2, 8)]
    found = analysed([*orders, (1, "2025-08-11", "8712345678906")], "2026-01-01")
    assert found["figures"]["omzet"]["value"] == 2000
    assert [each["rows"] for each in found["left_out"]] == [1]


@pytest.mark.parametrize(("size", "refused"), [(250_000_000, False), (250_000_001, True)])
def test_a_file_is_refused_from_the_first_byte_too_many(size: int, refused: bool) -> None:
    assert bool(too_large(size)) == refused


@pytest.mark.parametrize(
    ("days", "today", "unit", "labels"),
    [
        (
            ["2025-01-01", "2025-04-10", "2025-12-01"],
            "2026-01-01",
            "month",
            "januari 2025 april 2025",
        ),
        (["2022-01-01", "2022-11-10", "2024-12-01"], "2025-01-01", "quarter", "K1 2022 K4 2022"),
        (["2015-01-01", "2017-11-10", "2024-12-01"], "2025-01-01", "year", "2015 2017"),
    ],
)
def test_a_cohort_is_named_after_the_period_of_its_first_orders(
    days: list[str], today: str, unit: str, labels: str
) -> None:
    first, second, last = days
    orders = [(who, first, "25,00") for who in range(400)]
    orders += [(who, second, "25,00") for who in range(400, 600)]
    orders += [(who, last, "25,00") for who in range(100)]
    cohorts = analysed(orders, today)["cohorts"]
    assert cohorts["unit"] == unit
    rows = cohorts["rows"]
    assert " ".join(each["label"] for each in rows) == labels
    assert [each["size"] for each in rows] == [400, 200]
    assert rows[0]["kept"][0] == 1 and max(rows[0]["kept"][1:]) == 0.25
    assert set(rows[1]["kept"][1:]) <= {0}


def test_an_outcome_that_needs_two_figures_says_which_of_them_is_not_there() -> None:
    days = ("2024-01-03", "2024-07-01", "2025-01-20", "2025-07-01")
    stayed = [(who, day, "25,00") for who in range(40) for day in days]
    figures = analysed(stayed, "2025-12-31")["figures"]
    assert figures["aankopen_per_jaar"]["value"] == 2
    assert figures["klantduur"]["value"] is None
    assert figures["ltv"]["value"] is None
    assert figures["ltv"]["worked"] == figures["klantduur"]["worked"]


@pytest.mark.parametrize(
    ("cells", "day_first"),
    [
        (["31-01-2025", "02-01-2025"], True),
        (["01/31/2025", "01/02/2025"], False),
        (["2025-01-31", "2025-01-02"], None),
    ],
)
def test_what_was_concluded_of_dates_is_said(cells: list[str], day_first: bool | None) -> None:
    found = read_days(cells)
    assert found.day_first is day_first
    assert found.values == [date(2025, 1, day).toordinal() for day in (31, 2)]


def test_one_number_that_three_customers_have_is_three_orders() -> None:
    rows = "7;a@b.nl;2026-01-02;5,00\n7;c@d.nl;2026-01-03;6,00\n7;e@f.nl;2026-01-04;7,00\n"
    found = analyse(f"Ordernummer;E-mail;Datum;Totaal\n{rows}".encode())
    assert [found["figures"][name]["value"] for name in ("klanten", "orders", "omzet")] == [
        3,
        3,
        18,
    ]


@pytest.mark.parametrize(("second", "told"), [("EUR", False), ("USD", True)])
def test_only_more_than_one_currency_is_told(second: str, told: bool) -> None:
    rows = f"a@b.nl;2026-01-02;5,00;EUR\nc@d.nl;2026-01-03;6,00;{second}\n"
    found = analyse(f"E-mail;Datum;Totaal;Valuta\n{rows}".encode())
    assert any("meer valuta" in each for each in found["notes"]) is told


@pytest.mark.parametrize(("unpaid", "nameless"), [(1, 2), (2, 1)])
def test_the_reason_of_most_rows_left_out_comes_first(unpaid: int, nameless: int) -> None:
    rows = "".join(f"k{number}@b.nl;2026-01-02;5,00\n" for number in range(20))
    rows += "a@b.nl;2026-01-02;vijf\n" * unpaid + ";2026-01-02;5,00\n" * nameless
    found = analyse(f"E-mail;Datum;Totaal\n{rows}".encode())["left_out"]
    assert [each["rows"] for each in found] == [2, 1]


def test_a_title_of_two_cells_above_a_wide_header_is_no_header() -> None:
    head = "Ordernummer;Datum;E-mail;Totaal;Land;Kanaal"
    rows = "1;2026-01-02;a@b.nl;5,00;NL;web\n2;2026-01-03;c@d.nl;6,00;NL;web\n"
    found = analyse(f"Verkopen;januari;;;;\n{head}\n{rows}".encode())
    assert found["ok"] and found["figures"]["omzet"]["value"] == 11


@pytest.mark.parametrize(
    "again", ["E-mail;Besteldatum;Bedrag;Status", " E-mail;Besteldatum ;Bedrag ; Status "]
)
def test_the_name_of_a_column_that_is_there_once_more_is_no_status(again: str) -> None:
    rows = [f"k{at % 3}@voorbeeld.nl;2026-0{1 + at % 9}-02;10,00;Zus" for at in range(9)]
    text = "\n".join(["E-mail;Besteldatum;Bedrag;Status", *rows, again, *rows[:4]])
    found = analyse(text.encode(), today="2026-11-02")
    assert found["ok"], found["message"]
    assert found["file"]["statuses"] == {"Zus": True}
    assert found["file"]["used"] == 13
