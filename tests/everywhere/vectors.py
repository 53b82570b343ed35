"""On which questions every Python and every browser has to agree: generated from what is declared,
the same ones each time.

    python -m tests.everywhere.vectors [FILE]    each with the answer of this Python, one a line

Of every calculator: its examples, each bound of each field and what is typed beside it, what lies
on both sides of where a verdict turns, what chance fills in, as a machine and as a person writes
it, ranges, and what is wrong. INPUTS and BAD in the environment say how often chance fills in
something right and something wrong.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, product
from pathlib import Path
from typing import Any

from calculators import load, slugs
from calculators.core.declaration import plain
from calculators.core.fields import Choice, Input
from calculators.klanten.answers import FileQuestion
from calculators.klanten.desk import Desk
from kennisbank.runtime.questions import (
    Question,
    about_file,
    about_files,
    answer,
    chosen,
    examples,
    explored,
)
from tests.calculators.klanten.hostile import KNOWN, exports
from tests.strategies import AnyCalculator, turns

SEED = 20261126
INPUTS = int(os.environ.get("INPUTS", "1000"))
BAD = int(os.environ.get("BAD", "200"))
WHOLE = 40  # so often all kinds are asked of what chance fills in, and not only what comes out
LARGE = 300_000  # bytes: of a larger file, Python in a page takes minutes

# What people, programs and malice put in a field, by what it makes of a number that is right.
Spoil = Callable[[random.Random, str], str]
SPOILED: tuple[Spoil, ...] = (
    lambda _, text: "",
    lambda _, text: " \u00a0\u200b",
    lambda _, text: f"{text} of zo",
    lambda _, text: f"{text}\t{text}",
    lambda _, text: f"-{text or 1}",
    lambda _, text: f"{text or 1}e9",
    lambda _, text: f"{text or 1}%€",
    lambda _, text: f"{text},{text},{text}",
    lambda _, text: f"{text or 9} tot {text or 9}",
    lambda _, text: f"9{text} tot 1",
    lambda _, text: "0x1F",
    lambda _, text: "NaN",
    lambda _, text: "−∞",
    lambda _, text: "١٢٣",
    lambda _, text: "½",
    lambda _, text: "9" * 40,
    lambda _, text: "1." + "0" * 30,
    lambda _, text: '<b onclick="x">1</b>',
    lambda _, text: "=1+1",
    lambda _, text: "👩‍👧 \u202e12",
    lambda dice, _: "".join(dice.choice("0123456789.,-+ €%ekm") for _ in range(dice.randint(1, 9))),
    lambda dice, _: "".join(chr(dice.randint(33, 0x2FF)) for _ in range(dice.randint(1, 40))),
)


def vectors(inputs: int = INPUTS, bad: int = BAD) -> Iterator[Question]:
    """All of them, with so many of what chance fills in for each calculator."""
    yield from examples()
    yield from explored(min(inputs, WHOLE), SEED)
    yield from outcomes(inputs, bad)
    for slug in slugs():
        for values in uncertain(slug, inputs // 20):
            yield asked("range", slug, values)


def outcomes(inputs: int, bad: int) -> Iterator[Question]:
    """What comes out where a verdict turns, of what chance fills in, and of what is wrong."""
    for slug in slugs():
        for values in chain(edges(slug), seeded(slug, inputs), wrong(slug, bad)):
            yield asked("run", slug, values)


def asked(kind: str, slug: str, values: dict[str, Any]) -> Question:
    return kind, slug, json.dumps({"values": values})


def edges(slug: str) -> Iterator[dict[str, Any]]:
    """On both sides of where a verdict turns, for each field that makes it turn in an example."""
    calculator = load(slug)
    given = {name: plain(each.default) for name, each in calculator.inputs.items()}
    examples = [given, *(given | dict(each.inputs) for each in calculator.examples)]
    fields = {n: each for n, each in calculator.inputs.items() if isinstance(each, Input)}
    for side, (name, field) in product(turns(calculator), fields.items()):
        for each in examples:
            if ends := _turn(calculator, side, each, name, field):
                yield from (each | {name: end} for end in ends)
                break


def _turn(
    calculator: AnyCalculator,
    side: Callable[[Any], bool | None],
    given: dict[str, Any],
    name: str,
    field: Input,
) -> Sequence[float]:
    """The two values of a field next to each other, of which one is on the other side."""

    def above(value: float) -> bool | None:
        try:
            return side(calculator.numbers(given | {name: value}))
        except ValueError:
            return None

    low, high = field.low, field.high
    if above(low) is above(high):
        return ()
    for _ in range(80):
        middle = (low + high) / 2
        if field.whole:
            middle = round(middle)
        if middle in (low, high):
            break
        low, high = (middle, high) if above(middle) is above(low) else (low, middle)
    return low, high


def seeded(slug: str, times: int) -> Iterator[dict[str, Any]]:
    """What chance fills in: numbers as an address has them, and as somebody types them."""
    dice = random.Random(f"{SEED} {slug}")  # noqa: S311 -- the same ones each time
    for number in range(times):
        values = {name: chosen(dice, field) for name, field in load(slug).inputs.items()}
        yield values if number % 2 else typed(slug, values)


def uncertain(slug: str, times: int) -> Iterator[dict[str, Any]]:
    """Ranges in one field or more."""
    dice = random.Random(f"{SEED} {slug} range")  # noqa: S311
    fields = load(slug).inputs
    for _ in range(times):
        values = {name: chosen(dice, field) for name, field in fields.items()}
        numbers = [name for name, field in fields.items() if isinstance(field, Input)]
        for name in dice.sample(numbers, dice.randint(1, min(3, len(numbers)))):
            ends = sorted(chosen(dice, fields[name]) or fields[name].low for _ in "ab")  # type: ignore[union-attr]
            values[name] = ends if ends[0] < ends[1] else ends[0]
        yield values


def wrong(slug: str, times: int) -> Iterator[dict[str, Any]]:
    """What is wrong in one field or more, and what is nearly wrong."""
    dice = random.Random(f"{SEED} {slug} bad")  # noqa: S311
    fields = load(slug).inputs
    for number in range(times):
        values = typed(slug, {name: chosen(dice, field) for name, field in fields.items()})
        for name in dice.sample([*fields], dice.randint(1, min(2, len(fields)))):
            values[name] = SPOILED[number % len(SPOILED)](dice, values[name])
        yield values


def typed(slug: str, values: dict[str, Any]) -> dict[str, str]:
    """The same values, as they stand in the fields of a page."""
    fields = load(slug).inputs
    return {
        name: value if isinstance(value, str) else fields[name].write(value)
        for name, value in values.items()
    }


def in_page(slug: str, inputs: int, bad: int) -> list[dict[str, str]]:
    """What is typed in the page of that calculator: a sample of the same. In a list of options
    nothing else can be chosen.
    """
    options = {n: each.choices for n, each in load(slug).inputs.items() if isinstance(each, Choice)}
    found = chain(islice(edges(slug), inputs), seeded(slug, inputs), wrong(slug, bad))
    texts = [typed(slug, each) for each in found]
    return [each for each in texts if all(each[name] in options[name] for name in options)]


def files() -> list[tuple[str, str, str]]:
    """A reader's own files, whole and broken: in base64, what is asked, and the answer here."""
    desk, report = Desk(), FileQuestion(what="report", id=1, settings={})
    every = (*exports().values(), *(make() for make in KNOWN.values()))
    some = (data for data in every if 0 < len(data) <= LARGE)
    return [*about_files(), *(about_file(desk, data, report) for data in some)]


def main(arguments: Sequence[str]) -> None:
    """Write them, each with its answer."""
    lines = (json.dumps([*each, answer(each)], ensure_ascii=False) for each in vectors())
    about = (json.dumps(["file", *each], ensure_ascii=False) for each in files())
    with Path(arguments[0]).open("w", encoding="utf-8") if arguments else sys.stdout as target:
        for line in chain(lines, about):
            print(line, file=target)


if __name__ == "__main__":
    main(sys.argv[1:])
