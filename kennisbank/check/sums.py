"""Sums that are written out in the text: 4 × € 120 = € 480 is what comes out of it."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from kennisbank.check.numbers import dutch, value
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_NUMBER = (
    r"(?P<minus>[−-](?=€?[ \u00a0]?\d))?(?P<euro>€[ \u00a0]?)?"
    r"(?P<digits>\d[\d.]*(?:,\d+)?)(?P<percent>%)?"
)
_LARGE = {"duizend": 1000, "miljoen": 10**6, "miljard": 10**9}
_TOKEN = re.compile(
    rf"[ \u00a0]*(?:{_NUMBER}(?P<large>[ \u00a0](?:{'|'.join(_LARGE)})\b)?|(?P<sign>[×÷+−=≈()]))"
)
# Beside a number in a sum stands what it counts: 4 kwartalen.
_COUNTED = re.compile(r"[ \u00a0](?:[a-zë]+)(?=[ \u00a0]?(?:[×÷+−=≈)]))")
_LONGEST = 20  # signs in a number; a sum has at most twice as many numbers and signs
_SLACK = Fraction(1, 200)  # the numbers of a sum may be rounded themselves


class _Number(NamedTuple):
    value: Fraction
    step: Fraction  # of its last digit
    percent: bool
    written: str


class _NoSumError(Exception):
    """It cannot be read as one."""


def sums(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001 -- as every rule
    """Every sum on one line, of which all that it counts is a number.

    Only what is further off than rounding can make it.
    """
    for number, line in enumerate(page.prose, 1):
        if ("=" in line or "≈" in line) and re.search("[×÷+−]", line):
            for written, right in _wrong(line.replace("*", "")):
                todo = f"reken het na: er komt {right} uit"
                yield page.mistake(number, f"“{written}” klopt niet", todo)


def _wrong(line: str) -> Iterator[tuple[str, str]]:
    """The sums in it that do not come out, and what comes out of each."""
    at = 0
    while match := re.search(r"[(€\d−]", line[at:]):
        start = at + match.start()
        tokens, end = _read(line, start)
        at = max(end, start + 1)
        if not tokens or _is_part(line, start, end):
            continue
        parts: list[list[_Number | str]] = [[]]
        for each in tokens:
            if isinstance(each, str) and each in "=≈":
                parts.append([])
            else:
                parts[-1].append(each)
        yield from _compared(parts, line[start:end].strip())


def _compared(parts: list[list[_Number | str]], written: str) -> Iterator[tuple[str, str]]:
    """Every part of a = b = c beside the one number that it comes out at."""
    for part, shown in pairwise(parts):
        if (
            not 3 <= len(part) <= 2 * _LONGEST
            or len(shown) != 1
            or not isinstance(shown[0], _Number)
        ):
            continue
        try:
            out = _value(part)
        except (_NoSumError, ZeroDivisionError):
            continue
        said = shown[0]
        room = said.step / 2 + (0 if _is_exact(part) else abs(out) * _SLACK)
        if abs(out - said.value) > room:
            yield written, _shown(out, said)


def _is_exact(part: list[_Number | str]) -> bool:
    """Whether no number of it can have been rounded."""
    return "÷" not in part and all(isinstance(each, str) or each.step == 1 for each in part)


def _is_part(line: str, start: int, end: int) -> bool:
    """Whether what stands around it belongs to it: LTV × 3 = 9 is no sum of numbers."""
    before = line[:start].rstrip()
    after = line[end:].lstrip()
    return before[-1:] in set("×÷+−=≈/^-–") or after[:1] in set("×÷+=≈/^") or after[:2] == "− "


def _read(line: str, start: int) -> tuple[list[_Number | str], int]:
    """The numbers and signs from there on, and where they end: nothing when that is no sum."""
    tokens: list[_Number | str] = []
    at = end = start
    while match := _TOKEN.match(line, at):
        if match["sign"]:
            tokens.append(match["sign"])
        else:
            digits = match["digits"].rstrip(".")
            read = value(digits)
            if read is None or len(digits) > _LONGEST:
                return [], match.end()
            tokens.append(_number(match, read))
        at = match.end() - (len(match["digits"]) - len(digits) if not match["sign"] else 0)
        end = at
        if counted := _COUNTED.match(line, at):
            at = counted.end()
    return tokens, end


def _number(match: re.Match[str], read: tuple[str, str]) -> _Number:
    whole, rest = read
    large = _LARGE.get((match["large"] or "").strip(" \u00a0"), 1)
    scale = Fraction(large, 100 if match["percent"] else 1)
    found = Fraction(f"{whole}.{rest or 0}") * scale * (-1 if match["minus"] else 1)
    return _Number(found, scale / 10 ** len(rest), bool(match["percent"]), match[0].strip())


def _value(part: list[_Number | str]) -> Fraction:
    """What comes out of it: × and ÷ first, brackets before all."""
    rest = list(part)
    found = _sum(rest)
    if rest:
        raise _NoSumError
    return found


def _sum(rest: list[_Number | str]) -> Fraction:
    first, percent = _product(rest)
    while rest and rest[0] in {"+", "−"}:
        sign = rest.pop(0)
        more, also = _product(rest)
        if percent != also:
            raise _NoSumError  # € 100 + 10% is a way of speaking
        first = first + more if sign == "+" else first - more
    return first


def _product(rest: list[_Number | str]) -> tuple[Fraction, bool]:
    first, percent = _one(rest)
    while rest and rest[0] in {"×", "÷"}:
        sign = rest.pop(0)
        more, _ = _one(rest)
        first = first * more if sign == "×" else first / more
        percent = False
    return first, percent


def _one(rest: list[_Number | str]) -> tuple[Fraction, bool]:
    if not rest:
        raise _NoSumError
    match rest.pop(0):
        case _Number() as number:
            return number.value, number.percent
        case "(":
            found = _sum(rest)
            if not rest or rest.pop(0) != ")":
                raise _NoSumError
            return found, False
        case _:
            raise _NoSumError


def _shown(out: Fraction, like: _Number) -> str:
    """It as the other was written: in euros, in percent, with as many decimals."""
    scale = Fraction(1, 100) if like.percent else Fraction(1)
    decimals = 0 if like.step >= scale else len(str(int(scale / like.step))) - 1
    # Half a digit goes up, as people round.
    digits = str(int(abs(out) / scale * 10**decimals + Fraction(1, 2))).zfill(decimals + 1)
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    sign = "−" if out < 0 else ""
    euro = "€ " if "€" in like.written else ""
    return f"{sign}{euro}{dutch(whole, rest)}{'%' if like.percent else ''}"
