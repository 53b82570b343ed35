"""Several calculations of one calculator side by side, of which the first is what counts as now."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from calculators.core import draw, numbers
from calculators.core.answers import Drawn, Plan, Result
from calculators.core.compare import compare
from calculators.core.ranges import likely

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

_NONE = "–"
_DIGITS = 1e-9  # of what was kept: a smaller change is none
GONE = "Deze rekenhulp is veranderd: met wat je toen invulde, komt er nu geen uitkomst."


def beside(calculator: "Calculator[..., Any]", plans: Sequence[Plan]) -> Drawn:
    """The fields in which the plans differ and all their outcomes, as the rows of a table; and in
    words, of which plans the outcome is no longer what it was when it was kept.
    """
    results = [calculator.run(plan["values"]) for plan in plans]
    names = [plan["name"] for plan in plans]
    fields = _fields(calculator, results)
    rows = chain(fields, _outcomes(calculator, results))
    said = [*_changed(calculator, plans, results)]
    if not fields and len(plans) > 1:
        said.append("Bij deze plannen is hetzelfde ingevuld.")
    return {"html": draw.plans(names, list(rows)), "text": " ".join(said)}


def _fields(
    calculator: "Calculator[..., Any]", results: Sequence[Result]
) -> list[tuple[str, list[str]]]:
    """Of every field that is not the same in all of them: its label, and what is in it."""
    found = []
    for name, each in calculator.inputs.items():
        read = [result["inputs"].get(name) for result in results]
        if len({str(one and one["value"]) for one in read}) > 1:
            found.append((each.label, [(one and one["shown"]) or _NONE for one in read]))
    return found


def _outcomes(
    calculator: "Calculator[..., Any]", results: Sequence[Result]
) -> Iterator[tuple[str, list[str]]]:
    """Of every outcome its label, and per plan what it is, with the difference and the verdict."""
    differences = [_differences(calculator, results[0], result) for result in results]
    for name, output in calculator.outputs.items():
        cells = []
        for result, more in zip(results, differences, strict=True):
            outcome = result.get("outputs", {}).get(name)
            band = outcome["band"] if outcome else None
            parts = [(outcome and outcome["text"]) or _NONE, more.get(name, "")]
            cells.append(", ".join(filter(None, [*parts, band["name"] if band else ""])))
        if set(cells) != {_NONE}:
            yield output.label, cells


def _differences(
    calculator: "Calculator[..., Any]", first: Result, second: Result
) -> dict[str, str]:
    """What the second adds to the first, by outcome; what is the same is not in it."""
    if first is second or not (first["ok"] and second["ok"]):
        return {}
    one, other = (
        {name: likely(each["value"]) for name, each in result["inputs"].items()}
        for result in (first, second)
    )
    return {
        each["name"]: draw.with_share(each)
        for each in compare(calculator, one, other)
        if each["difference"]["value"]
    }


def _changed(
    calculator: "Calculator[..., Any]", plans: Sequence[Plan], results: Sequence[Result]
) -> Iterator[str]:
    """Of each plan whose outcome is another one than when it was kept, what it was."""
    for plan, result in zip(plans, results, strict=True):
        if not result["ok"]:
            yield f"{plan['name']}: {GONE}"
            continue
        for name, value in plan["outputs"].items():
            now = result["outputs"].get(name)
            if not now or now["value"] is None:
                continue
            if abs(numbers.difference(now["value"], value)) > _DIGITS * abs(value):
                was = calculator.outputs[name].text(value)
                yield (
                    f"{plan['name']}: de formule is veranderd sinds je dit bewaarde. "
                    f"{now['label']} was {was} en is nu {now['text']}."
                )
                break
