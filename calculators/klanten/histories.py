"""What the customers' purchases look like to the models, and whether a model may be used."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from math import fsum, sqrt
from typing import NamedTuple

from calculators.klanten.bgnbd import BGNBD, Counted, fit
from calculators.klanten.book import Book, Customer
from calculators.klanten.words import count

WEEK = 7
_CUSTOMERS, _REPEATS, _DAYS = 100, 30, 182
_OFTEN = 5
REGULAR = 0.2  # free purchases have a spread of about 1, payments on a contract hardly any
_FINE, _COARSE = 2_500, 300  # of those who came back

History = tuple[int, int, int]  # x, t_x and T, in days


class Pace(NamedTuple):
    """Whether these customers choose for themselves when they buy."""

    often: int  # who bought on more than three days
    even: int  # those of them who did so at even intervals


def pace(book: Book) -> Pace:
    """The pace of the customers of a book."""
    spreads = [_spread(each.days) for each in book.customers if len(each.days) > 3]
    return Pace(len(spreads), sum(each < REGULAR for each in spreads))


def _spread(days: list[int]) -> float:
    """The standard deviation of the gaps, as part of their mean."""
    gaps = [b - a for a, b in pairwise(days)]
    mean = (days[-1] - days[0]) / len(gaps)
    return sqrt(fsum([(each - mean) ** 2 for each in gaps]) / len(gaps)) / mean


def why_not(counts: Mapping[History, int], span: int, found: Pace) -> str:
    """Why no forecast can be made of customers with these histories, in so many days; nothing when
    it can.
    """
    if found.often >= _OFTEN and found.even > found.often // 2:
        return (
            "Je klanten kopen op vaste momenten. Dat lijkt op een abonnement of contract, en dit "
            "model is voor klanten die zelf kiezen wanneer ze kopen. Reken met de retentie."
        )
    everybody = sum(counts.values())
    again = everybody - sum(counts[each] for each in counts if not each[0])
    if everybody < _CUSTOMERS or again < _REPEATS:
        return (
            f"Voor een voorspelling zijn minstens {_CUSTOMERS} klanten nodig, van wie er "
            f"{_REPEATS} terugkwamen (vuistregel). Jij hebt "
            f"{count(everybody, 'klant', 'klanten')}, van wie er {again} terugkwamen."
        )
    if span < _DAYS:
        return (
            "Voor een voorspelling is minstens een half jaar nodig (vuistregel). Je bestand "
            f"beslaat {count(span, 'dag', 'dagen')}."
        )
    return ""


def history(customer: Customer, until: int) -> History:
    """(x, t_x, T) in days, of a customer whose first purchase is not after `until`."""
    first = customer.first
    if customer.last <= until:
        return len(customer.days) - 1, customer.last - first, until - first
    times = bisect_right(customer.days, until)
    return times - 1, customer.days[times - 1] - first, until - first


def histories(book: Book) -> list[History]:
    """The history of every customer until today."""
    today = book.today
    return [
        (len(each.days) - 1, each.last - each.first, today - each.first) for each in book.customers
    ]


def fit_to(
    counts: Mapping[History, int], start: BGNBD | None = None, most: int = _FINE
) -> tuple[BGNBD, float]:
    """The model of so many customers of each history, in weeks, and its loglikelihood.

    Where very many customers came back, `most` of them stand for all: evenly chosen in the order of
    their histories, so that the work is bounded. The search starts from `start`, or from a rough
    fit on few of them.
    """
    ordered = sorted(counts.items())
    start = start or fit(_counted(ordered, _COARSE))[0]
    return fit(_counted(ordered, most), start)


def _counted(ordered: list[tuple[History, int]], most: int) -> Counted:
    """Histories with the number of customers of each; at most `most` of those who came back."""
    again = sum(number for (x, _, _), number in ordered if x)
    step = again / most
    if step <= 1:
        return Counted(((x, t / WEEK, age / WEEK), float(n)) for (x, t, age), n in ordered)
    weeks: dict[int, list[int]] = {}
    rows: list[tuple[tuple[int, float, float], float]] = []
    passed = taken = 0
    for (x, t, age), number in ordered:
        if not x:
            sums = weeks.setdefault(age // WEEK, [0, 0])
            sums[0] += number
            sums[1] += number * age
            continue
        passed += number
        if (until := int(passed / step + 0.5)) > taken:
            rows.append(((x, t / WEEK, age / WEEK), step * (until - taken)))
            taken = until
    rows += [((0, 0.0, ages / n / WEEK), float(n)) for n, ages in weeks.values()]
    return Counted(rows)
