"""Which calculators there are, and how one is found by its name."""

import os
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from calculators.core.declare import Calculator

_PACKAGE = __name__.partition(".")[0]
_FOLDER = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (pathlib takes a browser long to import)


class UnknownCalculator(LookupError):
    """There is no calculator of that name; the message says which there are."""


def slugs() -> list[str]:
    """Every calculator there is, by alphabet."""
    return sorted(slug for name in _modules() if _find(slug := name.replace("_", "-")))


def load(slug: str) -> Calculator[..., Any]:
    """The calculator of that name; UnknownCalculator when there is none."""
    if calculator := _find(slug):
        return calculator
    known = slugs()
    close = get_close_matches(slug, known, n=1)
    hint = f"Bedoelde je “{close[0]}”? " if close else ""
    if (name := slug.replace("-", "_")) in _modules():
        hint = f"{name}.py heeft geen functie {name} met @calculator. "
    raise UnknownCalculator(f"Er is geen rekenhulp “{slug}”. {hint}Er zijn: {', '.join(known)}.")


def _modules() -> list[str]:
    """The files of the calculators: one each. What is shared or apart from these is in folders."""
    names = os.listdir(_FOLDER)  # noqa: PTH208
    return [each[:-3] for each in names if each.endswith(".py") and not each.startswith("_")]


def _find(slug: str) -> Calculator[..., Any] | None:
    name = slug.replace("-", "_")
    if name not in _modules():
        return None
    found = getattr(import_module(f"{_PACKAGE}.{name}"), name, None)
    return found if isinstance(found, Calculator) and found.slug == slug else None
