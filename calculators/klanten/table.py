"""The table in a file: which row is its header, and what stands in its columns?

Columns, and not rows, because all that follows asks of a whole column at once. Rows come in parts,
and each part goes into the columns before the next is read.
"""

import re
from bisect import bisect_left
from collections.abc import Generator, Iterator
from itertools import compress, count
from typing import NamedTuple

MOST_COLUMNS = 1_000
_LOOKED_AT = 40  # rows in which a header is looked for, and the width of the table
_DATA = re.compile(r"[-+€$£ ]*\d[\d.,: /TZ+-]*|\S+@\S+")  # what no header consists of
_SAMPLE = 1_000  # cells that tell whether a column says the same things over and over
_TOO_MANY = (
    f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen. Kies een export met een regel per "
    "bestelling."
)

Row = list[str]
Column = list[str]


class Refused(Exception):
    """This file cannot be read; the message says why and what to do."""


class Cells(NamedTuple):
    """The next cells in a file: as rows or, where these are all as wide, as columns."""

    rows: list[Row]
    delimiter: str
    columns: list[Column] | None = None

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.columns[0] if self.columns else self.rows)

    def by_row(self) -> list[Row]:
        """The same, as rows."""
        return list(map(list, zip(*self.columns, strict=True))) if self.columns else self.rows


class Table(NamedTuple):
    """A header and its data, by column: each has as many cells, and no row is blank."""

    header: list[str]
    columns: list[Column]
    first: int  # which row of the file the first row of data is, as a spreadsheet counts
    blank: list[int]  # how many rows of data came before each blank one
    wide: frozenset[int]  # rows with something in more cells than there are columns
    encoding: str
    delimiter: str

    @property
    def size(self) -> int:
        """How many rows of data there are."""
        return len(self.columns[0])

    def place(self, index: int) -> int:
        """Which row of the file a row of data is, as a spreadsheet counts."""
        return self.first + index + bisect_left(self.blank, index + 1)

    def row(self, index: int) -> Row:
        """The cells of one row."""
        return [column[index] for column in self.columns]


def table(parts: Iterator[Cells], encoding: str) -> Generator[int, None, Table]:
    """The table in these rows of cells, which gives how many were read; Refused where there is
    none.
    """
    found, head = Cells([], ""), []
    for found in parts:
        head += found.by_row()
        yield len(head)
        if sum(1 for row in head if _is_filled(row)) >= _LOOKED_AT:
            break
    start, header = _header(head)
    columns = _Columns(header, start + 1)
    columns.add(Cells(head[start:], found.delimiter))
    read = len(head)
    for found in parts:
        columns.add(found)
        read += found.size
        yield read
    return columns.table(encoding, found.delimiter)


def _is_filled(row: Row) -> bool:
    return bool("".join(row).strip())


def _header(rows: list[Row]) -> tuple[int, Row]:
    """Where the data begin, and how its columns are called; Refused where there is nothing."""
    filled = [index for index, row in enumerate(rows) if _is_filled(row)]
    if not filled:
        raise Refused("Dit bestand is leeg. Kies een export met een regel per bestelling.")
    width = _width([rows[index] for index in filled[:_LOOKED_AT]])
    place = next(index for index in filled if _count(rows[index]) >= width)
    header = [each.strip() for each in rows[place]]
    if sum(1 for each in header if _DATA.fullmatch(each)) > 1:
        return place, [""] * len(header)  # it begins with data: its columns have no names
    return place + 1, header


class _Columns:
    """The columns of the data while rows come in."""

    def __init__(self, header: Row, first: int) -> None:
        self._named = max((place for place, each in enumerate(header, 1) if each), default=0)
        if len(header) > MOST_COLUMNS:
            if self._named > MOST_COLUMNS or not self._named:
                raise Refused(_TOO_MANY)
            header = header[: self._named]  # each row ends in very many delimiters
        self._header, self._first = header, first
        self._columns: list[Column] = [[] for _ in header]
        # Of cells that are alike one is kept: so they are few, and quickly compared.
        self._alike: list[dict[str, str] | None] | None = None
        self._blank: list[int] = []
        self._wide: set[int] = set()

    def add(self, cells: Cells) -> None:
        width = len(self._header)
        if cells.columns and len(cells.columns) == width:
            columns = cells.columns
        elif rows := self._evened(cells.by_row()):
            columns = list(map(list, zip(*rows, strict=True)))
        else:
            return
        if "" in columns[0] or any(map(str.isspace, columns[0])):
            columns = self._without_blanks(columns)
        if self._alike is None:
            self._alike = [{} if _repeats(column) else None for column in columns]
        for known, column, more in zip(self._alike, self._columns, columns, strict=True):
            column.extend(more if known is None else map(known.setdefault, more, more))

    def _evened(self, rows: list[Row]) -> list[Row]:
        """The rows, each as wide as the header; of a wider one its place is kept."""
        width, at = len(self._header), len(self._columns[0])
        if not set(map(len, rows)) - {width}:
            return rows
        evened: list[Row] = []
        for row in rows:
            if len(row) > width and _is_filled(row[width:]):
                self._wide.add(at + len(evened))
            evened.append([*row[:width], *[""] * (width - len(row))])
        return evened

    def _without_blanks(self, columns: list[Column]) -> list[Column]:
        at = len(self._columns[0])
        keep = [
            bool(first and not first.isspace())
            or at + index in self._wide
            or any(column[index].strip() for column in columns)
            for index, first in enumerate(columns[0])
        ]
        if all(keep):
            return columns
        gone = [index for index, kept in enumerate(keep) if not kept]
        self._blank += [at + index - before for before, index in enumerate(gone)]
        self._wide = {
            each if each < at else each - bisect_left(gone, each - at) for each in self._wide
        }
        return [list(compress(column, keep)) for column in columns]

    def table(self, encoding: str, delimiter: str) -> Table:
        header, columns = self._header, self._columns
        if not columns[0]:
            raise Refused("In dit bestand staat alleen een kopregel, en geen enkele bestelling.")
        if not self._wide and not any(
            any(map(str.strip, column)) for column in columns[self._named :]
        ):
            # Each row ended in a delimiter or more.
            width = self._named or len(header)
            header, columns = header[:width], columns[:width]
        return Table(
            _unique(header), columns, self._first, self._blank, frozenset(self._wide), encoding,
            delimiter,
        )  # fmt: skip


def _repeats(column: list[str]) -> bool:
    sample = column[:: len(column) // _SAMPLE + 1]
    return 2 * len(set(sample)) < len(sample)


def _count(row: Row) -> int:
    return sum(1 for each in row if each.strip())


def _width(rows: list[Row]) -> int:
    """How many filled cells a header has at least; a title above it has fewer."""
    counts = sorted(map(_count, rows))
    usual = counts[-2] if len(counts) > 1 else counts[-1]  # continuation rows are nearly empty
    return max(1, min(2, counts[-1]), (usual + 1) // 2)


def _unique(header: list[str]) -> list[str]:
    """Every column with a name of its own."""
    names: list[str] = []
    taken: set[str] = set()
    for index, each in enumerate(header):
        name = base = each or f"kolom {index + 1}"
        for again in count(2):
            if name not in taken:
                break
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    return names
