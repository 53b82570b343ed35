"""Dutch numbers: reading what a person types, and writing what a person reads.

Only these functions know that a Dutch comma is a decimal mark. Everything else works with floats.
"""

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

NBSP = "\u00a0"
MINUS = "\u2212"

# Wide enough for any float; half up, because that is how people round money by hand.
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_TO_DUTCH = str.maketrans({",": ".", ".": ",", "-": MINUS})
LONGEST = 40  # characters; no amount of money needs more, and it bounds the work
_NOTHING = Decimal("1e-15")  # what is smaller is nothing: a float of everyday size ends there

# What a paste brings along unseen: every format character of Unicode, and variation selectors.
_UNSEEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f]"
)
BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_DASH = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_POWERS = {
    **dict.fromkeys(("k", "duizend"), 3),
    **dict.fromkeys(("mln", "mln.", "mio", "mio.", "miljoen"), 6),
    **dict.fromkeys(("mld", "mld.", "mrd", "mrd.", "miljard"), 9),
}
POWER = r"(?:k|duizend|mln\.?|mio\.?|miljoen|mld\.?|mrd\.?|miljard)(?![^\W\d_])"
_SIGNS = {
    **dict.fromkeys(("eur", "euro", "euros", "euro's", "euro’s"), "€"),
    **dict.fromkeys(("pct", "pct.", "procent", "percent"), "%"),
}
_TYPED = re.compile(
    r"(?P<sign>[-+]?) *(?P<before>€|euro|eur)? *(?P<inner>[-+]?) *"  # "-€ 5" as well as "€ -5"
    r"(?P<number>[0-9., ]*?)(?:[.,](?:-{1,2}|={1,2}))? *"  # "12,-" and "12,=": without cents
    rf"(?P<power>{POWER})? *"
    r"(?P<after>[€%]? *(?:/? *[^\W\d_][^\d%€<>]*)?)",
    re.IGNORECASE,
)
# "per maand", "p/m" and "/mnd" are one.
_PER = re.compile(r"(?:\bper |\bp ?[./] ?|/) *(?P<what>[^\W\d_]+)\.?$")
_SHORT = {
    **dict.fromkeys(("j", "jr"), "jaar"),
    **dict.fromkeys(("m", "mnd"), "maand"),
    **dict.fromkeys(("w", "wk"), "week"),
    "d": "dag",
    "u": "uur",
}
_GROUP = r"[1-9][0-9]{0,2}"  # a first group never starts with 0: 0.125 is a fraction, not 125
_NUMBER = re.compile(
    rf"""
      (?P<dutch> (?: {_GROUP}(?:\.[0-9]{{3}})+ | {_GROUP}(?:\ [0-9]{{3}})+ | [0-9]+ ) (?:,[0-9]*)? )
    | (?P<english> {_GROUP}(?:,[0-9]{{3}})+ \.[0-9]* | {_GROUP}(?:,[0-9]{{3}}){{2,}} )
    | (?P<point> (?: {_GROUP}(?:\ [0-9]{{3}})+ | [0-9]* ) \.[0-9]* )
    | (?P<comma> ,[0-9]+ )
    """,
    re.VERBOSE,
)
# Thousands of which one mark may be missing or wrong: 1000.000 and 1.000,000 are a million, or not.
_MILLION = re.compile(
    rf"[0-9]{{4,}}[.,]000|{_GROUP}(?:\.[0-9]{{3}})+,000|{_GROUP}(?:,[0-9]{{3}})+\.000"
)
# A space and another mark, each before three digits: the last three are thousands or a fraction.
_MIXED = re.compile(rf"{_GROUP}(?: [0-9]{{3}})+[.,][0-9]{{3}}|{_GROUP}([.,][0-9]{{3}})+ [0-9]{{3}}")


class Typed(NamedTuple):
    """What somebody typed: the number, the unit beside it ("" where there is none), and the other
    number that it may be.

    `also` is there for one comma before exactly three digits: in Dutch a fraction, in English a
    thousand; and for three noughts behind a mark that may be one of several. Whether both are
    possible is for the field to say. The unit has its sign first, and what it is per in full:
    "€ per maand".
    """

    value: float
    unit: str
    also: float | None = None


class TwoValues(ValueError):
    """There is a line break, a tab or a wide gap inside: two cells of a sheet, or two lines."""


class TwoReadings(ValueError):
    """The text may be one number or another, and nothing says which."""

    def __init__(self, *readings: float) -> None:
        self.readings = readings
        super().__init__(*readings)


def visible(text: str) -> str:
    """`text` without the characters that nobody sees, and without white space around it."""
    return _UNSEEN.sub("", text).strip()


def typed(text: str) -> Typed:
    """What a person means by `text`, typed the Dutch way or any other clear way.

    Takes grouping by points or spaces, a comma or a point for decimals, a sign or a word for the
    unit, "k", "mln" and the like, ",-" and every kind of minus. Raises TwoValues, TwoReadings or
    another ValueError where the text is not one clear number.
    """
    plain = visible(text)
    if BREAK.search(plain) or re.search(r"[0-9]\s\s+[0-9]", plain):
        raise TwoValues(text)
    # Every other white space (also the narrow, non-breaking one of a paste) counts as a space.
    plain = _DASH.sub("-", re.sub(r"\s", " ", plain))
    found = _TYPED.fullmatch(plain) if len(plain) <= LONGEST else None
    number = found["number"].strip() if found else ""
    sign = found["sign"] + found["inner"] if found else ""
    if not found or not re.search("[0-9]", number) or len(sign) > 1:
        raise ValueError(text)
    before, after = _unit(found["before"]), _unit(found["after"])
    if before and after.startswith("per "):
        after = f"{before} {after}"
    if before and after and after != before and not after.startswith(f"{before} per "):
        raise ValueError(text)
    power = _POWERS.get((found["power"] or "").lower(), 0)

    def scaled(digits: str) -> float:
        return float(Decimal(sign + digits).scaleb(power, _ROUNDING))

    bare = re.sub("[., ]", "", number)
    if _MIXED.fullmatch(number) or (power and re.fullmatch(rf"{_GROUP}\.[0-9]{{3}}", number)):
        raise TwoReadings(scaled(f"{bare[:-3]}.{bare[-3:]}"), scaled(bare))
    value = scaled(_digits(number))
    english = re.fullmatch(rf"{_GROUP},[0-9]{{3}}", number) or _MILLION.fullmatch(number)
    return Typed(value, after or before, scaled(bare) if english and not power else None)


def _digits(number: str) -> str:
    """The number as a machine writes it; ValueError where its marks are in no known order."""
    found = _NUMBER.fullmatch(number)
    if not found:
        raise ValueError(number)
    digits = number.replace(" ", "")
    if found["dutch"] or found["comma"]:
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", "") if found["english"] else digits


def _unit(text: str | None) -> str:
    """A unit as typed: "€" or "%" where it has a sign, then words in small letters."""
    word = re.sub(r"^[€%]", r"\g<0> ", (text or "").strip().lower())
    first, _, rest = word.partition(" ")
    words = f"{_SIGNS.get(first, first)} {rest.strip()}".strip()
    per = _PER.search(words)
    if not per:
        return words
    what = _SHORT.get(per["what"], per["what"])
    return f"{words[: per.start()].strip()} per {what}".strip()


def write(value: float, unit: str = "", decimals: int | None = None) -> str:
    """`value` as a Dutch reader expects it: `€ 1.440`, `€ 15,50`, `52,2%`, `1,67 jaar`.

    `unit` is "€", "%", a word, "one|many" ("klant|klanten") or nothing. Without `decimals`
    money gets none or two, a percentage at most one, the rest at most two. What is not nothing is
    never shown as nothing: it gets its first two digits.
    """
    return _with_unit(rounded(value, unit, decimals), unit)


def signed(value: float, unit: str = "", decimals: int | None = None) -> str:
    """`value` as a change, with a plus where a minus would stand: `+12,5%`, `€ +5` as `€ −5`.

    What is shown as nothing has no sign.
    """
    shown = rounded(value, unit, decimals)
    text = _with_unit(shown, unit)
    at = 2 if unit == "€" else 0  # after the euro sign, as in Unicode's Dutch (CLDR)
    return f"{text[:at]}+{text[at:]}" if shown > 0 else text


def write_exact(value: float, unit: str = "", *, clear: bool = False) -> str:
    """`value` with its unit and all its digits."""
    return _with_unit(_exact(value, unit, clear), unit)


def write_field(value: float, unit: str = "", *, clear: bool = False) -> str:
    """`value` as it stands in a field: all its digits, so that reading it again changes nothing.

    `clear` where a thousand times that is possible too: then 1,234 is written as 1,2340.
    """
    return _grouped(_exact(value, unit, clear))


def plain(value: float) -> str:
    """`value` with all its digits as a Dutch spreadsheet reads it: a comma, and nothing else."""
    return f"{_trimmed(Decimal(repr(float(value)))):f}".replace(".", ",")


def rounded(value: float, unit: str = "", decimals: int | None = None) -> Decimal:
    """The number that `write` shows for `value`."""
    exact = Decimal(repr(float(value)))
    usual = (1 if unit == "%" else 2) if decimals is None else decimals
    short = _round(exact, usual)
    if not short and abs(exact) >= _NOTHING:
        return _small(exact, unit)
    if decimals is not None:
        return short
    if unit == "€":
        return _round(short, 0) if _is_whole(short) else short
    return _trimmed(short)


def difference(new: float, old: float) -> float:
    """What `new` is more than `old`, without the noise in the last digits of a float."""
    found = new - old
    return found if abs(found) > 8 * math.ulp(max(abs(new), abs(old))) else 0.0


def _small(exact: Decimal, unit: str) -> Decimal:
    """The first two digits; money in cents, or in four decimals, as three look like thousands."""
    short = _round(exact, 1 - exact.adjusted())
    if unit != "€":
        return _trimmed(short)
    return _round(exact, 2) or _round(exact, max(4, 1 - exact.adjusted()))


def percentages(shares: Sequence[float]) -> list[str]:
    """Shares of one whole, each from 0 to 1, as percentages that together are 100. Only what is
    nothing is 0%, and only what is all is 100%.
    """
    sums = [0, *(round(each * 100) for each in accumulate(shares))]
    shown = (after - before for before, after in pairwise(sums))
    return list(map(_percentage, shares, shown))


def _percentage(share: float, shown: int) -> str:
    if share and not shown:
        return "minder dan 1%"
    return "meer dan 99%" if shown == 100 and share < 1 else f"{shown}%"


def _exact(value: float, unit: str, clear: bool) -> Decimal:
    exact = _trimmed(Decimal(repr(float(value))))
    decimals = -int(exact.as_tuple().exponent)
    if unit == "€" and decimals == 1:
        return _round(exact, 2)  # money is written with no cents or with two
    return _round(exact, 4) if clear and decimals == 3 and 1 <= abs(exact) < 1000 else exact


def _round(exact: Decimal, decimals: int) -> Decimal:
    result = exact.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
    return result or abs(result)  # there is no minus zero


def _trimmed(value: Decimal) -> Decimal:
    return _round(value, 0) if _is_whole(value) else value.normalize(_ROUNDING)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _with_unit(value: Decimal, unit: str) -> str:
    number = _grouped(value)
    if unit == "€":
        return f"€{NBSP}{number}"
    if unit == "%":
        return f"{number}%"
    one, _, many = unit.partition("|")
    noun = many if many and abs(value) != 1 else one
    return f"{number}{NBSP}{noun}" if noun else number


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".translate(_TO_DUTCH)
