"""What each customer will buy in the next year, and the chance that he still is one."""

from collections.abc import Mapping
from math import fsum, sqrt
from typing import Any, NamedTuple

from calculators.klanten.bgnbd import BGNBD, Expected
from calculators.klanten.book import Book
from calculators.klanten.gammagamma import GammaGamma, Spent, fit
from calculators.klanten.histories import WEEK, History, fit_to, histories
from calculators.klanten.words import units

YEAR = 365 / WEEK  # weeks
_SPENDERS = 1_500  # so many are enough to fit three parameters
_CORRELATED = 0.3


class Outlook(NamedTuple):
    """What the model expects of one customer."""

    alive: float | None  # None after one purchase: of that this model says 1 whoever it is
    orders: float  # in the next year
    value: float  # of those, in whole units
    while_alive: float  # value when he surely still is a customer


class Model(NamedTuple):
    """Both models, fitted to one file."""

    purchases: BGNBD
    likelihood: float
    spending: GammaGamma | None  # None where all spend the same
    spending_likelihood: float | None
    mean: float
    correlation: float | None


class Spending(NamedTuple):
    """What customers spend at a time."""

    sample: list[tuple[int, float]]  # of evenly chosen ones how often they bought, and the mean
    mean: float  # of the means of all
    low: float
    high: float
    correlation: float | None  # of those who came back, between how often and how much


def step_of(customers: int) -> int:
    """One in how many customers is enough to fit three parameters."""
    return max(1, customers // _SPENDERS)


def spending(book: Book) -> Spending:
    """What the customers of a book spend."""
    spent = sorted(
        (len(each.days), units(each.revenue) / len(each.days)) for each in book.customers
    )
    means = [mean for _, mean in spent]
    return Spending(
        spent[:: step_of(len(spent))],
        fsum(means) / len(means),
        min(means),
        max(means),
        _correlation(spent),
    )


def fit_model(counts: Mapping[History, int], spent: Spending) -> Model:
    """The models of these customers."""
    purchases, likelihood = fit_to(counts)
    if spent.high - spent.low < 0.01 * spent.mean:
        return Model(purchases, likelihood, None, None, spent.mean, None)
    found, spending_likelihood = fit(Spent(spent.sample))
    return Model(purchases, likelihood, found, spending_likelihood, spent.mean, spent.correlation)


def _correlation(spent: list[tuple[int, float]]) -> float | None:
    """Between number and amount, of those who came back; the model takes it to be about 0."""
    pairs = [each for each in spent if each[0] > 1]
    if len(pairs) < 3:
        return None
    xs, ys = [float(x) for x, _ in pairs], [y for _, y in pairs]
    x_mean, y_mean = fsum(xs) / len(xs), fsum(ys) / len(ys)
    both = fsum((x - x_mean) * (y - y_mean) for x, y in pairs)
    spread = sqrt(fsum((x - x_mean) ** 2 for x in xs) * fsum((y - y_mean) ** 2 for y in ys))
    return both / spread if spread else None


def outlooks(model: Model, book: Book) -> list[Outlook]:
    """What to expect of each customer, in the order of the book."""
    expected = Expected(model.purchases, YEAR)
    known: dict[tuple[int, int], float] = {}
    found = []
    for each, (x, last, age) in zip(book.customers, histories(book), strict=True):
        orders = known.get((x, age))
        if orders is None:
            orders = known[x, age] = expected(x, age / WEEK)
        worth = worth_of(model, x + 1, units(each.revenue) / (x + 1))
        alive = model.purchases.alive(x, last / WEEK, age / WEEK) if x else 1.0
        found.append(
            Outlook(alive if x else None, orders * alive, orders * alive * worth, orders * worth)
        )
    return found


def worth_of(model: Model, n: int, mean: float) -> float:
    """What one moment of buying brings."""
    if model.spending is None or model.spending.p * n + model.spending.q <= 1.01:
        return mean
    return model.spending.expected(n, mean)


def describe(model: Model, orders_year: float, value_year: float) -> dict[str, Any]:
    """The forecast as a whole, for the report, with what all customers together will do."""
    notes = []
    if model.correlation is not None and abs(model.correlation) > _CORRELATED:
        who = "meer" if model.correlation > 0 else "minder"
        notes.append(
            f"Wie vaker koopt, besteedt bij jou {who} per keer. Het model gaat ervan uit dat die "
            "twee los van elkaar staan. De waarde per klant is daardoor minder zeker."
        )
    return {
        "model": "BG/NBD",
        "parameters": model.purchases._asdict(),
        "loglikelihood": model.likelihood,
        "unit": "week",
        "spending": model.spending
        and {
            "model": "Gamma-Gamma",
            "parameters": model.spending._asdict(),
            "loglikelihood": model.spending_likelihood,
        },
        "correlation": model.correlation,
        "orders_year": orders_year,
        "value_year": value_year,
        "notes": notes,
    }
