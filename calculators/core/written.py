"""What a declaration writes as text: the bands of an outcome, and worked examples."""

import math
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple

from calculators.core import numbers
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Band
from calculators.core.signature import Undeclared

_BAND = re.compile(
    r"(?P<edge>vanaf|boven) (?P<start>[^:]+): (?P<name>[^(]+) \((?P<tone>\w+)\)\. "
    r"(?P<text>.+) \[(?P<action>.+)\]\((?P<link>\S+)\)"
)
_TODO = "schrijf “vanaf 60: Redelijk (fair). Een zin. [Wat je doet](artikelen/ltv/#formule)”"
_VALUE = re.compile(r"(?P<name>\S+) (?P<sign>[=≈]) (?P<value>.+)")


class Example(NamedTuple):
    """A worked example that must come out: a number exactly, a text as it is displayed."""

    name: str
    inputs: Mapping[str, float | str]
    outputs: Mapping[str, float | str]


def bands(text: str) -> tuple[Band, ...]:
    """The bands in `text`, from low to high.

    vanaf 1: Krap (fair). Een klant verdient zijn werving terug, maar er blijft weinig over.
        [Laat klanten langer blijven](artikelen/ltv/#strategie-1)
    boven 5: Ruim (great). Een klant brengt meer dan vijf keer op wat hij kost.
        [Lees waarin je nu kunt investeren](artikelen/ltv/#fouten)
    """
    found = tuple(_band(at, each) for at, each in parts(text))
    if not found:
        raise Undeclared("", "hier staat geen oordeel", _TODO)
    return found


def parts(text: str) -> Iterator[tuple[int, str]]:
    """What begins on a line of its own, with the lines below it that are further to the right; and
    at which line of the text, from 0.
    """
    lines = [(at, line) for at, line in enumerate(text.split("\n")) if line.strip()]
    margin = min((_indent(line) for _, line in lines), default=0)
    starts = [n for n, (_, line) in enumerate(lines) if _indent(line) == margin]
    for start, end in pairwise([*starts, len(lines)] if lines else []):
        yield lines[start][0], " ".join(" ".join(line for _, line in lines[start:end]).split())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _band(at: int, text: str) -> Band:
    found = _BAND.fullmatch(text)
    if not found:
        raise Undeclared("", "dit is niet te lezen als oordeel", _TODO, at)
    try:
        start = numbers.typed(found["start"]).value
    except ValueError:
        wrong, todo = (
            f"“{found['start']}” is geen getal",
            "geef de laagste uitkomst die erbij hoort",
        )
        raise Undeclared("", wrong, todo, at) from None
    if found["edge"] == "boven":
        start = math.nextafter(start, math.inf)
    return Band(start, *found.group("name", "tone", "text", "action", "link"))  # type: ignore[arg-type]


def example(text: str, inputs: Mapping[str, Input | Choice], outputs: Mapping[str, Any]) -> Example:
    """The example in `text`: its name, and below it what is filled in and what comes out.

        Een maand: van 100 blijven er 95
        klanten_begin = 100, klanten_nieuw = 0, klanten_eind = 95, periode = maand
        retentie = 95, retentie_per_jaar ≈ 54%, gemiddelde_klantduur ≈ 1,67 jaar

    What comes out is exactly that (=), or that as it is displayed (≈).
    """
    name, given, expected = "", {}, {}
    for at, line in enumerate(text.split("\n")):
        words = " ".join(line.split())
        if not name:
            if _VALUE.match(words):
                todo = "zet er een regel boven: Een webshop met tien orders"
                raise Undeclared("", "het voorbeeld heeft geen naam", todo, at)
            name = words
            continue
        for each in filter(None, words.removesuffix(",").split(", ")):
            found = _VALUE.fullmatch(each)
            if not found:
                wrong, todo = f"“{each}” is geen naam met een waarde", "schrijf veld = 100"
                raise Undeclared("", wrong, todo, at)
            of, sign, value = found.groups()
            if of in given or of in expected:
                raise Undeclared("", f"{of} staat hier twee keer", "houd er één over", at)
            if of in inputs and sign == "=":
                given[of] = _read(inputs[of], value)
            elif of in outputs:
                expected[of] = (
                    _exactly(value, at) if sign == "=" else value.replace(" ", numbers.NBSP)
                )
            elif of in inputs:
                raise Undeclared("", f"wat je bij {of} invult, is geen benadering", "schrijf =", at)
            else:
                todo = f"kies uit {', '.join([*inputs, *outputs])}"
                raise Undeclared("", f"het voorbeeld noemt “{of}”, en dat is er niet", todo, at)
    return Example(name, given, expected)


def _read(field: Input | Choice, text: str) -> float | str:
    try:
        value = field.read(text)
    except (ValueError, TypeError, AttributeError):
        return text  # it is not allowed, or the field is not right: `review` says so
    return value.name if isinstance(value, Enum) else _short(value)


def _exactly(text: str, at: int) -> float:
    try:
        return _short(numbers.typed(text).value)
    except ValueError:
        todo = "schrijf een getal, of ≈ met de uitkomst zoals de lezer haar ziet"
        raise Undeclared("", f"“{text}” is geen getal", todo, at) from None


def _short(value: float) -> float:
    """120.0 as 120, the way people and addresses write it."""
    return int(value) if value == int(value) else value
