"""The report as a workbook: the customers, the groups and the cohorts, to go on with."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum
from typing import Any

from calculators.core.sheets import workbook
from calculators.core.sheets.cells import As, Cell, Column, Formula, Sheet

_MADE_WITH = (
    "Gemaakt op je eigen apparaat, met Mijn klanten van de Kennisbank Klantwaarde. Een lijst met "
    "klanten bestaat uit persoonsgegevens: gooi dit bestand weg als je er klaar mee bent."
)
_KINDS = {
    **dict.fromkeys(("klanten", "orders", "actief", "nieuw"), "count"),
    **dict.fromkeys(("omzet", "omzet_per_klant", "orderwaarde", "ltv"), "money"),
    **dict.fromkeys(("herhaalaandeel", "retentie", "aandeel_top_20"), "percent"),
}
_EXPECTED = {"alive": 4, "expected_orders_year": 4, "expected_value_year": 2}
_PERIODS = 60  # columns of the cohorts
Answer = Mapping[str, Any]


def as_workbook(answer: Answer, customers: Sequence[Mapping[str, Any]]) -> bytes:
    """The file, of a report that is ok and the list of its customers."""
    sheets = [_overview(answer), _customers(answer, customers), _groups(answer), _cohorts(answer)]
    today = date.fromisoformat(answer["period"]["today"])
    return workbook(sheets, today, answer["file"]["currency"])


def _overview(answer: Answer) -> Sheet:
    """Each figure a row: what it is, its value, and how it came about."""
    rows: list[list[Cell]] = [
        [
            each["label"],
            each["text"]
            if each["value"] is None
            else As(_KINDS.get(name, "number"), each["value"]),
            each["worked"],
        ]
        for name, each in answer["figures"].items()
    ]
    rows += [
        ["Telt niet mee", As("count", each["rows"]), each["reason"]] for each in answer["left_out"]
    ]
    columns = [
        Column("Cijfer", width=28),
        Column("Waarde", "number", 20),
        Column("Uitleg", width=90),
    ]
    return Sheet("Overzicht", columns, rows, [answer["sentence"], *answer["notes"], _MADE_WITH])


def _customers(answer: Answer, customers: Sequence[Mapping[str, Any]]) -> Sheet:
    names = {each["key"]: each["name"] for each in answer["groups"]}
    rows: list[list[Cell]] = [
        [
            each["customer"],
            names[each["group"]],
            date.fromisoformat(each["first"]),
            date.fromisoformat(each["last"]),
            each["orders"],
            each["revenue"],
            *(_rounded(each[key], digits) for key, digits in _EXPECTED.items()),
        ]
        for each in customers
    ]
    columns = [
        Column("Klant", width=34),
        Column("Groep", width=18),
        Column("Eerste bestelling", "day"),
        Column("Laatste bestelling", "day"),
        Column("Bestellingen", "count"),
        Column("Omzet", "money"),
        Column("Kans dat hij nog klant is", "percent"),
        Column("Verwachte aankopen, komend jaar", "number", 18),
        Column("Verwachte omzet, komend jaar", "money", 18),
    ]
    return Sheet("Klanten", columns, rows)


def _rounded(value: float | None, digits: int) -> float | None:
    """No more digits than an expectation has."""
    return value if value is None else round(value, digits)


def _groups(answer: Answer) -> Sheet:
    """The groups, and their sums as a formula."""
    found, last = answer["groups"], len(answer["groups"]) + 1
    keys = ("customers", "orders", "revenue", "share_of_revenue")
    rows: list[list[Cell]] = [
        [each["name"], each["definition"], *(each[key] for key in keys), each["action"]]
        for each in found
    ]
    sums: list[Cell] = [
        Formula(f"=SUM({letter}2:{letter}{last})", fsum(each[key] for each in found))
        for letter, key in zip("CDEF", keys, strict=True)
    ]
    columns = [
        Column("Groep", width=18),
        Column("Wie erin zit", width=60),
        Column("Klanten", "count"),
        Column("Bestellingen", "count"),
        Column("Omzet", "money"),
        Column("Deel van je omzet", "percent"),
        Column("Wat je doet", width=70),
    ]
    return Sheet("Groepen", columns, [*rows, ["Samen", None, *sums, None]])


def _cohorts(answer: Answer) -> Sheet:
    """Of those who began together, which part bought in each period after it."""
    found = answer["cohorts"]
    width = min(_PERIODS, max((len(each["kept"]) for each in found["rows"]), default=1))
    rows: list[list[Cell]] = [
        [
            each["label"],
            each["size"],
            *each["kept"][1:width],
            *[None] * (width - max(1, min(width, len(each["kept"])))),
        ]
        for each in found["rows"]
    ]
    columns = [Column("Begonnen in", width=18), Column("Klanten", "count")]
    columns += [Column(f"Na {index}", "percent", 8) for index in range(1, width)]
    return Sheet("Cohorten", columns, rows)
