"""A declared formula as a spreadsheet writes it: `ltv × brutomarge` is `ltv*brutomarge`.

What is a name there, is a named cell here. A spreadsheet reads powers from left to right, and a
minus before the power; a declaration, like mathematics, does neither.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>\d+(?:,\d+)?%?)|(?P<sign>\S))")
_SUM = {"+": "+", "−": "-"}
_PRODUCT = {"×": "*", "÷": "/"}
# Amounts as people type them, of up to a hundred million, have no more decimals in a float.
_DECIMALS = 8
# What calculating with floats adds to a whole number is less than this share of it, and nobody
# types a number of which a smaller share counts.
_NOISE = "1E-11"
# Of one or two letters and a number it would be a cell, and of r and c a row and a column.
_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*(c\d*)?|c\d*")


class Untranslatable(ValueError):
    """The text holds something that has no counterpart in a spreadsheet."""


def cell_name(name: str) -> str:
    """What the cell of that input or output is called: as it is, unless a cell is called so."""
    return f"{name}_" if _CELL.fullmatch(name) else name


def translated(formula: str) -> str:
    """The formula for a spreadsheet, in English and without the = before it.

    Raises:
        Untranslatable: it is more than a sum of names and numbers.
    """
    return _Reader(formula).read()


class _Reader:
    """Reads a formula from left to right, and writes what it read."""

    def __init__(self, formula: str) -> None:
        self._formula = formula
        self._tokens = [each for found in _TOKEN.finditer(formula) for each in _kinds(found)]
        self._at = 0
        self._rounds_up = False

    def read(self) -> str:
        text = self._sum()
        if self._next() != ("", ""):
            raise Untranslatable(self._formula)
        return text

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _take(self, *signs: str) -> str:
        """The next sign, when it is one of these."""
        kind, text = self._next()
        if kind != "sign" or text not in signs:
            return ""
        self._at += 1
        return text

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise Untranslatable(self._formula)

    def _sum(self) -> str:
        text = self._product()
        while sign := self._take(*_SUM):
            text = f"{text}{_SUM[sign]}{self._product()}"
            if self._rounds_up:  # 50,30 − 50,10 is 0,20 and no hair less, which would be one more
                text = f"ROUND({text},{_DECIMALS})"
        return text

    def _product(self) -> str:
        text = self._negative()
        while sign := self._take(*_PRODUCT):
            text = f"{text}{_PRODUCT[sign]}{self._negative()}"
        return text

    def _negative(self) -> str:
        return f"-({self._negative()})" if self._take("−") else self._power()

    def _power(self) -> str:
        base = self._atom()
        return f"{base}^({self._negative()})" if self._take("^") else base

    def _atom(self) -> str:
        if self._take("("):
            inner = self._sum()
            self._expect(")")
            return f"({inner})"
        if self._take("⌈"):
            self._rounds_up = True
            inner = self._sum()
            self._rounds_up = False
            self._expect("⌉")
            return f"(-INT({_NOISE}*ABS({inner})-({inner})))"
        kind, text = self._next()
        if kind not in {"name", "number"}:
            raise Untranslatable(self._formula)
        self._at += 1
        return cell_name(text) if kind == "name" else text.replace(",", ".")


def _kinds(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield from ((kind, text) for kind, text in found.groupdict().items() if text)
