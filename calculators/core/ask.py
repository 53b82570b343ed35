"""The door of the browser: a question about a calculator as JSON, and its answer as JSON.

Each kind of question is one function here, and its answer a TypedDict: that is all that Python has
to know of it.
"""

import json
import math
from collections.abc import Callable
from typing import Any

from calculators.core.answers import Asked, Change, Lever, Pair, Result, Solution, Target, Values
from calculators.core.compare import compare
from calculators.core.declare import Calculator
from calculators.core.fields import Input
from calculators.core.levers import levers
from calculators.core.registry import load
from calculators.core.solve import solve

AnyCalculator = Calculator[..., Any]
Kind = Callable[[AnyCalculator, Any], Any]

KINDS: dict[str, Kind] = {}


def ask(kind: str, slug: str, question: str) -> str:
    """The answer to that kind of question, of KINDS; both are JSON."""
    answer = KINDS[kind](load(slug), json.loads(question))
    return json.dumps(answer, allow_nan=False, ensure_ascii=False)


def _kind(name: str) -> Callable[[Kind], Kind]:
    def known(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return known


@_kind("run")
def _outcome(calculator: AnyCalculator, question: Asked) -> Result:
    """What comes out."""
    return calculator.run(question["values"])


@_kind("solve")
def _turned_round(calculator: AnyCalculator, question: Target) -> Solution:
    """The question turned round."""
    values = _numbers(calculator, question["values"])
    if values is None:
        return {"ok": False, "message": "Verbeter eerst de velden hierboven."}
    output = calculator.outputs[question["output"]]
    # Read as a field of that unit is: the answer to a misread target would be a wrong number.
    wanted = Input(output.label, output.unit, -math.inf, math.inf)
    try:
        target = wanted.read(question["target"])
    except ValueError as wrong:
        return {"ok": False, "message": str(wrong)}
    return solve(calculator, output.name, target, question["field"], values)


@_kind("levers")
def _best(calculator: AnyCalculator, question: Asked) -> list[Lever]:
    """What each field does to the main output; none while what is filled in is not right."""
    values = _numbers(calculator, question["values"])
    return [] if values is None else levers(calculator, values, calculator.main)


@_kind("compare")
def _beside(calculator: AnyCalculator, question: Pair) -> list[Change]:
    """Two cases side by side; nothing while one of them is not right."""
    first = _numbers(calculator, question["first"])
    second = _numbers(calculator, question["values"])
    return [] if first is None or second is None else compare(calculator, first, second)


@_kind("picture")
def _drawn(calculator: AnyCalculator, question: Asked) -> str:
    """The outcome drawn, as HTML; empty where there is nothing to draw, or nothing right."""
    values = _numbers(calculator, question["values"])
    return "" if values is None else calculator.picture(values)


def _numbers(calculator: AnyCalculator, raw: Values) -> Values | None:
    """The plain values of what a form sent; None when some of it is not right."""
    result = calculator.run(raw)
    return {n: each["value"] for n, each in result["inputs"].items()} if result["ok"] else None
