"""What a workbook is made of: sheets, their cells, and how these look."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from calculators.core.numbers import NBSP

# A cell that begins with one of these is a formula to a spreadsheet that it is typed in again.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Formula(NamedTuple):
    """What a spreadsheet works out itself, with its value as it is now."""

    text: str  # in English, such as =SUM(B2:B5)
    value: float | str


class Link(NamedTuple):
    """The address of a page, to click on."""

    address: str


class Wide(NamedTuple):
    """A text that takes all columns from its own on."""

    text: str


class Look(NamedTuple):
    """How a cell looks that looks otherwise than its column."""

    number: str = "General"  # a number format, as English Excel writes it
    bold: bool = False
    size: int = 11
    fill: bool = False  # somebody may type here
    line: bool = False  # below it, as a heading has
    muted: bool = False
    right: bool = False


class As(NamedTuple):
    """What is something else than its column says: of a kind that a column may be, or with a look
    of its own.
    """

    kind: str | Look
    value: "str | float | date | Formula | Link | None"


Cell = str | float | date | Formula | As | Link | Wide | None


class Column(NamedTuple):
    """A column: its heading, and what its cells are: text, count, number, money, percent or day."""

    heading: str
    kind: str = "text"
    width: int = 14  # in characters


class Check(NamedTuple):
    """What may be typed in a cell: a number from `low` to `high`, or one of the `options`; of
    anything else a spreadsheet says the sentence.
    """

    said: str
    low: float = 0
    high: float = 0
    whole: bool = False
    options: Sequence[str] = ()


class Sheet(NamedTuple):
    """A sheet: a table, with lines of text above it."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()
    # Of cells of this sheet, such as {"omzet": "B4"}: another sheet may have the same.
    names: Mapping[str, str] = MappingProxyType({})
    checks: Mapping[str, Check] = MappingProxyType({})  # by cell
    is_form: bool = False  # to fill in and print, rather than a list to look through


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet takes a typed text for a formula."""
    return text.lstrip(f" {NBSP}").startswith(_SIGNS)
