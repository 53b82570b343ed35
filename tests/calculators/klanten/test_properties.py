"""How a file is written never changes what it says."""

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.klanten import analyse
from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS, comma, point, text

Cells = list[list[str]]
TODAY = "2026-11-02"
HEADER = ["E-mail", "Besteldatum", "Ordernummer", "Status", "Bedrag"]
NAMES = {
    "E-mail": ["email", "Customer Email", "E-mailadres", "KLANT E-MAIL", "Billing Email"],
    "Besteldatum": ["Order Date", "Datum", "created_at", "Factuurdatum", "Purchase Date"],
    "Ordernummer": ["Order", "Order #", "bestelnummer", "Invoice Number", "ID"],
    "Status": ["Order Status", "status", "Betaalstatus", "Financial Status"],
    "Bedrag": ["Total", "Totaal", "orderbedrag", "Amount", "Totaalbedrag incl. btw"],
}
SALES = [each for each in BUSINESSES["winkel"]() if each.customer <= 70]
WORDS = {"paid": "Betaald", "cancelled": "Geannuleerd", "failed": "Mislukt", "pending": "Open"}
ROWS = [(each.email, each.when, str(each.number), WORDS[each.status], each.cents) for each in SALES]


def written(money: Any = point, date: str = "%Y-%m-%d") -> Cells:
    """The same orders, with these notations."""
    body = [
        [who, f"{when:{date}}", n, status, money(cents)] for who, when, n, status, cents in ROWS
    ]
    return [HEADER, *body]


def answer(cells: Cells, delimiter: str = ";", encoding: str = "utf-8") -> dict[str, Any]:
    """What is said of the orders: all but the account of the file."""
    found = analyse(text(cells, delimiter).encode(encoding), today=TODAY)
    assert found["ok"], found["message"]
    used = found["file"]["used"] + sum(each["rows"] for each in found["left_out"])
    assert used == found["file"]["rows"]
    return {key: found[key] for key in found.keys() - {"file", "left_out", "notes"}}


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return answer(written())


@given(order=st.permutations(range(len(ROWS))))
def test_the_order_of_rows(order: list[int], expected: dict[str, Any]) -> None:
    header, *body = written()
    assert answer([header, *(body[index] for index in order)]) == expected


@given(data=st.data())
def test_the_names_of_columns(data: st.DataObject, expected: dict[str, Any]) -> None:
    _, *body = written()
    names = [data.draw(st.sampled_from([name, *NAMES[name]])) for name in HEADER]
    assert answer([names, *body]) == expected


@given(
    name=st.sampled_from(["Opmerking", "Kleur", "Land", "Verzendkosten", "Aantal", "Leverdatum"]),
    place=st.integers(0, 5),
    cells=st.lists(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=8)),
)
def test_an_unknown_column(
    name: str, place: int, cells: list[str], expected: dict[str, Any]
) -> None:
    found = written()
    for index, row in enumerate(found):
        filler = cells[index % len(cells)] if cells else "x"
        found[index] = [*row[:place], name if not index else filler, *row[place:]]
    assert answer(found) == expected


@given(
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    money=st.sampled_from([
        point, comma, lambda c: f"€ {comma(c)}", lambda c: f"{comma(c)} EUR",
        lambda c: f"{c / 100:,.2f}", lambda c: f"€{c / 100:.2f}",
    ]),
    date=st.sampled_from([
        "%Y-%m-%d", "%d-%m-%Y", "%m/%d/%Y", "%d/%m/%y", "%Y%m%d", "%Y-%m-%dT%H:%M:%SZ",
        "%d %B %Y", "%Y-%m-%d %H:%M:%S +0100", "%b %d, %Y %I:%M:%S %p", "%d.%m.%Y %H:%M",
    ]),
)  # fmt: skip
def test_the_notation(
    delimiter: str, encoding: str, money: Any, date: str, expected: dict[str, Any]
) -> None:
    assert answer(written(money, date), delimiter, encoding) == expected


@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("Verkopen 2026;;;;\n\n", ""), ("sep=;\n", ""), ("\n\n", "\n;;;;\n\n"),
     ("", "Totaal;;;;99.999,99\n")],
)  # fmt: skip
def test_what_stands_around_the_table(
    before: str, after: str, line: str, expected: dict[str, Any]
) -> None:
    whole = (before + text(written(comma), ";") + after).replace("\n", line)
    found = analyse(whole.encode("cp1252"), today=TODAY)
    assert found["groups"] == expected["groups"]
    assert found["figures"] == expected["figures"]


@given(data=st.data(), style=st.sampled_from(["first row only", "on each row", "shared out"]))
def test_an_order_on_several_rows(
    data: st.DataObject, style: str, expected: dict[str, Any]
) -> None:
    header, *body = written()
    found = [[*header, "Artikel"]]
    split = data.draw(st.sets(st.integers(0, len(body) - 1), min_size=5, max_size=40))
    for index, row in enumerate(body):
        cents = ROWS[index][4]
        parts = data.draw(st.integers(2, 4)) if index in split else 1
        for part in range(parts):
            own = list(row)
            if style == "first row only" and part:
                own = ["", "", row[2], "", ""]
            elif style == "shared out" and parts > 1:
                # Unequal parts: equal ones may be the whole, said more than once.
                rest = 100 * (parts - 1) * parts // 2
                own[4] = point(100 * part if part else cents - rest)
            found.append([*own, f"Artikel {part}"])
    header[4] = found[0][4] = "Totaal" if style != "shared out" else "Regelbedrag"
    assert answer(found) == expected


@given(
    name=st.sampled_from(sorted(set(FORMATS) - {"xlsx", "excel-nl", "utf-16", "pipes"})),
    seed=st.randoms(use_true_random=False),
)
def test_the_order_of_rows_of_a_real_export(name: str, seed: Any) -> None:
    data = FORMATS[name].write(SALES)
    delimiter = ";" if data.count(b";") > data.count(b",") else ","
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    header, *body = rows
    seed.shuffle(body)
    shuffled = text([header, *body]).encode()
    found, plain = (analyse(each, today=TODAY) for each in (shuffled, data))
    for key in "figures groups cohorts forecast customers monday left_out".split():
        if key == "left_out":
            counts = [{e["reason"]: e["rows"] for e in each[key]} for each in (found, plain)]
            assert counts[0] == counts[1]
        else:
            assert found[key] == plain[key]
