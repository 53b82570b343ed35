"""The best lever: which input does most, when it is somewhat better?"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from calculators.core.fields import Choice, Input
from calculators.core.solve import curve, within

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_BETTER = 0.1  # a lever is one input, so much better


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
        outcome = curve(calculator, name, output, values)
        start = outcome(now)
        moved = {
            to: reached
            for share in (_BETTER, -_BETTER)
            for to in [within(declared, _moved(declared, now, share))]
            if to != now and (reached := outcome(to)) is not None
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


def _moved(declared: Input, now: float, share: float) -> float:
    """`now` with that share added: of a whole number at least one."""
    if declared.whole and abs(now * share) < 1:
        return now + math.copysign(1, share)
    return float(f"{now * (1 + share):.12g}")
