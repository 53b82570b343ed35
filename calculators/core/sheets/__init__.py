"""A workbook for Excel: sheets of cells that are what they are, so that a spreadsheet can go on.

An amount is a number that is shown as money, a day is a day, a share a percentage; text is never a
formula. A `Formula` is one, and brings its value along for whoever only looks. XlsxWriter writes
the file; it is loaded when a workbook is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple

from calculators.core.numbers import NBSP

_WRITER = "xlsxwriter"
# A cell that begins with one of these is a formula to a spreadsheet that it is typed in again.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SHOWN: dict[str, dict[str, object]] = {
    "text": {},
    "count": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0.00"},
    "percent": {"num_format": "0.0%"},
    "day": {"num_format": "dd-mm-yyyy", "align": "left"},
}
_MOST_ROWS = 1_048_576  # of a sheet, as Excel has it


class Formula(NamedTuple):
    """What a spreadsheet works out itself, with its value as it is now."""

    text: str  # in English, such as =SUM(B2:B5)
    value: float


class As(NamedTuple):
    """A number that is something else than its column says."""

    kind: str
    value: float


Cell = str | float | date | Formula | As | None


class Column(NamedTuple):
    """A column: its heading, and what its cells are: text, count, number, money, percent or day."""

    heading: str
    kind: str = "text"
    width: int = 14  # in characters


class Sheet(NamedTuple):
    """A sheet: a table, with lines of text above it."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()
    names: Mapping[str, str] = MappingProxyType({})  # of cells, such as {"omzet": "B4"}


class TooMany(ValueError):
    """A sheet cannot hold so many rows."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet takes a typed text for a formula."""
    return text.lstrip(f" {NBSP}").startswith(_SIGNS)


def workbook(sheets: Sequence[Sheet], made: date, currency: str = "EUR") -> bytes:
    """The file, of a day; amounts are in `currency`.

    Raises:
        ModuleNotFoundError: XlsxWriter is not there.
        TooMany: a sheet has more rows than Excel can open.
    """
    writer: Any = import_module(_WRITER)
    for each in sheets:
        if len(each.rows) + len(each.above) + 2 > _MOST_ROWS:
            raise TooMany(each.name)
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = writer.Workbook(target, options)
    book.set_properties({"created": datetime(made.year, made.month, made.day)})
    shown = _formats(book, currency)
    for sheet in sheets:
        _write(book, sheet, shown)
    book.close()
    return target.getvalue()


def _formats(book: Any, currency: str) -> dict[str, Any]:
    sign = "€" if currency in {"EUR", ""} else currency
    kinds = _SHOWN | {"money": {"num_format": f'"{sign}" #,##0.00;-"{sign}" #,##0.00'}}
    formats = {kind: book.add_format(each) for kind, each in kinds.items()}
    # What an apostrophe in front is to somebody who types.
    formats["sign"] = book.add_format({"quote_prefix": True})
    formats["heading"] = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    return formats


def _write(book: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    for place, (_, _, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
    for line, text in enumerate(sheet.above):
        _put(page, (line, 0), text, "text", formats)
    top = len(sheet.above) + bool(sheet.above)
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.heading, formats["heading"])
    page.freeze_panes(top + 1, 0)
    kinds = [column.kind for column in sheet.columns]
    for line, row in enumerate(sheet.rows, top + 1):
        for place, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            _put(page, (line, place), cell, kind, formats)
    for name, cell in sheet.names.items():
        letters = cell.rstrip("0123456789")
        book.define_name(name, f"='{sheet.name}'!${letters}${cell[len(letters) :]}")


def _put(
    page: Any, where: tuple[int, int], cell: Cell, kind: str, formats: Mapping[str, Any]
) -> None:
    match cell:
        case None:
            return
        case As(own, value):
            page.write_number(*where, value, formats[own])
        case Formula(text, value):
            page.write_formula(*where, text, formats[kind], value)
        case str():
            shown = formats["sign" if looks_like_formula(cell) else "text"]
            page.write_string(*where, cell[:32_767], shown)
        case date():
            page.write_datetime(*where, datetime(cell.year, cell.month, cell.day), formats["day"])
        case _:
            page.write_number(*where, cell, formats[kind])
