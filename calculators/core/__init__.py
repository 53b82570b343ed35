"""What a calculator is, and what each of them can do: all that a formula needs to be declared."""

from calculators.core.declare import Calculator, Example, InputError, Rule, calculator
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Band, Output

__all__ = [
    "Band",
    "Calculator",
    "Choice",
    "Example",
    "Input",
    "InputError",
    "Output",
    "Rule",
    "calculator",
]
