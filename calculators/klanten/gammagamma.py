"""Gamma-Gamma: what does a customer spend per purchase, given the few that were seen?

Amounts of one customer scatter around his own mean (shape p); means differ over customers as a
gamma distribution (q, gamma). What a customer spent is drawn towards the mean of all, the more so
the fewer purchases he made. Amount and number of purchases are taken to be independent.

Source: P. S. Fader and B. G. S. Hardie, "The Gamma-Gamma Model of Monetary Value" (2013),
brucehardie.com/notes/025, and Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research
42 (2005), 415–430.
"""

from collections.abc import Iterable
from itertools import groupby
from math import exp, fsum, lgamma, log
from operator import itemgetter
from typing import NamedTuple

from calculators.klanten.minimise import minimise

# Logarithms of p, q, gamma: beyond these a model no longer differs from the one at the bound.
_BOUNDS = [(-6.0, 6.0), (-6.0, 6.0), (-30.0, 30.0)]


class GammaGamma(NamedTuple):
    """The model with its three parameters; gamma in the unit of the amounts."""

    p: float
    q: float
    gamma: float

    def expected(self, n: int, mean: float) -> float:
        """What a purchase of a customer brings who spent `mean` on average over `n` purchases."""
        return self.p * (self.gamma + n * mean) / (self.p * n + self.q - 1)


class Spent:
    """Customers as (purchases, mean amount), both above 0, set out for quick evaluation."""

    def __init__(self, customers: Iterable[tuple[int, float]]) -> None:
        """Takes one pair for each customer."""
        self._rows = sorted(customers)
        self._logs = fsum(log(mean) for _, mean in self._rows)
        self._weighted = fsum(n * log(mean) for n, mean in self._rows)
        self._orders = fsum(n * log(n) for n, _ in self._rows)
        self._sums = [
            (n, [each * mean for each, mean in group])
            for n, group in groupby(self._rows, key=itemgetter(0))
        ]

    def loglikelihood(self, model: GammaGamma) -> tuple[float, list[float]]:
        """The logarithm of the chance of these amounts under `model`, and its slope along each of
        the parameters.
        """
        p, q, gamma = model
        customers = len(self._rows)
        total = p * (self._weighted + self._orders) - self._logs
        total += customers * (q * log(gamma) - lgamma(q))
        by_p = self._weighted + self._orders
        by_q = customers * (log(gamma) - digamma(q))
        by_gamma = customers * q / gamma
        for n, sums in self._sums:
            k, shape = len(sums), p * n + q
            logs = fsum([log(gamma + each) for each in sums])
            total += k * (lgamma(shape) - lgamma(p * n)) - shape * logs
            by_p += n * (k * (digamma(shape) - digamma(p * n)) - logs)
            by_q += k * digamma(shape) - logs
            by_gamma -= shape * fsum([1 / (gamma + each) for each in sums])
        return total, [by_p, by_q, by_gamma]

    @property
    def mean(self) -> float:
        """The mean of the customers' means."""
        return fsum(mean for _, mean in self._rows) / len(self._rows)


def fit(data: Spent) -> tuple[GammaGamma, float]:
    """The model under which `data` is likeliest, and its loglikelihood."""

    def cost(point: list[float]) -> tuple[float, list[float]]:
        model = GammaGamma(*map(exp, point))
        likelihood, slope = data.loglikelihood(model)
        return -likelihood, [-each * at for each, at in zip(slope, model, strict=True)]

    point, low = minimise(cost, [1.0, 1.0, log(data.mean)], _BOUNDS)
    return GammaGamma(*map(exp, point)), -low


def digamma(x: float) -> float:
    """The slope of the logarithm of the gamma function, for x > 0, to about 15 digits.

    Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 6.3.5 and
    6.3.18.
    """
    total = 0.0
    while x < 12:
        total -= 1 / x
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))))
    return total + log(x) - 1 / (2 * x) - series
