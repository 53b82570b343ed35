"""The table in a file: which row is its header, and which rows are its data."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST_COLUMNS = 1_000
_LOOKED_AT = 40  # rows in which a header is looked for, and the width of the table
_DATA = re.compile(r"[-+€$£ ]*\d[\d.,: /TZ+-]*|\S+@\S+")  # what no header consists of


class Refused(Exception):
    """This file cannot be read; the message says why and what to do."""


class Cells(NamedTuple):
    """The rows of cells in a file, or those of them that have been read."""

    rows: list[list[str]]
    delimiter: str


class Table(NamedTuple):
    """A header and its data; no row is blank, and each is at least as wide as the header."""

    header: list[str]
    rows: list[list[str]]
    places: Sequence[int]  # of each row: which row of the file it is, as a spreadsheet counts
    encoding: str
    delimiter: str


def table(found: Cells, encoding: str) -> Table:
    """The table in these rows of cells; Refused where there is none."""
    cells = found.rows
    filled = [index for index, row in enumerate(cells) if any(row) and any(map(str.strip, row))]
    if not filled:
        raise Refused("Dit bestand is leeg. Kies een export met een regel per bestelling.")
    width = _width([cells[index] for index in filled[:_LOOKED_AT]])
    start = next(place for place, index in enumerate(filled) if _count(cells[index]) >= width)
    header = [each.strip() for each in cells[filled[start]]]
    if sum(1 for each in header if _DATA.fullmatch(each)) > 1:
        header = [""] * len(header)  # it begins with data: its columns have no names
    else:
        start += 1
    rows = [cells[index] for index in filled[start:]]
    if not rows:
        raise Refused("In dit bestand staat alleen een kopregel, en geen enkele bestelling.")
    named = max((index for index, each in enumerate(header, 1) if each), default=len(header))
    if not any(any(map(str.strip, row[named:])) for row in rows if len(row) > named):
        header = header[:named]  # each row ended in a delimiter or more
    if len(header) > MOST_COLUMNS:
        raise Refused(
            f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen. Kies een export met een regel "
            "per bestelling."
        )
    short = len(header)
    for row in rows:
        if len(row) < short:
            row.extend([""] * (short - len(row)))
    return Table(
        _named(header), rows, [index + 1 for index in filled[start:]], encoding, found.delimiter
    )


def _count(row: list[str]) -> int:
    return sum(1 for each in row if each.strip())


def _width(rows: list[list[str]]) -> int:
    """How many filled cells a header has at least; a title above it has fewer."""
    counts = sorted(map(_count, rows))
    usual = counts[-2] if len(counts) > 1 else counts[-1]  # continuation rows are nearly empty
    return max(1, min(2, counts[-1]), (usual + 1) // 2)


def _named(header: list[str]) -> list[str]:
    """Every column with a name of its own."""
    names: list[str] = []
    taken: set[str] = set()
    for index, each in enumerate(header):
        name = base = each or f"kolom {index + 1}"
        again = 1
        while name in taken:
            again += 1
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    return names
