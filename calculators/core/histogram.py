"""How often an outcome falls where, as bars, with a table that says the same."""

import math
from bisect import bisect_left
from html import escape
from itertools import pairwise
from typing import NamedTuple

from calculators.core.curve import quiet
from calculators.core.numbers import percentages
from calculators.core.outputs import Output
from calculators.core.picture import folded, nice, short
from calculators.core.spread import Spread

_BARS = 8  # at least
_NOISE = 1e-11
_TAIL = 0.01  # what lies further away than this share goes to the last bar on its side
# In units of the viewBox, which a phone shows at about one to one.
_WIDTH, _TOP, _BASE, _HEIGHT, _SIDE = 340, 18, 110, 132, 24


class Bar(NamedTuple):
    """Where it lies, in words, from which value on, and the share of the cases that is in it."""

    label: str
    low: float
    share: float
    text: str


def histogram(output: Output, found: Spread) -> str:
    """As HTML; empty where every case has the same outcome."""
    bars = shares(output, found)
    return _svg(output, bars) + _table(output, bars) if bars else ""


def shares(output: Output, found: Spread) -> list[Bar]:
    """Equally wide, on round numbers, from low to high."""
    values = found.values
    at = math.floor(_TAIL * (len(values) - 1))
    low, high = values[at], values[-1 - at]
    if quiet(low) == quiet(high):
        return []
    step = nice((high - low) / _BARS)
    if all(quiet(value) == int(value) for value in values):
        step = max(1.0, step)
    first, last = math.floor(low / step), math.floor(high / step) + 1
    edges = [float(f"{each * step:.12g}") for each in range(first, last + 1)]
    # What lies on an edge, but for the last digits of a float, is above it.
    reached = (edge - abs(edge) * _NOISE for edge in edges[1:-1])
    places = [0, *(bisect_left(values, edge) for edge in reached), len(values)]
    counts = [after - before for before, after in pairwise(places)]
    parts = [each / len(values) for each in counts]
    return [
        Bar(_label(output, step, (low, high), at, len(counts)), low, share, text)
        for at, ((low, high), share, text) in enumerate(
            zip(pairwise(edges), parts, percentages(parts), strict=True)
        )
    ]


def _label(output: Output, step: float, ends: tuple[float, float], at: int, bars: int) -> str:
    """The first has no low end and the last no high one: all that lies further away is in it."""
    low, high = (output.stepped(each, step) for each in ends)
    if at == 0:
        return f"minder dan {high}"
    return f"{low} of meer" if at == bars - 1 else f"{low} tot {high}"


def _svg(output: Output, bars: list[Bar]) -> str:
    most = max(bars, key=lambda bar: bar.share)
    width = (_WIDTH - 2 * _SIDE) / len(bars)
    parts = [f'<path class="kb-raster" d="M{_SIDE} {_BASE}H{_WIDTH - _SIDE}"/>']
    for at, bar in enumerate(bars):
        height = bar.share / most.share * (_BASE - _TOP)
        x = _SIDE + at * width
        parts.append(
            f'<rect class="kb-staaf" x="{x + 1:.1f}" y="{_BASE - height:.1f}" '
            f'width="{width - 2:.1f}" height="{height:.1f}"/>'
        )
        if at and at % math.ceil(len(bars) / 5) == 0:
            parts.append(
                f'<text x="{x:.1f}" y="{_BASE + 16}" text-anchor="middle">'
                f"{escape(short(bar.low, output.unit))}</text>"
            )
    said = f"De meeste gevallen: {most.label} ({most.text})."
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(said)}">'
        f"{''.join(parts)}</svg>"
    )


def _table(output: Output, bars: list[Bar]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th><td data-kolom="aandeel">{bar.text}</td></tr>'
        for bar in bars
    )
    return folded("Dezelfde cijfers als tabel", [output.label, "Aandeel"], rows)
