"""Rows of cells from an Excel workbook (.xlsx), through openpyxl where that is installed."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib import import_module
from io import BytesIO
from typing import Any

from calculators.klanten.table import MOST_COLUMNS, Cells, Refused, Row

_READER = "openpyxl"  # loaded when there is a workbook to read
_MOST_UNPACKED = 400_000_000  # bytes
_MOST_SHRUNK = 150  # a sheet shrinks ten to thirty times; a bomb a thousand times
_PART = 5_000  # rows between two reports of progress


def rows_of(data: bytes) -> Iterator[Cells]:
    """Reads the first sheet with data; yields what has been read now and then."""
    _guard(data)
    try:
        openpyxl: Any = import_module(_READER)
    except ModuleNotFoundError as error:
        raise Refused(
            "Een Excelbestand is hier niet te lezen. Bewaar het als CSV en kies dat bestand."
        ) from error
    wrong = Refused(
        "Dit Excelbestand is beschadigd of beveiligd. Open het in Excel, bewaar het als CSV en "
        "kies dat bestand."
    )
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = list(book.worksheets)
    except Exception as error:
        raise wrong from error
    rows: list[Row] = []
    for sheet in sheets:
        rows, begun = [], False
        try:
            sheet.reset_dimensions()  # what the file says of its size is often wrong
            for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1):
                rows.append(_trimmed([_text(each) for each in row]))
                if not len(rows) % _PART and (begun or _has_data(rows)):
                    yield Cells(rows, "xlsx")
                    rows, begun = [], True
        except Exception as error:
            raise wrong from error
        if begun or _has_data(rows):
            break
    yield Cells(rows, "xlsx")


def _guard(data: bytes) -> None:
    """Refused for what is no workbook, or unpacks to more than a workbook does."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("Dit bestand is beschadigd: het is maar half binnengekomen.") from error
    if not any(each.filename == "xl/workbook.xml" for each in parts):
        raise Refused(
            "Dit is een ingepakt bestand (zip). Pak het uit en kies het CSV- of Excelbestand erin."
        )
    large = sum(each.file_size for each in parts)
    if large > _MOST_UNPACKED or any(
        each.file_size > 5_000_000 and each.file_size > _MOST_SHRUNK * each.compress_size
        for each in parts
    ):
        raise Refused(
            f"Dit Excelbestand is uitgepakt {large / 1e6:.0f} MB, en dat is te veel. Bewaar alleen "
            "de kolommen klant, datum, bedrag en bestelnummer, als CSV."
        )


def _has_data(rows: list[Row]) -> bool:
    """More than a title."""
    return sum(1 for row in rows if any(row)) > 1


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _text(value: object) -> str:
    """A cell as a CSV file would have it, so that it can be read in one way only."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.4f}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
