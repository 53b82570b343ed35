"""The calculators: formulas on customer value, in plain Python.

`load("ltv")(orderwaarde=120, aankopen_per_jaar=4, klantduur=3).ltv` is 1440.0. The same files run
natively, at build time and in the reader's browser. One file is one calculator; its name is the
slug, with an underscore for a dash. What every calculator is and can do is in `core`.
"""

from calculators.core.ask import ask
from calculators.core.registry import UnknownCalculator, load, slugs

__all__ = ["UnknownCalculator", "ask", "load", "slugs"]
