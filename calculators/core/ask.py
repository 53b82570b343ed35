"""The door of the browser: a question about a calculator as JSON, and its answer as JSON.

Each kind of question is one function here, and its answer a TypedDict: that is all that Python has
to know of it.
"""

import json
import math
from collections.abc import Callable
from typing import Any

from calculators.core import draw
from calculators.core.answers import (
    Answer,
    Asked,
    Drawn,
    Pair,
    Plans,
    Ranged,
    Result,
    Solution,
    Taken,
    Taking,
    Target,
    Values,
)
from calculators.core.compare import compare
from calculators.core.declare import Calculator
from calculators.core.fields import Input
from calculators.core.levers import levers
from calculators.core.plans import beside
from calculators.core.ranged import ranged
from calculators.core.ranges import Range, likely
from calculators.core.registry import load
from calculators.core.solve import solve
from calculators.core.take import said, take

AnyCalculator = Calculator[..., Any]
Kind = Callable[[AnyCalculator, Any], Any]

KINDS: dict[str, Kind] = {}
# Kinds that are about no calculator: whoever answers one adds it here.
OTHERS: dict[str, Callable[[Any], Any]] = {}

WRONG = "Verbeter eerst de velden hierboven."
PINNED = "Vastgezet. Verander nu hierboven een of meer velden, dan zie je hier het verschil."


def ask(kind: str, slug: str, question: str) -> str:
    """The answer to that kind of question, of KINDS or OTHERS; both are JSON."""
    asked = json.loads(question)
    answer = OTHERS[kind](asked) if kind in OTHERS else KINDS[kind](load(slug), asked)
    return json.dumps(answer, allow_nan=False, ensure_ascii=False)


def _kind(name: str) -> Callable[[Kind], Kind]:
    def known(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return known


@_kind("run")
def _outcome(calculator: AnyCalculator, question: Asked) -> Answer:
    """What comes out."""
    result = calculator.run(question["values"])
    return {
        **result,
        "warnings": draw.warnings(result.get("guards", [])),
        "said": said(calculator, result),
    }


@_kind("range")
def _uncertain(calculator: AnyCalculator, question: Asked) -> Ranged:
    """What comes out where fields are a range."""
    return ranged(calculator, calculator.run(question["values"]))


@_kind("solve")
def _turned_round(calculator: AnyCalculator, question: Target) -> Solution:
    """The question turned round."""
    result = calculator.run(question["values"])
    if not result["ok"]:
        return {"ok": False, "message": WRONG}
    output = calculator.outputs[question["output"]]
    # Read as a field of that unit is: the answer to a misread target would be a wrong number.
    wanted = Input(output.label, output.unit, -math.inf, math.inf)
    try:
        target = wanted.read(question["target"])
    except ValueError as wrong:
        return {"ok": False, "message": str(wrong)}
    if isinstance(target, Range):
        return {"ok": False, "message": "Een doel is één getal, geen bereik."}
    field = question["field"]
    found = solve(calculator, output.name, target, field, _likely(result))
    if said := _said(result, but=field):
        answer = f"{calculator.inputs[field].label}: {found.get('text')}."
        found["message"] = f"{found.get('message', answer)} {said}"
    return found


@_kind("levers")
def _best(calculator: AnyCalculator, question: Asked) -> Drawn:
    """The rows of what each field does to the main output."""
    result = calculator.run(question["values"])
    if not result["ok"]:
        return {"html": "", "text": WRONG}
    found = levers(calculator, _likely(result), calculator.main)
    return {"html": draw.levers(found), "text": _said(result) if found else draw.NO_LEVER}


@_kind("compare")
def _beside(calculator: AnyCalculator, question: Pair) -> Drawn:
    """The rows of two cases side by side."""
    first, second = (calculator.run(question[each]) for each in ("first", "values"))
    if not (first["ok"] and second["ok"]):
        return {"html": "", "text": WRONG}
    found = compare(calculator, _likely(first), _likely(second))
    same = not any(each["difference"]["value"] for each in found)
    return {"html": draw.changes(found), "text": PINNED if same else _said(second)}


@_kind("plans")
def _plans(calculator: AnyCalculator, question: Plans) -> Drawn:
    """What was kept of one calculator, side by side."""
    return beside(calculator, question["plans"])


@_kind("picture")
def _drawn(calculator: AnyCalculator, question: Asked) -> str:
    """The outcome drawn, as HTML; empty where there is nothing to draw, or nothing right."""
    result = calculator.run(question["values"])
    return calculator.picture(_likely(result)) if result["ok"] else ""


@_kind("take")
def _taken(calculator: AnyCalculator, question: Taking) -> Taken:
    """The whole of it, to take along."""
    result = calculator.run(question["values"])
    if not result["ok"]:
        return {"ok": False, "text": "", "csv": "", "sheet": "", "kept": None}
    return take(calculator, result, question["address"], question["day"])


def _likely(result: Result) -> Values:
    """The plain values of what was read, of a range the likely one."""
    return {name: likely(each["value"]) for name, each in result["inputs"].items()}


def _said(result: Result, but: str = "") -> str:
    """What is calculated with where a range is filled in; empty where there is none."""
    usual = [
        f"{each['label']} {each['usual']}"
        for name, each in result["inputs"].items()
        if "usual" in each and name != but
    ]
    return f"Gerekend met wat het waarschijnlijkst is: {', '.join(usual)}." if usual else ""
