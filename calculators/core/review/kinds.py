"""Whether what is declared is of the kind that it should be: a text, a row, a function."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculators.core.declare import Calculator
from calculators.core.outputs import Band
from calculators.core.review.fault import Wrong
from calculators.core.review.source import Source


def looked_over(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    """What is of another kind: what looks at it would only stumble."""
    for name in ("title", "source", "main"):
        if not isinstance(getattr(calculator, name), str):
            yield Wrong(source.of_said(name), f"{name} is geen tekst", "zet aanhalingstekens erom")
    if calculator.draws is not None and not callable(calculator.draws):
        yield Wrong(source.of_statement("draw"), "het beeld is geen functie", "geef een functie")
    for rule in [*calculator.errors, *calculator.guards]:
        if not callable(rule.when):
            todo = f"zet @{source.name}.guard(…) boven een functie"
            yield Wrong(source.of_rule(rule), "de regel heeft geen functie", todo)
    yield from _texts(calculator, source)


def _texts(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    for each in [*calculator.inputs.values(), *calculator.outputs.values()]:
        texts = (each.label, getattr(each, "unit", ""), getattr(each, "counted", ""))
        if not all(isinstance(text, str) for text in texts):
            said = f"het opschrift of de eenheid van {each.name} is geen tekst"
            yield Wrong(source.of_field(each.name), said, "zet aanhalingstekens erom")
    for output in calculator.outputs.values():
        if not _is_row(output.bands, Band):
            said = f"het oordeel over {output.name} is geen rij van oordelen"
            todo = 'schrijf ze als bands("""…""")'
            yield Wrong(source.of_band(output.name, 0), said, todo)


def _is_row(row: Any, kind: type) -> bool:
    # One of them is itself a tuple, of other things.
    plain = isinstance(row, Sequence) and not isinstance(row, (str, kind))
    return plain and all(isinstance(each, kind) for each in row)
