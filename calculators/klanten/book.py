"""The customers with what they bought: what every figure of the report is made from."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate
from math import ceil, inf
from operator import sub

Purchase = tuple[int, int]  # day, amount in ten-thousandths
Purchases = dict[str, list[Purchase]]  # by the key of the customer


class Customer:
    """One customer and his orders, the earliest first."""

    __slots__ = ("days", "first", "key", "last", "name", "orders", "purchases", "revenue")

    def __init__(self, key: str, name: str, purchases: list[Purchase]) -> None:
        """`purchases` has one entry for each order."""
        self.key, self.name, self.purchases = key, name, purchases
        self.orders = len(purchases)
        if self.orders == 1:  # as of most, and then there is nothing to sort
            [(day, self.revenue)] = purchases
            self.days = [day]
        else:
            purchases.sort()
            # Two orders on one day are two orders, and one moment of buying.
            self.days = sorted({day for day, _ in purchases})
            self.revenue = sum([amount for _, amount in purchases])
        self.first, self.last = self.days[0], self.days[-1]

    def bought(self, before: int, until: int) -> bool:
        """Whether he bought after `before`, and not after `until`."""
        if before < self.last <= until:
            return True
        days = self.days
        return bisect_right(days, before) < bisect_right(days, until)

    def after(self, day: int) -> list[Purchase]:
        """His orders after `day`."""
        if self.last <= day:
            return []
        return self.purchases[bisect_right(self.purchases, (day, inf)) :]


class Gaps:
    """Days between two moments of buying of one customer, with how often each occurs."""

    def __init__(self, counts: Mapping[int, int]) -> None:
        """Takes the number of each."""
        self._days = sorted(counts)
        self._until = list(accumulate(counts[each] for each in self._days))

    def __len__(self) -> int:
        return self._until[-1] if self._until else 0

    def within(self, days: int) -> int:
        """How many are no longer than that."""
        place = bisect_right(self._days, days)
        return self._until[place - 1] if place else 0

    def percentile(self, share: float) -> int:
        """The lowest within which at least `share` of them lies."""
        return self._days[bisect_left(self._until, max(1, ceil(share * len(self) - 1e-9)))]


class Book:
    """All customers, by their key; days are counted to `today`, which is included."""

    def __init__(self, customers: list[Customer], today: int) -> None:
        """`customers` has at least one; none of them bought after `today`."""
        self.customers = customers
        self.today = today

        self.first = min(each.first for each in customers)  # the days of the first order
        self.last = max(each.last for each in customers)  # and of the latest
        self.orders = sum(each.orders for each in customers)
        self.revenue = sum(each.revenue for each in customers)  # less what they got back

    @cached_property
    def gaps(self) -> Gaps:
        """Days between two moments of buying of one customer."""
        found: Counter[int] = Counter()
        for each in self.customers:
            if len(days := each.days) > 1:
                found.update(map(sub, days[1:], days))
        return Gaps(found)

    @property
    def span(self) -> int:
        """How many days the file covers, the first and today included."""
        return self.today - self.first + 1


def open_book(found: Purchases, names: dict[str, str], today: int | None = None) -> Book:
    """The book of what these customers bought; `today` is the day of the last order by itself."""
    customers = [Customer(key, names.get(key, key), found[key]) for key in sorted(found)]
    return Book(customers, today or max(each.last for each in customers))


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
