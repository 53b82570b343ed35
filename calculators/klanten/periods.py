"""Who was a customer in the last full period, and in the one before?

A period is a year, quarter or month that ends today. Somebody is a customer of a period when he
bought in it. The file has to cover both periods; a start up to 3% later is taken as one, because
the first order of a period seldom falls on its first day.
"""

from itertools import pairwise
from typing import NamedTuple

from calculators.klanten.book import Book, months_before

_SLACK = 0.03


class Period(NamedTuple):
    """The last full period: days after `before` up to today, against `earlier` up to `before`."""

    unit: str  # as the calculator for retention calls it: jaar, kwartaal, maand
    per_year: int
    earlier: int
    before: int
    begin: int  # customers of the period before
    kept: int  # those of them who are customers of the last period as well
    end: int  # customers of the last period


def covers(book: Book, months: int) -> bool:
    """Whether the file reaches back that many months."""
    start = months_before(book.today, months) + 1
    return book.first <= start + _SLACK * (book.today - start)


def last_period(book: Book, usual_gap: int | None) -> Period | None:
    """The longest of year, quarter and month that the file holds twice, and in which a usual
    customer (`usual_gap`: days within which most repeat purchases come) buys at least once.
    """
    for unit, months in (("jaar", 12), ("kwartaal", 3), ("maand", 1)):
        long_enough = months == 12 or (usual_gap is not None and usual_gap <= months * 31)
        if long_enough and covers(book, 2 * months):
            return _compare(book, unit, months)
    return None


def _compare(book: Book, unit: str, months: int) -> Period:
    before, earlier = months_before(book.today, months), months_before(book.today, 2 * months)
    begin = kept = end = 0
    for each in book.customers:
        now = each.last > before
        then = each.bought(earlier, before)
        begin, kept, end = begin + then, kept + (then and now), end + now
    return Period(unit, 12 // months, earlier, before, begin, kept, end)


def customers_of_a_year(book: Book, period: Period | None) -> float:
    """How many customers there were in the last 12 months, on average over its periods."""
    times = period.per_year if period else 1
    ends = [months_before(book.today, 12 // times * each) for each in range(times + 1)]
    found = sum(
        each.bought(before, end) for end, before in pairwise(ends) for each in book.customers
    )
    return found / times
