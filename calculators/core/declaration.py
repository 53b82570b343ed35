"""What a calculator is: one typed function, and below it its words.

    @calculator(title=…, main=…, source=…, checked=…)
    def slug(veld: Annotated[float, Input(…)] = 120, …) -> Uitkomst: …

    @slug.guard("veld", veld=(30, 29))
    def te_hoog(veld: float) -> bool: …

    slug.example('…')

The parameters are the inputs, their defaults the defaults, the fields of the returned Outputs the
outputs, the docstring the introduction. Everything else is read from that.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from calculators.core import signature, written
from calculators.core.fields import Input
from calculators.core.outputs import Band
from calculators.core.picture import Picture
from calculators.core.ranges import Range
from calculators.core.rules import Rule
from calculators.core.signature import Undeclared
from calculators.core.written import Example

F = TypeVar("F", bound=Callable[..., bool])
D = TypeVar("D", bound=Callable[..., Picture | None])


class Declaration:
    """All that is said of a calculator: by its function, and in what stands below it.

    Everything stays in the order in which it is declared.
    """

    def __init__(
        self, function: Callable[..., Any], title: str, main: str, source: str, checked: date
    ) -> None:
        self.slug = function.__name__.replace("_", "-")
        self.title = title
        self.summary = signature.summary(function)
        self.main = main
        self.source = source
        self.checked = checked
        self.inputs = signature.inputs(function)
        self.outputs = signature.outputs(function)
        self.errors: list[Rule] = []
        self.guards: list[Rule] = []
        self.examples: list[Example] = []
        self.draws: Callable[..., Picture | None] | None = None

    def error(self, field: str, /, **cases: Any) -> Callable[[F], F]:
        """Above a function of inputs: when it says so there is no outcome, and its docstring stands
        at `field`. `cases` gives inputs, of which one is a pair: with its first value the sentence
        appears, with its second, as near as can be, it does not.
        """
        return self._rule(self.errors, field, cases)

    def guard(self, field: str, /, **cases: Any) -> Callable[[F], F]:
        """Above a function of inputs and outputs: the same, as a warning beside the outcome."""
        return self._rule(self.guards, field, cases)

    def example(self, text: str) -> None:
        """A worked example, as `written.example` reads it."""
        self.examples.append(written.example(text, self.inputs, self.outputs))

    def verdict(self, output: str, bands: Sequence[Band]) -> Callable[[F], F]:
        """What an outcome means. Above a function it does so only when that says so; it names the
        values that it looks at, and waits for those without a default.
        """
        self._change(self.outputs, output, bands=bands)

        def judged_if(function: F) -> F:
            self._change(self.outputs, output, judged_if=function)
            return function

        return judged_if

    def too_low(self, field: str, reason: str) -> None:
        """Why a field cannot be lower than its lower bound."""
        if not isinstance(self.inputs.get(field), Input):
            todo = f"kies uit {', '.join(self.inputs)}"
            raise Undeclared("", f"er is geen veld “{field}” met een laagste waarde", todo)
        self._change(self.inputs, field, reason=reason)

    def absent(self, output: str, reason: str) -> Callable[[F], F]:
        """Why an outcome has no value although everything was filled in. Where the shown formula
        has a value all the same it stands above a function, which says when.
        """
        self._change(self.outputs, output, absent=reason)

        def absent_if(function: F) -> F:
            self._change(self.outputs, output, absent_if=function)
            return function

        return absent_if

    def draw(self, function: D) -> D:
        """Draws the outcome; its parameters name the inputs and outputs that it needs."""
        if self.draws:
            raise Undeclared("", "er is al een beeld", "houd er één over")
        self.draws = function
        return function

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the plain inputs and outputs."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.title,
            "description": self.summary,
            "type": "object",
            "properties": {
                "inputs": {
                    "type": "object",
                    "properties": {
                        name: each.schema() | {"default": plain(each.default)}
                        for name, each in self.inputs.items()
                    },
                    "additionalProperties": False,
                },
                "outputs": {
                    "type": "object",
                    "properties": {name: each.schema() for name, each in self.outputs.items()},
                    "additionalProperties": False,
                },
            },
        }

    def _rule(self, rules: list[Rule], field: str, cases: dict[str, Any]) -> Callable[[F], F]:
        if not isinstance(field, str):
            todo = 'schrijf erachter bij welk veld de zin hoort: ("veld", veld=(30, 29))'
            raise Undeclared("", "de regel noemt geen veld", todo)

        def declared(when: F) -> F:
            rules.append(Rule.made(field, when, cases))
            return when

        return declared

    @staticmethod
    def _change(named: dict[str, Any], name: str, **said: Any) -> None:
        if name not in named:
            todo = f"kies uit {', '.join(named)}"
            raise Undeclared("", f"er is geen uitkomst “{name}”", todo)
        [(what, _)] = said.items()
        if getattr(named[name], what):
            raise Undeclared("", f"van {name} staat dit er twee keer", "houd er één over")
        named[name] = replace(named[name], **said)


def plain(value: Any) -> Any:
    """A value as JSON holds it: of a choice its name, of a range its ends."""
    if isinstance(value, Range):
        return value.plain
    return value.name if isinstance(value, Enum) else value
