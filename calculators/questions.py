"""Three questions about any calculator: which value reaches a target, which input does most, and
what differs between two cases.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculators import getallen
from calculators.fields import Choice, Input
from calculators.outputs import Output

if TYPE_CHECKING:
    from calculators.model import Calculator

_STEPS = 240  # points that are tried between the bounds; between two of them a line may cross once
_BETTER = 0.1  # a lever is one input, so much better

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
        curve = _curve(calculator, field, output, values)
        value = _solve(declared, shown, target, curve, values.get(field))
    except Unsolvable as reason:
        return {"ok": False, "message": str(reason)}
    plain = int(value) if declared.whole else value
    return {"ok": True, "field": field, "value": plain, "text": declared.text(plain)}


def levers(
    calculator: "Calculator[..., Any]", values: Mapping[str, Any], output: str
) -> list[dict[str, Any]]:
    """What `output` becomes with one input 10% better (a whole number at least 1), the largest
    effect first.

    Better is whichever way helps the output; an input that does nothing, cannot move or is no
    lever is left out. Every effect is the new value less the one of now, in the unit of the output.
    """
    shown = calculator.outputs[output]
    sign = -1 if shown.lower_is_better else 1
    found = []
    for name, declared in calculator.inputs.items():
        now = values.get(name)
        if isinstance(declared, Choice) or not declared.lever or not isinstance(now, (int, float)):
            continue
        curve = _curve(calculator, name, output, values)
        start = curve(now)
        moved = {
            to: reached
            for share in (_BETTER, -_BETTER)
            for to in [_within(declared, _moved(declared, now, share))]
            if to != now and (reached := curve(to)) is not None
        }
        if start is None or not moved:
            continue
        to = max(moved, key=lambda each: sign * (moved[each] - start))
        effect = moved[to] - start
        if sign * effect > 0:
            found.append(
                {
                    "field": name,
                    "label": declared.label,
                    "from": {"value": now, "text": declared.text(now)},
                    "to": {"value": to, "text": declared.text(to)},
                    "output": {"value": moved[to], "text": shown.text(moved[to])},
                    "effect": {"value": effect, "text": shown.difference(effect)},
                }
            )
    # To ten digits: of two that do the same, a rounding error must not put the last one first.
    return sorted(found, key=lambda lever: -float(f"{abs(lever['effect']['value']):.10g}"))


def compare(
    calculator: "Calculator[..., Any]", first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Every output that both cases have: the first, the second, and what the second adds.

    The difference is in the unit of the output; `share` is the same as a percentage of the first,
    empty where that says nothing: of a percentage, and of a first that is zero or below it.
    """
    before, after = calculator(**first), calculator(**second)
    found = []
    for name, shown in calculator.outputs.items():
        old, new = getattr(before, name), getattr(after, name)
        if old is None or new is None:
            continue
        share = (new - old) / old * 100 if old > 0 and shown.unit != "%" else None
        share = share if share is not None and math.isfinite(share) else None
        found.append(
            {
                "name": name,
                "label": shown.label,
                "first": {"value": old, "text": shown.text(old)},
                "second": {"value": new, "text": shown.text(new)},
                "difference": {"value": new - old, "text": shown.difference(new - old)},
                "share": "" if share is None else getallen.signed(share, "%"),
            }
        )
    return found


def _curve(
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
    return sorted({_within(declared, x) for x in tried})


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
    for value in [_within(declared, each) for each in [*rounded, *exact]]:
        y = curve(value)
        if y is not None and shown.text(y) == wanted:
            return value
    said = " en ".join(
        f"{declared.text(x)} geeft {shown.text(y)}" for x in exact if (y := curve(x)) is not None
    )
    raise Unsolvable(f"Geen waarde geeft precies {wanted}: {said}.")


def _moved(declared: Input, now: float, share: float) -> float:
    """`now` with that share added: of a whole number at least one."""
    if declared.whole and abs(now * share) < 1:
        return now + math.copysign(1, share)
    return float(f"{now * (1 + share):.12g}")


def _near(value: float, declared: Input) -> float:
    return _within(declared, round(value, 2))


def _within(declared: Input, value: float) -> float:
    whole = float(round(value)) if declared.whole else value
    return min(declared.high, max(declared.low, whole))
