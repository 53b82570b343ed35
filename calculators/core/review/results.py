"""Whether a calculator calculates: with its defaults, and with its examples."""

from collections.abc import Iterator, Mapping
from typing import Any

from calculators.core.declare import Calculator
from calculators.core.review.fault import Wrong, raised
from calculators.core.review.source import Source


def looked_over(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    """What goes wrong with the values that it gives itself. Whether an example comes out as it says
    is for the tests.
    """
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    yield from _tried(calculator, source, source.of_function(), defaults, ())
    for at, example in enumerate(calculator.examples):
        line = source.of_said("examples", at)
        yield from _tried(calculator, source, line, example.inputs, example.outputs)


def _tried(
    calculator: Calculator[..., Any],
    source: Source,
    line: int,
    values: Mapping[str, Any],
    wanted: Any,
) -> Iterator[Wrong]:
    try:
        result = calculator.run(values)
        if result["ok"]:
            calculator.picture({n: each["value"] for n, each in result["inputs"].items()})
    except Exception as error:  # noqa: BLE001 -- whatever the function does
        yield raised(error, source)
        return
    for name, text in result.get("errors", {}).items():
        yield Wrong(line, f"met deze waarden is er geen uitkomst: {name}", text)
    for name in wanted:
        if result["ok"] and name not in result["outputs"]:
            todo = "vul de velden in waar zij van afhangt"
            yield Wrong(line, f"de uitkomst {name} is er niet bij deze waarden", todo)
