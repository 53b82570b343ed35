"""The lines of a page without what does not count: comments, and code that shows something.

Blanking never moves a character: line and place of what is left stay what they were. What is
opened and never closed hides nothing: `unclosed` reports it, and the rest of the page counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kennisbank.library.fences import Heading, scan

# What a paste brings along: soft hyphens, spaces without width, marks of direction. Not the joiner
# of an emoji.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^`]*)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")


class Shown(NamedTuple):
    """One line without comments, the same without code, and what it opens that never closes."""

    code: str
    open: str
    unclosed: str = ""


def headings(lines: Sequence[str]) -> list[Heading]:
    """The headings in lines without comments and code, each with its line, from 0."""
    return [
        each
        for each in scan(lines)
        if isinstance(each, Heading) and lines[each.line].startswith("#")
    ]


def legible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return INVISIBLE.sub("", text)


def blank(text: str) -> str:
    """As many spaces."""
    return " " * len(text)


def indent(line: str) -> int:
    """How far in a line begins, in columns."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def opened(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every line without comments, and the same without code."""
    return ((each.code, each.open) for each in shown(lines))


def shown(lines: Sequence[str]) -> Iterator[Shown]:
    """Every line as far as it counts."""
    inside = ""  # the marks of the fence that this line is in
    ours = comment = False
    last_comment = max((at for at, line in enumerate(lines) if "-->" in line), default=-1)
    closers = _closers(lines)
    for at, raw in enumerate(lines):
        if inside:
            if _closes(raw, inside):
                inside = ""
            yield Shown(raw, raw if ours else "")
            continue
        line, comment, unclosed = _uncommented(raw, commented=comment, closes=at < last_comment)
        fence = FENCE.fullmatch(line)
        if fence and any(end > at for end in closers.get((fence[1][0], len(fence[1])), ())[-1:]):
            inside, ours = fence[1], fence[2].startswith("rekenhulp")
            yield Shown(line, line if ours else "", unclosed)
        elif fence:
            yield Shown(line, blank(line), fence[1])
        else:
            yield Shown(line, _CODE.sub(lambda code: blank(code[0]), line), unclosed)


def _closers(lines: Sequence[str]) -> dict[tuple[str, int], list[int]]:
    """For every fence that a page can open: the lines that can close it."""
    found: dict[tuple[str, int], list[int]] = {}
    for at, line in enumerate(lines):
        marks = line.strip(" \t>")
        if {*marks} in ({"`"}, {"~"}):
            for length in range(3, len(marks) + 1):
                found.setdefault((marks[:1], length), []).append(at)
    return found


def _closes(line: str, marks: str) -> bool:
    return line.strip(" \t>").startswith(marks) and not line.strip(f" \t>{marks}")


def _uncommented(line: str, *, commented: bool, closes: bool) -> tuple[str, bool, str]:
    done, at = "", 0
    while at < len(line):
        mark = "-->" if commented else "<!--"
        found = line.find(mark, at)
        if not commented and found >= 0 and not closes and "-->" not in line[found:]:
            return done + line[at:found] + blank(line[found:]), False, "<!--"
        end = len(line) if found < 0 else found + (len(mark) if commented else 0)
        done += blank(line[at:end]) if commented else line[at:end]
        at = end
        if found < 0:
            break
        commented = not commented
    return done, commented, ""
