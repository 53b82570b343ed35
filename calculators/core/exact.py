"""Numbers as they were typed: 0,30 − 0,28 is 0,02 and not 0,01999….

A float is the nearest of what a computer stores; its shortest decimals are what a person meant.
As fractions these can be added, subtracted, divided and rounded up without losing a digit, so a
formula may be written as the reader sees it.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any


def exact(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with every number as the fraction that its shortest decimals say; an option of
    a choice stays what it is.
    """
    return {name: _exact(value) for name, value in values.items()}


def _exact(value: Any) -> Any:
    if type(value) is float:
        return _fraction(value)
    return Fraction(value) if type(value) is int else value


@lru_cache(maxsize=512)  # a question turned round asks for hundreds of cases of one other number
def _fraction(value: float) -> Fraction:
    return Fraction(*Decimal(repr(value)).as_integer_ratio())
