"""Whether what is declared is of the kind that it should be: a text, a row, a function."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculators.core.declare import Calculator, Example, Rule
from calculators.core.outputs import Band
from calculators.core.review.fault import Wrong
from calculators.core.review.source import Source

_COMMA = "zet ze tussen haakjes, met een komma achter elk, ook achter de laatste"


def looked_over(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    """What is of another kind: what looks at it would only stumble."""
    rows: dict[str, tuple[Any, type]] = {
        "examples": (calculator.examples, Example),
        "errors": (calculator.errors, Rule),
        "guards": (calculator.guards, Rule),
    }
    for name, (row, kind) in rows.items():
        if not _is_row(row, kind):
            said = f"{name} is geen rij van {kind.__name__}(…)"
            yield Wrong(source.of_said(name), said, _COMMA)
        elif kind is Rule:
            yield from _functions(name, row, source)
    for name in ("title", "source", "main"):
        if not isinstance(getattr(calculator, name), str):
            yield Wrong(source.of_said(name), f"{name} is geen tekst", "zet aanhalingstekens erom")
    if calculator.draws is not None and not callable(calculator.draws):
        yield Wrong(source.of_said("picture"), "het beeld is geen functie", "geef een functie")
    yield from _texts(calculator, source)


def _texts(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    for each in [*calculator.inputs.values(), *calculator.outputs.values()]:
        texts = (each.label, getattr(each, "unit", ""), getattr(each, "counted", ""))
        if not all(isinstance(text, str) for text in texts):
            said = f"het opschrift of de eenheid van {each.name} is geen tekst"
            yield Wrong(source.of_field(each.name), said, "zet aanhalingstekens erom")
    for output in calculator.outputs.values():
        if not _is_row(output.bands, Band):
            said = f"bands van {output.name} is geen rij van Band(…)"
            yield Wrong(source.of_band(output.name, 0), said, _COMMA)


def _functions(name: str, rules: Sequence[Rule], source: Source) -> Iterator[Wrong]:
    for at, rule in enumerate(rules):
        if not callable(rule.when):
            todo = "schrijf lambda veld: veld > 100"
            yield Wrong(source.of_said(name, at), "de regel heeft geen functie", todo)


def _is_row(row: Any, kind: type) -> bool:
    # One of them is itself a tuple, of other things.
    plain = isinstance(row, Sequence) and not isinstance(row, (str, kind))
    return plain and all(isinstance(each, kind) for each in row)
