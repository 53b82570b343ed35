"""Dutch numbers: reading what a person types, and writing what a person reads.

Only these functions know that a Dutch comma is a decimal mark. Everything else works with floats.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"

# Wide enough for any float; half up, because that is how people round money by hand.
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_TO_DUTCH = str.maketrans({",": ".", ".": ",", "-": MINUS})
_LONGEST = 40  # characters; no amount of money needs more, and it bounds the work

_TYPED = re.compile(
    r"(?P<sign>[-+]?) ?(?:(?:€|euro?) ?)?(?P<inner>[-+]?) ?"  # "-€ 5" as well as "€ -5"
    r"(?P<number>[0-9., ]*?)(?:,-{1,2})? ?(?:€|euro?|%)?",
    re.IGNORECASE,
)
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


def read(text: str) -> float:
    """The number that a person means by `text`, typed the Dutch way or any clear other way.

    Takes grouping by points or spaces, a comma or a point for decimals, a euro or percent sign,
    ",-" and both minus signs. Raises ValueError where the text is not one clear number.
    """
    # White space of every kind (also the narrow, non-breaking one of a paste) counts as one space.
    plain = " ".join(text.split()).replace(MINUS, "-").replace("\u2013", "-").replace("\u2014", "-")
    typed = _TYPED.fullmatch(plain) if len(plain) <= _LONGEST else None
    number = typed and _NUMBER.fullmatch(typed["number"])
    if not typed or not number or not re.search("[0-9]", number[0]):
        raise ValueError(text)
    sign = typed["sign"] + typed["inner"]
    if len(sign) > 1:
        raise ValueError(text)
    digits = number[0].replace(" ", "")
    if number["dutch"] or number["comma"]:
        digits = digits.replace(".", "").replace(",", ".")
    elif number["english"]:
        digits = digits.replace(",", "")
    return float(sign + digits)


def write(value: float, unit: str = "", decimals: int | None = None) -> str:
    """`value` as a Dutch reader expects it: `€ 1.440`, `€ 15,50`, `52,2%`, `1,67 jaar`.

    `unit` is "€", "%", a word, "one|many" ("klant|klanten") or nothing. Without `decimals`
    money gets none or two, a percentage at most one, the rest at most two.
    """
    return _with_unit(rounded(value, unit, decimals), unit)


def signed(value: float, unit: str = "") -> str:
    """`value` as a change, with a plus where it is one: `+12,5%`, `+€ 5`."""
    text = write(value, unit)
    return f"+{text}" if value > 0 else text


def write_exact(value: float, unit: str = "") -> str:
    """`value` with its unit and all its digits."""
    return _with_unit(_exact(value, unit), unit)


def write_field(value: float, unit: str = "") -> str:
    """`value` as it stands in a field: all its digits, so that reading it again changes nothing."""
    return _grouped(_exact(value, unit))


def rounded(value: float, unit: str = "", decimals: int | None = None) -> Decimal:
    """The number that `write` shows for `value`."""
    exact = Decimal(repr(float(value)))
    if decimals is not None:
        return _round(exact, decimals)
    short = _round(exact, 1 if unit == "%" else 2)
    if unit == "€":
        return _round(short, 0) if _is_whole(short) else short
    if exact and not short:
        # A small share is not nothing: show its first two digits rather than 0.
        short = _round(exact, min(1 - exact.adjusted(), 6))
    return _trimmed(short)


def _exact(value: float, unit: str) -> Decimal:
    exact = _trimmed(Decimal(repr(float(value))))
    # Money is written with no cents or with two.
    return _round(exact, 2) if unit == "€" and exact.as_tuple().exponent == -1 else exact


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
