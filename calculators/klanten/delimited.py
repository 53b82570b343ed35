"""Rows of cells from delimited text: which delimiter, which quotes?"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import chain, islice
from typing import Any

from calculators.core.numbers import write
from calculators.klanten.table import MOST_COLUMNS, Cells, Refused, Row

DELIMITERS = ";,\t|"
_SAMPLE = 100_000  # characters from which the delimiter is told
_HEAD = 50  # rows that tell how wide the table is
_PART = 20_000  # rows between two reports of progress
_BLOCK = 2_000_000  # characters
_MOST = 131_072  # characters in a cell, as the module csv has it
_SEP = re.compile(r"\s*\"?sep=([^\"\r\n])\"?\s*?(\r\n|\r|\n)", re.IGNORECASE)


def split(text: str) -> Iterator[Cells]:
    """Reads `text`, some rows at a time."""
    text, skipped, delimiter = _announced(text)
    start = text.lstrip("\ufeff \r\n")[:1]
    if start in {"<", "{", "["} and start:
        raise Refused(
            "Dit is geen tabel maar een webpagina of gegevens voor programma's. Bewaar je "
            "bestellingen als CSV of als Excelbestand (.xlsx) en kies dat bestand."
        )
    delimiter = delimiter or _delimiter(text)
    if _wrapped(text, delimiter):
        rows = chain.from_iterable(each.by_row() for each in _parts(text, delimiter, skipped))
        text, more, announced = _announced("\n".join(row[0] if row else "" for row in rows))
        skipped, delimiter = skipped + more, announced or _delimiter(text)
    yield Cells([[] for _ in range(skipped)], delimiter)
    yield from _parts(text, delimiter, skipped)


def _parts(text: str, delimiter: str, passed: int) -> Iterator[Cells]:
    """The rows, so many at a time, of which the first comes after `passed` others; Refused where a
    quote does not close.
    """
    if '"' not in text:
        yield from _plain(text, delimiter, passed)
        return
    reader = _reader(text, delimiter)
    width, lines = 0, 0
    last: Row = []
    while True:
        rows: list[Row] = []
        try:
            rows.extend(islice(reader, _PART))
        except csv.Error as error:
            raise _unclosed(passed + len(rows)) from error
        if not rows:
            break
        width = width or max(map(len, rows[:_HEAD]))
        if reader.line_num - lines > len(rows):  # some stand on more lines
            _refuse_swallowed(rows, delimiter, width, passed)
        passed, lines, last = passed + len(rows), reader.line_num, rows[-1]
        yield Cells(rows, delimiter)
    if any("\n" in each for each in last) and text.count('"') % 2:
        raise _unclosed(passed - 1)


def _plain(text: str, delimiter: str, passed: int) -> Iterator[Cells]:
    """The rows of a text without quotes, where every line is a row: many times as fast."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    size = 0  # of the first block: what the table is called, and how wide it is
    for _ in range(_HEAD):
        size = text.find("\n", size) + 1 or len(text)
    for block in chain([text[:size]], _blocks(text, size)):
        lines = block.removesuffix("\n").split("\n")
        for index, line in enumerate(lines):
            if len(line) > _MOST and max(map(len, line.split(delimiter))) > _MOST:
                raise _endless(passed + index)
        width = lines[0].count(delimiter) + 1
        if {line.count(delimiter) for line in lines} == {width - 1}:
            cells = delimiter.join(lines).split(delimiter)
            yield Cells([], delimiter, [cells[place::width] for place in range(width)])
        else:
            yield Cells([line.split(delimiter) for line in lines], delimiter)
        passed += len(lines)


def _reader(text: str, delimiter: str) -> Any:
    lines = chain.from_iterable(StringIO(each, newline="") for each in _blocks(text))
    return csv.reader(lines, delimiter=delimiter)


def _blocks(text: str, start: int = 0) -> Iterator[str]:
    """The text in pieces of whole lines: StringIO takes four bytes for every character."""
    while start < len(text):
        end = text.find("\n", start + _BLOCK) + 1 or len(text)
        yield text[start:end]
        start = end


def _refuse_swallowed(rows: list[Row], delimiter: str, width: int, passed: int) -> None:
    """Refused where a cell holds a whole row: of two quotes that are missing, each ends the other,
    and what lies between them would be lost without a word.
    """
    for index, row in enumerate(rows):
        for cell in row:
            if "\n" in cell and cell.count(delimiter) >= max(2, width - 1) and len(row) > 1:
                raise _unclosed(passed + index)


def _unclosed(passed: int) -> Refused:
    return Refused(
        f'Op regel {passed + 1} begint een tekst met een aanhalingsteken (") dat nergens sluit. '
        "Haal het weg, of exporteer het bestand opnieuw."
    )


def _endless(passed: int) -> Refused:
    return Refused(
        f"Op regel {passed + 1} staat een cel met meer dan {write(_MOST)} tekens. Haal "
        "die eruit, of exporteer alleen de kolommen klant, datum, bedrag en bestelnummer."
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


def _wrapped(text: str, delimiter: str) -> bool:
    """Whether each whole line stands between quotes, as Excel saves what it did not split."""
    rows: list[Row] = []
    with suppress(csv.Error):  # told later
        rows.extend(islice(_reader(text, delimiter), _HEAD))
    filled = [row for row in rows if row]
    if not filled or any(len(row) > 1 for row in filled):
        return False
    return any(
        all(filled[0][0].count(each) and row[0].count(each) for row in filled)
        for each in DELIMITERS
    )
