"""What a calculator is, and what each of them can do: all that a formula needs to be declared."""

from calculators.core.declare import Calculator, InputError, calculator
from calculators.core.fields import Choice, Input
from calculators.core.outputs import Band
from calculators.core.returned import Outputs, output
from calculators.core.rules import Rule
from calculators.core.written import Example, bands

__all__ = [
    "Band",
    "Calculator",
    "Choice",
    "Example",
    "Input",
    "InputError",
    "Outputs",
    "Rule",
    "bands",
    "calculator",
    "output",
]
