"""A rule of a calculator as a condition that a spreadsheet works out.

A rule is a function of numbers: `klanten_nieuw > klanten_eind`. Here it is called with what stands
for the numbers, which notes what is done with it. Where the function chooses (if, and, or, any,
max), it is called once for each way, and the ways become an IF.
"""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from itertools import product
from typing import Any, NamedTuple

from calculators.core.sheets.formulas import Untranslatable, cell_name
from calculators.core.signature import called, wanted

_MOST = 200  # calls of one rule
_DECIMALS = 9  # beyond which a difference is noise


class Number(NamedTuple):
    """A number as a rule sees it. Of what was typed `cell` holds it to the last digit; a `share`
    is there as 0.85 where the rule sees 85.
    """

    text: str
    cell: str = ""
    share: bool = False


class _Path:
    """The choices of one call, and what each was about."""

    def __init__(self, given: list[bool]) -> None:
        self.given = given
        self.asked: list[str] = []

    def choose(self, text: str) -> bool:
        self.asked.append(text)
        at = len(self.asked) - 1
        return self.given[at] if at < len(self.given) else True


class Noted:
    """What stands for a number, or for whether something is so: the text of it in a spreadsheet."""

    __hash__ = None  # type: ignore[assignment]  # two are never known to be equal

    def __init__(self, text: str, path: _Path, typed: Number | None = None) -> None:
        self.text = text
        self.typed = typed  # where it stands for what was typed, and nothing was done with it
        self._path = path

    def __bool__(self) -> bool:
        return self._path.choose(self.text)

    def __add__(self, other: Any) -> "Noted":
        return self._with("+", other)

    def __radd__(self, other: Any) -> "Noted":
        return self._with("+", other)

    def __sub__(self, other: Any) -> "Noted":
        return self._with("-", other)

    def __rsub__(self, other: Any) -> "Noted":
        return Noted(f"(({_text(other)})-{self.text})", self._path)

    def __mul__(self, other: Any) -> "Noted":
        return self._with("*", other)

    def __rmul__(self, other: Any) -> "Noted":
        return self._with("*", other)

    def __truediv__(self, other: Any) -> "Noted":
        return self._with("/", other)

    def __rtruediv__(self, other: Any) -> "Noted":
        return Noted(f"(({_text(other)})/{self.text})", self._path)

    def __neg__(self) -> "Noted":
        return Noted(f"(-{self.text})", self._path)

    def __abs__(self) -> "Noted":
        return Noted(f"ABS({self.text})", self._path)

    def __round__(self, decimals: int = 0) -> "Noted":
        return Noted(f"ROUND({self.text},{decimals})", self._path)

    def __lt__(self, other: Any) -> "Noted":
        return self._compared("<", other)

    def __le__(self, other: Any) -> "Noted":
        return self._compared("<=", other)

    def __gt__(self, other: Any) -> "Noted":
        return self._compared(">", other)

    def __ge__(self, other: Any) -> "Noted":
        return self._compared(">=", other)

    def __eq__(self, other: object) -> "Noted":  # type: ignore[override]
        return self._compared("=", other)

    def __ne__(self, other: object) -> "Noted":  # type: ignore[override]
        return self._compared("<>", other)

    def _with(self, sign: str, other: Any) -> "Noted":
        return Noted(f"({self.text}{sign}({_text(other)}))", self._path)

    def _compared(self, sign: str, other: Any) -> "Noted":
        return Noted(self._exactly(sign, other) or compared(self.text, sign, other), self._path)

    def _exactly(self, sign: str, other: Any) -> str:
        """The comparison of what was typed, in which there is no noise; empty for anything else."""
        if not self.typed:
            return ""
        if isinstance(other, Noted):
            same = other.typed and other.typed.share == self.typed.share
            return f"({self.typed.cell}{sign}{other.typed.cell})" if other.typed and same else ""
        number = Decimal(_text(other)) / (100 if self.typed.share else 1)
        return f"({self.typed.cell}{sign}{float(number)!r})"


def compared(text: str, sign: str, other: Any) -> str:
    """Whether what `text` is compares so to the other, but for the noise of floats."""
    if is_just_above(other):
        other = round(other, _DECIMALS)
        sign = {">=": ">", "<": "<="}.get(sign, sign)
    return f"(ROUND({text}-({_text(other)}),{_DECIMALS}){sign}0)"


def is_just_above(bound: Any) -> bool:
    """Whether it is the first number above a plain one: “boven 5” is written so."""
    return isinstance(bound, float) and bound == math.nextafter(round(bound, _DECIMALS), math.inf)


def condition(
    function: Callable[..., Any], cells: Mapping[str, Number], optional: set[str], own: str = ""
) -> str:
    """When the function says so, of a spreadsheet. `cells` gives what stands for each value that it
    may look at, and `optional` those that may have none.

    Raises:
        Untranslatable: it does something that has no counterpart in a spreadsheet.
    """
    looks_at = wanted(function, own)
    # A function of **values names none: it looks at all of them.
    known = [name for name in (looks_at or cells) if name in cells]
    waits = [name for name in known if looks_at.get(name, True)]
    may_lack = [name for name in known if name in optional and name not in waits]
    text = "FALSE"
    for there in product((False, True), repeat=len(may_lack)):
        has = [name for name, is_there in zip(may_lack, there, strict=True) if is_there]
        without = set(may_lack) - set(has)
        given = {name: cell for name, cell in cells.items() if name not in without}
        found = _ways(function, given, dict.fromkeys(without), own)
        needed = has + [name for name in waits if name in optional]
        text = _if(_all_there(needed), found, text) if needed else found
    return text


def _ways(
    function: Callable[..., Any], cells: Mapping[str, Number], lacking: Mapping[str, None], own: str
) -> str:
    calls = 0

    def walk(given: list[bool]) -> str:
        nonlocal calls
        calls += 1
        path = _Path(given)
        values = {
            name: Noted(each.text, path, each if each.cell else None)
            for name, each in cells.items()
        }
        try:
            said = called(function, values | lacking, own)  # type: ignore[operator]
        except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise Untranslatable(str(error)) from error
        if calls > _MOST:
            raise Untranslatable("too many ways")
        if len(path.asked) == len(given):
            return said.text if isinstance(said, Noted) else str(bool(said)).upper()
        return _if(path.asked[len(given)], walk([*given, True]), walk([*given, False]))

    return walk([])


def _all_there(names: list[str]) -> str:
    """Whether all of these have a value."""
    return f"COUNT({','.join(map(cell_name, names))})={len(names)}"


def _if(when: str, yes: str, no: str) -> str:
    if yes == no:
        return yes
    return when if (yes, no) == ("TRUE", "FALSE") else f"IF({when},{yes},{no})"


def _text(value: Any) -> str:
    if isinstance(value, Noted):
        return value.text
    if isinstance(value, Enum):
        return _text(value.value)
    if isinstance(value, (int, float)):
        return repr(value)
    raise Untranslatable(repr(value))
