"""A calculation as a whole, to take along: what was filled in, what came out and how."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from calculators.core import draw, formula, numbers
from calculators.core.answers import Kept, KeptOutput, Outcome, Result, Taken
from calculators.core.ranged import ranged
from calculators.core.ranges import likely

if TYPE_CHECKING:
    from calculators.core.declare import Calculator

NONE = "–"  # what stands where there is no number


def take(calculator: "Calculator[..., Any]", result: Result, address: str, day: str) -> Taken:
    """The calculation of a `result` that is right. `address` is where it opens again, `day` the day
    of today as people write it.
    """
    inputs = [each for each in result["inputs"].values() if each["text"]]
    outputs = [each for each in result["outputs"].values() if each["text"]]
    spreads = ranged(calculator, result)["outputs"].values()
    likeliest = (formula.said(each["label"], each["text"]) for each in spreads)
    warned = [
        *(f"In 8 van de 10 gevallen, {each}" for each in likeliest),
        *(f"Let op, {each['label']}: {each['text']}" for each in result["guards"]),
    ]
    made = f"Berekend op {day}."
    text = [calculator.title, "", *(f"{each['label']}: {each['shown']}" for each in inputs), ""]
    for each in outputs:
        text += [formula.said(each["label"], each["text"])]
        text += [f"  {each['formula']}: {each['worked']}"]
        text += [f"  {band['name']}. {band['text']}"] if (band := each["band"]) else []
    text += [*warned, "", made, address, ""]
    rows = [
        ["soort", "naam", "waarde", "weergave"],
        *(["invoer", each["label"], _plain(each["value"]), each["shown"]] for each in inputs),
        *(["uitkomst", each["label"], _plain(each["value"]), each["text"]] for each in outputs),
        ["rekenhulp", calculator.title, "", ""],
        ["datum", day, "", ""],
        ["adres", address, "", ""],
    ]
    values = {name: likely(each["value"]) for name, each in result["inputs"].items()}
    drawn = calculator.drawn(values)
    return {
        "ok": True,
        "text": "\n".join(text),
        "csv": _csv(rows),
        "sheet": draw.sheet(calculator.title, inputs, outputs, warned, drawn, (made, address)),
        "kept": _kept(calculator, result),
    }


def said(calculator: "Calculator[..., Any]", result: Result) -> str:
    """In a sentence, what came out; or how many fields are wrong."""
    if result["ok"]:
        main = calculator.outputs[calculator.main]
        return formula.said(main.label, _range(calculator, main.name, result["outputs"]))
    wrong = len(result["errors"])
    return f"Nog geen uitkomst: {'1 veld klopt' if wrong == 1 else f'{wrong} velden kloppen'} niet."


def _range(calculator: "Calculator[..., Any]", name: str, outputs: dict[str, Outcome]) -> str:
    """An output as it is shown; of a range both ends."""
    ends = filter(None, [name, calculator.outputs[name].upto])
    return " tot ".join(outputs[end]["text"] or NONE if end in outputs else NONE for end in ends)


def _kept(calculator: "Calculator[..., Any]", result: Result) -> Kept:
    return {
        "title": calculator.title,
        "inputs": {name: each["value"] for name, each in result["inputs"].items()},
        "outputs": list(_outputs(calculator, result["outputs"])),
    }


def _outputs(
    calculator: "Calculator[..., Any]", outputs: dict[str, Outcome]
) -> Iterator[KeptOutput]:
    """The main outcome first; the high end of a range goes with its low end."""
    ends = {each.upto for each in calculator.outputs.values()}
    for name in [calculator.main, *(each for each in outputs if each != calculator.main)]:
        shown = outputs.get(name)
        if shown and name not in ends and shown["value"] is not None:
            band = shown["band"]
            yield {
                "name": name,
                "label": shown["label"],
                "text": _range(calculator, name, outputs),
                "value": shown["value"],
                "verdict": band["name"] if band else "",
                "tone": band["tone"] if band else "",
                "carry": shown["carry"],
            }


def _plain(value: float | str | list[float] | None) -> str:
    if isinstance(value, list):
        return " tot ".join(map(numbers.plain, value))
    return numbers.plain(value) if isinstance(value, (int, float)) else value or ""


def _csv(rows: list[list[str]]) -> str:
    """As a Dutch spreadsheet opens it: semicolons between, and a mark that it is UTF-8."""
    lines = (";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)
