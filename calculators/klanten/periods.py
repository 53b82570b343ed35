"""Who was a customer in the last full period, and in the one before?

A period is a year, quarter or month that ends today. Somebody is a customer of a period when he
bought in it. The file has to cover both periods; a start up to 3% later is taken as one, because
the first order of a period seldom falls on its first day.
"""

from typing import NamedTuple

from calculators.klanten.book import Book, months_before

_SLACK = 0.03
MONTHS = {"jaar": 12, "kwartaal": 3, "maand": 1}


class Period(NamedTuple):
    """The last full period: days after `before` up to today, against `earlier` up to `before`."""

    unit: str  # as the calculator for retention calls it: jaar, kwartaal, maand
    per_year: int
    earlier: int
    before: int
    begin: int  # customers of the period before
    kept: int  # those of them who are customers of the last period as well
    end: int  # customers of the last period


def covers(first: int, today: int, months: int) -> bool:
    """Whether orders from `first` on reach back that many months."""
    start = months_before(today, months) + 1
    return first <= start + _SLACK * (today - start)


def unit_of(first: int, today: int, usual_gap: int | None) -> str | None:
    """The longest of jaar, kwartaal and maand that fits twice between these days, and in which a
    usual customer (`usual_gap`: days within which most repeat purchases come) buys at least once.
    """
    for unit, months in MONTHS.items():
        long_enough = months == 12 or (usual_gap is not None and usual_gap <= months * 31)
        if long_enough and covers(first, today, 2 * months):
            return unit
    return None


def year_ends(today: int, period: Period | None) -> list[int]:
    """Between which days the periods of the last 12 months lie, the earliest first."""
    times = period.per_year if period else 1
    return [months_before(today, 12 // times * each) for each in range(times, -1, -1)]


def last_period(book: Book, usual_gap: int | None) -> Period | None:
    """The customers of the last full period, against those of the one before."""
    unit = unit_of(book.first, book.today, usual_gap)
    if unit is None:
        return None
    months = MONTHS[unit]
    before, earlier = months_before(book.today, months), months_before(book.today, 2 * months)
    begin = kept = end = 0
    for each in book.customers:
        now = each.last > before
        then = each.bought(earlier, before)
        begin, kept, end = begin + then, kept + (then and now), end + now
    return Period(unit, 12 // months, earlier, before, begin, kept, end)
