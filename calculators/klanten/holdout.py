"""How well does the forecast do? Made on the first part of the file, held against the last part."""

from collections import Counter
from collections.abc import Mapping
from math import fsum, log1p
from typing import Any, NamedTuple

from calculators.klanten.bgnbd import BGNBD
from calculators.klanten.book import Book, Gaps, iso
from calculators.klanten.histories import WEEK, History, fit_to, history
from calculators.klanten.words import count, day_text, percent

_FIRST = 0.65  # the part on which it is made
_POINTS = 8
_MOST = 1_000  # of those who came back: enough for whether it is right within some percents
_AGES = 8  # steps in which an age becomes about three times as much
_REPEATS = 20
_GOOD = 0.2


class Parted(NamedTuple):
    """A file in two parts: what was known of its customers on `split`, and what they did then."""

    split: int
    today: int
    counts: Mapping[History, int]  # of each history until `split` how many customers had it
    coming: Gaps  # the days on which they bought afterwards


def split_of(first: int, today: int) -> int:
    """The last day of the first part."""
    return first + int((today - first + 1) * _FIRST)


def parted(book: Book) -> Parted:
    """A book in two parts."""
    split = split_of(book.first, book.today)
    known = [each for each in book.customers if each.first <= split]
    later = Counter(day for each in known if each.last > split for day in each.days if day > split)
    counts = Counter(history(each, split) for each in known)
    return Parted(split, book.today, counts, Gaps(later))


def check(found: Parted, whole: BGNBD) -> dict[str, Any] | None:
    """Repeat purchases that were predicted and that came, of the customers of the first part;
    None when that part is too small for a forecast. `whole` is the model of the whole file: that of
    its first part is looked for from there.
    """
    split, today, counts, coming = found
    if sum(number for (x, _, _), number in counts.items() if x) < _REPEATS:
        return None
    model, _ = fit_to(counts, whole, _MOST)
    weights = _weights(model, counts)
    days = [split + (today - split) * part // _POINTS for part in range(1, _POINTS + 1)]
    points = [{"date": iso(split), "predicted": 0.0, "actual": 0}]
    for day in days:
        ahead = (day - split) / WEEK
        predicted = fsum(n * model.expected_alive(ahead, x, age) for x, age, n in weights)
        actual = coming.within(day)
        points.append({"date": iso(day), "predicted": predicted, "actual": actual})
    return _told(split, points)


def _weights(model: BGNBD, counts: Mapping[History, int]) -> list[tuple[int, float, float]]:
    """How many are still customers, by their number of purchases and about their age (in weeks):
    enough for what they will buy together.
    """
    found: dict[tuple[int, int], list[float]] = {}
    for (x, last, days), number in counts.items():
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
