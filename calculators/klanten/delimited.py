"""Rows of cells from delimited text: which delimiter, which quotes?"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from calculators.klanten.table import MOST_COLUMNS, Cells, Refused

DELIMITERS = ";,\t|"
_SAMPLE = 100_000  # characters from which the delimiter is told
_CHUNK = 50_000  # rows between two reports of progress
_SEP = re.compile(r"\s*\"?sep=(.)\"?\s*?(\r\n|\r|\n)", re.IGNORECASE)


def split(text: str) -> Iterator[Cells]:
    """Reads `text`; yields what has been read now and then, and at the end."""
    text, skipped, delimiter = _announced(text)
    start = text.lstrip("\ufeff \r\n")[:1]
    if start in {"<", "{", "["} and start:
        raise Refused(
            "Dit is geen tabel maar een webpagina of gegevens voor programma's. Bewaar je "
            "bestellingen als CSV of als Excelbestand (.xlsx) en kies dat bestand."
        )
    delimiter = delimiter or _delimiter(text)
    rows: list[list[str]] = [[] for _ in range(skipped)]
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=False)
    try:
        for place, row in enumerate(reader, 1):
            rows.append(row)
            if not place % _CHUNK:
                yield Cells(rows, delimiter)
    except csv.Error as error:
        raise _unclosed(rows) from error
    if rows and any("\n" in each for each in rows[-1]) and text.count('"') % 2:
        raise _unclosed(rows[:-1])
    if len(rows) < text.count("\n"):
        _refuse_swallowed(rows, delimiter)
    if _wrapped(rows):
        inner = "\n".join(row[0] if row else "" for row in rows)
        yield from split(inner)
        return
    yield Cells(rows, delimiter)


def _refuse_swallowed(rows: list[list[str]], delimiter: str) -> None:
    """Refused where a cell holds a whole row: of two quotes that are missing, each ends the other,
    and what lies between them would be lost without a word.
    """
    width = max((len(row) for row in rows[:50]), default=0)
    for index, row in enumerate(rows):
        for cell in row:
            if "\n" in cell and cell.count(delimiter) >= max(2, width - 1) and len(row) > 1:
                raise _unclosed(rows[:index])


def _unclosed(rows: list[list[str]]) -> Refused:
    return Refused(
        f'Op regel {len(rows) + 1} begint een tekst met een aanhalingsteken (") dat nergens sluit. '
        "Haal het weg, of exporteer het bestand opnieuw."
    )


def _announced(text: str) -> tuple[str, int, str]:
    """The text without a first line sep=;, how many lines that was, and what it says."""
    if found := _SEP.match(text):
        return text[found.end() :], 1, found[1]
    return text, 0, ""


def _delimiter(text: str) -> str:
    """The one that cuts the first lines into the most columns, most lines alike."""
    sample = text[:_SAMPLE]
    first = sample.partition("\n")[0]
    if max(map(first.count, DELIMITERS)) > MOST_COLUMNS:
        raise Refused(
            f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen. Kies een export met een regel "
            "per bestelling."
        )
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    return max(DELIMITERS, key=lambda each: _fitness(sample, each))


def _fitness(sample: str, delimiter: str) -> float:
    counts: Counter[int] = Counter()
    try:
        for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter):
            if row:
                counts[len(row)] += 1
    except csv.Error:
        pass  # the rows until there will do
    if not counts:
        return 0
    width, alike = max(counts.items(), key=lambda each: (each[1] * (each[0] > 1), each[0]))
    share = alike / counts.total()
    return share * share * (width - 1)


def _wrapped(rows: list[list[str]]) -> bool:
    """Whether each whole line stands between quotes, as Excel saves what it did not split."""
    filled = [row for row in rows[:50] if row]
    if not filled or any(len(row) > 1 for row in filled):
        return False
    return any(
        all(filled[0][0].count(each) and row[0].count(each) for row in filled)
        for each in DELIMITERS
    )
