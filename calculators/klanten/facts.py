"""What the figures are made from: counts and sums of all customers together, wherever their orders
live.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from calculators.klanten.book import Book, months_before
from calculators.klanten.groups import is_quiet
from calculators.klanten.periods import Period, covers, year_ends


class Facts(NamedTuple):
    """Of all customers; revenues in ten-thousandths."""

    first: int  # the day of the first order
    today: int
    customers: int
    orders: int
    revenue: int
    again: int  # who placed more than one order
    active: int  # who are not quiet
    new: int  # whose first order is of the last full period
    top: int  # what the best 20% of them paid
    orders_year: int  # of the last 12 months
    revenue_year: int
    customers_year: float  # of the last 12 months, on average over its periods


def best(customers: int, share: int) -> int:
    """How many of so many that percentage is: rounded, and at least one."""
    return max(1, (customers * share + 50) // 100)


def facts_of(book: Book, quiet_after: int, period: Period | None) -> Facts:
    """The facts of these customers."""
    everybody, today = book.customers, book.today
    revenues = sorted((each.revenue for each in everybody), reverse=True)
    year_ago = months_before(today, 12)
    recent = [amount for each in everybody for _, amount in each.after(year_ago)]
    return Facts(
        book.first,
        today,
        len(everybody),
        book.orders,
        book.revenue,
        sum(each.orders > 1 for each in everybody),
        sum(not is_quiet(each, today, quiet_after) for each in everybody),
        sum(each.first > period.before for each in everybody) if period else 0,
        sum(revenues[: best(len(everybody), 20)]),
        len(recent),
        sum(recent),
        _customers_of_a_year(book, year_ends(today, period)),
    )


def _customers_of_a_year(book: Book, ends: Sequence[int]) -> float:
    found = sum(
        each.bought(before, end) for before, end in pairwise(ends) for each in book.customers
    )
    return found / (len(ends) - 1)


def reaches(facts: Facts, months: int) -> bool:
    """Whether the orders go back that many months."""
    return covers(facts.first, facts.today, months)
