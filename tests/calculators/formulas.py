"""Calculates a declared formula text, so that a test can hold it beside the function.

Written apart from the calculators on purpose: it reads only what the reader sees, and calculates
with fractions, or with 60 digits where a power has no exact value.
"""

import ast
import math
import re
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from calculators.core import Calculator, Choice, formula

_SIXTY = Context(prec=60)
_TO_PYTHON = str.maketrans({"×": "*", "÷": "/", "−": "-", "^": "**", "⌈": "{", "⌉": "}"})


def evaluate(formula: str, numbers: Mapping[str, Fraction]) -> Fraction:
    """The number that the formula says, with percentages as fractions."""
    text = re.sub(r"(\d),(\d)", r"\1.\2", formula)
    text = re.sub(r"([\d.]+)%", r"(\1/100)", text).translate(_TO_PYTHON)
    return _value(ast.parse(text, mode="eval").body, numbers)


def outcome(calculator: Calculator[..., Any], values: Mapping[str, Any]) -> dict[str, Fraction]:
    """Every output that the shown formulas give for these inputs, exactly, in its own unit.

    An output whose formula has no value, such as a division by zero, is not in it. One without a
    formula is what the function says: a test of its own holds that.
    """
    found = {
        name: Fraction(str(each.options[value].value if isinstance(each, Choice) else value))
        for name, value in values.items()
        if value is not None
        for each in [calculator.inputs[name]]
    }
    named = {**calculator.inputs, **calculator.outputs}
    without = [name for name, each in calculator.outputs.items() if not each.formulas]
    if without:
        whole = calculator.numbers(dict(values))
        found |= {n: Fraction(str(whole[n])) for n in without if whole[n] is not None}

    def number(name: str) -> Fraction | None:
        """What a name in a formula stands for: 85% is 0.85."""
        if name not in found and name in calculator.outputs:
            for text in calculator.outputs[name].formulas:
                used = {each: number(each) for each in formula.names(text)}
                if None not in used.values():
                    said = evaluate(text, {n: v for n, v in used.items() if v is not None})
                    found[name] = said * 100 if named[name].unit == "%" else said  # type: ignore[union-attr]
                    break
        value = found.get(name)
        percentage = getattr(named[name], "unit", "") == "%"
        return value / 100 if value is not None and percentage else value

    for name in calculator.outputs:
        try:
            number(name)
        except ZeroDivisionError:
            continue
    return {name: found[name] for name in calculator.outputs if name in found}


def _value(node: ast.expr, numbers: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number))
        case ast.Name(id=name):
            return numbers[name]
        case ast.Set(elts=[inner]):
            return Fraction(math.ceil(_value(inner, numbers)))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, numbers)
        case ast.BinOp(left=left, op=op, right=right):
            return _calculated(op, _value(left, numbers), _value(right, numbers))
    raise ValueError(f"a formula does not hold {ast.dump(node)}")


def _calculated(op: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
        case ast.Pow() if right.denominator == 1:
            return left**right.numerator
        case ast.Pow():
            base, exponent = (
                _SIXTY.divide(Decimal(x.numerator), Decimal(x.denominator)) for x in (left, right)
            )
            return Fraction(_SIXTY.power(base, exponent))
    raise ValueError(f"a formula does not hold {ast.dump(op)}")
