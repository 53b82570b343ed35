"""Whether the text of a formula is a sum, of names that exist; and what it gives."""

import ast
import math
import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from calculators.core import formula

_TOKEN = re.compile(r"\s+|[a-z][a-z0-9_]*(?!\w)|\d+(?:,\d+)?%?(?![\w,.])|[×÷+−^()⌈⌉]")
_TO_PYTHON = str.maketrans({"×": "*", "÷": "/", "−": "-", "^": "**", "⌈": "{", "⌉": "}"})
_MEANT = {"*": "×", "/": "÷", ":": "÷", "-": "−", "–": "−", "·": "×", "{": "(", "[": "("}
_NUMBER = re.compile(r"(?<![\w,])(\d+(?:,\d+)?)(%?)")
_WORD = re.compile(r"\w[\w.,]*|\S")


def wrong(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with that formula and what to do; the names in it are of `known`."""
    at = 0
    while at < len(text):
        if match := _TOKEN.match(text, at):
            at = match.end()
            continue
        found = _WORD.match(text, at)
        said = found[0] if found else text[at]
        todo = "gebruik × ÷ + − ^ ( ), namen van kleine letters a–z en getallen als 0,5"
        if said in _MEANT:
            todo = f"schrijf {_MEANT[said]}"
        yield f"in een formule kan geen “{said}” staan", todo
        return
    for name in dict.fromkeys(formula.names(text)):
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"bedoelde je {close[0]}? " if close else "schrijf × voor keer. " * (name == "x")
            yield (
                f"de formule noemt “{name}”, en dat is er niet",
                f"{hint}Er zijn: {', '.join(known)}",
            )
    if not _is_sum(text):
        yield f"“{text}” is geen som", "kijk of er een teken, een term of een haakje mist"


def value(text: str, numbers: Mapping[str, Fraction]) -> float | None:
    """What that formula, which is a sum, gives with these numbers, percentages as fractions; None
    where it gives nothing.
    """
    plain = _in_python(
        _NUMBER.sub(lambda found: f"N({found[1]}){'÷N(100)' * bool(found[2])}", text)
    )
    plain = plain.replace("{", "U(").replace("}", ")")
    known: dict[str, Any] = {f"_{name}": number for name, number in numbers.items()}
    known |= {"__builtins__": {}, "N": _exact, "U": math.ceil}
    try:
        return float(eval(plain, known))  # noqa: S307 -- a sum, in a file that has been imported
    except (ArithmeticError, TypeError):
        return None


def _exact(number: float) -> Fraction:
    return Fraction(repr(number))


def _in_python(text: str) -> str:
    plain = re.sub(r"(\d),(\d)", r"\1.\2", text).translate(_TO_PYTHON)
    # A name may be a word of Python.
    return re.sub(r"[a-z][a-z0-9_]*", lambda match: f"_{match[0]}", plain).strip()


def _is_sum(text: str) -> bool:
    try:
        tree = ast.parse(_in_python(text.replace("%", "")), mode="eval")
    except (SyntaxError, ValueError, RecursionError):
        return False
    sums = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.expr_context)
    leaves = (ast.Name, ast.Constant)
    return all(
        isinstance(each, (*sums, *leaves)) or (isinstance(each, ast.Set) and len(each.elts) == 1)
        for each in ast.walk(tree)
    )


def circle(formulas: Mapping[str, Collection[str]]) -> list[str]:
    """Outputs of which each needs the next, and the last one the first; empty when there are none.
    `formulas` are those of each output.
    """
    needs = {
        name: [each for text in texts for each in formula.names(text) if each in formulas]
        for name, texts in formulas.items()
    }
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return path[path.index(name) :]
        if name in done:
            return []
        for each in needs[name]:
            if found := walk(each, [*path, name]):
                return found
        done.add(name)
        return []

    return next(filter(None, (walk(name, []) for name in needs)), [])
