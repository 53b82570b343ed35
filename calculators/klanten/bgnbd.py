"""BG/NBD: how often will a customer buy again, and is he still a customer?

While he is one, a customer buys at random moments, at a rate of his own; after each purchase he may
leave for good, with a chance of his own. Rates differ over customers as a gamma distribution
(r, alpha), chances as a beta distribution (a, b).

Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers the Easy Way: An
Alternative to the Pareto/NBD Model", Marketing Science 24 (2005), 275–284.

Time is in any unit, the same everywhere. A customer is (x, t_x, T): repeat purchases, the time of
the last one and the time that he has been followed, both since his first purchase.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import exp, floor, fsum, lgamma, log, log1p
from typing import NamedTuple

from calculators.klanten.minimise import minimise

History = tuple[int, float, float]  # x, t_x, T
_START = [0.0, 1.5, 0.0, 1.0]  # logarithms of r, alpha, a, b
_NEAR_ONE = 1e-7
_FEW_STAY = 2.0
# Beyond these a model no longer differs from the one at the bound, and its sums lose precision.
_BOUNDS = [(-8.0, 5.0), (-5.0, 9.0), (-8.0, 6.0), (-8.0, 6.0)]  # logarithms of r, alpha, a, b


class BGNBD(NamedTuple):
    """The model with its four parameters; alpha in the unit of time of the data."""

    r: float
    alpha: float
    a: float
    b: float

    def alive(self, x: int, t_x: float, T: float) -> float:  # noqa: N803 (the field's name)
        """The chance that a customer with this history still is one; 1 without a repeat purchase,
        because in this model nobody leaves between his purchases.
        """
        if not x:
            return 1.0
        odds = (self.r + x) * (log(self.alpha + T) - log(self.alpha + t_x))
        return 1 / (1 + self.a / (self.b + x - 1) * exp(min(odds, 700)))

    def expected(self, t: float, x: int, t_x: float, T: float) -> float:  # noqa: N803
        """How many purchases a customer with this history makes in the next `t`."""
        return self.expected_alive(t, x, T) * self.alive(x, t_x, T)

    def expected_alive(self, t: float, x: int, T: float) -> float:  # noqa: N803
        """The same, of a customer that is known to be one at `T`."""
        r, alpha, b = self.r, self.alpha, self.b
        a = self.a if abs(self.a - 1) > _NEAR_ONE else 1 + _NEAR_ONE
        z = t / (alpha + T + t)
        if a < _FEW_STAY and z > 0.5:
            # Euler's transformation: the same, by a series that falls sooner.
            series = hyp2f1(a + b - 1 - r, a - 1, a + b + x - 1, z)
            power = a - 1 - r - x
        else:
            series = hyp2f1(r + x, b + x, a + b + x - 1, z)
            power = 0.0
        factor = exp((r + x) * log((alpha + T) / (alpha + T + t)) + power * log1p(-z))
        return max(0.0, (a + b + x - 1) / (a - 1) * (1 - factor * series))

    def expected_new(self, t: float) -> float:
        """E[X(t)]: how many repeat purchases a new customer makes in `t`."""
        return self.expected_alive(t, 0, 0.0)

    def chance(self, x: int, t: float) -> float:
        """P(X(t) = x): the chance that a new customer makes `x` repeat purchases in `t`."""
        r, alpha, a, b = self
        nbd = exp(lgamma(r + x) - lgamma(r) - lgamma(x + 1) + r * log(alpha / (alpha + t)))
        share = t / (alpha + t)
        stays = exp(_beta(a, b + x) - _beta(a, b)) * nbd * share**x
        if not x:
            return stays
        term, left = exp(r * log(alpha / (alpha + t))), 1.0
        for j in range(x):
            left -= term
            term *= (r + j) / (j + 1) * share
        return stays + exp(_beta(a + 1, b + x - 1) - _beta(a, b)) * max(0.0, left)


class Expected:
    """Purchases in the next `t` of whoever is a customer, for very many histories at once: of each
    number of purchases at some ages, and between these by the cubic through the nearest four. That
    is within a hundred-thousandth of what `expected_alive` says.
    """

    _STEP = 1 / 12  # of the logarithm of alpha + T

    def __init__(self, model: BGNBD, t: float) -> None:
        """Takes the model, and how far ahead."""
        self._model, self._t = model, t
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, x: int, T: float) -> float:  # noqa: N803 (the field's name)
        """E[Y(t)] of a customer of age `T` who bought again `x` times."""
        at = log(self._model.alpha + T) / self._STEP
        place = floor(at)
        p = at - place
        before, here, there, after = (self._node(x, place + each) for each in (-1, 0, 1, 2))
        return (
            p * (p - 1) * ((p + 1) * after - (p - 2) * before) / 6
            + (p + 1) * (p - 2) * ((p - 1) * here - p * there) / 2
        )

    def _node(self, x: int, place: int) -> float:
        if (x, place) not in self._known:
            age = exp(place * self._STEP) - self._model.alpha
            self._known[x, place] = self._model.expected_alive(self._t, x, age)
        return self._known[x, place]


class Counted:
    """Histories with the number of customers of each, set out for quick evaluation."""

    def __init__(self, counts: Iterable[tuple[History, float]]) -> None:
        """Takes each different history once, with its number of customers."""
        rows = sorted(counts)
        self._never = [(end, n) for (x, _, end), n in rows if not x]
        self._again = [
            (x, fsum(n for _, n in group), [(last, end, n) for (_, last, end), n in group])
            for x, each in groupby(rows, key=lambda row: row[0][0])
            if (group := list(each)) and x
        ]
        # There are only so many days: the same times come back in many histories.
        self._times = {t for *_, each in self._again for last, end, _ in each for t in (last, end)}

    def loglikelihood(self, model: BGNBD) -> tuple[float, list[float]]:
        """The logarithm of the chance of these histories under `model`, and its slope along each
        of the parameters.
        """
        r, alpha, a, b = model
        start, beta = r * log(alpha) - lgamma(r), _beta(a, b)
        logs = {each: log(alpha + each) for each in self._times}
        shares = {each: 1 / (alpha + each) for each in self._times}
        customers = fsum(n for _, n in self._never) + fsum(n for _, n, _ in self._again)
        total = fsum([n * r * (log(alpha) - log(alpha + end)) for end, n in self._never])
        by_r = customers * log(alpha) - fsum([n * log(alpha + end) for end, n in self._never])
        by_alpha = r * (customers / alpha - fsum([n / (alpha + end) for end, n in self._never]))
        by_a = by_b = 0.0
        came = stayed = either = 0.0  # sums of 1/(r + k), 1/(b + k) and 1/(a + b + k), for k < x
        before = 0
        for x, number, histories in self._again:
            came += fsum([1 / (r + k) for k in range(before, x)])
            stayed += fsum([1 / (b + k) for k in range(before, x)])
            either += fsum([1 / (a + b + k) for k in range(before, x)])
            before = x
            total += number * (lgamma(r + x) + start + _beta(a, b + x) - beta)
            ahead, power = a / (b + x - 1), r + x
            left = 0.0  # how many of them, by these chances
            for last, end, n in histories:
                later = logs[end]
                gap = later - logs[last]
                odds = ahead * exp(min(power * gap, 700))
                gone = n * odds / (1 + odds)
                left += gone
                total += n * (log1p(odds) - power * later)
                by_r += gone * gap - n * later
                by_alpha += power * (gone * (shares[end] - shares[last]) - n * shares[end])
            by_r += number * came
            by_a += left / a - number * either
            by_b += number * (stayed - either) - left / (b + x - 1)
        return total, [by_r, by_alpha, by_a, by_b]


def fit(data: Counted, start: Sequence[float] | None = None) -> tuple[BGNBD, float]:
    """The model under which `data` is likeliest, and its loglikelihood."""

    def cost(point: list[float]) -> tuple[float, list[float]]:
        model = BGNBD(*map(exp, point))
        likelihood, slope = data.loglikelihood(model)
        return -likelihood, [-each * at for each, at in zip(slope, model, strict=True)]

    point, low = minimise(cost, list(map(log, start)) if start else _START, _BOUNDS)
    return BGNBD(*map(exp, point)), -low


def hyp2f1(a: float, b: float, c: float, z: float) -> float:
    """Gauss' hypergeometric function, for 0 ≤ z < 1, by its series."""
    total = term = 1.0
    for j in range(20_000):
        term *= (a + j) * (b + j) / (c + j) / (j + 1) * z
        total += term
        if abs(term) < 1e-13 * abs(total):
            break
    return total


def _beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
