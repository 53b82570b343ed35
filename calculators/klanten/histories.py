"""What the customers' purchases look like to the models, and whether a model may be used."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import floor, fsum, sqrt

from calculators.klanten.bgnbd import BGNBD, Counted, History, fit
from calculators.klanten.book import Book, Customer
from calculators.klanten.words import count

WEEK = 7
_CUSTOMERS, _REPEATS, _DAYS = 100, 30, 182
_REGULAR = 0.2  # free purchases have a spread of about 1, payments on a contract hardly any
_FINE, _COARSE = 2_500, 300  # of those who came back


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
    days = customer.days
    if days[-1] > until:
        days = [day for day in days if day <= until]
    return len(days) - 1, days[-1] - days[0], until - days[0]


def fit_to(histories: Iterable[tuple[int, int, int]]) -> tuple[BGNBD, float]:
    """The model of these histories, in weeks, and its loglikelihood.

    Where very many customers came back, evenly chosen ones stand for all of them, so that the work
    is bounded; a rough fit on few of them is where the search starts.
    """
    counts = sorted(Counter(histories).items())
    rough, _ = fit(Counted(_in_weeks(counts, _COARSE)), tolerance=1e-7)
    # Of chosen customers, a closer fit would be of those and not of all.
    chosen = sum(1 for (x, _, _), _ in counts if x) > _FINE
    return fit(Counted(_in_weeks(counts, _FINE)), rough, tolerance=1e-8 if chosen else 1e-10)


def _in_weeks(
    counts: list[tuple[tuple[int, int, int], int]], most: int
) -> Iterator[tuple[History, float]]:
    """Histories with the number of customers of each; at most `most` of those who came back."""
    again = sum(1 for (x, _, _), _ in counts if x)
    customers = sum(number for (x, _, _), number in counts if x)
    step = customers / most if again > most else 0.0
    passed, taken = 0, 0
    for (x, last, age), number in counts:
        weight = float(number)
        if x and step:
            passed += number
            weight = step * (floor(passed / step + 0.5) - taken)
            taken = floor(passed / step + 0.5)
        if weight:
            yield (x, last / WEEK, age / WEEK), weight
