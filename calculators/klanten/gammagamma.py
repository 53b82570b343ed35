"""Gamma-Gamma: what does a customer spend per purchase, given the few that were seen?

Amounts of one customer scatter around his own mean (shape p); means differ over customers as a
gamma distribution (q, gamma). What a customer spent is drawn towards the mean of all, the more so
the fewer purchases he made. Amount and number of purchases are taken to be independent.

Source: P. S. Fader and B. G. S. Hardie, "The Gamma-Gamma Model of Monetary Value" (2013),
brucehardie.com/notes/025, and Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research
42 (2005), 415–430.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from math import exp, fsum, inf, lgamma, log
from operator import itemgetter
from typing import NamedTuple

from calculators.klanten.minimise import minimise

# Logarithms of p, q, gamma: beyond these a model no longer differs from the one at the bound.
_MOST = (6.0, 6.0, 30.0)


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
        self._counts = sorted(Counter(n for n, _ in self._rows).items())
        self._logs = fsum(log(mean) for _, mean in self._rows)
        self._weighted = fsum(n * log(mean) for n, mean in self._rows)
        self._orders = fsum(n * log(n) * k for n, k in self._counts)
        self._sums = [
            (n, [each * mean for each, mean in group])
            for n, group in groupby(self._rows, key=itemgetter(0))
        ]

    def loglikelihood(self, model: GammaGamma) -> float:
        """The logarithm of the chance of these amounts under `model`."""
        p, q, gamma = model
        total = p * self._weighted - self._logs + p * self._orders
        total += len(self._rows) * (q * log(gamma) - lgamma(q))
        total += fsum(k * (lgamma(p * n + q) - lgamma(p * n)) for n, k in self._counts)
        for n, sums in self._sums:
            total -= (p * n + q) * fsum([log(gamma + each) for each in sums])
        return total

    @property
    def mean(self) -> float:
        """The mean of the customers' means."""
        return fsum(mean for _, mean in self._rows) / len(self._rows)


def fit(data: Spent, *, tolerance: float = 1e-11) -> tuple[GammaGamma, float]:
    """The model under which `data` is likeliest, and its loglikelihood."""

    def cost(point: list[float]) -> float:
        if any(abs(each) > most for each, most in zip(point, _MOST, strict=True)):
            return inf
        return -data.loglikelihood(GammaGamma(*map(exp, point)))

    point, low = minimise(cost, [1.0, 1.0, log(data.mean)], tolerance=tolerance, most=600)
    return GammaGamma(*map(exp, point)), -low
