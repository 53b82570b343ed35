"""A workbook for Excel: sheets of cells that are what they are, so that a spreadsheet can go on.

An amount is a number that is shown as money, a day is a day, a share a percentage; text is never a
formula. A `Formula` is one, and brings its value along for whoever only looks. XlsxWriter writes
the file; it is loaded when a workbook is asked for.
"""

from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from math import fsum
from typing import Any

from calculators.core.sheets.cells import (
    As,
    Cell,
    Check,
    Formula,
    Link,
    Look,
    Sheet,
    Wide,
    looks_like_formula,
)

_WRITER = "xlsxwriter"
_SHOWN: dict[str, dict[str, object]] = {
    "text": {},
    "count": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0.00"},
    "percent": {"num_format": "0.0%"},
    "day": {"num_format": "dd-mm-yyyy", "align": "left"},
    # What an apostrophe in front is to somebody who types.
    "sign": {"quote_prefix": True},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True},
    "link": {"font_color": "#0b57d0", "underline": 1},
    "title": {"bold": True, "font_size": 16},
    "wide": {"text_wrap": True, "valign": "top"},
}
_MOST_ROWS = 1_048_576  # of a sheet, as Excel has it
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_000  # what is longer is text, and no link
_A4 = 9
_LINE = 15  # points high


class TooMany(ValueError):
    """A sheet cannot hold so many rows."""


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
    formats = _Formats(book, currency)
    for sheet in sheets:
        _write(book, sheet, formats)
    book.close()
    return target.getvalue()


class _Formats:
    """The formats of a workbook: Excel wants each once."""

    def __init__(self, book: Any, currency: str) -> None:
        self._book = book
        self._known: dict[str | Look, Any] = {}
        sign = "€" if currency in {"EUR", ""} else currency
        money = {"num_format": f'"{sign}" #,##0.00;-"{sign}" #,##0.00'}
        self._known["money"] = book.add_format(money)

    def __getitem__(self, wanted: str | Look) -> Any:
        if wanted not in self._known:
            self._known[wanted] = self._book.add_format(self._said(wanted))
        return self._known[wanted]

    def _said(self, wanted: str | Look) -> dict[str, object]:
        """What XlsxWriter calls it."""
        if isinstance(wanted, str):
            return _SHOWN[wanted]
        said: dict[str, object] = {"num_format": wanted.number, "font_size": wanted.size}
        said |= {"bold": wanted.bold, "text_wrap": True, "valign": "top"}
        said |= {"align": "right"} if wanted.right else {"align": "left"}
        said |= {"bottom": 1, "valign": "bottom"} if wanted.line else {}
        said |= {"font_color": "#595959"} if wanted.muted else {}
        if wanted.fill:
            said |= {"bg_color": "#fff4cc", "border": 1, "border_color": "#8a6d00"}
        return said


def _write(book: Any, sheet: Sheet, formats: _Formats) -> None:
    page = book.add_worksheet(sheet.name)
    for place, (_, _, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
    for line, text in enumerate(sheet.above):
        _put(page, (line, 0), text, "title" if sheet.is_form and not line else "text", formats)
    top = len(sheet.above) + bool(sheet.above)
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.heading, formats["heading"])
    if sheet.is_form:
        _lay_out(page, sheet, top + 1, formats)
    else:
        page.freeze_panes(top + 1, 0)
    kinds = [column.kind for column in sheet.columns]
    for line, row in enumerate(sheet.rows, top + 1):
        for place, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            _put(page, (line, place), cell, kind, formats)
    for name, cell in sheet.names.items():
        letters = cell.rstrip("0123456789")
        to = f"='{sheet.name}'!${letters}${cell[len(letters) :]}"
        book.define_name(f"'{sheet.name}'!{name}", to)
    for cell, check in sheet.checks.items():
        page.data_validation(cell, _validation(check))


def _lay_out(page: Any, sheet: Sheet, top: int, formats: _Formats) -> None:
    """A page to read and print: as high as its texts, and as wide as paper."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    widths = [column.width for column in sheet.columns]
    for line, row in enumerate(sheet.rows, top):
        page.set_row(line, _LINE * _lines(row, widths))
        for place, cell in enumerate(row):
            if isinstance(cell, Wide):
                page.merge_range(line, place, line, len(row) - 1, "", formats["wide"])


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines the longest text of a row takes: not every program finds that out itself."""
    most = 1
    for place, cell in enumerate(row):
        value = cell.value if isinstance(cell, As) else cell
        text = value.text if isinstance(value, Wide) else value
        text = value.value if isinstance(value, Formula) else text
        width = int(fsum(widths[place:])) if isinstance(value, Wide) else widths[place]
        if isinstance(text, str):
            most = max(most, -(-len(text) // width))
    return most


def _validation(check: Check) -> dict[str, object]:
    """What XlsxWriter calls it. That a cell is empty, the sheet itself has to say."""
    said: dict[str, object] = {"error_title": "Dit kan hier niet", "error_message": check.said}
    if check.options:
        return said | {"validate": "list", "source": list(check.options)}
    said |= {"criteria": "between", "minimum": check.low, "maximum": check.high}
    return said | {"validate": "integer" if check.whole else "decimal"}


def _put(
    page: Any, where: tuple[int, int], cell: Cell, kind: str | Look, formats: _Formats
) -> None:
    match cell:
        case None:
            if isinstance(kind, Look):
                page.write_blank(*where, None, formats[kind])
        case As(own, value):
            _put(page, where, value, own, formats)
        case Wide(text):
            _put(page, where, text, "wide", formats)
        case Link(address):
            _link(page, where, address, formats)
        case Formula(text, value):
            page.write_formula(*where, text, formats[kind], value)
        case str():
            shown = "sign" if looks_like_formula(cell) else kind
            page.write_string(*where, cell[:_LONGEST_TEXT], formats[shown])
        case date():
            page.write_datetime(*where, datetime(cell.year, cell.month, cell.day), formats["day"])
        case _:
            page.write_number(*where, cell, formats[kind])


def _link(page: Any, where: tuple[int, int], address: str, formats: _Formats) -> None:
    if address.startswith("http") and len(address) <= _LONGEST_LINK:
        page.write_url(*where, address, formats["link"], address)
    else:
        _put(page, where, address, "text", formats)
