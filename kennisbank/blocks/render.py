"""A calculated example as HTML: what a reader sees before, or without, any script."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculators import sources
from calculators.fields import Choice
from kennisbank.blocks.presets import Example

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_ABSENT = {"value": None, "text": "", "formula": "", "worked": "", "band": None, "note": None}


def render(example: Example, id: str) -> str:
    """The complete form, with the outcome and its worked solution; `id` is unique in the page."""
    calculator, result = example
    declared = calculator.outputs.values()
    ends = {output.upto for output in declared}
    return _TEMPLATE.render(
        id=id,
        calc=calculator,
        fields=" ".join(f"{id}-{name}" for name in calculator.inputs),
        inputs=result["inputs"],
        outputs={
            name: {"absent": name not in result["outputs"]} | result["outputs"].get(name, _ABSENT)
            for name in calculator.outputs
        },
        # The main outcome stands first; the high end of a range stands beside its low end.
        shown=sorted(
            (output for output in declared if output.name not in ends),
            key=lambda output: output.name != calculator.main,
        ),
        worked=list(declared),
        guards=result["guards"],
    ).strip()


def page_data(slugs: Iterable[str]) -> str:
    """What the calculators of a page need to run in the browser: where Python is, and the files."""
    from kennisbank.runtime import manifest

    files: dict[str, str] = {}
    for slug in slugs:
        files |= sources(slug)
    data = {"runtime": manifest(), "sources": files}
    text = json.dumps(data, ensure_ascii=False).replace("&", "\\u0026").replace("<", "\\u003c")
    # Not a script element: Material's instant navigation would run it, as if it were JavaScript.
    return f'<template class="kb-pagina" data-search-exclude>{text}</template>'


def _machine(value: float | None) -> str:
    """A number in full precision, as a program reads it: 1440, 4.32."""
    return "" if value is None else repr(float(value)).removesuffix(".0")


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _unit(field: Any) -> str:
    """What stands beside a field; of “klant|klanten” the plural."""
    return str(getattr(field, "unit", "")).rpartition("|")[2]


def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"machine": _machine, "day": _day, "unit": _unit}
    environment.tests["choice"] = lambda field: isinstance(field, Choice)
    return environment.get_template("rekenhulp.html")


_TEMPLATE = _template()
