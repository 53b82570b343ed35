"""What is said of a calculation in which fields are a range: from where to where its outcome lies,
how certain a verdict is, and which field it would help most to know.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from calculators.core import draw, numbers
from calculators.core.answers import Chance, Ranged, Result, Shown, Spreading, Uncertain
from calculators.core.histogram import histogram
from calculators.core.outputs import Band, Output
from calculators.core.ranges import likely, made
from calculators.core.spread import Impossible, Spread, helps, spread

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_IMPOSSIBLE = "Met een deel van deze getallen samen is geen uitkomst te berekenen."
_GOOD = {"good", "great"}
_FINE = 25  # steps in the width of a range: its ends are no more certain than that


NOTHING: Ranged = {"outputs": {}, "uncertain": [], "html": "", "said": ""}


def ranged(calculator: "Calculator[..., Any]", result: Result) -> Ranged:
    """What comes out of the ranges in a `result`; NOTHING where it has none or is not right."""
    inputs = result["inputs"]
    ranges = {name: found for name, each in inputs.items() if (found := made(each["value"]))}
    if not (ranges and result["ok"]):
        return NOTHING
    values = {n: calculator.inputs[n].check(likely(each["value"])) for n, each in inputs.items()}
    try:
        spreads = spread(calculator, values, ranges)
    except Impossible:
        return {**NOTHING, "html": f"<p>{_IMPOSSIBLE}</p>", "said": _IMPOSSIBLE}
    outputs = {n: _spreading(calculator.outputs[n], each) for n, each in spreads.items()}
    # The main one, unless it has no value in any case.
    first = next((n for n in (calculator.main, *spreads) if n in spreads), "")
    if not first:
        return NOTHING
    output, width = calculator.outputs[first], spreads[first].width
    helped = helps(calculator, values, ranges, first) if len(ranges) > 1 and width else {}
    uncertain: list[Uncertain] = [
        {
            "field": name,
            "label": inputs[name]["label"],
            "shown": inputs[name]["shown"],
            "text": between(*ends(output, each)),
            "less": less,
        }
        for name, (each, less) in helped.items()
    ]
    return {
        "outputs": outputs,
        "uncertain": uncertain,
        "html": draw.ranged(outputs, first, uncertain, histogram(output, spreads[first])),
        "said": f"In 8 van de 10 gevallen {outputs[first]['text']}.",
    }


def _spreading(output: Output, found: Spread) -> Spreading:
    low, high = ends(output, found)
    chances = _chances(found.bands)
    [none] = numbers.percentages([found.without])
    return {
        "label": output.label,
        "likely": None if found.likely is None else _shown(output, found.likely),
        "low": low,
        "high": high,
        "text": between(low, high),
        "chances": chances,
        "certain": _certain(chances),
        "note": f"In {none} van de gevallen is er geen uitkomst. {output.absent}"
        if found.without
        else "",
    }


def _shown(output: Output, value: float) -> Shown:
    return {"value": value, "text": output.text(value)}


def ends(output: Output, found: Spread) -> tuple[Shown, Shown]:
    """The ends of what 8 in 10 are between, on a round number outside it: more digits would look
    more certain than they are.
    """
    width = found.width
    if not width:
        return _shown(output, found.low), _shown(output, found.high)
    step = 10.0 ** math.floor(math.log10(width / _FINE))
    rounded = [math.floor(found.low / step + 1e-9), math.ceil(found.high / step - 1e-9)]
    while step < 1 and not any(each % 10 for each in rounded):  # no decimals that say nothing
        rounded, step = [each // 10 for each in rounded], step * 10
    low, high = (float(f"{each * step:.12g}") for each in rounded)
    return (
        {"value": low, "text": output.stepped(low, step)},
        {"value": high, "text": output.stepped(high, step)},
    )


def between(low: Shown, high: Shown) -> str:
    """As a person says it; what looks the same is one."""
    return low["text"] if low["text"] == high["text"] else f"{low['text']} tot {high['text']}"


def _chances(bands: Mapping[Band, float]) -> list[Chance]:
    """The best verdict first."""
    texts = numbers.percentages(list(bands.values())[::-1])
    return [
        {"name": band.name, "tone": band.tone, "share": share, "text": text}
        for (band, share), text in zip(list(bands.items())[::-1], texts, strict=True)
    ]


def _certain(chances: Sequence[Chance]) -> str:
    """The chance of the least good verdict that is a good one, or of a better one."""
    good = [each for each in chances if each["tone"] in _GOOD]
    if not good or len(good) == len(chances):
        return ""
    [chance] = numbers.percentages([math.fsum(each["share"] for each in good)])
    better = " of beter" if len(good) > 1 else ""
    return f"{chance} kans op {good[-1]['name']}{better}"
