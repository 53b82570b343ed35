"""A calculated example as HTML: what a reader sees before, or without, any script."""

import json
from functools import cache
from hashlib import sha256
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculators import load, slugs
from calculators.core import draw
from calculators.core.declare import Calculator
from calculators.core.fields import Choice
from calculators.core.ranged import ranged
from calculators.core.ranges import likely
from calculators.klanten.carry import CARRIED
from kennisbank.blocks.presets import Example
from kennisbank.blocks.version import version
from kennisbank.library.dates import spelled
from kennisbank.library.sections import CALCULATORS
from kennisbank.runtime import later as loaded_later
from kennisbank.runtime import manifest
from kennisbank.runtime.parts import WRITER
from kennisbank.runtime.sources import sources

CUSTOMERS = "<kb-mijn-klanten></kb-mijn-klanten>"  # the place in a page for a reader's own
FIGURES = "<kb-mijn-cijfers>"  # and for what he kept, of any calculator
SOURCES = "assets/bron"  # the folder of what the pages calculate with
_COMPONENTS = Path(__file__).parents[1] / "theme" / "components"
_ABSENT: dict[str, Any] = {
    **dict.fromkeys(("value", "band", "carry")),
    **dict.fromkeys(("text", "formula", "worked", "note"), ""),
}


def render(example: Example, copy: int = 1) -> str:
    """The complete form, with the outcome and its worked solution; the page's `copy`-th of it."""
    calculator, result = example
    values = ((name, each["text"]) for name, each in result["inputs"].items())
    return _rendered(calculator, tuple(values), copy)


# The same form stands in its article, on its own page and in its frame.
@cache
def _rendered(
    calculator: Calculator[..., Any], given: tuple[tuple[str, str], ...], copy: int
) -> str:
    result = calculator.run(dict(given))
    values = {name: likely(each["value"]) for name, each in result["inputs"].items()}
    name = calculator.slug if copy == 1 else f"{calculator.slug}-{copy}"
    declared = calculator.outputs.values()
    ends = {output.upto for output in declared}
    html: str = _TEMPLATE.render(
        id=name,
        copy=copy,
        calc=calculator,
        fields=" ".join(f"{name}-{each}" for each in calculator.inputs),
        money=any(_unit(field) == "€" for field in calculator.inputs.values()),
        groups=[
            (title, list(fields))
            for title, fields in groupby(calculator.inputs.values(), lambda each: each.group)
        ],
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
        carried=_carried(calculator, result["outputs"]),
        warnings=draw.warnings(result["guards"]),
        levers=draw.levers(calculator.levers(values, calculator.main)),
        no_lever=draw.NO_LEVER,
        picture=calculator.picture(values),
        spread=ranged(calculator, result)["html"],
    )
    return html.strip()


def _carried(calculator: Calculator[..., Any], shown: dict[str, Any]) -> list[dict[str, Any]]:
    """For every outcome that is an input elsewhere: where, and whether that door is open now.

    Of several that fill in the same, only the last that has a value is open: the margin goes
    before the revenue.
    """
    doors = []
    for output in calculator.outputs.values():
        to = [each for each in _all() if output.carries in each.inputs and each is not calculator]
        carry = shown.get(output.name, _ABSENT)["carry"]
        query = f"?{carry['field']}={_machine(carry['value'])}" if carry else ""
        if to:
            doors.append({"output": output, "to": to, "query": query, "open": bool(carry)})
    for earlier, later in pairwise(doors):
        if later["open"] and earlier["output"].carries == later["output"].carries:  # type: ignore[attr-defined]
            earlier["open"] = False
    return doors


@cache
def _all() -> list[Calculator[..., Any]]:
    return list(map(load, slugs()))


def customers() -> str:
    """Where a reader brings the orders of his own customers."""
    html: str = _CUSTOMERS.render(calculators=list(map(load, CARRIED)))
    return html.strip()


@cache
def page_sources(slugs: tuple[str, ...]) -> tuple[str, bytes]:
    """The Python of a page with these calculators, beside what all calculators share: its address
    from the root of the site, which is named after what is in it, and the file there.
    """
    files = {path: text for slug in slugs for path, text in sources(slug).items()}
    data = json.dumps(files, ensure_ascii=False).encode()
    return f"{SOURCES}/{sha256(data).hexdigest()[:12]}.json", data


@cache
def page_data(slugs: tuple[str, ...], *, customers: bool = False) -> str:
    """What the calculators of a page need to run in the browser: where Python is, and where their
    own is; and what is loaded later, for a workbook or for somebody's own `customers`.
    """
    address, _ = page_sources(slugs)
    later = {n: size for n, size in loaded_later().items() if customers or n.endswith(f"/{WRITER}")}
    data = {"runtime": manifest(), "sources": address, "later": later}
    text = json.dumps(data, ensure_ascii=False).replace("&", "\\u0026").replace("<", "\\u003c")
    # Not a script element: Material's instant navigation would run it, as if it were JavaScript.
    return f'<template class="kb-pagina" data-pagefind-ignore>{text}</template>'


def _machine(value: float | None) -> str:
    """A number in full precision, as a program reads it: 1440, 4.32."""
    return "" if value is None else repr(float(value)).removesuffix(".0")


def _unit(field: Any) -> str:
    """What stands beside a field; of “klant|klanten” the plural."""
    return str(getattr(field, "unit", "")).rpartition("|")[2]


def _template(name: str) -> Any:
    environment = Environment(
        loader=FileSystemLoader(_COMPONENTS), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {
        "machine": _machine, "day": spelled, "unit": _unit, "version": version,
        "page": CALCULATORS.page,
    }  # fmt: skip
    environment.tests["choice"] = lambda field: isinstance(field, Choice)
    return environment.get_template(name)


_TEMPLATE = _template("rekenhulp/rekenhulp.html")
_CUSTOMERS = _template("mijn-klanten/klanten.html")
