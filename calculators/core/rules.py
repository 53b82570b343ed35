"""A sentence that appears at a field when a function says that it is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

from calculators.core import signature
from calculators.core.numbers import NBSP


class _Sentence(Formatter):
    """Fills in `{klanten}` with a number, `{klanten:klant|klanten}` with what it counts as well."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, _, many = format_spec.partition("|")
        noun = one if value == "1" else many
        return f"{value}{NBSP}{noun}" if noun else value


@dataclass(frozen=True)
class Rule:
    """A sentence at `field` that appears when `when` is true.

    As an error it stops the calculation, as a guard it only warns. The parameters of `when` name
    what it looks at: inputs, and for a guard outputs too. It waits until all of these have a
    value, except those with a default; `**values` takes all there are, and a parameter before `/`
    is the value of `field`, whatever its name. `text` may show values, for which it waits as well,
    and count things by them: "… maar {klanten_eind:klant|klanten}" says "1 klant".

    `fires` and `silent` are two cases, as inputs over the defaults: one in which the sentence
    appears, and one as near to it as can be in which it does not. They differ in one input.
    """

    field: str
    when: Callable[..., bool]
    text: str
    fires: Mapping[str, Any]
    silent: Mapping[str, Any]

    @classmethod
    def made(cls, field: str, when: Callable[..., bool], cases: Mapping[str, Any]) -> "Rule":
        """The rule of a function whose docstring is the sentence. Of `cases` one value is a pair,
        for the two cases; the others hold in both.
        """
        fires, silent = (
            {name: each[at] if isinstance(each, tuple) else each for name, each in cases.items()}
            for at in (0, 1)
        )
        return cls(field, when, " ".join((when.__doc__ or "").split()), fires, silent)

    @cached_property
    def shows(self) -> frozenset[str]:
        """The names of the values in the sentence."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name is not None)

    @property
    def looks_at(self) -> dict[str, bool]:
        """The names of the values that it needs, and whether it waits for a value there."""
        return signature.wanted(self.when, self.field) | dict.fromkeys(self.shows, True)

    def is_due(self, values: Mapping[str, Any]) -> bool:
        """Whether the sentence is due for these values."""
        if any(values.get(name) is None for name in self.shows):
            return False
        return bool(signature.called(self.when, values, self.field))

    def said(self, texts: Mapping[str, str]) -> str:
        """The sentence with these values in it, as displayed."""
        return _Sentence().vformat(self.text, (), texts)
