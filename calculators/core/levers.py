"""The best lever: which input does most, when it is somewhat better?

Better by 10% says little of a percentage: 85% would become 93,5%, and more than half of those who
leave would stay. So a percentage moves by its odds, the part that does against the part that does
not: 10% more of 2% is 2,2% and of 85% is 86,2%, and retention and churn move alike.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from calculators.core import numbers
from calculators.core.answers import Lever
from calculators.core.curve import Curve, within
from calculators.core.fields import Input

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_BETTER = 0.1  # a lever is one input, so much better


def levers(
    calculator: "Calculator[..., Any]", values: Mapping[str, Any], output: str
) -> list[Lever]:
    """What `output` becomes with one input 10% better, the largest effect first. A whole number
    moves by at least 1, a percentage by its odds; `moved` says in words by how much.

    Better is whichever way helps the output; an input that does nothing, cannot move or is no
    lever is left out. Every effect is the new value less the one of now, in the unit of the output.
    """
    shown = calculator.outputs[output]
    sign = -1 if shown.lower_is_better else 1
    start = _outcome(calculator, values, output)
    if start is None:
        return []
    found: list[Lever] = []
    for name, declared in calculator.inputs.items():
        now = values.get(name)
        if not isinstance(declared, Input) or not declared.lever:
            continue
        if not isinstance(now, (int, float)):
            continue
        curve = Curve(calculator, name, output, values)
        moved = {
            to: reached
            for share in (_BETTER, -_BETTER)
            for to in [within(declared, _moved(declared, now, share))]
            if to != now and (reached := curve.outcome(to)) is not None
        }
        if not moved:
            continue
        to = max(moved, key=lambda each: sign * (moved[each] - start))
        effect = numbers.difference(moved[to], start)
        if sign * effect > 0:
            found.append(
                {
                    "field": name,
                    "label": declared.label,
                    "from": {"value": now, "text": declared.text(now)},
                    "to": {"value": to, "text": declared.text(to)},
                    "moved": _told(declared, now, to),
                    "output": {"value": moved[to], "text": curve.text(to)},
                    "effect": {"value": effect, "text": shown.difference(effect)},
                }
            )
    # To ten digits: of two that do the same, a rounding error must not put the last one first.
    return sorted(found, key=lambda lever: -float(f"{abs(lever['effect']['value']):.10g}"))


def _outcome(
    calculator: "Calculator[..., Any]", values: Mapping[str, Any], output: str
) -> float | None:
    try:
        found: float | None = calculator.numbers(values)[output]
    except ValueError:
        return None
    return found


def _moved(declared: Input, now: float, share: float) -> float:
    """`now` moved by that share, to a number that people would type."""
    if declared.whole:
        return now + math.copysign(max(1.0, abs(now * share)), share)
    if declared.unit == "%":
        if not 0 < now < 100:
            return now  # all or nothing: however much the odds change, they stay that
        odds = now / (100 - now) * (1 + share if share > 0 else 1 / (1 - share))
        to = 100 * odds / (1 + odds)
    else:
        to = now * (1 + share)
    if to == now:
        return now
    # Two digits of the difference are enough, and cents are money's smallest.
    digits = max(1, 1 - math.floor(math.log10(abs(to - now))))
    return round(to, 2 if declared.unit == "€" else digits)


def _told(declared: Input, now: float, to: float) -> str:
    """The difference in words: "10% hoger", "1 meer", "1,2 procentpunt hoger"."""
    word = "hoger" if to > now else "lager"
    if declared.whole:
        return f"{numbers.write(abs(to - now))} {'meer' if to > now else 'minder'}"
    if declared.unit == "%":
        points = numbers.write(abs(to - now), "%").removesuffix("%")
        return f"{points}{numbers.NBSP}procentpunt {word}"
    return f"{numbers.write(abs(to - now) / abs(now) * 100, '%')} {word}"
