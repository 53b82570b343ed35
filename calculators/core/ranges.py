"""A number that somebody does not know for certain: from where to where it may be.

"2 tot 4" is three numbers: the lowest, the highest, and the likely one, which lies in the middle
unless it is said: "2 tot 4, meestal 2,5".
"""

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from calculators.core import numbers

# A stroke behind a comma or a point says that there are no cents: "12,-".
_BETWEEN = re.compile(r"\b(?:tot en met|t/m|tot|en|a)\b|[àáâ]|…|(?<![.,=])[-‐-―−]", re.IGNORECASE)
_AROUND = re.compile(r"±|\+ ?/ ?[-‐-―−]|\bplus of min\b", re.IGNORECASE)
_USUALLY = r"\b(?:meestal|waarschijnlijk|vermoedelijk):? +"
_LIKELY_LAST = re.compile(rf"[,;]? *\(?{_USUALLY}(?P<likely>.+?)\)?$", re.IGNORECASE)
_LIKELY_FIRST = re.compile(rf"^{_USUALLY}(?P<likely>.+?)[,;:] +", re.IGNORECASE)
_OPENING = re.compile(r"(?P<word>tussen|van) +(?:de +)?", re.IGNORECASE)
_POWER = re.compile(rf"[0-9](?P<power> *{numbers.POWER})", re.IGNORECASE)
_LONGEST = 120  # characters: three numbers and the words between them


class Range(NamedTuple):
    """From `low` to `high`, of which `likely` is as often too low as too high."""

    low: float
    likely: float
    high: float

    @property
    def plain(self) -> list[float]:
        """As JSON holds it: the ends, with what is likely between them if that was said."""
        if self.likely == middle(self.low, self.high):
            return [self.low, self.high]
        return list(self)

    def at(self, share: float) -> float:
        """The value that it lies below in that share of the cases, from 0 to 1.

        Half of them are on either side of what is likely, and fewer the further away from it: two
        halves of a triangle, of which each has its own width.
        """
        if share < 0.5:
            return self.likely - (self.likely - self.low) * _away(1 - 2 * share)
        return self.likely + (self.high - self.likely) * _away(2 * share - 1)


class Typed(NamedTuple):
    """The texts of a range as somebody typed it; `around` where it is a middle and what may be
    added to it and taken away.
    """

    first: str
    last: str
    likely: str = ""
    around: bool = False


def made(plain: Any) -> Range | None:
    """The range that JSON holds; None of what is none."""
    match plain:
        case [low, high]:
            return Range(low, middle(low, high), high)
        case [low, usual, high]:
            return Range(low, usual, high)
    return None


def likely(value: Any) -> Any:
    """One number instead of a range, also of one as JSON holds it; what is no range stays."""
    found = value if isinstance(value, Range) else made(value)
    return found.likely if found else value


def middle(low: float, high: float) -> float:
    """What lies in the middle, to the digits that people count in: of 0,1 and 0,3 it is 0,2. Of two
    whole numbers, a whole one.
    """
    if isinstance(low, int) and isinstance(high, int):
        return (low + high) // 2
    return float(f"{low / 2 + high / 2:.12g}")


def around(centre: float, away: float) -> tuple[float, float]:
    """What lies so far away on either side; of 0,3 and 0,1 it is 0,2 and 0,4."""
    exact, step = (Decimal(repr(each)) for each in (centre, away))
    return float(exact - step), float(exact + step)


def _away(share: float) -> float:
    return 1 - math.sqrt(1 - share)


def typed(text: str) -> Typed | None:
    """The parts of a range in `text`; None where it is none."""
    plain = numbers.visible(text)
    if len(plain) > _LONGEST or numbers.BREAK.search(plain):
        return None
    plain = re.sub(r"\s", " ", plain)
    # As an address has it: the ends, and what is likely between them.
    if len(three := [each.strip() for each in plain.split("…")]) == 3:
        return Typed(three[0], three[2], three[1]) if all(map(_is_number, three)) else None
    likely = ""
    if said := _LIKELY_FIRST.match(plain) or _LIKELY_LAST.search(plain):
        plain, likely = plain[: said.start()] + plain[said.end() :], said["likely"]
    opening = _OPENING.match(plain)
    plain = plain[opening.end() :] if opening else plain
    # "2 en 4" are two numbers, unless they are said to stand on either side.
    between = opening is not None and opening["word"].lower() == "tussen"
    found = [
        Typed(*sides, likely, around)
        for mark, around in ((_AROUND, True), (_BETWEEN, False))
        for word, sides in _splits(mark, plain)
        if (between or word.lower() != "en") and not (around and likely)
    ]
    return found[0] if len(found) == 1 else None


def is_begun(text: str) -> bool:
    """Whether it is a number with behind it the word or the sign of a range, and nothing more."""
    plain = re.sub(r"\s", " ", numbers.visible(text))[:_LONGEST]
    if re.search("[.,][-‐-―−]{2}$", plain):  # "12,--", without cents
        return False
    ends = [each for mark in (_AROUND, _BETWEEN) for each in mark.finditer(plain)]
    return any(each.end() == len(plain) and _is_number(plain[: each.start()]) for each in ends)


def _splits(mark: re.Pattern[str], text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What may stand between two numbers, and the two."""
    for found in mark.finditer(text):
        sides = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        if all(map(_is_number, sides)):
            yield found[0], sides


def _is_number(text: str) -> bool:
    try:
        numbers.typed(text)
    except numbers.TwoReadings:
        return True
    except ValueError:
        return False
    return True


def shared_power(parts: Typed) -> str:
    """The "k" or "mln" that stands only at the end, and that may be meant for both."""
    last, first = _POWER.search(parts.last), _POWER.search(parts.first)
    return last["power"] if last and not first and not parts.around else ""
