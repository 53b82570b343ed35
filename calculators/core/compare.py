"""Two cases side by side."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from calculators.core import numbers
from calculators.core.answers import Change

if TYPE_CHECKING:
    from calculators.core.declare import Calculator


def compare(
    calculator: "Calculator[..., Any]", first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[Change]:
    """Every output that both cases have: the first, the second, and what the second adds.

    The difference is in the unit of the output; `share` is the same as a percentage of the first,
    empty where that says nothing: of a percentage, and of a first that is zero or below it.
    """
    before, after = calculator.numbers(first), calculator.numbers(second)
    texts = [calculator.texts(each, calculator.least(each)) for each in (before, after)]
    found: list[Change] = []
    for name, shown in calculator.outputs.items():
        old, new = before[name], after[name]
        if old is None or new is None:
            continue
        more = numbers.difference(new, old)
        share = more / old * 100 if old > 0 and shown.unit != "%" else None
        share = share if share is not None and math.isfinite(share) else None
        found.append(
            {
                "name": name,
                "label": shown.label,
                "first": {"value": old, "text": texts[0][name]},
                "second": {"value": new, "text": texts[1][name]},
                "difference": {"value": more, "text": shown.difference(more)},
                "share": "" if share is None else numbers.signed(share, "%"),
            }
        )
    return found
