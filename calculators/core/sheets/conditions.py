"""When a field is right, a rule speaks and a verdict holds: as formulas of a spreadsheet."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculators.core.answers import Result
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output
from calculators.core.ranges import likely
from calculators.core.rules import Rule
from calculators.core.sheets import shown
from calculators.core.sheets.formulas import Untranslatable, cell_name, translated
from calculators.core.sheets.shown import NONE, quoted
from calculators.core.sheets.tracing import Number, compared, condition

if TYPE_CHECKING:
    from calculators.core.declare import Calculator


class Conditions:
    """The conditions of a calculator, about the named cells of its sheet.

    What a spreadsheet cannot work out holds for the numbers of the `result` that it is made of, and
    for no others.
    """

    def __init__(self, calculator: "Calculator[..., Any]", result: Result) -> None:
        self._calculator = calculator
        self._result = result
        self._named: dict[str, Any] = {**calculator.inputs, **calculator.outputs}
        self.labels = {name: each.counted for name, each in self._named.items()}
        self.optional = self._optional()

    def _optional(self) -> set[str]:
        """What may have no value although all fields are right."""
        found = {name for name, each in self._calculator.inputs.items() if each.optional}
        for name, output in self._calculator.outputs.items():
            always = [text for text in output.formulas if not found & set(shown.names(text))]
            if output.absent or not always or not self.is_translatable(output):
                found.add(name)
        return found

    @cached_property
    def _cells(self) -> dict[str, Number]:
        """What a rule means by each name: it counts a percentage as people say it."""
        found = {}
        for name, each in self._named.items():
            cell, share = cell_name(name), getattr(each, "unit", "") == "%"
            typed = cell if name in self._calculator.inputs else ""
            found[name] = Number(f"ROUND(100*{cell},10)" if share else cell, typed, share)
        return found

    @staticmethod
    def is_translatable(output: Output) -> bool:
        """Whether a spreadsheet can work it out."""
        try:
            return bool([translated(text) for text in output.formulas])
        except Untranslatable:
            return False

    @property
    def as_then(self) -> str:
        """Whether what is filled in is what the sheet was made of."""
        parts = []
        for name, each in self._calculator.inputs.items():
            value, cell = likely(self._result["inputs"][name]["value"]), cell_name(name)
            if isinstance(each, Choice):
                parts.append(f"{cell}={each.options[value].value!r}")
            elif value is None:
                parts.append(f"ISBLANK({cell})")
            else:
                parts.append(f"{cell}={shown.in_cell(value, each.unit)!r}")
        return f"AND({','.join(parts)})"

    def may_lack(self, text: str) -> list[str]:
        """The names in a declared formula that may have no value."""
        return [name for name in shown.names(text) if name in self.optional]

    def all_there(self, names: Iterable[str]) -> str:
        """Whether all of these have a value."""
        cells = [cell_name(name) for name in names]
        return f"COUNT({','.join(cells)})={len(cells)}"

    def of(self, function: Callable[..., Any], own: str = "") -> str:
        """When a function of a declaration says so."""
        return condition(function, self._cells, self.optional, own)

    def _due(self, rule: Rule) -> str:
        """When its sentence is due; it waits for the values that the sentence shows."""
        if rule in self.untranslatable:
            texts = {(guard["field"], guard["text"]) for guard in self._result["guards"]}
            was = any(field == rule.field and _begins(text, rule) for field, text in texts)
            return self.as_then if was else "FALSE"
        text = self.of(rule.when, rule.field)
        waits = [name for name in sorted(rule.shows) if name in self.optional]
        return f"IF({self.all_there(waits)},{text},FALSE)" if waits else text

    @cached_property
    def untranslatable(self) -> list[Rule]:
        """The rules that a spreadsheet cannot work out."""
        rules = [*self._calculator.errors, *self._calculator.guards]
        return [rule for rule in rules if not self._can_be_due(rule)]

    def _can_be_due(self, rule: Rule) -> bool:
        try:
            self.of(rule.when, rule.field)
        except Untranslatable:
            return False
        return True

    @property
    def all_right(self) -> str:
        """1 when every field is right, by itself and together with the others; else 0."""
        fields = ",".join(map(self._right, self._calculator.inputs.values()))
        rules = self._calculator.errors
        together = f"IF(OR({','.join(map(self._due, rules))}),0,1)" if rules else "1"
        return f"IF(AND({fields}),{together},0)"

    def _right(self, each: Input | Choice) -> str:
        cell = cell_name(each.name)
        if isinstance(each, Choice):
            return f"ISNUMBER({cell})"
        low, high = (shown.in_cell(end, each.unit) for end in (each.low, each.high))
        parts = [f"ISNUMBER({cell})", f"{cell}>={low!r}", f"{cell}<={high!r}"]
        text = f"AND({','.join(parts + [f'N({cell})=INT(N({cell}))'] * each.whole)})"
        return f"OR(ISBLANK({cell}),{text})" if each.optional else text

    def said_at(self, name: str) -> str:
        """What is wrong with a field, by itself or together with others; else what to mind."""
        each = self._calculator.inputs[name]
        guards = self._sentences(self._calculator.guards, name)
        wrong = self._sentences(self._calculator.errors, name)
        others = ",".join(map(self._right, self._calculator.inputs.values()))
        together = f"IF(AND({others}),{wrong},{quoted('')})"
        right = f"IF(velden_kloppen,{guards},{together})"
        return f"IF({self._right(each)},{right},{self._wrong(each)})"

    def _sentences(self, rules: Iterable[Rule], field: str) -> str:
        texts = [
            f"IF({self._due(rule)},{shown.sentence(rule, self._named)},{quoted('')})"
            for rule in rules
            if rule.field == field
        ]
        if len(texts) < 2:
            return "".join(texts) or quoted("")
        together = f"&{quoted(' ')}&".join(texts)
        return f"TRIM({together})"

    def _wrong(self, each: Input | Choice) -> str:
        cell = cell_name(each.name)
        if isinstance(each, Choice):
            return quoted(shown.wrong(each, ""))
        low, high = (shown.in_cell(end, each.unit) for end in (each.low, each.high))
        too_low = quoted(shown.wrong(each, each.low - 1))
        too_high = quoted(shown.wrong(each, each.high * 2 + 1))
        text = quoted("Vul een heel getal in, zonder cijfers achter de komma.")
        text = f"IF({cell}<{low!r},{too_low},IF({cell}>{high!r},{too_high},{text}))"
        text = f"IF(ISNUMBER({cell}),{text},{quoted(shown.wrong(each, True))})"
        return f"IF(ISBLANK({cell}),{quoted(shown.wrong(each, ''))},{text})"

    def absence(self, output: Output) -> str:
        """Why there is no outcome although all that it needs was filled in."""
        if not output.absent:
            return quoted("")
        lacking = {name for text in output.formulas for name in self.may_lack(text)}
        there = f",{self.all_there(sorted(lacking))}" if lacking else ""
        name = cell_name(output.name)
        return f'IF(AND(velden_kloppen=1,NOT(ISNUMBER({name})){there}),{quoted(output.absent)},"")'

    def verdict(self, output: Output) -> str:
        """The name of the verdict on an outcome."""
        cell = self._cells[output.name].text
        first, *others = output.bands
        text = quoted(first.name)
        for band in others:
            text = f"IF({compared(cell, '>=', float(band.start))},{quoted(band.name)},{text})"
        if output.judged_if:
            try:
                judged = self.of(output.judged_if)
            except Untranslatable:
                outcome = self._result["outputs"].get(output.name)
                judged = self.as_then if outcome and outcome["band"] else "FALSE"
            text = f"IF({judged},{text},{quoted(NONE)})"
        return f"IF(ISNUMBER({cell_name(output.name)}),{text},{quoted(NONE)})"


def _begins(text: str, rule: Rule) -> bool:
    """Whether it is the sentence of that rule, in which numbers are filled in."""
    return text.startswith(rule.text.partition("{")[0])
