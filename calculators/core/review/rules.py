"""Whether rules and examples speak of fields and outcomes that exist."""

import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Any

from calculators.core import signature
from calculators.core.declare import Calculator
from calculators.core.review.fault import Wrong
from calculators.core.review.source import Source
from calculators.core.rules import Rule
from calculators.core.written import Example

AnyCalculator = Calculator[..., Any]
# What is counted: at 1, and at more.
TWO_FORMS = re.compile(r"[^\W\d_][^|{}<>]*(?<!\s)\|[^\W\d_][^|{}<>]*(?<!\s)")


def looked_over(calculator: AnyCalculator, source: Source) -> Iterator[Wrong]:
    """All that is wrong in them."""
    # An error stops before there are outcomes.
    kinds: tuple[tuple[Collection[Rule], Collection[str]], ...] = (
        (calculator.errors, calculator.inputs),
        (calculator.guards, {**calculator.inputs, **calculator.outputs}),
    )
    for rules, known in kinds:
        for rule in rules:
            for said, todo in _rule(calculator, rule, known):
                yield Wrong(source.of_rule(rule), said, todo)
    if not calculator.examples:
        todo = f'zet onder de functie {source.name}.example("""…"""), en reken het na op papier'
        yield Wrong(source.of_function(), "er is geen voorbeeld", todo)
    for at, example in enumerate(calculator.examples):
        for name, said, todo in _example(calculator, example):
            yield Wrong(source.of_example(at, name), said, todo)
        before = calculator.examples[:at]
        if example.name in {each.name for each in before}:
            said = f"er zijn twee voorbeelden “{example.name}”"
            yield Wrong(source.of_example(at), said, "geef elk een eigen naam")
        elif example.inputs in [each.inputs for each in before]:
            said = f"het voorbeeld “{example.name}” vult hetzelfde in als een ander"
            yield Wrong(source.of_example(at), said, "vul iets anders in, of haal het weg")


def _rule(
    calculator: AnyCalculator, rule: Rule, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    choose = f"kies uit {', '.join(known)}"
    if rule.field not in calculator.inputs:
        todo = f"kies een veld: {', '.join(calculator.inputs)}"
        yield f"de regel hoort bij “{rule.field}”, en dat veld is er niet", todo
    if not rule.text:
        yield "de regel heeft geen zin", 'schrijf hem direct onder def: """Dit is veel."""'
        return
    try:
        shown = rule.shows
        yield from _places(rule.text)
    except ValueError as error:
        yield f"de zin heeft een accolade te veel of te weinig ({error})", "schrijf {veld}"
        shown = frozenset()
    for name in sorted(signature.wanted(rule.when, rule.field).keys() - {*known, rule.field}):
        yield f"de regel kijkt naar “{name}”, en dat is er niet", choose
    for name in sorted(shown - set(known)):
        yield f"de zin noemt {{{name}}}, en dat is er niet", choose
    if not rule.text.endswith((".", "?")):
        yield "de regel zegt geen hele zin", "zet er een punt of een vraagteken achter"
    yield from _cases(calculator, rule)


def _places(text: str) -> Iterator[tuple[str, str]]:
    """What fills in a number in another way than all others on the site are written."""
    for literal, name, form, conversion in Formatter().parse(text):
        if "{" in literal or "}" in literal:
            yield "de zin toont een lezer een accolade", "schrijf er één accolade om: {veld}"
        if name is None or not (form or conversion):
            continue
        if conversion or not TWO_FORMS.fullmatch(form or ""):
            said = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            todo = f"schrijf {{{name}}}, of {{{name}:klant|klanten}} met wat je telt"
            yield f"in de zin kan {{{said}}} niet staan", todo


def _cases(calculator: AnyCalculator, rule: Rule) -> Iterator[tuple[str, str]]:
    """Two that are as near to each other as can be."""
    wrong = list(
        dict.fromkeys([*_values(calculator, rule.fires), *_values(calculator, rule.silent)])
    )
    yield from wrong
    different = [name for name in rule.fires if rule.fires[name] != rule.silent[name]]
    if not wrong and len(different) != 1:
        todo = (
            f"geef één veld een waarde waarbij hij spreekt en een waarbij hij zwijgt: {_pair(rule)}"
        )
        said = (
            f"twee velden een paar: {', '.join(different)}" if different else "geen veld een paar"
        )
        yield f"de regel geeft {said}", todo


def _pair(rule: Rule) -> str:
    return f"{rule.field}=(30, 29)"


def _example(calculator: AnyCalculator, example: Example) -> Iterator[tuple[str, str, str]]:
    """What is wrong, at which field of it."""
    for name in example.inputs:
        for said, todo in _values(calculator, {name: example.inputs[name]}):
            yield name, said, todo
    for name, field in calculator.inputs.items():
        if name not in example.inputs and not field.optional:
            said = f"het voorbeeld “{example.name}” geeft {name} geen waarde"
            yield "", said, f"zet {name} erbij"
    if not example.outputs:
        yield "", f"het voorbeeld “{example.name}” heeft geen uitkomst", "reken hem uit"


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
