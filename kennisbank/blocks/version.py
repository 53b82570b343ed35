"""Which version of a calculator this is: a name for what it answers, that a link takes along."""

import json
from functools import cache
from hashlib import sha256
from random import Random
from typing import Any

from calculators.core import Calculator, Choice, InputError

_ASKED = 96  # with fewer, a change of one branch may go unseen


@cache
def version(calculator: Calculator[..., Any]) -> str:
    """Six characters that change when one of its answers does, or what is asked or answered.

    They stay when only words change, or how the code is written: whoever opens an old link hears of
    a change that can be seen in the outcome. Answers are compared to nine digits, as the last ones
    may differ between one Python and another.
    """
    units = {
        name: str(getattr(each, "unit", ""))
        for name, each in (calculator.inputs | calculator.outputs).items()
    }
    answers = [_answer(calculator, values) for values in _questions(calculator)]
    return sha256(json.dumps([units, answers]).encode()).hexdigest()[:6]


def _questions(calculator: Calculator[..., Any]) -> list[dict[str, Any]]:
    """The same ones in every build: the worked examples, and others all over what is allowed."""
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    known = [
        defaults | {n: calculator.inputs[n].check(value) for n, value in example.inputs.items()}
        for example in calculator.examples
    ]
    draw = Random(calculator.slug).random  # noqa: S311 -- these keep no secret
    others = [
        {name: _value(each, draw(), draw()) for name, each in calculator.inputs.items()}
        for _ in range(_ASKED)
    ]
    return [defaults, *known, *others]


def _value(field: Any, kind: float, share: float) -> Any:
    """An allowed value: mostly one that people fill in, now and then one from the far ends."""
    if isinstance(field, Choice):
        options = list(field.options)
        return options[int(share * len(options))]
    if field.optional and kind < 0.2:
        return None
    usual = field.default if field.default is not None else (field.low + min(field.high, 100)) / 2
    value = (
        field.low + share * (field.high - field.low) if kind > 0.9 else usual * (0.4 + 1.2 * share)
    )
    value = min(max(value, field.low), field.high)
    return round(value) if field.whole else float(f"{value:.4g}")


def _answer(calculator: Calculator[..., Any], values: dict[str, Any]) -> list[str]:
    try:
        return [str(n) if n is None else f"{n:.9g}" for n in calculator(**values)]
    except InputError as error:
        return sorted(error.errors)
