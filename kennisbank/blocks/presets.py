"""What stands in a calculator's fence: its name, and the values that it starts with."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from calculators import UnknownCalculator, load, slugs
from calculators.core.answers import Result
from calculators.core.declare import Calculator
from kennisbank.library.fences import Fence
from kennisbank.library.mistake import Mistake, in_text


class Example(NamedTuple):
    """A calculator with the outcome of the values that the page gives it."""

    calculator: Calculator[..., Any]
    result: Result


class _Preset(NamedTuple):
    line: int
    value: str


def read(fence: Fence) -> Example | list[Mistake]:
    """The calculated example, or every mistake in the fence."""
    if fence.mistake:
        return [fence.mistake]
    lines = [(at, text) for at, text in enumerate(fence.content, fence.start + 1) if text]
    if not lines:
        todo = f"zet de naam op de eerste regel; er zijn: {', '.join(slugs())}"
        return [in_text(fence.start, "hier staat niet welke rekenhulp het is", todo)]
    (named_at, slug), *rest = lines
    try:
        calculator = load(slug)
    except UnknownCalculator as error:
        wrong, _, todo = str(error).partition(". ")
        return [in_text(named_at, wrong, todo)]
    presets: dict[str, _Preset] = {}
    mistakes = list(_collect(calculator, rest, presets))
    values = {name: field.write(field.default) for name, field in calculator.inputs.items()}
    values |= {name: preset.value for name, preset in presets.items()}
    result = _run(slug, tuple(values.items()))
    for name, message in result.get("errors", {}).items():
        if name in presets:
            wrong = f"{name} kan niet “{presets[name].value}” zijn"
            mistakes.append(in_text(presets[name].line, wrong, message))
        else:
            wrong = f"deze waarden gaan niet samen met “{values[name]}” bij {name}"
            mistakes.append(in_text(named_at, wrong, message))
    return mistakes or Example(calculator, result)


@cache  # a page is read to check it and to make it, and many a page shows the same example
def _run(slug: str, values: tuple[tuple[str, str], ...]) -> Result:
    return load(slug).run(dict(values))


def _collect(
    calculator: Calculator[..., Any], lines: list[tuple[int, str]], presets: dict[str, _Preset]
) -> Iterator[Mistake]:
    """Put every `veld: waarde` in `presets`; what is not one is a mistake."""
    for at, text in lines:
        name, colon, value = (part.strip() for part in text.partition(":"))
        if not colon and text in slugs():
            todo = "geef elke rekenhulp een eigen blok: ```rekenhulp, de naam, ```"
            yield in_text(at, f"“{text}” is nog een rekenhulp, en geen veld", todo)
        elif not colon or not name:
            wrong = f"“{text}” is geen veld met een waarde"
            yield in_text(at, wrong, "schrijf het als “veld: waarde”, of haal de regel weg")
        elif name not in calculator.inputs:
            yield in_text(
                at, f"{calculator.slug} heeft geen veld “{name}”", _fields(calculator, name)
            )
        elif name in presets:
            yield in_text(at, f"{name} staat er al", "houd één regel per veld over")
        else:
            presets[name] = _Preset(at, value)


def _fields(calculator: Calculator[..., Any], name: str) -> str:
    """Which fields there are, and which of them this name was perhaps meant as."""
    known = {each: each for each in calculator.inputs}
    known |= {field.label.casefold(): each for each, field in calculator.inputs.items()}
    close = [known[each] for each in get_close_matches(name.casefold(), known, n=1)]
    hint = f"bedoelde je “{close[0]}”? " if close else ""
    return f"{hint}De velden zijn: {', '.join(calculator.inputs)}"
