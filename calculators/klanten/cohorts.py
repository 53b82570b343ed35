"""Cohorts: of those who first bought in one period, which part bought in each period after it?

Only complete periods count: the last one has ended, and the first began no later than the file (a
tenth of a period aside, because the first order seldom falls on its first day).
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from calculators.klanten.book import Book, iso
from calculators.klanten.words import MONTHS

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_FEW = 30  # customers, of whom a share says little
_PERIODS = 4
_NAMES = {"month": "maand", "quarter": "kwartaal", "year": "jaar"}


class Started(NamedTuple):
    """Customers by the period in which they first bought, and those of them who bought in each
    period after it.
    """

    first: int  # the day of the first order
    today: int
    unit: str
    bought: Mapping[tuple[int, int], int]  # by that period and how many later


def started(book: Book, unit: str | None = None) -> Started:
    """The cohorts of a book; `unit` is month, quarter or year, by itself what fits."""
    unit = unit_for(unit, book.first, book.today, len(book.customers))
    months = MONTHS_OF[unit]
    known: dict[int, int] = {}
    bought: dict[tuple[int, int], int] = defaultdict(int)
    for each in book.customers:
        for day in each.days:
            if day not in known:
                known[day] = period_of(day, months)
        start = known[each.first]
        if each.first == each.last:
            bought[start, 0] += 1
        else:
            for period in {known[day] for day in each.days}:
                bought[start, period - start] += 1
    return Started(book.first, book.today, unit, bought)


def cohorts(found: Started) -> dict[str, Any]:
    """The cohorts of complete periods."""
    unit, bought = found.unit, found.bought
    months = MONTHS_OF[unit]
    first, ended = period_of(found.first, months), period_of(found.today + 1, months)
    if (
        found.first - _start(first, months)
        > (_start(first + 1, months) - _start(first, months)) / 10
    ):
        first += 1
    rows = [
        {
            "start": iso(_start(start, months)),
            "label": _label(start, unit),
            "size": size,
            "kept": [bought.get((start, k), 0) / size for k in range(ended - start)],
        }
        for start in range(first, ended)
        if (size := bought.get((start, 0), 0))
    ]
    return {"unit": unit, "unit_name": _NAMES[unit], "rows": rows}


def unit_for(unit: str | None, first: int, today: int, customers: int) -> str:
    """The unit that was asked for; or short periods where the orders are of a short time, and
    longer ones where few customers begin in each, as long as some periods are left to compare.
    """
    if unit in MONTHS_OF:
        return unit
    span = today - first + 1
    unit = "month" if span <= 2 * 366 else "quarter" if span <= 6 * 366 else "year"
    for longer, days in (("quarter", 91), ("year", 365)):
        begin = customers * MONTHS_OF[unit] * 30.4 / span
        if MONTHS_OF[longer] > MONTHS_OF[unit] and begin < _FEW and span >= _PERIODS * days:
            unit = longer
    return unit


def period_of(day: int, months: int) -> int:
    """The number of the period that a day is in."""
    value = date.fromordinal(day)
    return (value.year * 12 + value.month - 1) // months


def _start(period: int, months: int) -> int:
    year, month = divmod(period * months, 12)
    return date(year, month + 1, 1).toordinal()


def _label(period: int, unit: str) -> str:
    year, part = divmod(period * MONTHS_OF[unit], 12)
    if unit == "year":
        return str(year)
    if unit == "quarter":
        return f"K{part // 3 + 1} {year}"
    return f"{MONTHS[part]} {year}"
