"""What each calculator declares and says, in a file that shows every change as one line.

`make declared` writes the files of `declared/` again. Look at what changed: a bound, a default or
the edge of a band is a decision, and an answer that changed belongs in the changelog.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from calculators.core import Choice, Input, picture
from calculators.core.outputs import Output
from calculators.core.picture import Line, Mark, Picture
from tests import strategies
from tests.calculators.lines import number, renew
from tests.strategies import AnyCalculator

FOLDER = Path(__file__).with_name("declared")
_number = partial(number, digits=10)
# One picture with all that a picture can have.
PICTURE = Picture(
    "Een & ander",
    "Na 2 jaar is het zover.",
    "jaar|jaren",
    "€",
    [Line("marge", [(0, 0), (1, 250.5), (2, 1440)]), Line("CAC", [(0, 200), (1, 200), (2, 200)])],
    [Mark(0.8, 200, "terug"), Mark(2, 1440, "<eind>")],
)
DRAWN = FOLDER / "picture.html"


def written(calculator: AnyCalculator) -> str:
    """The text of its file."""
    lines = [f"main {calculator.main}", f"checked {calculator.checked}", "", "inputs"]
    lines += map(_input, calculator.inputs.values())
    lines += ["", "outputs", *(line for each in calculator.outputs.values() for line in _out(each))]
    lines += ["", "rules"]
    lines += [f"  error {rule.field}: {rule.text}" for rule in calculator.errors]
    lines += [f"  guard {rule.field}: {rule.text}" for rule in calculator.guards]
    for case in _cases(calculator):
        lines += ["", f"with {_said(case) or 'the defaults'}", *_says(calculator, case)]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def _input(each: Input | Choice) -> str:
    marks = [name for name in ("optional", "whole") if getattr(each, name, False)]
    marks += ["no lever"] if isinstance(each, Input) and not each.lever else []
    if isinstance(each, Choice):
        said = ", ".join(f"{choice.name} {choice.value}" for choice in each.options)
    else:
        said = f"{_number(each.low)} … {_number(each.high)} {each.unit}"
        marks += [each.reason] if each.reason else []
    return f"  {each.name} = {_number(each.default)} in {said} {'; '.join(marks)}".rstrip()


def _out(each: Output) -> Iterator[str]:
    marks = [each.unit, f"{each.decimals} decimals" if each.decimals is not None else ""]
    marks += ["lower is better"] if each.lower_is_better else []
    marks += [f"carries {each.carries}"] if each.carries else []
    marks += [f"up to {each.upto}"] if each.upto else []
    marks += ["signed"] if each.signed else []
    said = " or ".join(each.formulas) or f"“{each.method}”"
    yield f"  {each.name} = {said} {'; '.join(filter(None, marks))}".rstrip()
    for band in each.bands:
        yield f"    from {_number(band.start)}: {band.name} ({band.tone}) {band.link}"


def _cases(calculator: AnyCalculator) -> list[Mapping[str, Any]]:
    """The defaults, every example, and both cases of every rule; each of them once."""
    rules = [*calculator.errors, *calculator.guards]
    cases = [
        {},
        *(each.inputs for each in calculator.examples),
        *(case for rule in rules for case in (rule.fires, rule.silent)),
    ]
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    different: dict[str, Mapping[str, Any]] = {}
    for case in cases:
        different.setdefault(_said(defaults | dict(case)), case)
    return list(different.values())


def _says(calculator: AnyCalculator, case: Mapping[str, Any]) -> Iterator[str]:
    """What comes out, what is warned of, which levers there are, and what the picture says."""
    values = {name: each.default for name, each in calculator.inputs.items()} | dict(case)
    result = calculator.run(values)
    yield from (f"  error {name}: {text}" for name, text in result.get("errors", {}).items())
    if not result["ok"]:
        return
    for name, each in result["outputs"].items():
        band, carried = each["band"], each["carry"]
        said = f"{each['formula']}: {each['worked'] or each['note']}"
        said += f" ({band['name']}, at {_number(band['place'])})" if band else ""
        said += f" ({carried['field']} {_number(carried['value'])})" if carried else ""
        yield f"  {name} = {_number(each['value'])}: {said}"
    yield from (f"  guard {each['field']}: {each['text']}" for each in result["guards"])
    plain = {name: each["value"] for name, each in result["inputs"].items()}
    for lever in calculator.levers(values=plain, output=calculator.main):
        said = f"{lever['from']['text']} {lever['moved']}: {lever['to']['text']}"
        effect = f"{lever['effect']['text']}, {lever['output']['text']}"
        yield f"  lever {lever['field']} {said} gives {effect}"
    if picture := re.sub(r"(<[^>]*>|\s)+", " ", calculator.picture(values)).strip():
        yield f"  picture {picture}"


def _said(case: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_number(value)}" for name, value in case.items())


def main() -> None:
    """Write all of them again."""
    calculators = strategies.calculators()
    renew({FOLDER / f"{each.slug}.txt": partial(written, each) for each in calculators})
    DRAWN.write_text(picture.draw(PICTURE), "utf-8")


if __name__ == "__main__":
    main()
