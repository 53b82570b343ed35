"""Calculates a declared formula text, so that a test can hold it beside the function.

Written apart from the calculators on purpose: it reads only what the reader sees.
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping

_OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_TO_PYTHON = str.maketrans({"×": "*", "÷": "/", "−": "-", "^": "**"})


def evaluate(formula: str, numbers: Mapping[str, float]) -> float:
    """The number that the formula says, with percentages as fractions."""
    text = re.sub(r"(\d+)%", r"(\1/100)", formula).translate(_TO_PYTHON)
    # Rounding up forgives an error in the tenth digit.
    text = text.replace("⌈", "up(").replace("⌉", ")")
    return _value(ast.parse(text, mode="eval").body, numbers)


def _value(node: ast.expr, numbers: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return numbers[name]
        case ast.Call(func=ast.Name(id="up"), args=[inner]):
            return math.ceil(round(_value(inner, numbers), 9))
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, numbers), _value(right, numbers))
    raise ValueError(f"a formula does not hold {ast.dump(node)}")
