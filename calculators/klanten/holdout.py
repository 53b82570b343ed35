"""How well does the forecast do? Made on the first part of the file, held against the last part."""

from collections import Counter
from math import fsum
from typing import Any

from calculators.klanten.book import Book, iso
from calculators.klanten.histories import WEEK, fit_to, history
from calculators.klanten.words import count, day_text, percent

_FIRST = 0.65  # the part on which it is made
_POINTS = 8
_REPEATS = 20
_GOOD = 0.2


def check(book: Book) -> dict[str, Any] | None:
    """Repeat purchases that were predicted and that came, of the customers of the first part;
    None when that part is too small for a forecast.
    """
    split = book.first + int(book.span * _FIRST)
    known = [each for each in book.customers if each.first <= split]
    counts = Counter(history(each, split) for each in known)
    if sum(n for (x, _, _), n in counts.items() if x) < _REPEATS:
        return None
    model, _ = fit_to(counts.elements())
    coming = sorted(day for each in known for day in each.days if day > split)
    alive: Counter[tuple[int, int]] = Counter()
    weights: dict[tuple[int, int], float] = {}
    for (x, last, age), number in counts.items():
        key = (x, (age + 3) // WEEK)
        chance = model.alive(x, last / WEEK, age / WEEK)
        weights[key] = weights.get(key, 0.0) + number * chance
        alive[key] += number
    days = [split + (book.today - split) * part // _POINTS for part in range(1, _POINTS + 1)]
    points = [{"date": iso(split), "predicted": 0.0, "actual": 0}]
    for day in days:
        ahead = (day - split) / WEEK
        predicted = fsum(
            weight * model.expected_alive(ahead, x, age) for (x, age), weight in weights.items()
        )
        actual = sum(1 for each in coming if each <= day)
        points.append({"date": iso(day), "predicted": predicted, "actual": actual})
    return _told(split, points)


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
