"""The report in pictures: each as SVG, with a text and a table that say the same."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from calculators.core.numbers import write
from calculators.core.picture import Line, Picture, draw
from calculators.klanten.show.tags import folded, table, text
from calculators.klanten.words import count, percent

_WIDTH, _LEFT, _RIGHT, _ROW, _BAR = 340, 96, 54, 28, 16


def concentration(found: dict[str, Any]) -> str:
    """Which share of the customers brings which share of the revenue."""
    points = [(0.0, 0.0)] + [
        (100 * each["share_of_customers"], 100 * each["share_of_revenue"])
        for each in found["points"]
    ]
    title = "Hoeveel van je klanten zorgen voor hoeveel van je omzet"
    line = Line("Aandeel in je omzet", [(x, round(y, 1)) for x, y in points])
    return _framed(draw(Picture(title, found["text"], "%", "%", [line])))


def forecast(check: dict[str, Any]) -> str:
    """What the forecast said beside what happened."""
    start = date.fromisoformat(check["split"])
    weeks = [
        round((date.fromisoformat(each["date"]) - start).days / 7, 1) for each in check["points"]
    ]
    lines = [
        Line(name, [(x, round(each[key])) for x, each in zip(weeks, check["points"], strict=True)])
        for name, key in (("Voorspeld", "predicted"), ("Werkelijk", "actual"))
    ]
    title = "Herhaalaankopen: voorspeld en werkelijk"
    return _framed(draw(Picture(title, check["text"], "week|weken", "", lines)))


def rhythm(found: dict[str, Any]) -> str:
    """How many days lie between two purchases: a bar for each span."""
    if not found["gaps"]:
        return f"<p>{text(found['text'])}</p>"
    names = list(map(_span, found["bars"]))
    shares = [each["share"] for each in found["bars"]]
    rows = [
        (name, write(each["count"]), percent(each["share"]))
        for name, each in zip(names, found["bars"], strict=True)
    ]
    return _framed(
        "<p><strong>Tijd tussen twee aankopen van dezelfde klant</strong></p>"
        + _bars(names, shares, found["text"])
        + f"<p>{text(found['text'])}</p>"
        + folded("ritme-tabel", "Dezelfde cijfers als tabel", table(
            ["Tijd sinds de vorige", "Aankopen", "Deel"], rows))
    )  # fmt: skip


def _span(bar: dict[str, Any]) -> str:
    if bar["to"] is None:
        return "langer dan een jaar"
    return f"{bar['from']} tot {count(bar['to'], 'dag', 'dagen')}"


def _bars(names: Sequence[str], shares: Sequence[float], words: str) -> str:
    room, most = _WIDTH - _LEFT - _RIGHT, max(shares) or 1
    parts = []
    for index, (name, share) in enumerate(zip(names, shares, strict=True)):
        y, width = index * _ROW, max(1.0, room * share / most)
        said = name.replace("langer dan een jaar", "> 1 jaar").replace(" tot ", "–")
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{text(said)}</text>'
            f'<rect class="kb-kl-staaf" x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}" '
            f'rx="2"/><text class="kb-punt" x="{_LEFT + width + 6:.1f}" y="{y + 13}">'
            f"{percent(share)}</text>"
        )
    height = len(names) * _ROW
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{text(words)}">'
        f"{''.join(parts)}</svg>"
    )


def _framed(html: str) -> str:
    return f'<div class="kb-beeld">{html}</div>'
