"""Whether rules and examples speak of fields and outcomes that exist."""

from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Any

from calculators.core.declare import Calculator, Example, Rule
from calculators.core.review.fault import Wrong
from calculators.core.review.source import Source

AnyCalculator = Calculator[..., Any]


def looked_over(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    """All that is wrong in them."""
    # An error stops before there are outcomes.
    kinds: tuple[tuple[str, Collection[Any], Collection[str]], ...] = (
        ("errors", calculator.errors, calculator.inputs),
        ("guards", calculator.guards, {**calculator.inputs, **calculator.outputs}),
    )
    for kind, rules, known in kinds:
        for at, rule in enumerate(rules):
            for said, todo in _rule(calculator, rule, known):
                yield Wrong(source.of_said(kind, at), said, todo)
    if not calculator.examples:
        yield Wrong(source.of_said("examples"), "er is geen voorbeeld", "reken er een na op papier")
    for at, example in enumerate(calculator.examples):
        for said, todo in _example(calculator, example):
            yield Wrong(source.of_said("examples", at), said, todo)


def _rule(
    calculator: AnyCalculator, rule: Rule, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    choose = f"kies uit {', '.join(known)}"
    if rule.field not in calculator.inputs:
        todo = f"kies een veld: {', '.join(calculator.inputs)}"
        yield f"de regel hoort bij “{rule.field}”, en dat veld is er niet", todo
    for name in rule.looks_at.keys() - set(known):
        yield f"de regel kijkt naar “{name}”, en dat is er niet", choose
    try:
        shown = {name for _, name, _, _ in Formatter().parse(rule.text) if name is not None}
    except ValueError as error:
        yield f"de zin heeft een accolade te veel of te weinig ({error})", "schrijf {veld}"
        shown = set()
    for name in sorted(shown - set(known)):
        yield f"de zin noemt {{{name}}}, en dat is er niet", choose
    waits = {name for name, must in rule.looks_at.items() if must}
    for name in sorted((shown & set(known)) - waits):
        todo = f"zet {name} bij wat de lambda vraagt"
        yield f"de zin noemt {{{name}}}, en de regel wacht niet op een waarde ervan", todo
    if not rule.text.endswith((".", "?")):
        yield "de regel zegt geen hele zin", "zet er een punt of een vraagteken achter"
    for case, values in (("fires", rule.fires), ("silent", rule.silent)):
        for said, todo in _values(calculator, values):
            yield f"{case}: {said}", todo


def _example(calculator: AnyCalculator, example: Example) -> Iterator[tuple[str, str]]:
    yield from _values(calculator, example.inputs)
    for name, field in calculator.inputs.items():
        if name not in example.inputs and not field.optional:
            yield f"het voorbeeld “{example.name}” geeft {name} geen waarde", f"zet {name} erbij"
    for name in example.outputs:
        if name not in calculator.outputs:
            todo = f"kies uit {', '.join(calculator.outputs)}"
            yield f"het voorbeeld “{example.name}” noemt een uitkomst “{name}”", todo
    if not example.outputs:
        yield f"het voorbeeld “{example.name}” heeft geen uitkomst", "reken hem uit"


def _values(calculator: AnyCalculator, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if name not in calculator.inputs:
            todo = f"kies uit {', '.join(calculator.inputs)}"
            yield f"er is geen veld “{name}”", todo
            continue
        try:
            calculator.inputs[name].read(value)
        except ValueError as error:
            yield f"{name} kan niet {value!r} zijn", str(error)
