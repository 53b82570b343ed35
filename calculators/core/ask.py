"""The door of the browser: a question about a calculator as JSON, and its answer as JSON."""

import json
import math
from typing import Any

from calculators.core.fields import Input
from calculators.core.registry import load


def run_json(slug: str, values: str) -> str:
    """`load(slug).run(…)`, with a JSON string in and out: what the browser calls."""
    return _json(load(slug).run(json.loads(values)))


def solve_json(slug: str, question: str) -> str:
    """`solve` for what a form sent: {values, output, target, field}, all but names as typed."""
    asked = json.loads(question)
    values = _numbers(slug, asked["values"])
    if values is None:
        return _json({"ok": False, "message": "Verbeter eerst de velden hierboven."})
    calculator = load(slug)
    output = calculator.outputs[asked["output"]]
    # Read as a field of that unit is: the answer to a misread target would be a wrong number.
    wanted = Input(output.label, output.unit, -math.inf, math.inf)
    try:
        target = wanted.read(asked["target"])
    except ValueError as wrong:
        return _json({"ok": False, "message": str(wrong)})
    return _json(calculator.solve(output.name, target, asked["field"], values))


def levers_json(slug: str, question: str) -> str:
    """`levers` on the main output, for what a form sent: {values}; none while that is not right."""
    calculator, values = load(slug), _numbers(slug, json.loads(question)["values"])
    return _json([] if values is None else calculator.levers(values, calculator.main))


def compare_json(slug: str, question: str) -> str:
    """`compare` for what a form sent twice: {first, values}; nothing while that is not right."""
    asked = json.loads(question)
    first, second = (_numbers(slug, asked[name]) for name in ("first", "values"))
    return _json([] if first is None or second is None else load(slug).compare(first, second))


def picture_json(slug: str, question: str) -> str:
    """`picture` for what a form sent: {values}; an empty string while that is not right."""
    values = _numbers(slug, json.loads(question)["values"])
    return _json("" if values is None else load(slug).picture(values))


def _numbers(slug: str, raw: dict[str, Any]) -> dict[str, Any] | None:
    """The plain values of what a form sent; None when some of it is not right."""
    result = load(slug).run(raw)
    return {n: each["value"] for n, each in result["inputs"].items()} if result["ok"] else None


def _json(found: object) -> str:
    return json.dumps(found, allow_nan=False, ensure_ascii=False)
