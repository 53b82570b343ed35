"""What comes out where some of the fields are a range: many cases instead of one.

The ranges are independent of each other. The cases are not drawn by lot: they lie evenly over all
that is possible, so that two thousand say what a lottery needs many more for, and everybody who
asks the same gets the same.
"""

import math
import operator
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.core import signature
from calculators.core.curve import quiet
from calculators.core.fields import Input
from calculators.core.outputs import Band, Output
from calculators.core.ranges import Range

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

CASES = 2_000
TAIL = 0.1  # of the cases lies on either side: 8 in 10 are between
_FEWER = 500  # cases for each range that might be known, in turn
_ALL_CORNERS = 6  # ranges of which every combination of ends is tried
_NOISE = 1e-11  # of a value: what rounding makes of one that is the same in every case

Ranges = Mapping[str, Range]
Values = Mapping[str, Any]


class Spread(NamedTuple):
    """An output in many cases: 8 in 10 of them are from `low` to `high`, and what is `likely` too.

    `values` are all that there are, in order; in a share `without` of the cases there is none.
    `bands` are the verdicts, each with its share of the cases that get one; empty where none does.
    """

    likely: float | None
    low: float
    high: float
    values: Sequence[float]
    without: float
    bands: Mapping[Band, float]

    @property
    def width(self) -> float:
        """From end to end; 0 where the ends differ in their last digits only."""
        wide = self.high - self.low
        return wide if wide > _NOISE * max(abs(self.low), abs(self.high)) else 0.0


class Impossible(ValueError):
    """With some of the values of a range there is no outcome."""


def spread(
    calculator: "Calculator[..., Any]",
    values: Values,
    ranges: Ranges,
    *,
    known: str = "",
    only: str = "",
    cases: int = CASES,
    seed: int = 0,
) -> dict[str, Spread]:
    """Every output that has a value somewhere, or `only` that one, over that many cases of the
    ranges.

    `values` are those of all inputs, the likely ones where there is a range; the range that is
    `known` is that in every case. Another `seed` takes other cases. Impossible where one of them
    has no outcome.
    """
    sure = {known: values[known]} if known else {}
    tried = [each | sure for each in _cases(calculator, values, ranges, cases, seed)]
    results = [_outcome(calculator, case) for case in tried]
    usual = calculator.numbers(values)
    found: dict[str, Spread] = {}
    for at, output in enumerate(calculator.outputs.values()):
        if only not in {"", output.name}:
            continue
        likely, column = usual[output.name], [result[at] for result in results]
        there = sorted(value for value in column if value is not None)
        if not there:
            continue
        # What is likely lies within, also where it is the very least that can come out.
        within = [] if likely is None else [quiet(likely)]
        found[output.name] = Spread(
            likely,
            min(quiet(_quantile(there, TAIL)), *within, math.inf),
            max(quiet(_quantile(there, 1 - TAIL)), *within, -math.inf),
            there,
            1 - len(there) / cases,
            _verdicts(calculator, output, tried, results, at),
        )
    return found


def helps(
    calculator: "Calculator[..., Any]", values: Values, ranges: Ranges, output: str
) -> dict[str, tuple[Spread, float]]:
    """For each range what the output would be if it were known and were what is likely, and the
    share of the width that would be gone. The one that helps most comes first.
    """
    # All of them by the same cases: then what has no effect has none to the last digit.
    now = spread(calculator, values, ranges, only=output, cases=_FEWER)[output]
    found: dict[str, tuple[Spread, float]] = {}
    for name in ranges:
        one = spread(calculator, values, ranges, known=name, only=output, cases=_FEWER).get(output)
        if not one:
            continue
        less = 1 - one.width / now.width if now.width else 0.0
        found[name] = (one, max(0.0, round(less, 6)))
    return dict(sorted(found.items(), key=lambda each: -each[1][1]))


def refusals(calculator: "Calculator[..., Any]", values: Values, ranges: Ranges) -> dict[str, str]:
    """What the form says where the ends of the ranges meet: a sentence for every wrong field."""
    for corner in _corners(ranges):
        try:
            calculator.numbers({**values, **corner})
        except ValueError as error:
            told: dict[str, str] = getattr(error, "errors", {})
            return {name: f"Niet overal in dit bereik: {text}" for name, text in told.items()}
    return {}


def _corners(ranges: Ranges) -> Iterator[dict[str, float]]:
    """The ends of the ranges in every combination; of many ranges only those of each by itself."""
    if len(ranges) <= _ALL_CORNERS:
        ends = product(*((each.low, each.high) for each in ranges.values()))
        yield from (dict(zip(ranges, each, strict=True)) for each in ends)
    else:
        yield {name: each.low for name, each in ranges.items()}
        yield {name: each.high for name, each in ranges.items()}
        yield from ({name: end} for name, each in ranges.items() for end in (each.low, each.high))


def _cases(
    calculator: "Calculator[..., Any]", values: Values, ranges: Ranges, cases: int, seed: int
) -> Iterator[dict[str, Any]]:
    """The inputs of every case, as a formula takes them."""
    steps = dict(zip(ranges, _steps(len(ranges)), strict=True))
    whole = {n for n, each in calculator.inputs.items() if isinstance(each, Input) and each.whole}
    for case in range(seed * cases, (seed + 1) * cases):
        moved = {n: each.at((0.5 + case * steps[n]) % 1) for n, each in ranges.items()}
        yield {**values, **{n: round(x) if n in whole else x for n, x in moved.items()}}


def _steps(ranges: int) -> list[float]:
    """How much further the next case lies, in each direction, to fill the space evenly.

    They are powers of the root of x^(n+1) = x + 1, which for one range is the golden ratio: no sum
    of steps soon comes back to where it began.
    """
    # By halving and multiplying only: of a power, another machine may think otherwise.
    low, high = 1.0, 2.0
    for _ in range(60):
        root = (low + high) / 2
        low, high = (low, root) if math.prod([root] * (ranges + 1)) > root + 1 else (root, high)
    return list(accumulate([1 / low] * ranges, operator.mul))


def _outcome(calculator: "Calculator[..., Any]", values: Values) -> Sequence[float | None]:
    """The outputs of one case, in floats; of what gets a verdict without the noise in the last
    digits: that would put what is on the edge of one now on this side and now on that.
    """
    try:
        found: Sequence[float | None] = calculator.function(**values)
    except ArithmeticError:
        raise Impossible from None
    if not all(map(math.isfinite, filter(None, found))):  # of what there is, and is not zero
        raise Impossible
    return [
        value if value is None else quiet(float(value)) if each.bands else float(value)
        for value, each in zip(found, calculator.outputs.values(), strict=True)
    ]


def _verdicts(
    calculator: "Calculator[..., Any]",
    output: Output,
    tried: Sequence[Values],
    results: Sequence[Sequence[float | None]],
    at: int,
) -> dict[Band, float]:
    """The share of every verdict, of the cases that get one."""
    counts = dict.fromkeys(output.bands, 0)
    judged = 0
    for case, result in zip(tried, results, strict=True):
        value = result[at]
        if value is None or not counts:
            continue
        judge = output.judged_if
        numbers = {**case, **dict(zip(calculator.outputs, result, strict=True))} if judge else {}
        if judge is None or signature.called(judge, numbers):
            band = output.band(value)
            assert band is not None  # noqa: S101 (there are bands)
            counts[band] += 1
            judged += 1
    return {band: count / judged for band, count in counts.items()} if judged else {}


def _quantile(values: Sequence[float], share: float) -> float:
    """The value that has that share of the values below it; of ordered ones."""
    place = share * (len(values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
