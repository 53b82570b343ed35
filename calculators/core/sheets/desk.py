"""Where a page asks for a workbook: calculations in, a file out, each calculation a sheet."""

import re
from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from calculators.core.ask import OTHERS
from calculators.core.registry import UnknownCalculator, load
from calculators.core.sheets import workbook
from calculators.core.sheets.calculation import About, sheet
from calculators.core.sheets.cells import Cell, Column, Sheet

KIND = "sheets"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST = 31  # characters of the name of a sheet
_GONE = (
    "De rekenhulp is veranderd sinds je dit bewaarde. Daarom staan hier alleen de uitkomsten van "
    "toen."
)
_NO_FIELDS = "Deze cijfers zijn van een bestand dat niet is bewaard. Daarom rekenen ze niet mee."


class Line(TypedDict):
    """An outcome as it was kept."""

    label: str
    text: str


class Calculation(TypedDict):
    """A calculation that somebody has: `name` is what he calls it, empty for what its calculator
    does; `lines` are kept outcomes, for when it cannot be calculated.
    """

    slug: str
    title: str
    name: str
    values: dict[str, str | float | list[float] | None]
    address: str
    lines: list[Line]


class Sheets(TypedDict):
    """Calculations, of which a workbook is wanted on that day, as 2026-11-24."""

    calculations: list[Calculation]
    day: str


class Workbook(TypedDict):
    """The file, in base64."""

    base64: str


def book(calculations: Iterable[Calculation], day: date) -> bytes:
    """The file; ModuleNotFoundError where XlsxWriter is not there."""
    taken: set[str] = set()
    return workbook([_sheet(each, taken, day) for each in calculations], day)


def _sheet(each: Calculation, taken: set[str], day: date) -> Sheet:
    name = _name(each["name"] or each["slug"], taken)
    try:
        calculator = load(each["slug"])
    except UnknownCalculator:
        return _kept(name, each, _GONE if each["values"] else _NO_FIELDS)
    result = calculator.run(each["values"])
    if not result["ok"]:
        return _kept(name, each, _GONE)
    return sheet(name, calculator, result, About(each["name"], each["address"], day))


def _kept(name: str, each: Calculation, why: str) -> Sheet:
    """Only what came out of it, as it was shown."""
    rows: list[list[Cell]] = [[line["label"], line["text"]] for line in each["lines"]]
    columns = [Column("Uitkomst", width=36), Column("Toen", width=24)]
    above = [each["name"] or each["title"], why]
    return Sheet(name, columns, rows, above, is_form=True)


def _name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes, and that no other sheet has: to Excel a and A are the same."""
    plain = " ".join(_FORBIDDEN.sub(" ", wanted).split()) or "Berekening"
    if plain.lower() == "history":  # Excel keeps it for itself
        plain += " 1"
    number, name = 1, _short(plain, "")
    while name.lower() in taken:
        number += 1
        name = _short(plain, f" {number}")
    taken.add(name.lower())
    return name


def _short(text: str, end: str) -> str:
    """As many characters as Excel counts them: a character outside the first plane is two."""
    while len((text + end).encode("utf-16-le")) // 2 > _LONGEST:
        text = text[:-1]
    return text.rstrip() + end


def asked_for(question: Sheets) -> Workbook:
    """The workbook that a page asks for."""
    made = book(question["calculations"], date.fromisoformat(question["day"]))
    return {"base64": b64encode(made).decode()}


OTHERS[KIND] = asked_for
