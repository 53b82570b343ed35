"""A spreadsheet of a few functions, so that a test can type in a cell and see what comes out.

Written apart from what makes the formulas, by the rules of Excel: a minus goes before a power,
powers go from left to right, a percent sign goes before both, and an error spreads. What a real
spreadsheet makes of them, `make verify` says.
"""

import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from calculators.core.numbers import write
from calculators.core.sheets.cells import As, Formula, Sheet

Value = float | str | bool | None
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)'
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_.]*)|(?P<sign><=|>=|<>|[-+*/^&=<>(),%])"
)
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Wrong(ArithmeticError):
    """What a spreadsheet shows as #DIV/0!, #NUM! or #VALUE!."""


class Spreadsheet:
    """A sheet in which something may be typed."""

    def __init__(self, sheet: Sheet) -> None:
        top = len(sheet.above) + bool(sheet.above) + 2
        self.names = sheet.names
        self.cells: dict[str, Any] = {
            f"{'ABCDE'[column]}{row}": cell.value if isinstance(cell, As) else cell
            for row, cells in enumerate(sheet.rows, top)
            for column, cell in enumerate(cells)
        }
        self._known: dict[str, Value | Wrong] = {}

    def type_in(self, values: Mapping[str, Value]) -> None:
        """Put these in the cells of that name; None empties one."""
        for name, value in values.items():
            self.cells[self.names[name]] = value
        self._known = {}

    def __getitem__(self, name: str) -> Value:
        """What a cell shows, by its name or its place; Wrong for an error."""
        place = self.names.get(name, name)
        if place not in self._known:
            cell = self.cells[place]
            try:
                self._known[place] = self.work_out(cell.text) if isinstance(cell, Formula) else cell
            except Wrong as wrong:
                self._known[place] = wrong
        found = self._known[place]
        if isinstance(found, Wrong):
            raise found
        return found

    def beside(self, name: str, column: str) -> Value:
        """What stands in that column, beside the cell of that name."""
        return self[column + self.names[name][1:]]

    def work_out(self, formula: str) -> Value:
        """The value of a formula."""
        assert formula.startswith("=") and len(formula) <= 8192, formula
        return _Reader(formula[1:], self).read()()


Later = Callable[[], Value]  # a part of a formula, not worked out yet


class _Reader:
    """Reads a formula; what it stands for is worked out when it is asked for."""

    def __init__(self, text: str, cells: Spreadsheet) -> None:
        self.cells = cells
        self.tokens: list[tuple[str, str]] = []
        self.at = at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            assert found, text[at:]
            self.tokens.append((found.lastgroup or "", found[0]))
            at = found.end()

    def read(self) -> Later:
        part = self.compared()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return part

    def sign(self, *signs: str) -> str:
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind != "sign" or text not in signs:
            return ""
        self.at += 1
        return text

    def row(self, part: Callable[[], Later], *signs: str) -> Later:
        """Parts with these signs between them, from left to right."""
        one = part()
        while sign := self.sign(*signs):
            one = partial(_calculated, sign, one, part())
        return one

    def compared(self) -> Later:
        return self.row(self.joined, *_COMPARED)

    def joined(self) -> Later:
        return self.row(self.added, "&")

    def added(self) -> Later:
        return self.row(self.times, "+", "-")

    def times(self) -> Later:
        return self.row(self.power, "*", "/")

    def power(self) -> Later:
        return self.row(self.minus, "^")

    def minus(self) -> Later:
        if self.sign("-"):
            inner = self.minus()
            return lambda: -_n(inner())
        part = self.atom()
        while self.sign("%"):
            part = partial(_calculated, "/", part, lambda: 100)
        return part

    def atom(self) -> Later:
        if self.sign("("):
            part = self.compared()
            assert self.sign(")")
            return part
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return lambda: float(text)
        if kind == "text":
            assert len(text) <= 257, text
            return lambda: text[1:-1].replace('""', '"')
        assert kind == "name", text
        if self.sign("("):
            return self.function(text)
        if text in {"TRUE", "FALSE"}:
            return lambda: text == "TRUE"
        return lambda: self.cells[text]

    def function(self, name: str) -> Later:
        parts = [self.compared()]
        while self.sign(","):
            parts.append(self.compared())
        assert self.sign(")")
        if name == "IF":
            assert len(parts) == 3
            return lambda: parts[1]() if parts[0]() else parts[2]()
        if name == "IFERROR":
            return lambda: parts[1]() if isinstance(_tried(parts[0]), Wrong) else parts[0]()
        takes_errors = name in {"ISNUMBER", "COUNT"}
        return lambda: _FUNCTIONS[name](
            *(_tried(part) if takes_errors else part() for part in parts)
        )


def _tried(part: Later) -> Any:
    try:
        return part()
    except Wrong as wrong:
        return wrong


def _calculated(sign: str, first: Later, second: Later) -> Value:
    one, other = first(), second()
    if sign in _COMPARED:
        return _compare(sign, one, other)
    if sign == "&":
        return _text(one) + _text(other)
    if sign == "^":
        return _power(one, other)
    if sign in {"+", "-"}:
        return _n(one) + (_n(other) if sign == "+" else -_n(other))
    return _times(sign, one, other)


def _compare(sign: str, one: Value, other: Value) -> bool:
    if isinstance(one, str) != isinstance(other, str):
        if None in (one, other):
            one, other = ("" if each is None else each for each in (one, other))
        else:  # to a spreadsheet, text is more than any number
            one, other = (float(isinstance(each, str)) for each in (one, other))
    if isinstance(one, str) and isinstance(other, str):
        one, other = one.lower(), other.lower()
    return _COMPARED[sign](one or 0 if not isinstance(one, str) else one,
                           other or 0 if not isinstance(other, str) else other)  # fmt: skip


def _n(value: Value) -> float:
    if isinstance(value, str):
        raise Wrong("#VALUE!")
    return float(value or 0)


def _times(sign: str, one: Value, other: Value) -> float:
    if sign == "*":
        return _n(one) * _n(other)
    if not _n(other):
        raise Wrong("#DIV/0!")
    return _n(one) / _n(other)


def _power(one: Value, other: Value) -> float:
    base, exponent = _n(one), _n(other)
    try:
        found: Any = base**exponent
    except (OverflowError, ZeroDivisionError) as error:
        raise Wrong("#NUM!") from error
    if isinstance(found, complex):
        raise Wrong("#NUM!")
    return float(found)


def _round(value: Value, digits: Value) -> float:
    """Half away from nothing, of the fifteen digits that a spreadsheet goes by."""
    shown = Decimal(f"{_n(value):.15g}")
    place = Decimal(1).scaleb(-int(_n(digits)))
    return float(shown.quantize(place, rounding=ROUND_HALF_UP)) if abs(shown) < 1e16 else _n(value)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float | int):
        return f"{value:.15g}".replace(".", ",")
    return value or ""


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "ABS": lambda value: abs(_n(value)),
    "AND": lambda *values: all(values),
    "COUNT": lambda *values: float(sum(map(_is_number, values))),
    "FIXED": lambda value, digits: write(_round(value, digits), decimals=int(digits)),
    "INT": lambda value: float(math.floor(_n(value))),
    "ISBLANK": lambda value: value is None,
    "ISNUMBER": _is_number,
    "N": lambda value: float(value) if _is_number(value) else 0.0,
    "NOT": lambda value: not value,
    "OR": lambda *values: any(values),
    "ROUND": _round,
    "TRIM": lambda value: " ".join(_text(value).split()),
}
FUNCTIONS = {*_FUNCTIONS, "IF", "IFERROR"}
