"""Which calculators there are, and how one is found by its name."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from calculators.core.declare import Calculator

PACKAGE = __name__.partition(".")[0]
FOLDER = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (pathlib takes a browser long to import)


class UnknownCalculator(LookupError):
    """There is no calculator of that name; the message says which there are."""


def slugs() -> list[str]:
    """Every calculator there is, by alphabet: each file is one. Whether it is a right one, `review`
    says.
    """
    names = os.listdir(FOLDER)  # noqa: PTH208
    modules = [each[:-3] for each in names if each.endswith(".py") and not each.startswith("_")]
    return sorted(name.replace("_", "-") for name in modules)


def load(slug: str) -> Calculator[..., Any]:
    """The calculator of that name; UnknownCalculator when there is none."""
    name = slug.replace("-", "_")
    module = sys.modules.get(f"{PACKAGE}.{name}")
    if not module and slug in slugs():
        module = import_module(f"{PACKAGE}.{name}")
    found = getattr(module, name, None)
    if isinstance(found, Calculator) and found.slug == slug:
        return found
    known = slugs()
    if slug in known:
        hint = f"{name}.py heeft geen functie {name} met @calculator. "
    else:
        close = get_close_matches(slug, known)
        hint = f"Bedoelde je “{close[0]}”? " if close else ""
    raise UnknownCalculator(f"Er is geen rekenhulp “{slug}”. {hint}Er zijn: {', '.join(known)}.")
