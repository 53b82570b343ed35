"""Cohorts: of those who first bought in one period, which part bought in each period after it?

Only complete periods count: the last one has ended, and the first began no later than the file (a
tenth of a period aside, because the first order seldom falls on its first day).
"""

from collections import defaultdict
from datetime import date
from typing import Any

from calculators.klanten.book import Book, iso
from calculators.klanten.words import MONTHS

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FEW = 30  # customers, of whom a share says little
_PERIODS = 4
_NAMES = {"month": "maand", "quarter": "kwartaal", "year": "jaar"}


def cohorts(book: Book, unit: str | None = None) -> dict[str, Any]:
    """The cohorts; `unit` is month, quarter or year, by itself what fits the length of the file."""
    unit = unit if unit in _MONTHS else _fitting(book)
    months = _MONTHS[unit]
    first, ended = _period(book.first, months), _period(book.today + 1, months)
    if (
        book.first - _start(first, months)
        > (_start(first + 1, months) - _start(first, months)) / 10
    ):
        first += 1
    sizes: dict[int, int] = defaultdict(int)
    bought: dict[tuple[int, int], int] = defaultdict(int)
    known: dict[int, int] = {}
    for each in book.customers:
        periods = set()
        for day in each.days:
            if day not in known:
                known[day] = _period(day, months)
            periods.add(known[day])
        start = known[each.first]
        sizes[start] += 1
        for period in periods:
            bought[start, period - start] += 1
    rows = [
        {
            "start": iso(_start(start, months)),
            "label": _label(start, unit),
            "size": sizes[start],
            "kept": [bought[start, k] / sizes[start] for k in range(ended - start)],
        }
        for start in range(first, ended)
        if sizes[start]
    ]
    return {"unit": unit, "unit_name": _NAMES[unit], "rows": rows}


def _fitting(book: Book) -> str:
    """Short periods where the file is short; longer ones where few customers begin in each, as
    long as some periods are left to compare.
    """
    span = book.span
    unit = "month" if span <= 2 * 366 else "quarter" if span <= 6 * 366 else "year"
    for longer, days in (("quarter", 91), ("year", 365)):
        begin = len(book.customers) * _MONTHS[unit] * 30.4 / span
        if _MONTHS[longer] > _MONTHS[unit] and begin < _FEW and span >= _PERIODS * days:
            unit = longer
    return unit


def _period(day: int, months: int) -> int:
    value = date.fromordinal(day)
    return (value.year * 12 + value.month - 1) // months


def _start(period: int, months: int) -> int:
    year, month = divmod(period * months, 12)
    return date(year, month + 1, 1).toordinal()


def _label(period: int, unit: str) -> str:
    year, part = divmod(period * _MONTHS[unit], 12)
    if unit == "year":
        return str(year)
    if unit == "quarter":
        return f"K{part // 3 + 1} {year}"
    return f"{MONTHS[part]} {year}"
