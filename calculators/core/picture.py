"""A calculation as a picture: lines over time, drawn as SVG, with a text and a table that say the
same.
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from math import copysign, floor, log10
from typing import NamedTuple

from calculators.core import numbers

# In units of the viewBox, which a phone shows at about one to one.
_WIDTH, _HEIGHT = 340, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 14, 14, 34
_LETTER = 12


class Line(NamedTuple):
    """One line: its name, and its points from left to right."""

    label: str
    points: Sequence[tuple[float, float]]


class Mark(NamedTuple):
    """A point that matters, and what it is."""

    x: float
    y: float
    text: str


class Picture(NamedTuple):
    """What a calculator wants to show. `text` says the same in words.

    Lines with the same x's share one table. `x_unit` and `y_unit` are units as `getallen` writes
    them; x starts at 0, and y at 0 or at what lies lowest below it.
    """

    title: str
    text: str
    x_unit: str
    y_unit: str
    lines: Sequence[Line]
    marks: Sequence[Mark] = ()


def years(end: float) -> list[float]:
    """The moments that a picture up to `end` years is drawn and told at: at most a dozen."""
    step = nice(end / 10) if end > 10 else 1.0
    return [*(step * each for each in range(int(end / step - 1e-9) + 1)), end]


def draw(picture: Picture) -> str:
    """The picture as HTML, with a table that says the same; nothing in it is anybody's own text."""
    return sketch(picture) + _table(picture)


def sketch(picture: Picture) -> str:
    """The picture alone: for where its numbers stand already."""
    heights = [y for line in picture.lines for _, y in line.points]
    low, high = min(0, *heights, 0), max(0, *heights, 0)
    far = max((x for line in picture.lines for x, _ in line.points), default=0) or 1.0
    plot = _Plot(far, low, high if high > low else 1.0)
    parts = [*_grid(plot, picture), *_curves(plot, picture), *_points(plot, picture)]
    svg = (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(picture.text)}">'
        f"{''.join(parts)}</svg>"
    )
    legend = "".join(
        f'<li class="kb-lijn-{index}">{escape(line.label)}</li>'
        for index, line in enumerate(picture.lines, 1)
    )
    return (
        f"<p><strong>{escape(picture.title)}</strong></p>{svg}"
        f'<ul class="kb-legenda" aria-hidden="true">{legend}</ul>'
        f"<p>{escape(picture.text)}</p>"
    )


class _Plot(NamedTuple):
    """From values to places."""

    far: float
    low: float
    high: float

    def x(self, value: float) -> str:
        return f"{_LEFT + value / self.far * (_WIDTH - _LEFT - _RIGHT):.1f}"

    def y(self, value: float) -> str:
        share = (value - self.low) / (self.high - self.low)
        return f"{_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM):.1f}"


def _grid(plot: _Plot, picture: Picture) -> list[str]:
    base = float(plot.y(plot.low))
    parts = []
    for value in _ticks(plot.low, plot.high):
        y = plot.y(value)
        parts.append(f'<path class="kb-raster" d="M{_LEFT} {y}H{_WIDTH - _RIGHT}"/>')
        label = short(value, picture.y_unit)
        parts.append(
            f'<text x="{_LEFT - 6}" y="{float(y) + 4:.1f}" text-anchor="end">{label}</text>'
        )
    for value in _ticks(0, plot.far):
        x = plot.x(value)
        label = numbers.write(value)
        parts.append(f'<text x="{x}" y="{base + 16:.1f}" text-anchor="middle">{label}</text>')
    unit = escape(picture.x_unit.rpartition("|")[2])
    parts.append(f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 4}" text-anchor="end">{unit} →</text>')
    return parts


def _curves(plot: _Plot, picture: Picture) -> list[str]:
    return [
        f'<path class="kb-lijn-{index}" d="M'
        + "L".join(f"{plot.x(x)} {plot.y(y)}" for x, y in line.points)
        + '"/>'
        for index, line in enumerate(picture.lines, 1)
    ]


def _points(plot: _Plot, picture: Picture) -> list[str]:
    parts = []
    for mark in picture.marks:
        x, y = plot.x(mark.x), plot.y(mark.y)
        left = mark.x > plot.far / 2
        # Its text stands on the side that has room, not on the line that rises beside it, and not
        # on the numbers below.
        above = left or float(y) + 18 > _HEIGHT - _BOTTOM
        place = (
            f'x="{float(x) + (-8 if left else 8):.1f}" y="{float(y) + (-8 if above else 18):.1f}"'
        )
        anchor = "end" if left else "start"
        parts.append(f'<circle cx="{x}" cy="{y}" r="4.5"/>')
        parts.append(
            f'<text class="kb-punt" {place} text-anchor="{anchor}">{escape(mark.text)}</text>'
        )
    return parts


def _table(picture: Picture) -> str:
    rows = "".join(
        f'<tr><th scope="row">{numbers.write(x, picture.x_unit)}</th>'
        + "".join(
            f'<td data-kolom="{escape(line.label)}">{numbers.write(y, picture.y_unit)}</td>'
            for line, (_, y) in zip(picture.lines, points, strict=True)
        )
        + "</tr>"
        for points in zip(*(line.points for line in picture.lines), strict=True)
        for x, _ in points[:1]
    )
    unit = picture.x_unit.rpartition("|")[2].capitalize()
    heads = [unit, *(line.label for line in picture.lines)]
    return folded("Dezelfde cijfers als tabel", heads, rows)


def folded(title: str, heads: Sequence[str], rows: str) -> str:
    """A folded table: its title, the heads of its columns, and its rows as HTML."""
    columns = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    return (
        f'<details class="kb-cijfers"><summary>{escape(title)}</summary>'
        f'<table class="kb-tabel"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _ticks(start: float, end: float) -> list[float]:
    """Round numbers from `start` to `end`, zero among them, three to six of them."""
    step = nice((end - start) / 4)
    first, last = (int(each / step + copysign(1e-9, each)) for each in (start, end))
    return [each * step for each in range(first, last + 1)]


def nice(step: float) -> float:
    """The nearest 1, 2 or 5 (times a power of ten) at or below `step`."""
    power = 10.0 ** floor(log10(step))
    return next(each * power for each in (5, 2, 1) if each * power <= step * (1 + 1e-9))


def short(value: float, unit: str) -> str:
    """A number beside an axis, where there is room for six characters."""
    for size, name in ((1e9, "mld"), (1e6, "mln")):
        if abs(value) >= size / 10:
            return f"{numbers.write(value / size)}{numbers.NBSP}{name}"
    return numbers.write(value, unit if unit in ("€", "%") else "")


def crossing(line: Line, height: float) -> float | None:
    """Where a rising line reaches `height`; None when it does not."""
    for (x0, y0), (x1, y1) in pairwise(line.points):
        if y0 <= height <= y1 and y1 > y0:
            return x0 + (height - y0) / (y1 - y0) * (x1 - x0)
    return None
