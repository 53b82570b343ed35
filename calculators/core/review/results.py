"""Whether a calculator calculates: with its defaults, and with its examples."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, get_type_hints

from calculators.core import formula, numbers
from calculators.core.declare import Calculator
from calculators.core.review import sums
from calculators.core.review.fault import Wrong, raised
from calculators.core.review.source import Source
from calculators.core.rules import Rule


def looked_over(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    """What goes wrong with the values that it gives itself."""
    if other := _other(calculator):
        yield Wrong(source.of_function(), *other)
        return
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    yield from _tried(calculator, source, source.of_function(), defaults, ())
    for at, example in enumerate(calculator.examples):
        line = source.of_example(at)
        yield from _tried(calculator, source, line, example.inputs, example.outputs)
    for case in (defaults, *(example.inputs for example in calculator.examples)):
        if calculator.run(case)["ok"]:
            yield from _shown(calculator, source, calculator.numbers(case))
    for rule in [*calculator.errors, *calculator.guards]:
        for said, todo in _spoken(calculator, rule, defaults):
            yield Wrong(source.of_rule(rule), said, todo)


def worked_out(calculator: Calculator[..., Any], source: Source) -> Iterator[Wrong]:
    """Each example that says another outcome than there is: a number exactly, a text as shown. It
    is looked at apart: who declares a calculator may see it before the example is reckoned.
    """
    for at, example in enumerate(calculator.examples):
        outputs = calculator.run(example.inputs)["outputs"]
        for name, wanted in example.outputs.items():
            found = outputs[name]
            if isinstance(wanted, str):
                right, said, shown = found["text"] == wanted, wanted, found["text"]
            else:
                value = found["value"] or 0.0
                right = math.isclose(value, wanted, rel_tol=1e-12, abs_tol=1e-12)
                said, shown = numbers.write_exact(wanted), numbers.write_exact(value)
            if not right:
                todo = "reken het na op papier, en verbeter het voorbeeld of de functie"
                wrong = f"het voorbeeld zegt bij {name} {said}, en er komt {shown} uit"
                yield Wrong(source.of_example(at, name), wrong, todo)


def _other(calculator: Calculator[..., Any]) -> tuple[str, str] | None:
    """What is wrong when the function returns something else than it says that it does."""
    wanted = get_type_hints(calculator.function)["return"]
    try:
        result = calculator.function()
    except Exception:  # noqa: BLE001 -- reported where its values are tried
        return None
    if isinstance(result, wanted):
        return None
    wrong = f"de functie geeft geen {wanted.__name__}, maar {type(result).__name__}"
    return wrong, f"eindig met: return {wanted.__name__}(…)"


def _spoken(
    calculator: Calculator[..., Any], rule: Rule, defaults: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Whether the rule speaks in the one case, and not in the other."""
    for case, speaks in ((rule.fires, True), (rule.silent, False)):
        name = next(each for each in rule.fires if rule.fires[each] != rule.silent[each])
        result = calculator.run({**defaults, **case})
        at = f"{name} = {case[name]}"
        if rule in calculator.errors:
            said = result.get("errors", {}).get(rule.field, "")
        elif not result["ok"]:
            yield f"bij {at} is er geen uitkomst", "; ".join(result["errors"].values())
            continue
        else:
            texts = (each["text"] for each in result["guards"] if each["field"] == rule.field)
            said = " ".join(texts)
        if (rule.text.partition("{")[0] in said) is not speaks:
            todo = "pas de regel aan, of de twee waarden: eerst die waarbij hij spreekt"
            yield f"bij {at} {'zwijgt' if speaks else 'spreekt'} deze regel", todo


def _shown(
    calculator: Calculator[..., Any], source: Source, numbers: Mapping[str, Any]
) -> Iterator[Wrong]:
    """Whether each formula, which a reader sees filled in, gives what the function gives."""
    named = {**calculator.inputs, **calculator.outputs}
    filled = {
        name: Fraction(str(float(value))) / (100 if getattr(named[name], "unit", "") == "%" else 1)
        for name, value in numbers.items()
        if value is not None
    }
    for name, output in calculator.outputs.items():
        texts = (each for each in output.formulas if filled.keys() >= set(formula.names(each)))
        text = next(texts, None)
        if text is None or name not in filled:
            continue
        said = sums.value(text, filled)
        if said is None or math.isclose(said, float(filled[name]), rel_tol=1e-6, abs_tol=1e-9):
            continue
        shown = output.text(said * 100 if output.unit == "%" else said)
        wrong = f"deze formule geeft {shown} waar de functie {output.text(numbers[name])} geeft"
        todo = "pas een van de twee aan; een percentage telt als deel, 40% als 0,4"
        yield Wrong(source.of_formula(name, text), wrong, todo)


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
        found = result["outputs"].get(name) if result["ok"] else None
        if result["ok"] and (found is None or found["value"] is None):
            todo = "vul de velden in waar zij van afhangt"
            yield Wrong(line, f"de uitkomst {name} is er niet bij deze waarden", todo)
