"""The customers with what they bought: what every figure of the report is made from."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import pairwise
from math import ceil

from calculators.klanten.orders import Order

Purchase = tuple[int, int]  # day, amount in ten-thousandths


class Customer:
    """One customer and his orders, the earliest first."""

    __slots__ = ("days", "key", "name", "purchases", "revenue")

    def __init__(self, key: str, name: str, purchases: list[Purchase]) -> None:
        """`purchases` has one entry for each order."""
        purchases.sort()
        self.key, self.name, self.purchases = key, name, purchases
        # Two orders on one day are two orders, and one moment of buying.
        self.days = sorted({day for day, _ in purchases})
        self.revenue = sum(amount for _, amount in purchases)

    @property
    def orders(self) -> int:
        """How many orders he placed."""
        return len(self.purchases)

    @property
    def first(self) -> int:
        """The day of his first order."""
        return self.days[0]

    @property
    def last(self) -> int:
        """The day of his latest order."""
        return self.days[-1]

    def orders_after(self, day: int) -> int:
        """How many orders he placed after `day`."""
        return sum(1 for each, _ in self.purchases if each > day)

    def revenue_after(self, day: int) -> int:
        """What he paid after `day`."""
        return sum(amount for each, amount in self.purchases if each > day)


class Book:
    """All customers, by their key; days are counted to `today`, which is included."""

    def __init__(self, customers: list[Customer], today: int) -> None:
        """`customers` has at least one; none of them bought after `today`."""
        self.customers = customers
        self.today = today

    @cached_property
    def first(self) -> int:
        """The day of the first order."""
        return min(each.first for each in self.customers)

    @cached_property
    def last(self) -> int:
        """The day of the latest order."""
        return max(each.last for each in self.customers)

    @cached_property
    def orders(self) -> int:
        """How many orders there are."""
        return sum(each.orders for each in self.customers)

    @cached_property
    def revenue(self) -> int:
        """What all paid, less what they got back."""
        return sum(each.revenue for each in self.customers)

    @cached_property
    def gaps(self) -> list[int]:
        """Days between two moments of buying of one customer, the shortest first."""
        found: list[int] = []
        for each in self.customers:
            days = each.days
            if len(days) > 1:
                found.extend(b - a for a, b in pairwise(days))
        found.sort()
        return found

    @property
    def span(self) -> int:
        """How many days the file covers, the first and today included."""
        return self.today - self.first + 1


def open_book(orders: Iterable[Order], names: dict[str, str], today: int) -> Book:
    """The book of these orders."""
    found: dict[str, list[Purchase]] = defaultdict(list)
    for customer, day, amount, _, _ in orders:
        found[customer].append((day, amount))
    customers = [Customer(key, names.get(key, key), found[key]) for key in sorted(found)]
    return Book(customers, today)


def percentile(ordered: list[int], share: float) -> int:
    """The lowest of `ordered` within which at least `share` of them lies."""
    return ordered[max(0, ceil(share * len(ordered) - 1e-9) - 1)]


def months_before(day: int, months: int) -> int:
    """The same day that many months earlier, or the last of that month where it has no such day."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 - months, 12)
    for number in range(start.day, 0, -1):
        try:
            return date(year, month + 1, number).toordinal()
        except ValueError:
            continue
    raise AssertionError(day)


def iso(day: int) -> str:
    """A day as JSON has it."""
    return date.fromordinal(day).isoformat()
