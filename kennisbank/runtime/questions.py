"""What is asked of every calculator to try a runtime: kind, slug and question, as a page does."""

import json
import random
from collections.abc import Iterator
from typing import Any

from calculators import ask, load, slugs
from calculators.core.ask import KINDS
from calculators.core.fields import Choice, Input

Question = tuple[str, str, str]


def answer(question: Question) -> str:
    """What Python here says to it."""
    return ask(*question)


def answered() -> list[tuple[str, str, str, str]]:
    """All `examples`, each with its answer."""
    return [(*each, answer(each)) for each in examples()]


def examples() -> Iterator[Question]:
    """Of every calculator all its examples, and one of each other kind that a page can ask, also of
    nonsense and of nothing.
    """
    for slug in slugs():
        calculator = load(slug)
        nonsense = dict.fromkeys(calculator.inputs, "x")
        example, *others = [dict(each.inputs) for each in calculator.examples]
        for values in (example, nonsense, {}):
            yield from _all(slug, values)
        for values in others:
            yield "run", slug, json.dumps({"values": values})


def explored(times: int, seed: int) -> Iterator[Question]:
    """Of every calculator every bound of every field, and so many times what chance fills in."""
    dice = random.Random(seed)  # noqa: S311 -- the same questions each time
    for slug in slugs():
        inputs = load(slug).inputs
        for name, field in inputs.items():
            for value in (*_edges(field), "", "1.234,5", "€ 12", "10k", "-1", "1e3", "²"):
                yield from _all(slug, {name: value})
        for _ in range(times):
            yield from _all(slug, {name: _chosen(dice, field) for name, field in inputs.items()})


def _all(slug: str, values: dict[str, Any]) -> Iterator[Question]:
    calculator = load(slug)
    for kind in KINDS:
        beside = {"first": {}, "values": values, "output": calculator.main, "target": "100"}
        beside |= {"address": "https://example.org/?a=1&b=2", "day": "1 januari 2026"}
        field = next(iter(calculator.inputs))
        yield kind, slug, json.dumps(beside | {"field": field})


def _edges(field: Input | Choice) -> list[Any]:
    if isinstance(field, Choice):
        return [*field.choices, "x"]
    return [field.low, field.high, field.low - 1, field.high * 10]


def _chosen(dice: random.Random, field: Input | Choice) -> Any:
    if isinstance(field, Choice):
        return dice.choice([*field.choices])
    if field.optional and dice.random() < 0.3:
        return ""
    value = field.low + (field.high - field.low) * dice.random() ** dice.choice((1, 4, 12))
    return round(value) if field.whole else round(value, dice.choice((0, 2, 6)))
