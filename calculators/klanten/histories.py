"""What the customers' purchases look like to the models, and whether a model may be used."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import fsum, sqrt

from calculators.klanten.bgnbd import BGNBD, Counted, fit
from calculators.klanten.book import Book, Customer
from calculators.klanten.words import count

WEEK = 7
_CUSTOMERS, _REPEATS, _DAYS = 100, 30, 182
_REGULAR = 0.2  # free purchases have a spread of about 1, payments on a contract hardly any
_FINE, _COARSE = 2_500, 300  # of those who came back
_AGAIN = (1, 0, 0)  # the first history of somebody who did


def why_not(book: Book) -> str:
    """Why no forecast can be made of these customers; nothing when it can."""
    if _is_contract(book.customers):
        return (
            "Je klanten kopen op vaste momenten. Dat lijkt op een abonnement of contract, en dit "
            "model is voor klanten die zelf kiezen wanneer ze kopen. Reken met de retentie."
        )
    again = sum(1 for each in book.customers if len(each.days) > 1)
    if len(book.customers) < _CUSTOMERS or again < _REPEATS:
        return (
            f"Voor een voorspelling zijn minstens {_CUSTOMERS} klanten nodig, van wie er "
            f"{_REPEATS} terugkwamen (vuistregel). Jij hebt "
            f"{count(len(book.customers), 'klant', 'klanten')}, van wie er {again} terugkwamen."
        )
    if book.span < _DAYS:
        return (
            "Voor een voorspelling is minstens een half jaar nodig (vuistregel). Je bestand "
            f"beslaat {count(book.span, 'dag', 'dagen')}."
        )
    return ""


def _is_contract(customers: list[Customer]) -> bool:
    """Whether most who bought often did so at even intervals."""
    spreads = sorted(_spread(each.days) for each in customers if len(each.days) > 3)
    return len(spreads) >= 5 and spreads[len(spreads) // 2] < _REGULAR


def _spread(days: list[int]) -> float:
    """The standard deviation of the gaps, as part of their mean."""
    gaps = [b - a for a, b in pairwise(days)]
    mean = sum(gaps) / len(gaps)
    return sqrt(fsum((each - mean) ** 2 for each in gaps) / len(gaps)) / mean


def history(customer: Customer, until: int) -> tuple[int, int, int]:
    """(x, t_x, T) in days, of a customer whose first purchase is not after `until`."""
    first = customer.first
    if customer.last <= until:
        return len(customer.days) - 1, customer.last - first, until - first
    times = bisect_right(customer.days, until)
    return times - 1, customer.days[times - 1] - first, until - first


def histories(book: Book) -> list[tuple[int, int, int]]:
    """The history of every customer until today."""
    today = book.today
    return [
        (len(each.days) - 1, each.last - each.first, today - each.first) for each in book.customers
    ]


def fit_to(
    found: Iterable[tuple[int, int, int]], start: BGNBD | None = None, most: int = _FINE
) -> tuple[BGNBD, float]:
    """The model of these histories, in weeks, and its loglikelihood.

    Where very many customers came back, `most` of them stand for all: evenly chosen in the order of
    their histories, so that the work is bounded. The search starts from `start`, or from a rough
    fit on few of them.
    """
    ordered = sorted(found)
    start = start or fit(_counted(ordered, _COARSE), tolerance=1e-7)[0]
    # Of chosen customers, a closer fit would be of those and not of all.
    chosen = len(ordered) - bisect_left(ordered, _AGAIN) > most
    return fit(_counted(ordered, most), start, tolerance=1e-7 if chosen else 1e-10)


def _counted(ordered: list[tuple[int, int, int]], most: int) -> Counted:
    """Histories with the number of customers of each; at most `most` of those who came back."""
    place = bisect_left(ordered, _AGAIN)
    never, again = Counter(ordered[:place]), ordered[place:]
    step = len(again) / most
    if step <= 1:
        counts = [*never.items(), *Counter(again).items()]
        return Counted(((x, last / WEEK, age / WEEK), float(n)) for (x, last, age), n in counts)
    chosen = Counter(again[int((index + 0.5) * step)] for index in range(most))
    weeks: dict[int, list[int]] = {}
    for (_, _, age), number in never.items():
        sums = weeks.setdefault(age // WEEK, [0, 0])
        sums[0] += number
        sums[1] += number * age
    rows = [((0, 0.0, ages / n / WEEK), float(n)) for n, ages in weeks.values()]
    rows += [((x, last / WEEK, age / WEEK), n * step) for (x, last, age), n in chosen.items()]
    return Counted(rows)
