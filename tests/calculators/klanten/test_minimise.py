"""The lowest point is found, also in a bent valley and at a bound."""

from math import exp, log
from typing import Any

import pytest

from calculators.klanten.bgnbd import BGNBD, Counted
from calculators.klanten.gammagamma import GammaGamma, Spent, digamma
from calculators.klanten.minimise import minimise

WIDE = [(-10.0, 10.0), (-10.0, 10.0)]
HISTORIES = [
    ((0, 0.0, 9.0), 40.0), ((0, 0.0, 30.0), 25.0), ((1, 4.0, 9.0), 8.0), ((2, 20.0, 30.0), 6.0),
    ((7, 29.0, 30.0), 3.0), ((3, 5.0, 52.0), 4.0),
]  # fmt: skip
AMOUNTS = [(1, 20.0), (1, 35.0), (2, 24.0), (2, 61.0), (5, 30.0), (9, 27.5)]


def valley(point: list[float]) -> tuple[float, list[float]]:
    """Rosenbrock's: lowest in (1, 1), along a bent and narrow valley."""
    x, y = point
    value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
    return value, [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]


@pytest.mark.parametrize("start", [[-1.2, 1.0], [0.0, 0.0], [9.0, -9.0]])
def test_the_end_of_a_bent_valley_is_found(start: list[float]) -> None:
    point, low = minimise(valley, start, WIDE)
    assert point == pytest.approx([1, 1], abs=1e-5)
    assert low == pytest.approx(0, abs=1e-10)


def test_what_is_lowest_beyond_a_bound_is_found_at_it() -> None:
    # Along x = ½ the valley is lowest in y = ¼.
    point, low = minimise(valley, [-3.0, 7.0], [(-4.0, 0.5), (-10.0, 10.0)])
    assert point == pytest.approx([0.5, 0.25], abs=1e-6)
    assert low == pytest.approx(0.25)


def test_a_bound_is_left_again_for_lower_ground() -> None:
    point, _ = minimise(valley, [-1.2, -10.0], WIDE)
    assert point == pytest.approx([1, 1], abs=1e-5)


def test_a_start_beyond_the_bounds_is_brought_within_them() -> None:
    point, _ = minimise(valley, [50.0, 50.0], WIDE)
    assert point == pytest.approx([1, 1], abs=1e-5)


def test_no_step_is_made_from_the_lowest_point() -> None:
    asked = []

    def counted(point: list[float]) -> tuple[float, list[float]]:
        asked.append(point)
        return valley(point)

    assert minimise(counted, [1.0, 1.0], WIDE) == ([1.0, 1.0], 0.0)
    assert len(asked) == 1


def test_few_steps_are_enough() -> None:
    asked = []

    def cost(point: list[float]) -> tuple[float, list[float]]:
        asked.append(point)
        model = BGNBD(*map(exp, point))
        likelihood, slope = Counted(HISTORIES).loglikelihood(model)
        return -likelihood, [-each * at for each, at in zip(slope, model, strict=True)]

    minimise(cost, [0.0, 1.5, 0.0, 1.0], [(-8.0, 6.0)] * 4)
    assert len(asked) < 60


@pytest.mark.parametrize(
    ("data", "model"),
    [(Counted(HISTORIES), BGNBD(0.3, 4.0, 0.9, 2.0)), (Spent(AMOUNTS), GammaGamma(3.0, 2.5, 20.0))],
    ids=["purchases", "spending"],
)
def test_the_slope_is_that_of_the_likelihood(data: Any, model: Any) -> None:
    slope = data.loglikelihood(model)[1]
    assert len(slope) == len(model)
    for name, each, found in zip(model._fields, model, slope, strict=True):
        above, below = (model._replace(**{name: each * (1 + by)}) for by in (1e-6, -1e-6))
        rise = data.loglikelihood(above)[0] - data.loglikelihood(below)[0]
        assert found == pytest.approx(rise / (2e-6 * each), rel=1e-6), name


def test_odds_beyond_what_a_number_holds_stop_nothing() -> None:
    likelihood, slope = Counted([((40, 0.2, 500.0), 1.0)]).loglikelihood(BGNBD(140, 0.01, 1, 1))
    assert likelihood < 0
    assert all(abs(each) < 1e9 for each in slope)


def test_digamma_is_as_published() -> None:
    # Abramowitz and Stegun, 6.3.2 and 6.3.3, and its recurrence.
    euler = 0.5772156649015329
    assert digamma(1) == pytest.approx(-euler, rel=1e-14)
    assert digamma(0.5) == pytest.approx(-euler - 2 * log(2), rel=1e-14)
    assert digamma(100) == pytest.approx(-euler + sum(1 / k for k in range(1, 100)), rel=1e-13)
    assert digamma(1e-5) == pytest.approx(digamma(1 + 1e-5) - 1e5, rel=1e-14)
