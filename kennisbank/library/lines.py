"""The lines of a page without what does not count: comments, and code that shows something.

Blanking never moves a character: line and place of what is left stay what they were.
"""

import re
from collections.abc import Iterator, Sequence

from kennisbank.library.fences import Heading, scan

# What a paste brings along: soft hyphens, spaces without width, marks of direction. Not the joiner
# of an emoji.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^`]*)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")


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


def opened(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every line without comments, and the same without code."""
    inside = ""  # the marks of the fence that this line is in
    ours = comment = False
    for raw in lines:
        line = raw
        if inside:
            if line.strip(" \t>").startswith(inside) and not line.strip(f" \t>{inside[0]}"):
                inside = ""
            yield line, line if ours else ""
            continue
        line, comment = _uncommented(line, commented=comment)
        fence = FENCE.fullmatch(line)
        if fence:
            inside, ours = fence[1], fence[2].startswith("rekenhulp")
            yield line, line if ours else ""
        else:
            yield line, _CODE.sub(lambda code: blank(code[0]), line)


def _uncommented(line: str, *, commented: bool) -> tuple[str, bool]:
    done, at = "", 0
    while at < len(line):
        mark = "-->" if commented else "<!--"
        found = line.find(mark, at)
        end = len(line) if found < 0 else found + (len(mark) if commented else 0)
        done += blank(line[at:end]) if commented else line[at:end]
        at = end
        if found < 0:
            break
        commented = not commented
    return done, commented
