"""The question turned round: which value of an input makes an output the target?

A curve is the output for every value of the input. Where it passes the target the answer is a
number that a person can type and that shows the target when filled in. Where it stays on the
target for a while (a number of customers is whole) the answer is the end of that stretch which
people want: the largest cost, the lowest price, the smallest effort that still gets there.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.core import numbers
from calculators.core.answers import Solution
from calculators.core.curve import Curve, Point, bisect, pieces, quiet, within
from calculators.core.fields import Input

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_DIGITS = 12  # decimals of an answer that is no money
_TRIED = 12  # of several stretches, of which some may have no number that can be typed
_TOLD = 3  # of several answers
_TYPED = 6  # decimals that a person types of a target


class Unsolvable(Exception):
    """There is no value, or no single one; the message says why, in Dutch."""

    def __init__(self, message: str, near: float | None = None) -> None:
        self.near = near
        super().__init__(message)


class Stretch(NamedTuple):
    """From where to where the output is the target: one value, or all of these. Where it jumps over
    the target, `first` and `last` are the values on either side.
    """

    first: float
    last: float
    jumps: bool = False


def solve(
    calculator: "Calculator[..., Any]",
    output: str,
    target: float,
    field: str,
    values: Mapping[str, Any],
) -> Solution:
    """The value of `field` at which `output` is the target to its displayed precision.

    The other fields keep their `values`. Gives {"ok": True, "field", "value", "text"}, or
    {"ok": False, "message"} in Dutch where no value within the bounds does it, or more than one.
    Money is answered in cents; where no cents do it, the message says what the nearest give, and
    "value" and "text" are the nearest. KeyError for an input that is no number or an output that
    does not exist.
    """
    declared = calculator.inputs[field]
    if not isinstance(declared, Input):
        raise KeyError(field)
    curve = Curve(calculator, field, output, values)
    try:
        if not math.isfinite(target):
            raise Unsolvable("Het doel is geen getal.")
        found: Solution = {"ok": True}
        value = _solve(curve, target, values.get(field))
    except Unsolvable as reason:
        found = {"ok": False, "message": str(reason)}
        if reason.near is None:
            return found
        value = reason.near
    plain = int(value) if declared.whole else value
    return {**found, "field": field, "value": plain, "text": declared.text(plain)}


def _solve(curve: Curve, target: float, now: object) -> float:
    parts = pieces(curve, now)
    points = [point for part in parts for point in part]
    if not points:
        raise Unsolvable("Met de andere waarden die er staan, is er geen uitkomst.")
    if len(points) > 1 and len({y for _, y in points}) == 1:
        raise Unsolvable(f"Het veld “{curve.declared.label}” verandert deze uitkomst niet.")
    refused: Unsolvable | None = None
    if stretches := _found(curve, parts, quiet(target), now):
        try:
            return _answer(curve, stretches, now, target)
        except Unsolvable as reason:
            if reason.near is None:  # there is more than one answer
                raise
            refused = reason
    # Only as displayed: at the end of what is possible, a rounding away from the target.
    near = list(_nearly(curve, points, target))
    if not near:
        raise refused or Unsolvable(_out_of_reach(curve, points, target))
    nearest = min(near, key=lambda each: abs((curve(each.first) or 0.0) - target))
    try:
        return _answer(curve, [nearest], now, target)
    except Unsolvable as reason:
        raise refused or reason from None


def _answer(curve: Curve, stretches: list[Stretch], now: object, target: float) -> float:
    """The one number that does it, of these stretches."""
    answers: list[float] = []
    beside: list[Unsolvable] = []
    for stretch in stretches[:_TRIED]:
        try:
            answers.append(_typeable(curve, stretch, now, target))
        except Unsolvable as reason:
            beside.append(reason)
    all_tried = len(stretches) <= _TRIED
    texts = list(dict.fromkeys(map(curve.declared.text, answers)))
    if not answers:
        raise beside[0]
    if all_tried and len(texts) == 1:
        return answers[0]
    *most, last = told = texts[:_TOLD]
    said = "bij" if all_tried and told == texts else "onder andere bij"
    listed = f"{', '.join(most)} en {last}" if most else last
    raise Unsolvable(f"Er is niet één waarde die dit geeft, maar meer: {said} {listed}.")


def _found(curve: Curve, parts: list[list[Point]], target: float, now: object) -> list[Stretch]:
    """Every stretch on the target; where there is none, where the curve jumps over it."""
    found = list(_stretches(curve, parts, target))
    if not _one_way([point for part in parts for point in part]):
        # The teeth of a saw: with more points, another may reach the target.
        found = list(_stretches(curve, pieces(curve, now, often=8), target))
    return [each for each in found if not each.jumps] or found[:1]


def _nearly(curve: Curve, points: list[Point], target: float) -> Iterator[Stretch]:
    """Every stretch that looks like the target."""
    for looks, run in groupby(points, key=lambda point: curve.shows(point.x, target)):
        if looks:
            alike = [point.x for point in run]
            yield Stretch(alike[0], alike[-1])


def _one_way(points: list[Point]) -> bool:
    """Whether the curve only rises, or only falls."""
    steps = {point.y <= after.y for point, after in pairwise(points) if point.y != after.y}
    return len(steps) < 2


def _stretches(curve: Curve, parts: Iterable[list[Point]], target: float) -> Iterator[Stretch]:
    """Where the curve is the target, or jumps over it; what touches is one stretch."""
    open_stretch: Stretch | None = None
    for part in parts:
        found = [Stretch(x, x) for x, y in part if y == target]
        found += [
            each
            for one, other in pairwise(part)
            if (one.y <= target <= other.y or one.y >= target >= other.y) and one.y != other.y
            for each in [_passing(curve, one, other, target)]
        ]
        found += [Stretch(a.x, b.x) for a, b in pairwise(part) if a.y == b.y == target]
        for each in sorted(found):
            if open_stretch and each.first <= open_stretch.last and not each.jumps:
                open_stretch = Stretch(open_stretch.first, max(each.last, open_stretch.last))
                continue
            if open_stretch:
                yield open_stretch
            open_stretch = each
    if open_stretch:
        yield open_stretch


def _passing(curve: Curve, one: Point, other: Point, target: float) -> Stretch:
    """Where a curve that rises or falls from one point to the other is the target."""
    rises = one.y < other.y

    def before(x: float) -> bool:  # this side of the target
        y = curve(x)
        return y is not None and (y < target if rises else y > target)

    def beyond(x: float) -> bool:
        y = curve(x)
        return y is not None and (y > target if rises else y < target)

    last_before, first = (
        (one.x, one.x) if one.y == target else bisect(curve.declared, one.x, other.x, before)
    )
    last, _ = (
        (other.x, other.x) if other.y == target else bisect(curve.declared, one.x, other.x, beyond)
    )
    return Stretch(first, last) if first <= last else Stretch(last_before, first, jumps=True)


def _end(curve: Curve, stretch: Stretch, now: object) -> float:
    """The end of a stretch that people want: beyond it the outcome gets worse. The most that it may
    cost, the least that it takes.
    """
    first, last = stretch.first, stretch.last
    if first == last:
        return first
    step = max(1.0, abs(last - first))
    at = curve(first) or 0.0

    def beyond(x: float) -> float:
        y = curve(within(curve.declared, x))
        return 0.0 if y is None else y - at

    before, after = beyond(first - step), beyond(last + step)
    if before == after:
        centre = now if isinstance(now, (int, float)) else first
        return min(max(first, centre), last)
    return first if (before < after) != curve.shown.lower_is_better else last


def _typeable(curve: Curve, stretch: Stretch, now: object, target: float) -> float:
    """The shortest number there that shows the target when it is filled in: money in cents."""
    low, high = _around(curve, stretch, now, target)
    for x in (low, high):
        for value in _roundings(curve.declared, x):
            if curve.shows(value, target):
                return value
    if curve.declared.unit != "€":
        for x in (low, high):
            if curve.shows(x, target):
                return x
    return _beside(curve, low, high, target)


def _around(curve: Curve, stretch: Stretch, now: object, target: float) -> tuple[float, float]:
    """The end that people want, twice; where that does not show the target, the neighbouring
    numbers between which the outcome passes it, to the last digit of a float.
    """
    first, last, jumps = stretch
    if jumps:
        return first, last
    end = _end(curve, stretch, now)

    def before(x: float) -> bool:
        y = curve.outcome(x)
        return y is not None and y < target

    if curve.shows(end, target) or before(first) == before(last):
        return end, end
    return bisect(curve.declared, first, last, before)


def _roundings(declared: Input, x: float) -> Iterator[float]:
    if declared.whole:
        yield x
    elif declared.unit == "€":
        cents = math.floor(x * 100)
        yield from (
            within(declared, each)
            for each in (round(x, 2), round(cents / 100, 2), round((cents + 1) / 100, 2))
        )
    else:
        yield from (within(declared, round(x, digits)) for digits in range(1, _DIGITS + 1))


def _beside(curve: Curve, low: float, high: float, target: float) -> float:
    """Says what the nearest values on either side give, as none gives the target."""
    if curve.declared.unit == "€":
        sides = _cents(curve, low, high)
    else:
        sides = [
            next((v for v in _roundings(curve.declared, x) if curve.text(v) == curve.text(x)), x)
            for x in (low, high)
        ]
    given = {x: text for x in sides if (text := curve.text(x))}
    told = " en ".join(f"bij {curve.declared.text(x)} wordt het {y}" for x, y in given.items())
    kind = "bedrag in hele centen" if curve.declared.unit == "€" else "waarde"
    message = f"Geen {kind} geeft precies {_wanted(curve, target)}"
    if not given:
        raise Unsolvable(f"{message}.")
    nearest = min(given, key=lambda x: abs((curve.outcome(x) or 0.0) - target))
    raise Unsolvable(f"{message}: {told}.", nearest)


def _wanted(curve: Curve, target: float) -> str:
    """The target as it was typed: not rounded to what may well be there."""
    text = curve.shown.text(target)
    exact = numbers.write_exact(target, curve.shown.unit)
    digits = exact.partition(",")[2].strip("%")
    is_typed = len(digits) <= _TYPED and len(text) <= numbers.LONGEST
    return exact if is_typed and numbers.typed(text).value != target else text


def _cents(curve: Curve, low: float, high: float) -> list[float]:
    """The amounts on either side; where the outcome ends between two cents, the last before it."""
    down, up = math.floor(round(low * 100, 6)), math.ceil(round(high * 100, 6))
    if down == up:  # on the very cent the curve jumps: that cent is one side
        one_less = curve.text(down / 100) == curve.text(high)
        down, up = (down - 1, up) if one_less else (down, up + 1)
    tried = [[down, down - 1], [up, up + 1]]
    amounts = [[within(curve.declared, cents / 100) for cents in side] for side in tried]
    return [next(filter(curve.text, side), side[0]) for side in amounts]


def _out_of_reach(curve: Curve, points: list[Point], target: float) -> str:
    least, most = (choose(points, key=lambda point: point.y) for choose in (min, max))
    texts = [curve.text(each.x) for each in (least, most)]
    if texts[0] == texts[1]:
        label = curve.declared.label
        return f"Het veld “{label}” verandert deze uitkomst niet: die blijft {texts[0]}."
    said = (
        f"Geen waarde geeft {_wanted(curve, target)}: met dit veld kom je van "
        f"{texts[0]} tot {texts[1]}."
    )
    # At an edge that is no bound of the field, something else does not allow more.
    edge = most.x if target > most.y else least.x
    for x in (math.nextafter(edge, math.inf), math.nextafter(edge, -math.inf)):
        beside = edge + math.copysign(1, x - edge) if curve.declared.whole else x
        if curve.declared.low <= beside <= curve.declared.high and (why := curve.refusal(beside)):
            return f"{said} Verder gaat niet. {why}"
    return said
