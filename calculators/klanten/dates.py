"""Days in a column: is the day or the month first, and what does each cell say?

Decided from all values of the column together; where both fit everywhere the reader is asked. A day
is counted as `date.toordinal` does. It is the day as it stands in the file, whatever the time zone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

EARLIEST = date(1990, 1, 1).toordinal()
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb febr",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[ T,]*(?:om |at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?uur)?(?: ?(?:Z|[A-Z]{3,5}|(?:GMT|UTC)?[-+]\d{2}:?(?:\d{2})?))?)?"
)
_WEEKDAY = r"(?i:(?:ma|di|wo|do|vr|za|zo|mo|tu|we|th|fr|sa|su)[a-z]{0,7}\.?,? +)?"
_YEAR_FIRST = re.compile(_WEEKDAY + r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_YEAR_LAST = re.compile(_WEEKDAY + r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_JOINED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})" + r"(?:[ T]?\d{6})?")
_BEFORE = r"(?:[A-Za-z]{2,9}\.?,? +)?"  # "op 14 maart": beside a name of a month any word may be
_NAMED = re.compile(
    _BEFORE
    + r"(\d{1,2})(?:e|st|nd|rd|th)?[-. ]+(?:of )?([A-Za-z]{3,9})\.?,?[-. ]+'?(\d{4}|\d{2})"
    + _TIME
)
_NAMED_FIRST = re.compile(
    _BEFORE + r"([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +'?(\d{4}|\d{2})" + _TIME
)
_SECONDS = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")  # since 1970, as programs write it
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")  # days since 1900, as Excel counts; until 2036

_DAY = len("2026-11-02")

# (year, month, day), or (year, first, second) where it is not known which is the day.
Parts = tuple[int, int, int]


class Days(NamedTuple):
    """A column as days: None where a cell is empty or says no day."""

    values: list[int | None]
    day_first: bool | None  # None where it does not matter
    open: str | None = None  # a value that can be read both ways
    mixed: tuple[str, str] | None = None  # one with the day first, one with the month first


def read_days(cells: Sequence[str], day_first: bool | None = None) -> Days:
    """The days in a column; `day_first` is the reader's own answer."""
    heads = _heads(cells)
    known: dict[str, int | None] = {}
    unsure: dict[str, Parts] = {}
    names = set(heads)
    for text in names:
        _learn(text, known, unsure)
    if rest := {text for text in names if text and text not in unsure and known.get(text) is None}:
        # The day is more than what comes before the first space.
        heads = [
            cell.strip() if head in rest else head for cell, head in zip(cells, heads, strict=True)
        ]
        for text in set(heads).difference(known, unsure):
            _learn(text, known, unsure)
    first = sorted(t for t, (_, a, _) in unsure.items() if a > 12)
    second = sorted(t for t, (_, _, b) in unsure.items() if b > 12)
    if day_first is None and unsure:
        if first and second:
            return Days([], None, mixed=(first[0], second[0]))
        differ = sorted(t for t, (_, a, b) in unsure.items() if a != b)
        if not first and not second and differ:
            return Days([], None, open=differ[0])
        day_first = not second
    for text, (year, a, b) in unsure.items():
        known[text] = _ordinal(year, b, a) if day_first else _ordinal(year, a, b)
    return Days(list(map(known.get, heads)), day_first if unsure else None)


def _heads(cells: Sequence[str]) -> list[str]:
    """Of each cell what comes before the time: up to the first space, or T."""
    heads = [each[:_DAY] for each in cells]
    if {each[_DAY : _DAY + 1] for each in cells} <= {"", " ", "T"}:
        different = set(heads)
        if not any(_head(each) != each for each in different):
            return heads  # 2026-11-02 10:37
    known = {each: _head(each) for each in set(cells)}
    return list(map(known.__getitem__, cells))


def _head(cell: str) -> str:
    head = cell.strip().partition(" ")[0]
    return head.partition("T")[0] if head[:1].isdigit() else head  # a Tuesday begins with one too


def _learn(text: str, known: dict[str, int | None], unsure: dict[str, Parts]) -> None:
    if found := _YEAR_LAST.fullmatch(text):
        unsure[text] = (_year(found[4]), int(found[1]), int(found[3]))
    else:
        known[text] = read_day(text)


def read_day(text: str) -> int | None:
    """The day that a text says that needs no other to be understood."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _ordinal(int(found[1]), int(found[3]), int(found[4]))
    if found := _JOINED.fullmatch(text):
        return _ordinal(int(found[1]), int(found[2]), int(found[3]))
    if len(text) > 60:
        return None
    if found := _NAMED.fullmatch(text) or _NAMED_FIRST.fullmatch(text):
        day, month = (found[1], found[2]) if found[1].isdigit() else (found[2], found[1])
        return _named(found[3], month, day)
    return _counted(text)


def _counted(text: str) -> int | None:
    """The day that is a number since some beginning."""
    if _SECONDS.fullmatch(text):
        return date(1970, 1, 1).toordinal() + int(text[:10]) // 86_400
    if _SERIAL.fullmatch(text):
        return date(1899, 12, 30).toordinal() + int(text[:5])
    return None


def _named(year: str, month: str, day: str) -> int | None:
    number = _MONTHS.get(month.lower())
    return _ordinal(_year(year), number, int(day)) if number else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def share_of_days(cells: Iterable[str]) -> float:
    """Which part of the filled cells is a day, written as one (no bare number); 0 without any."""
    filled = [each.strip() for each in cells if each.strip()]
    if not filled:
        return 0.0
    days = sum(1 for each in filled if _YEAR_LAST.fullmatch(each) or read_day(each) is not None)
    return days / len(filled)
