"""What a calculator can do: be called plainly, or run with what a form sends, and more.

The function and the rules get every number exactly as it was typed, as a fraction that calculates
like a float: 0,30 − 0,28 is 0,02 there. A test holds each function beside its shown formula, over
all that the fields take.
"""

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import combinations
from typing import Any, Generic, ParamSpec, TypeVar

from calculators.core import compare, formula, levers, picture, signature, solve
from calculators.core.answers import Change, Lever, Outcome, Read, Result, Solution
from calculators.core.declaration import Declaration, plain
from calculators.core.exact import exact
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output
from calculators.core.picture import Picture
from calculators.core.ranges import Range, likely
from calculators.core.spread import refusals

_DIGITS = 12  # decimals that two parts of a whole get at most

P = ParamSpec("P")
R = TypeVar("R", bound=tuple[Any, ...])


class InputError(ValueError):
    """What was filled in cannot be calculated with; `errors` holds a Dutch sentence per field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(f"{name}: {text}" for name, text in self.errors.items()))


@dataclass(frozen=True, kw_only=True)
class calculator:  # noqa: N801 (written as a decorator)
    """What a calculator says about itself above its function.

    `main` names the output that answers the title. `source` says where the formula comes from and
    `checked` when a person last compared the two.
    """

    title: str
    main: str
    source: str
    checked: date

    def __call__(self, function: Callable[P, R]) -> "Calculator[P, R]":
        return Calculator(function, self.title, self.main, self.source, self.checked)


class Calculator(Declaration, Generic[P, R]):
    """A function with its declaration: called plainly, or run with what a form sends."""

    def __init__(
        self, function: Callable[P, R], title: str, main: str, source: str, checked: date
    ) -> None:
        super().__init__(function, title, main, source, checked)
        self.function = function
        self._signature = inspect.signature(function)

    @cached_property
    def _named(self) -> dict[str, Input | Choice | Output]:
        return {**self.inputs, **self.outputs}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {name: each.counted for name, each in self._named.items()}

    @cached_property
    def _compared(self) -> list[tuple[str, str]]:
        return list(self._pairs())

    @cached_property
    def _wholes(self) -> list[tuple[str, str]]:
        return [(each.name, each.rest_of) for each in self.outputs.values() if each.rest_of]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result for plain values; InputError (a ValueError) where they are not allowed."""
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        values, errors = self._checked(bound.arguments, "check")
        if errors:
            raise InputError(errors)
        return self._calculate(values)[0]

    def run(self, raw: Mapping[str, object] | object) -> Result:
        """What a form needs for what it sent: the shown result, or a sentence per wrong field.

        Strings are Dutch text as typed, numbers plain machine numbers, a list of two or three a
        range, a missing field an empty one. Of a range the outcome is that of what is likely.
        Plain JSON both ways; never raises for what `raw` holds.
        """
        fields = raw if isinstance(raw, Mapping) else {}
        values, errors = self._checked(fields, "read")
        errors |= {
            str(name): "Dit veld kent deze rekenhulp niet."
            for name in fields
            if name not in self.inputs
        }
        inputs = {name: self._read(name, value) for name, value in values.items()}
        ranges = {name: each for name, each in values.items() if isinstance(each, Range)}
        values = {name: likely(each) for name, each in values.items()}
        if ranges and not errors:
            errors = refusals(self, values, ranges)
        if not errors:
            try:
                numbers, whole = self._outcome(values)
            except InputError as error:
                errors = error.errors
        if errors:
            return {"ok": False, "errors": errors, "inputs": inputs}
        least = self.least(numbers)
        texts = self.texts(numbers, least)
        seen = exact(values | numbers)
        return {
            "ok": True,
            "inputs": inputs,
            "outputs": {
                name: shown
                for name, output in self.outputs.items()
                if (shown := self._shown(output, numbers, texts, least, whole))
            },
            "guards": [
                {
                    "field": rule.field,
                    "label": self.inputs[rule.field].label,
                    "text": rule.said(texts),
                }
                for rule in self.guards
                if rule.is_due(seen)
            ],
        }

    def numbers(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The inputs and outputs as numbers, for plain values; InputError as the call has it."""
        checked, errors = self._checked(values, "check")
        if errors:
            raise InputError(errors)
        return self._outcome(checked)[0]

    def solve(self, output: str, target: float, field: str, values: Mapping[str, Any]) -> Solution:
        """The value of `field` that makes `output` the target, or why there is none."""
        return solve.solve(self, output, target, field, values)

    def levers(self, values: Mapping[str, Any], output: str) -> list[Lever]:
        """What each input does to `output` when it is 10% better, the largest effect first."""
        return levers.levers(self, values, output)

    def compare(self, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Change]:
        """Every output of two cases side by side, with what the second adds to the first."""
        return compare.compare(self, first, second)

    def picture(self, values: Mapping[str, Any]) -> str:
        """The outcome drawn, as HTML; empty where there is nothing to draw."""
        drawn = self.drawn(values)
        return picture.draw(drawn) if drawn else ""

    def drawn(self, values: Mapping[str, Any]) -> Picture | None:
        """What is drawn of the outcome; None where there is nothing to draw."""
        if not self.draws:
            return None
        numbers = dict(values) | self(**values)._asdict()  # type: ignore[call-arg, attr-defined]
        drawn: Picture | None = signature.called(self.draws, numbers)
        return drawn

    def _checked(
        self, raw: Mapping[str, object], door: str
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """The values that are right, and a sentence for every field that is not: all at once."""
        values: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for name, each in self.inputs.items():
            try:
                values[name] = getattr(each, door)(raw.get(name))
            except ValueError as error:
                errors[name] = str(error)
        seen = exact({name: likely(each) for name, each in values.items()}) if self.errors else {}
        for rule in self.errors:
            # A rule that looks at a wrong field waits: it finds no value there.
            if rule.field not in errors and rule.is_due(seen):
                errors[rule.field] = rule.said(self.texts(_numbers(values), {}))
        return values, errors

    def _read(self, name: str, value: Any) -> Read:
        field = self.inputs[name]
        read: Read = {
            "label": field.label,
            "value": plain(value),
            "text": field.write(value),
            "shown": "" if value is None else field.shown(value),
        }
        if isinstance(field, Input) and isinstance(value, Range):
            read["usual"] = field.text(value.likely)
        return read

    def _outcome(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The inputs and outputs as numbers, and the outputs with all their digits."""
        result, whole = self._calculate(values)
        return _numbers(values) | dict(zip(self.outputs, result, strict=True)), whole

    def _calculate(self, values: Mapping[str, Any]) -> tuple[R, dict[str, Any]]:
        """The outputs, and the same before they were floats: with all their digits."""
        first = next(iter(self.inputs))
        impossible = InputError({first: "Met deze getallen samen is geen uitkomst te berekenen."})
        try:
            result = self.function(**exact(values))  # type: ignore[call-arg]  # its own signature
            # Adding zero makes a minus zero a zero.
            numbers = [None if number is None else float(number) + 0.0 for number in result]
        except ArithmeticError:
            raise impossible from None
        if not all(number is None or math.isfinite(number) for number in numbers):
            raise impossible
        plain = type(result)(*numbers)  # type: ignore[arg-type]  # a NamedTuple takes its fields
        return plain, dict(zip(self.outputs, result, strict=True))

    def texts(self, numbers: Mapping[str, Any], least: Mapping[str, int]) -> dict[str, str]:
        """Every number as displayed, outputs with the decimals that they need at least."""
        return {
            name: self.outputs[name].text(value, least.get(name, 0))
            if name in self.outputs
            else self.inputs[name].text(value)
            for name, value in numbers.items()
            if value is not None
        }

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """The numbers that a verdict compares: a reader does so too, with what is shown of them."""
        for output in self.outputs.values():
            if output.against:
                yield output.name, output.against
            for text in output.formulas if len(output.bands) > 1 else ():
                for one, other in combinations(dict.fromkeys(formula.names(text)), 2):
                    units = {getattr(self._named.get(each), "unit", None) for each in (one, other)}
                    if len(units) == 1 and {one, other} & self.outputs.keys():
                        yield one, other

    def least(self, numbers: Mapping[str, Any]) -> dict[str, int]:
        """The decimals that an output needs so that no two that are compared look otherwise than
        they are, 2,46 against 2,50 where 2,5 and 2,5 would look the same, and so that the parts of
        a whole look like that: 85,05% and 14,95% where it would be 85,1% and 15%.
        """
        least: dict[str, int] = {}
        looks = [(pair, self._looks_right) for pair in self._compared]
        looks += [(pair, self._looks_whole) for pair in self._wholes]
        looks = [
            (pair, right)
            for pair, right in looks
            if all(numbers.get(name) is not None for name in pair)
        ]
        # Again until all look right: a decimal more for one pair may make another look equal.
        while wrong := [pair for pair, right in looks if not right(pair, numbers, least)]:
            for pair in wrong:
                more = 1 + max(least.get(name, 0) for name in pair)
                least |= dict.fromkeys(pair, more)
        return least

    def _looks_right(
        self, pair: tuple[str, str], numbers: Mapping[str, Any], least: Mapping[str, int]
    ) -> bool:
        """Whether the larger one looks larger, and equal ones look equal."""
        shown, other = (self._rounded(name, numbers[name], least) for name in pair)
        one, two = (numbers[name] for name in pair)
        return (shown > other, shown < other) == (one > two, one < two)

    def _looks_whole(
        self, pair: tuple[str, str], numbers: Mapping[str, Any], least: Mapping[str, int]
    ) -> bool:
        """Whether the two look like 100%, as far as a float has digits."""
        enough = max(least.get(name, 0) for name in pair) >= _DIGITS
        one, two = (self._rounded(name, numbers[name], least) for name in pair)
        return enough or one + two == 100

    def _rounded(self, name: str, value: float, least: Mapping[str, int]) -> Decimal:
        named = self._named[name]
        if isinstance(named, Output):
            return named.rounded(value, least.get(name, 0))
        return Decimal(repr(float(value)))

    def _shown(
        self,
        output: Output,
        numbers: Mapping[str, Any],
        texts: Mapping[str, str],
        least: Mapping[str, int],
        whole: Mapping[str, Any],
    ) -> Outcome | None:
        """What is shown of an output; None when it takes no part, for want of an optional input."""
        value = numbers[output.name]
        for text in output.formulas:
            used = formula.names(text)
            if all(numbers[name] is not None for name in used):
                break
        else:
            if not output.method or (value is None and not output.absent):
                return None
            text, used = "", []
        shown: Outcome = {
            "label": output.label,
            "value": value,
            "text": "",
            "formula": formula.words(text, self._labels) or output.method,
            "worked": "",
            "band": None,
            "note": "",
            "carry": output.carry(value),
        }
        if value is None:
            return {**shown, "note": output.absent}
        # What is displayed may be rounded; then the sum that shows it is right by approximation.
        shows = [name for name in [*used, output.name] if name in whole]
        is_exact = all(
            self.outputs[name].shows_all(whole[name], least.get(name, 0)) for name in shows
        )
        judge = output.judged_if
        judged = judge is None or signature.called(judge, exact(numbers))
        equals = "=" if is_exact else "≈"
        worked = [formula.filled(text, texts), equals] if text else []
        return {
            **shown,
            "text": texts[output.name],
            "worked": " ".join([*worked, texts[output.name]]),
            "band": output.verdict(value) if judged else None,
        }


def _numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a formula sees them: of a choice the number that it stands for, of a range what
    is likely.
    """
    return {n: v.value if isinstance(v, Enum) else likely(v) for n, v in values.items()}
