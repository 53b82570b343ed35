"""Finding the lowest point of a function by its slope: the method of Broyden, Fletcher, Goldfarb
and Shanno, with a step that is halved until the function falls enough, and between bounds.

Source: J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd edition (2006), algorithms 3.1
and 6.1.
"""

from collections.abc import Callable, Sequence
from math import fsum, sqrt

Point = list[float]
Slope = Callable[[Point], tuple[float, Point]]
Bounds = Sequence[tuple[float, float]]
Place = tuple[Point, float, Point]  # with the value and the slope there
_FURTHEST = 1.0  # of a step: beyond it the slope says little
_ENOUGH = 1e-4  # of the fall that the slope promises
_HALVED = 40


def minimise(
    function: Slope,
    start: Point,
    bounds: Bounds,
    *,
    tolerance: float = 1e-12,
    most: int = 200,
) -> tuple[Point, float]:
    """The point between `bounds` (least and most, along each axis) where `function` is lowest, near
    `start`, and its value there.

    `function` gives its value and its slope along each axis. Stops when the slope promises a fall
    of less than `tolerance` (relative), or after `most` steps.
    """
    point = _within(start, bounds)
    value, slope = function(point)
    free: list[bool] = []
    inverse: list[Point] = []  # of the curvature, along the axes that are free; empty: not known
    for _ in range(most):
        before, free = free, [_may_move(*each) for each in zip(point, slope, bounds, strict=True)]
        if free != before:
            inverse = []
        found = _lower(
            function, bounds, (point, value, slope), _step(inverse, slope, free), tolerance
        )
        if not found and inverse:
            inverse = []  # what was learned far from here may mislead
            found = _lower(
                function, bounds, (point, value, slope), _step([], slope, free), tolerance
            )
        if not found:
            break
        moved = [(new - old) * able for new, old, able in zip(found[0], point, free, strict=True)]
        change = [(new - old) * able for new, old, able in zip(found[2], slope, free, strict=True)]
        if (bend := _dot(moved, change)) > 0:
            inverse = inverse or _round(bend / _dot(change, change), len(point))
            inverse = _learned(inverse, moved, change, bend)
        point, value, slope = found
    return point, value


def _step(inverse: list[Point], slope: Point, free: list[bool]) -> Point:
    """Where to, at most so far that the slope still says something of it."""
    steep = [each * able for each, able in zip(slope, free, strict=True)]
    step = [-_dot(row, steep) for row in inverse] if inverse else [-each for each in steep]
    size = min(1.0, _FURTHEST / (sqrt(_dot(step, step)) or 1.0))
    return [each * size * able for each, able in zip(step, free, strict=True)]


def _lower(
    function: Slope, bounds: Bounds, here: Place, step: Point, tolerance: float
) -> Place | None:
    """A lower place in the direction of a step; None when there is none that is worth it."""
    point, value, slope = here
    for _ in range(_HALVED):
        tried = _within([at + each for at, each in zip(point, step, strict=True)], bounds)
        promised = _dot(slope, [old - new for new, old in zip(tried, point, strict=True)])
        if promised <= tolerance * (abs(value) + tolerance):
            return None
        found, turned = function(tried)
        if found <= value - _ENOUGH * promised:
            return tried, found, turned
        step = [each / 2 for each in step]
    return None


def _within(point: Point, bounds: Bounds) -> Point:
    return [min(max(at, low), most) for at, (low, most) in zip(point, bounds, strict=True)]


def _may_move(at: float, slope: float, bounds: tuple[float, float]) -> bool:
    """Whether lower ground does not lie beyond a bound that is reached."""
    low, most = bounds
    return not ((at <= low and slope > 0) or (at >= most and slope < 0))


def _learned(inverse: list[Point], step: Point, change: Point, bend: float) -> list[Point]:
    """The inverse of the curvature, with what a step showed of it."""
    seen = [_dot(row, change) for row in inverse]
    along = 1 / bend + _dot(change, seen) / bend**2
    return [
        [
            each + along * s * t - (s * v + u * t) / bend
            for each, t, v in zip(row, step, seen, strict=True)
        ]
        for row, s, u in zip(inverse, step, seen, strict=True)
    ]


def _round(size: float, axes: int) -> list[Point]:
    return [[size * (row == column) for column in range(axes)] for row in range(axes)]


def _dot(a: Point, b: Point) -> float:
    return fsum(x * y for x, y in zip(a, b, strict=True))
