"""From which line of a page each part of the result comes.

A mark is one character that no text has (it is in a private part of Unicode), put between two
letters of a line before Python-Markdown sees it. There it is next to no markup, so that it changes
nothing in how the line is read; and wherever the letters end up, the number of their line is
between them. Only who looks a page over has them put there: a published page never has one.
"""

import re
from collections.abc import Sequence

from kennisbank.library.lines import opened

_FIRST = 0xF0000
_MOST = 0xFFF0
MARK = re.compile("[\U000f0000-\U000fffff]")

# Where two letters are more than two letters: tags, addresses, labels, attributes, code, titles.
_MARKUP = r"""<[^<>]*> | \x02[^\x03]*\x03 | (?P<marks>`+)(?!`).+?(?<!`)(?P=marks)(?!`)
    | \[[^\[\]\n]*\](?!\() | \]\([^()]*(?:\([^()]*\)[^()]*)*\) | \{[^{}\n]*\} | &\w+;"""
_ADDRESS = r"\w+://\S+ | \S+@\S+"
_REST = r'"[^"\n]*" | kbtoken\d+rekenhulp'
_CLOSED = re.compile(f"{_MARKUP} | {_REST}", re.VERBOSE | re.DOTALL)
# An address may begin with any letter, which makes every letter slow: only where there is one.
_OR_ADDRESS = re.compile(f"{_MARKUP} | {_ADDRESS} | {_REST}", re.VERBOSE | re.DOTALL)
_NO_TEXT = re.compile(r"[ \t>]*(?:```|~~~|!!!|\?\?\?|===|\[[^\]^][^\]]*\]:|\*\[)")
_TWO = re.compile(r"[^\W\d_]{2}")


def marked(lines: Sequence[str], origins: Sequence[int]) -> list[str]:
    """The lines with a mark in each that has two letters of text."""
    text = "\n".join(lines)
    pattern = _OR_ADDRESS if "://" in text or "@" in text else _CLOSED
    closed = [match.span() for match in pattern.finditer(text)]
    shown = [shown for _, shown in opened(lines)]
    done: list[str] = []
    at = skip = 0
    for line, origin, plain in zip(lines, origins, shown, strict=True):
        while skip < len(closed) and closed[skip][1] <= at:
            skip += 1
        end = skip
        while end < len(closed) and closed[end][0] <= at + len(line):
            end += 1
        place = _place(line, at, closed[skip:end]) if plain and not _NO_TEXT.match(line) else None
        done.append(line if place is None else line[:place] + _mark(origin) + line[place:])
        at += len(line) + 1
    return done


def line_of(text: str) -> int | None:
    """The line that the first mark in it names; None without a mark."""
    found = MARK.search(text)
    return ord(found[0]) - _FIRST if found else None


def unmarked(text: str) -> str:
    """The text as it is without marks."""
    return MARK.sub("", text)


def _mark(origin: int) -> str:
    return chr(_FIRST + origin) if origin < _MOST else ""


def _place(line: str, at: int, closed: Sequence[tuple[int, int]]) -> int | None:
    """Between the first two letters that are only letters."""
    for match in _TWO.finditer(line):
        start, end = at + match.start(), at + match.end()
        if not any(start < closes and opens < end for opens, closes in closed):
            return match.start() + 1
    return None
