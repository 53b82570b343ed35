"""A formula as a declaration writes it: `(klanten_eind − klanten_nieuw) ÷ klanten_begin`.

It is made of names of inputs and outputs, numbers, × ÷ + − ^ and parentheses, and ⌈ ⌉ around
what is rounded up. It is never calculated with: the function does that. It is shown, in words and
filled in.
"""

import re
from collections.abc import Mapping

from calculators.core.numbers import MINUS, NBSP

_NAME = re.compile(r"[a-z][a-z0-9_]*")
# A stroke above the line is lost on a screen reader and on most readers; words are not.
_POWER = re.compile(r"\s*\^\s*")
_UP = re.compile(r"⌈(.*)⌉")


def names(formula: str) -> list[str]:
    """The inputs and outputs that the formula names, in order."""
    return _NAME.findall(formula)


def words(formula: str, labels: Mapping[str, str]) -> str:
    """The formula with every name replaced by its label, as it stands inside a sentence."""
    return _replaced(formula, {name: _inside(label) for name, label in labels.items()})


def filled(formula: str, texts: Mapping[str, str]) -> str:
    """The formula with every name replaced by its value as shown."""
    return _replaced(formula, {name: _term(text) for name, text in texts.items()})


def said(label: str, text: str) -> str:
    """What `label` is, as a line has it: “LTV: € 1.440”. After a colon of its own comes no other:
    “LTV : CAC = 4,3”.
    """
    return f"{label} = {text}" if ":" in label else f"{label}: {text}"


def _replaced(formula: str, by: Mapping[str, str]) -> str:
    plain = _NAME.sub(lambda match: by[match[0]], formula)
    return _UP.sub(r"\1, naar boven afgerond", _POWER.sub(" tot de macht ", plain))


def _term(text: str) -> str:
    # In a sum the euro and percent signs help; "3 jaar" reads better as 3.
    number = text if text.startswith("€") else text.partition(NBSP)[0]
    return f"({number})" if MINUS in number else number


def _inside(label: str) -> str:
    # "Klantduur" loses its capital inside a formula, "LTV" does not.
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
