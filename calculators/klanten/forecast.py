"""What each customer will buy in the next year, and the chance that he still is one."""

from math import fsum, sqrt
from typing import Any, NamedTuple

from calculators.klanten.bgnbd import BGNBD, Expected
from calculators.klanten.book import Book
from calculators.klanten.gammagamma import GammaGamma, Spent, fit
from calculators.klanten.histories import WEEK, fit_to, histories
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


def fit_book(book: Book) -> Model:
    """The models of these customers."""
    purchases, likelihood = fit_to(histories(book))
    spent = sorted(
        (len(each.days), units(each.revenue) / len(each.days)) for each in book.customers
    )
    means = [mean for _, mean in spent]
    mean = fsum(means) / len(means)
    if max(means) - min(means) < 0.01 * mean:
        return Model(purchases, likelihood, None, None, mean, None)
    sample = Spent(spent[:: max(1, len(spent) // _SPENDERS)])
    spending, spending_likelihood = fit(sample, tolerance=1e-9)
    return Model(purchases, likelihood, spending, spending_likelihood, mean, _correlation(spent))


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
        worth = _worth(model, x + 1, units(each.revenue) / (x + 1))
        alive = model.purchases.alive(x, last / WEEK, age / WEEK) if x else 1.0
        found.append(
            Outlook(alive if x else None, orders * alive, orders * alive * worth, orders * worth)
        )
    return found


def _worth(model: Model, n: int, mean: float) -> float:
    """What one moment of buying brings."""
    if model.spending is None or model.spending.p * n + model.spending.q <= 1.01:
        return mean
    return model.spending.expected(n, mean)


def describe(model: Model, all_outlooks: list[Outlook]) -> dict[str, Any]:
    """The forecast as a whole, for the report."""
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
        "orders_year": fsum(each.orders for each in all_outlooks),
        "value_year": fsum(each.value for each in all_outlooks),
        "notes": notes,
    }
