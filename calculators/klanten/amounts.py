"""Amounts in a column: what is the decimal mark, and what does each cell say?

The mark is decided from all values of the column together. `1.200` beside `35,50` is 1200, beside
`0.350` it is 1,2, and beside nothing that decides both are possible: then the reader is asked.

An amount is a whole number of ten-thousandths, so that adding up never depends on the order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SCALE = 10_000
MOST = 10**11 * SCALE  # more is no amount of money but something else
_SIGNS = {"€": "EUR", "EURO": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_MONEY = re.compile(
    r"(?P<open>\(?)(?P<a>[-+]?)(?P<before>US\$|[€$£¥]|EURO|[A-Z]{3}|)(?P<b>[-+]?)"
    r"(?P<digits>[0-9.,'’]*[0-9])(?P<whole>[.,](?:-{1,2})?|)(?P<after>[€$£¥]|EURO|[A-Z]{3}|)"
    r"(?P<c>-?)\)?"
)
_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]{1,2})?")
_ENTITIES = (("&euro;", "€"), ("&nbsp;", ""), ("&pound;", "£"), ("&#8364;", "€"))
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPS = {
    ".": re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*(?:\.[0-9]*)?|[0-9]*(?:\.[0-9]*)?"),
    ",": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]*)?|[0-9]*(?:,[0-9]*)?"),
}


class Written(NamedTuple):
    """A cell taken apart; `mark` is the decimal mark that it can only have, "?" for either."""

    digits: str
    negative: bool
    currency: str
    mark: str


class Amounts(NamedTuple):
    """A column as amounts: None where a cell is empty or says no amount."""

    values: list[int | None]
    currencies: dict[str, str]  # of each text that names one
    mark: str  # "." or ","; "" where it does not matter
    open: str | None = None  # a value that can be read both ways
    mixed: bool = False  # both notations stand in the column


def take_apart(text: str) -> Written | None:
    """What stands in one cell; None when that is no amount."""
    for entity, sign in _ENTITIES:
        if "&" in text:
            text = text.replace(entity, sign)
    joined = "".join(text.split()).replace("\u2212", "-").replace("\u2013", "-")  # − and –
    found = _MONEY.fullmatch(joined.upper()) if len(joined) <= 40 else None
    if not found:
        return None
    signs = found["a"] + found["b"] + found["c"]
    bracketed = bool(found["open"])
    if len(signs) + bracketed > 1 or bracketed != joined.endswith(")"):
        return None
    code = found["before"] or found["after"]
    digits = found["digits"].replace("'", "").replace("’", "")
    currency = "USD" if code == "US$" else _SIGNS.get(code, code)
    mark = found["whole"][:1] or _mark(digits)  # "12,-" and "12," are whole numbers
    if found["whole"] and found["whole"][0] in digits:
        return None
    if mark and mark != "?" and not _GROUPS[mark].fullmatch(digits):
        return None
    return Written(digits, "-" in signs or bracketed, currency, mark)


def _mark(digits: str) -> str:
    """The decimal mark that these digits must have; "" for none, "?" where both are possible."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rindex(".") > digits.rindex(",") else ","
    if not points and not commas:
        return ""
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other
    return "?" if _ONE_GROUP.fullmatch(digits) else mark


def read_amounts(cells: Sequence[str], mark: str | None = None) -> Amounts:
    """The amounts in a column; `mark` is the reader's own answer to which is the decimal mark."""
    known: dict[str, int | None] = {}
    apart: dict[str, Written | None] = {}
    for text in set(cells):
        if len(text) < 12 and _PLAIN.fullmatch(text):  # and so no more than what is possible
            known[text] = round(float(text.replace(",", ".")) * SCALE)
        else:
            apart[text] = take_apart(text)
    marks = Counter(each.mark for each in apart.values() if each)
    for text in known:
        marks["." if "." in text else "," if "," in text else ""] += 1
    given = bool(mark)
    mark = mark or _decided(marks)
    unclear = sorted(t for t, each in apart.items() if each and each.mark == "?")
    both = bool(marks["."] and marks[","])
    if unclear and not given and (both or not mark):
        return Amounts([], {}, "", open=unclear[0], mixed=both)
    for text, each in apart.items():
        known[text] = each and _value(each, each.mark if each.mark in set(".,") - {""} else mark)
    currencies = {text: each.currency for text, each in apart.items() if each and each.currency}
    return Amounts(list(map(known.__getitem__, cells)), currencies, mark or "", mixed=both)


def _decided(marks: Counter[str]) -> str:
    if bool(marks["."]) == bool(marks[","]):
        return ""
    return "." if marks["."] else ","


def _value(written: Written, mark: str | None) -> int | None:
    mark = mark or "."
    plain = written.digits.replace("," if mark == "." else ".", "").replace(",", ".")
    value = round(float(plain) * SCALE)
    return _possible(-value if written.negative else value)


def _possible(value: int) -> int | None:
    """None for what is too much for money: the bar code of an article has thirteen digits."""
    return value if abs(value) <= MOST else None


def share_of_amounts(cells: Iterable[str]) -> float:
    """Which part of the filled cells is an amount; 0 when there are none."""
    filled = [each for each in cells if each.strip()]
    return sum(1 for each in filled if take_apart(each)) / len(filled) if filled else 0.0
