"""Which column is what: by its name and by what stands in it, and by what the reader says."""

import pytest

from calculators.klanten import analyse
from calculators.klanten.columns import recognise
from calculators.klanten.delimited import split
from calculators.klanten.table import Table, table

ROWS = "2026-01-02;a@b.nl;12,50;Betaald\n2026-01-03;c@d.nl;9,00;Betaald\n" * 3


def of(header: str, rows: str = ROWS) -> Table:
    going = table(split(f"{header}\n{rows}"), "utf-8")
    while True:
        try:
            next(going)
        except StopIteration as end:
            read: Table = end.value
            return read


def found(header: str, rows: str = ROWS, **given: str | None) -> dict[str, str]:
    read = of(header, rows)
    return {
        role: read.header[index] for role, index in recognise(read, given or None).columns.items()
    }


@pytest.mark.parametrize(
    ("header", "role", "column"),
    [("Datum;E-mail;Totaal;Status", "email", "E-mail"), ("created_at;Customer;Total;x", "date",
     "created_at"), ("Factuurdatum;Relatie;Bedrag incl. btw;x", "amount", "Bedrag incl. btw"),
     ("BESTELDATUM;E-MAIL KLANT;ORDERTOTAAL;x", "date", "BESTELDATUM")],
)  # fmt: skip
def test_a_column_is_known_by_its_name(header: str, role: str, column: str) -> None:
    assert found(header)[role] == column


def test_without_names_it_is_known_by_what_stands_in_it() -> None:
    columns = found("a;b;c;d")
    assert (columns["date"], columns["customer"], columns["amount"]) == ("a", "b", "c")


def test_a_text_with_a_point_in_it_is_no_amount() -> None:
    rows = "2026-01-02;a@b.nl;Mok nr. 4;12,50\n2026-01-03;c@d.nl;Mok nr. 5;9,00\n" * 3
    assert found("a;b;c;d", rows)["amount"] == "d"


def test_a_name_is_not_believed_when_its_content_says_otherwise() -> None:
    rows = "2026-01-02;a@b.nl;12,50;ja\n2026-01-03;c@d.nl;9,00;nee\n"
    columns = found("Leverdatum;E-mail;Bedrag;Datum", rows)
    assert columns.get("date") != "Datum"


@pytest.mark.parametrize(
    "header",
    ["Vervaldatum;E-mail;Bedrag;x", "Datum;E-mail;Verzendkosten;x", "Datum;E-mail;Btw-bedrag;x"],
)
def test_a_column_of_another_role_is_not_taken_by_its_name(header: str) -> None:
    columns = found(header, ROWS.replace("2026", "2025"))
    wrong = {"Vervaldatum": "date", "Verzendkosten": "amount", "Btw-bedrag": "amount"}
    for name, role in wrong.items():
        if name in header:
            # Only what is alone in looking like it may be taken for it.
            assert role not in columns or columns[role] == name


def test_what_the_reader_says_goes_before_what_is_recognised() -> None:
    columns = found("Datum;E-mail;Totaal;Status", customer="Status", email=None)
    assert columns["customer"] == "Status" and "email" not in columns


def test_a_column_that_is_not_there_is_named() -> None:
    read = of("Datum;E-mail;Totaal;Status")
    assert recognise(read, {"customer": "Bestaat niet"}).unknown == ["Bestaat niet"]
    answer = analyse(b"Datum;E-mail;Totaal\n2026-01-02;a@b.nl;5\n", columns={"klant": "Weg"})
    assert not answer["ok"] and "“Weg”" in answer["message"] and "“E-mail”" in answer["message"]


def test_what_is_missing_is_asked_with_the_first_rows() -> None:
    answer = analyse(b"naam;kleur\nA;rood\nB;blauw\n")
    assert answer["columns_needed"] == ["date", "amount"]
    assert answer["preview"] == {
        "header": ["naam", "kleur"],
        "rows": [["A", "rood"], ["B", "blauw"]],
    }


def test_columns_of_one_name_are_told_apart() -> None:
    read = of("Datum;E-mail;Totaal;Totaal")
    assert read.header == ["Datum", "E-mail", "Totaal", "Totaal (2)"]
