"""An output as it follows one input, the other inputs as they are."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.core.fields import Input

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_STEPS = 240  # points that are tried between the bounds; between two of them a line may cross once


class Point(NamedTuple):
    """A value of the input, and the output there."""

    x: float
    y: float


def quiet(y: float) -> float:
    """`y` to twelve digits, a large one to four decimals: what differs less is the same."""
    return round(y, 4) if abs(y) >= 1e8 else float(f"{y:.12g}")


class Curve:
    """The output for a value of the field, the others as they are."""

    def __init__(
        self,
        calculator: "Calculator[..., Any]",
        field: str,
        output: str,
        values: Mapping[str, Any],
    ) -> None:
        declared = calculator.inputs[field]
        assert isinstance(declared, Input)  # noqa: S101 (nobody asks it of a choice)
        self.declared = declared
        self.shown = calculator.outputs[output]
        self._calculator = calculator
        self._values = dict(values)
        self._known: dict[float, dict[str, Any] | None] = {}

    def __call__(self, x: float) -> float | None:
        """The output, without the noise in the last digits of a float; None where there is none."""
        y = self.outcome(x)
        return None if y is None else quiet(y)

    def outcome(self, x: float) -> float | None:
        """The output, to its last digit; None where there is none."""
        numbers = self._numbers(x)
        y: float | None = numbers[self.shown.name] if numbers else None
        return y

    def text(self, x: float) -> str:
        """The output as the result shows it; empty where there is none."""
        return self._texts(x, None)[0]

    def shows(self, x: float, target: float) -> bool:
        """Whether the result at `x` looks as if the target were reached."""
        text, wanted = self._texts(x, target)
        return bool(text) and text == wanted

    def refusal(self, x: float) -> str:
        """Why there is no output, as the form says it; empty where it says nothing."""
        try:
            self._calculated(x)
        except ValueError as error:
            told: dict[str, str] = getattr(error, "errors", {})
            return next(
                (f"{self._calculator.inputs[at].label}: {text}" for at, text in told.items()), ""
            )
        return ""

    def _calculated(self, x: float) -> dict[str, Any]:
        return self._calculator.numbers({**self._values, self.declared.name: x})

    def _numbers(self, x: float) -> dict[str, Any] | None:
        """All inputs and outputs, worked out once: a point is looked at from several sides."""
        if x not in self._known:
            try:
                self._known[x] = self._calculated(x)
            except ValueError:
                self._known[x] = None
        return self._known[x]

    def _texts(self, x: float, target: float | None) -> tuple[str, str]:
        numbers = self._numbers(x)
        if numbers is None:
            return "", ""
        y = numbers[self.shown.name]
        least = self._calculator.least(numbers).get(self.shown.name, 0)
        wanted = "" if target is None else self.shown.text(target, least)
        return ("" if y is None else self.shown.text(y, least)), wanted


def pieces(curve: Curve, now: object, often: int = 1) -> list[list[Point]]:
    """Points of the curve, up to the very edges of where it exists: a list for each part that hangs
    together. `often` times as many as usual.
    """
    tried = [(x, curve(x)) for x in _values(curve.declared, now, _STEPS * often)]
    edges: list[float] = []
    for (x0, y0), (x1, y1) in pairwise(tried):
        if (y0 is None) != (y1 is None):
            edges += bisect(curve.declared, x0, x1, lambda x: curve(x) is None)
    found: list[list[Point]] = [[]]
    for x, y in sorted({**dict(tried), **{x: curve(x) for x in edges}}.items()):
        if y is not None:
            found[-1].append(Point(x, y))
        elif found[-1]:
            found.append([])
    return [piece for piece in found if piece]


def _values(declared: Input, now: object, steps: int) -> list[float]:
    """What is tried between the bounds: closer together near zero, and near the value of now."""
    low, high = declared.low, declared.high
    reach = math.log1p(high - low)
    spread = [math.expm1(reach * step / steps) for step in range(steps + 1)]
    centre = now if isinstance(now, (int, float)) else low
    tried = {0.0, high, *(low + x for x in spread)} | {
        centre + sign * x for x in spread for sign in (1, -1)
    }
    return sorted({within(declared, x) for x in tried})


def bisect(
    declared: Input, low: float, high: float, side: Callable[[float], bool]
) -> tuple[float, float]:
    """The two neighbouring numbers between which `side` changes."""
    start = side(low)
    while True:
        middle = (low + high) / 2
        middle = float(math.floor(middle)) if declared.whole else middle
        if middle in {low, high}:
            return low, high
        low, high = (middle, high) if side(middle) == start else (low, middle)


def within(declared: Input, value: float) -> float:
    """The value nearest to that one which the field takes."""
    whole = float(round(value)) if declared.whole else value
    return min(declared.high, max(declared.low, whole))
