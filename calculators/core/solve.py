"""The question turned round: which value of an input makes an output the target?"""

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculators.core.fields import Input
from calculators.core.outputs import Output

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_STEPS = 240  # points that are tried between the bounds; between two of them a line may cross once

Curve = Callable[[float], float | None]


class Unsolvable(Exception):
    """There is no value, or no single one; the message says why, in Dutch."""


def solve(
    calculator: "Calculator[..., Any]",
    output: str,
    target: float,
    field: str,
    values: Mapping[str, Any],
) -> dict[str, Any]:
    """The value of `field` at which `output` is the target to its displayed precision.

    The other fields keep their `values`. Gives {"ok": True, "field", "value", "text"}, or
    {"ok": False, "message"} in Dutch where no value within the bounds does it, or more than one.
    KeyError for an input that is no number or an output that does not exist.
    """
    declared, shown = calculator.inputs[field], calculator.outputs[output]
    if not isinstance(declared, Input):
        raise KeyError(field)
    try:
        if not math.isfinite(target):
            raise Unsolvable("Het doel is geen getal.")
        value = _solve(
            declared,
            shown,
            target,
            curve(calculator, field, output, values),
            values.get(field),
        )
    except Unsolvable as reason:
        return {"ok": False, "message": str(reason)}
    plain = int(value) if declared.whole else value
    return {"ok": True, "field": field, "value": plain, "text": declared.text(plain)}


def curve(
    calculator: "Calculator[..., Any]", field: str, output: str, values: Mapping[str, Any]
) -> Curve:
    """The output for a value of the field; None where there is none."""

    def at(value: float) -> float | None:
        try:
            result = calculator(**{**values, field: value})
        except ValueError:
            return None
        found: float | None = getattr(result, output)
        return found

    return at


def _solve(declared: Input, shown: Output, target: float, curve: Curve, now: object) -> float:
    points = _sampled(declared, curve, now)
    if not points:
        raise Unsolvable("Met de andere waarden die er staan, is er geen uitkomst.")
    if len(points) > 1 and len({y for _, y in points}) == 1:
        raise Unsolvable(f"{declared.label} verandert deze uitkomst niet.")
    crossings = list(_crossings(points, target))
    if not crossings:
        low, high = (shown.text(end(y for _, y in points)) for end in (min, max))
        raise Unsolvable(
            f"Geen waarde geeft {shown.text(target)}: met dit veld kom je van {low} tot {high}."
        )
    exact = [
        _bisect(declared, low, high, lambda x: _side(curve(x), target)) for low, high in crossings
    ]
    if len(exact) > 1:
        listed = " en ".join(declared.text(_near(x, declared)) for _, x in exact[:3])
        raise Unsolvable(f"Er is niet één waarde die dit geeft, maar meer: bij {listed}.")
    return _presentable(exact[0], declared, shown, target, curve)


def _sampled(declared: Input, curve: Curve, now: object) -> list[tuple[float, float]]:
    """Points of the curve, up to the very edges of where it exists."""
    tried = [(x, curve(x)) for x in _values(declared, now)]
    edges: list[float] = []
    for (x0, y0), (x1, y1) in pairwise(tried):
        if (y0 is None) != (y1 is None):
            edges += _bisect(declared, x0, x1, lambda x: curve(x) is None)
    tried += [(x, curve(x)) for x in edges]
    return sorted({(x, y) for x, y in tried if y is not None})


def _values(declared: Input, now: object) -> list[float]:
    """What is tried between the bounds: closer together near zero, and near the value of now."""
    low, high = declared.low, declared.high
    reach = math.log1p(high - low)
    spread = [math.expm1(reach * step / _STEPS) for step in range(_STEPS + 1)]
    centre = now if isinstance(now, (int, float)) else low
    tried = {0.0, high, *(low + x for x in spread)} | {
        centre + sign * x for x in spread for sign in (1, -1)
    }
    return sorted({within(declared, x) for x in tried})


def _crossings(points: list[tuple[float, float]], target: float) -> Iterator[tuple[float, float]]:
    """The stretches in which the curve passes the target."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == target:
            yield x0, x0
        elif (y0 < target < y1) or (y0 > target > y1):
            yield x0, x1
    if points[-1][1] == target:
        yield points[-1][0], points[-1][0]


def _side(y: float | None, target: float) -> bool:
    if y is None:
        raise Unsolvable("Tussen de waarden die dit geven, is er geen uitkomst.")
    return y < target


def _bisect(
    declared: Input, low: float, high: float, side: Callable[[float], bool]
) -> tuple[float, float]:
    """The two neighbouring numbers between which `side` changes."""
    if low == high:
        return low, high
    start = side(low)
    while True:
        middle = (low + high) / 2
        middle = float(math.floor(middle)) if declared.whole else middle
        if middle in (low, high):
            return low, high
        low, high = (middle, high) if side(middle) == start else (low, middle)


def _presentable(
    exact: tuple[float, float], declared: Input, shown: Output, target: float, curve: Curve
) -> float:
    """The shortest number near `exact` that shows the target when it is filled in."""
    wanted = shown.text(target)
    shortest = 2 if declared.unit == "€" else 1
    rounded = [] if declared.whole else [round(exact[1], each) for each in range(shortest, 13)]
    for value in [within(declared, each) for each in [*rounded, *exact]]:
        y = curve(value)
        if y is not None and shown.text(y) == wanted:
            return value
    said = " en ".join(
        f"{declared.text(x)} geeft {shown.text(y)}" for x in exact if (y := curve(x)) is not None
    )
    raise Unsolvable(f"Geen waarde geeft precies {wanted}: {said}.")


def _near(value: float, declared: Input) -> float:
    return within(declared, round(value, 2))


def within(declared: Input, value: float) -> float:
    """The value nearest to that one which the field takes."""
    whole = float(round(value)) if declared.whole else value
    return min(declared.high, max(declared.low, whole))
