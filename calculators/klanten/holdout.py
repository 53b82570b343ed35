"""How well does the forecast do? Made on the first part of the file, held against the last part."""

from bisect import bisect_right
from collections import Counter
from math import fsum, log1p
from typing import Any

from calculators.klanten.bgnbd import BGNBD
from calculators.klanten.book import Book, iso
from calculators.klanten.histories import WEEK, fit_to, history
from calculators.klanten.words import count, day_text, percent

_FIRST = 0.65  # the part on which it is made
_POINTS = 8
_MOST = 1_000  # of those who came back: enough for whether it is right within some percents
_AGES = 8  # steps in which an age becomes about three times as much
_REPEATS = 20
_GOOD = 0.2


def check(book: Book, whole: BGNBD) -> dict[str, Any] | None:
    """Repeat purchases that were predicted and that came, of the customers of the first part;
    None when that part is too small for a forecast. `whole` is the model of the whole file: that of
    its first part is looked for from there.
    """
    split = book.first + int(book.span * _FIRST)
    known = [each for each in book.customers if each.first <= split]
    histories = [history(each, split) for each in known]
    if sum(1 for x, _, _ in histories if x) < _REPEATS:
        return None
    model, _ = fit_to(histories, whole, _MOST)
    coming = sorted(day for each in known if each.last > split for day in each.days if day > split)
    weights = _weights(model, histories)
    days = [split + (book.today - split) * part // _POINTS for part in range(1, _POINTS + 1)]
    points = [{"date": iso(split), "predicted": 0.0, "actual": 0}]
    for day in days:
        ahead = (day - split) / WEEK
        predicted = fsum(n * model.expected_alive(ahead, x, age) for x, age, n in weights)
        actual = bisect_right(coming, day)
        points.append({"date": iso(day), "predicted": predicted, "actual": actual})
    return _told(split, points)


def _weights(model: BGNBD, histories: list[tuple[int, int, int]]) -> list[tuple[int, float, float]]:
    """How many are still customers, by their number of purchases and about their age (in weeks):
    enough for what they will buy together.
    """
    found: dict[tuple[int, int], list[float]] = {}
    for (x, last, days), number in Counter(histories).items():
        age = days / WEEK
        alive = number * model.alive(x, last / WEEK, age)
        sums = found.setdefault((x, int(_AGES * log1p(age / model.alpha))), [0.0, 0.0])
        sums[0] += alive
        sums[1] += alive * age
    return [(x, ages / n, n) for (x, _), (n, ages) in found.items() if n]


def _told(split: int, points: list[dict[str, Any]]) -> dict[str, Any]:
    predicted, actual = points[-1]["predicted"], points[-1]["actual"]
    error = (predicted - actual) / actual if actual else None
    text = (
        f"Gerekend met wat er tot en met {day_text(split)} bekend was, voorspelt het model "
        f"{count(round(predicted), 'herhaalaankoop', 'herhaalaankopen')} daarna. "
        f"Het werden er {actual}"
    )
    if error is None:
        text += "."
    else:
        text += f": het model zat {percent(abs(error))} te {'hoog' if error > 0 else 'laag'}."
    good = error is not None and abs(error) <= _GOOD
    if not good:
        text += " Lees de voorspelling dus als een richting, en niet als een getal."
    return {
        "split": iso(split),
        "predicted": predicted,
        "actual": actual,
        "error": error,
        "good": good,
        "points": points,
        "text": text,
    }
