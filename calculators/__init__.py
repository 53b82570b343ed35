"""The calculators: formulas on customer value, in plain Python.

`load("ltv")(orderwaarde=120, aankopen_per_jaar=4, klantduur=3).ltv` is 1440.0. The same files run
natively, at build time and in the reader's browser. One file is one calculator; its name is the
slug, with an underscore for a dash.
"""

import json
import os
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from calculators.getallen import read
from calculators.model import Calculator


class UnknownCalculator(LookupError):
    """There is no calculator of that name; the message says which there are."""


def slugs() -> list[str]:
    """Every calculator there is, by alphabet."""
    return sorted(slug for name in _modules() if _find(slug := name.replace("_", "-")))


def load(slug: str) -> Calculator[..., Any]:
    """The calculator of that name; UnknownCalculator when there is none."""
    if calculator := _find(slug):
        return calculator
    known = slugs()
    close = get_close_matches(slug, known, n=1)
    hint = f"Bedoelde je “{close[0]}”? " if close else ""
    if (name := _module(slug)) in _modules():
        hint = f"{name}.py heeft geen functie {name} met @calculator. "
    raise UnknownCalculator(f"Er is geen rekenhulp “{slug}”. {hint}Er zijn: {', '.join(known)}.")


def run_json(slug: str, values: str) -> str:
    """`load(slug).run(…)`, with a JSON string in and out: what the browser calls."""
    return _json(load(slug).run(json.loads(values)))


def solve_json(slug: str, question: str) -> str:
    """`solve` for what a form sent: {values, output, target, field}, all but names as typed."""
    asked = json.loads(question)
    values = _numbers(slug, asked["values"])
    if values is None:
        return _json({"ok": False, "message": "Verbeter eerst de velden hierboven."})
    try:
        target = read(str(asked["target"]))
    except ValueError:
        wrong = f"“{asked['target']}” is geen getal. Vul in waar je op uit wilt komen."
        return _json({"ok": False, "message": wrong})
    return _json(load(slug).solve(asked["output"], target, asked["field"], values))


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


def _module(slug: str) -> str:
    return slug.replace("-", "_")


def _modules() -> list[str]:
    """The files beside this one, also those that are no calculator."""
    names = os.listdir(__path__[0])  # noqa: PTH208 (pathlib takes a browser long to import)
    return [each[:-3] for each in names if each.endswith(".py") and not each.startswith("_")]


def _find(slug: str) -> Calculator[..., Any] | None:
    name = _module(slug)
    if not name.isidentifier() or name.startswith("_"):
        return None
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise  # it is there, and what it imports is not
        return None
    found = getattr(module, name, None)
    return found if isinstance(found, Calculator) and found.slug == slug else None
