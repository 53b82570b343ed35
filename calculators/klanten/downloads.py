"""The customers of a group as a CSV file for a mailing, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from calculators.core.numbers import write_field

_COLUMNS = {
    "Klant": "customer",
    "Groep": "group",
    "Eerste bestelling": "first",
    "Laatste bestelling": "last",
    "Bestellingen": "orders",
    "Omzet": "revenue",
}
# A cell that begins with one of these is a formula to a spreadsheet, also after white space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: one that looks like it gets an
    apostrophe in front.
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text


def as_csv(customers: Iterable[Mapping[str, Any]], group: str | None = None) -> str:
    """The entries of `customers` in a report, of one group or all, as Excel opens it in Dutch."""
    target = StringIO()
    target.write("\ufeff")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in customers:
        if group in {None, "alle", each["group"]}:
            writer.writerow([_cell(each[key]) for key in _COLUMNS.values()])
    return target.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return write_field(round(value, 2)).replace(".", "")
    return safe(str(value))
