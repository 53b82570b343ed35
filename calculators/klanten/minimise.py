"""Finding the lowest point of a function without its derivatives: the method of Nelder and Mead.

Source: J. A. Nelder and R. Mead, "A Simplex Method for Function Minimization", The Computer
Journal 7 (1965), with the usual coefficients (reflect 1, expand 2, contract ½, shrink ½).
"""

from collections.abc import Callable
from math import fsum

Point = list[float]


def minimise(
    function: Callable[[Point], float],
    start: Point,
    *,
    step: float = 0.5,
    tolerance: float = 1e-11,
    most: int = 2_000,
) -> tuple[Point, float]:
    """The point where `function` is lowest, near `start`, and its value there.

    Stops when the values of the simplex differ less than `tolerance` (relative), or after `most`
    evaluations. `function` may return infinity where it has no value.
    """
    points = [start, *(_moved(start, axis, step) for axis in range(len(start)))]
    simplex = sorted(((function(each), each) for each in points), key=_value)
    used = len(simplex)
    while used < most and not _settled(simplex, tolerance):
        worst, lowest = simplex[-1], simplex[0][0]
        centre = _mean([point for _, point in simplex[:-1]])
        tried = _try(function, centre, worst[1], 1.0)
        used += 1
        if tried[0] < lowest:
            further = _try(function, centre, worst[1], 2.0)
            used += 1
            simplex[-1] = min(tried, further, key=_value)
        elif tried[0] < simplex[-2][0]:
            simplex[-1] = tried
        else:
            nearer = _try(function, centre, worst[1], 0.5 if tried[0] < worst[0] else -0.5)
            used += 1
            if nearer[0] < min(tried[0], worst[0]):
                simplex[-1] = nearer
            else:
                best = simplex[0][1]
                halved = [_mean([best, point]) for _, point in simplex[1:]]
                simplex[1:] = [(function(each), each) for each in halved]
                used += len(halved)
        simplex.sort(key=_value)
    return simplex[0][1], simplex[0][0]


def _value(vertex: tuple[float, Point]) -> float:
    return vertex[0]


def _moved(point: Point, axis: int, step: float) -> Point:
    return [each + step * (index == axis) for index, each in enumerate(point)]


def _mean(points: list[Point]) -> Point:
    return [fsum(column) / len(points) for column in zip(*points, strict=True)]


def _try(
    function: Callable[[Point], float], centre: Point, worst: Point, factor: float
) -> tuple[float, Point]:
    point = [c + factor * (c - w) for c, w in zip(centre, worst, strict=True)]
    return function(point), point


def _settled(simplex: list[tuple[float, Point]], tolerance: float) -> bool:
    low, high = simplex[0][0], simplex[-1][0]
    return high - low <= tolerance * (abs(low) + tolerance)
