"""What is wrong only beside the other calculators."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculators.core.declare import Calculator
from calculators.core.review.fault import Fault
from calculators.core.review.source import Source


def looked_over(every: Sequence[tuple[Calculator[..., Any], Source]]) -> Iterator[Fault]:
    """Two of one title; an outcome that is carried to a field that no other calculator has."""
    first: dict[str, Source] = {}
    for calculator, source in every:
        path = f"{source.path.parent.name}/{source.path.name}"
        other = first.setdefault(" ".join(calculator.title.casefold().split()), source)
        if other is not source:
            wrong = f"{other.path.name} heeft dezelfde titel: “{calculator.title}”"
            yield Fault(path, source.of_said("title"), wrong, "geef elke rekenhulp een eigen titel")
        for output in calculator.outputs.values():
            units = {
                getattr(each.inputs[output.carries], "unit", "")
                for each, _ in every
                if each is not calculator and output.carries in each.inputs
            }
            if output.carries and output.unit not in units:
                line = source.of_field(output.name)
                wrong = f"geen andere rekenhulp heeft een veld “{output.carries}” in die eenheid"
                yield Fault(path, line, wrong, "kijk naar de naam achter carries")
