"""Where the calculators are in the raw lines of a page.

It sees the lines before anything else does, and knows three things of Markdown: a fence, what
stands before it (indentation, quote marks), and that a fence may show another one. Whatever looks
like a calculator but is not written as one is found as well, with what is wrong with it: nothing
that was meant as a calculator may end up as text in the page.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kennisbank.library.mistake import Mistake, in_text

NAME = "rekenhulp"

_FENCE = re.compile(r"(?P<before>.*?)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*")
_SHORT = re.compile(rf"[ \t>]*(?P<marks>`{{1,2}}|~{{1,2}})[ \t]*{NAME}[ \t]*")
_PREFIX = re.compile(r"[ \t>]*")
_HEADING = re.compile(r"[ \t>]*(?P<marks>#{1,6})\s+(?P<text>.*?)[\s#]*(\{[^{}]*\}\s*)?")


class Fence(NamedTuple):
    """A calculator as written: the lines `start` up to `end` of the page.

    `prefix` is what stands before it, `content` the lines in it without that. Something is wrong
    with the fence itself when there is a `mistake`.
    """

    start: int
    end: int
    prefix: str
    content: tuple[str, ...] = ()
    mistake: Mistake | None = None


class Heading(NamedTuple):
    """A heading as written: `## Veelgestelde vragen`."""

    line: int
    level: int
    text: str


def scan(lines: Sequence[str]) -> Iterator[Fence | Heading]:
    """The calculators and the headings of a page; what another fence shows is skipped."""
    at = 0
    while at < len(lines):
        found = _read(lines, at)
        if isinstance(found, int):
            at = found
            continue
        if found:
            yield found
        at = found.end if isinstance(found, Fence) else at + 1


def _read(lines: Sequence[str], at: int) -> Fence | Heading | int | None:
    """What begins at this line; as a number, the line to go on at."""
    line = lines[at].rstrip()
    if "#" in line and (match := _HEADING.fullmatch(line)):
        return Heading(at, len(match["marks"]), match["text"])
    if NAME in line and (match := _SHORT.fullmatch(line)):
        todo = f"begin met drie: ```{NAME}, en sluit met een regel ```"
        return _wrong(lines, at, f"{match['marks']} is te kort voor een rekenhulp", todo)
    match = _FENCE.fullmatch(line) if "```" in line or "~~~" in line else None
    if not match:
        return None
    alone = _PREFIX.fullmatch(match["before"]) is not None
    if not resembles(match["info"]):
        return _other(lines, at, match) if alone else None
    if not alone:
        todo = "zet hem op een eigen regel, in een lijst vier spaties ingesprongen"
        return _wrong(lines, at, "voor een rekenhulp mag niets anders op de regel staan", todo)
    return _calculator(lines, at, match)


def _calculator(lines: Sequence[str], at: int, match: re.Match[str]) -> Fence:
    prefix, marks, info = match["before"], match["marks"], match["info"]
    end = at + 1
    while end < len(lines) and not _ends(lines[end], prefix):
        if _closes(lines[end], marks):
            break
        end += 1
    if end == len(lines) or not _closes(lines[end], marks):
        wrong = "deze rekenhulp is niet gesloten"
        todo = f"zet onder de laatste waarde een regel {marks}, even ver ingesprongen als hierboven"
        return Fence(at, end, prefix, mistake=in_text(at, wrong, todo))
    mistake = None
    if info.split()[0] == NAME and info != NAME:
        option = info.removeprefix(NAME).strip()
        wrong = f"“{option}” kan niet achter {marks}{NAME} staan"
        todo = "zet de naam op de volgende regel, en elke waarde op een eigen regel: “veld: waarde”"
        mistake = in_text(at, wrong, todo)
    elif info.casefold() == f"{NAME}en":
        mistake = in_text(at, f"“{marks}{info}” is hier code", f"schrijf ```{NAME}en")
    elif info != NAME:
        mistake = in_text(at, f"“{info}” is geen rekenhulp", f"schrijf {marks}{NAME}")
    elif lines[end + 1 : end + 2] and re.match(r"[ \t>]*\{[:.# ]", lines[end + 1]):
        wrong = f"“{lines[end + 1].strip()}” kan niet bij een rekenhulp"
        mistake = in_text(end + 1, wrong, "haal de regel weg; een rekenhulp kent alleen waarden")
    content = tuple(line.lstrip(" \t>").rstrip() for line in lines[at + 1 : end])
    return Fence(at, end + 1, prefix, content, mistake)


def _other(lines: Sequence[str], at: int, match: re.Match[str]) -> Fence | int:
    """A fence of something else: the line after it, or a mistake when it swallows a calculator."""
    prefix, marks = match["before"], match["marks"]
    swallows = False
    for end in range(at + 1, len(lines)):
        text = lines[end].strip(" \t>")
        if text == marks:
            if not swallows:
                return end + 1
            wrong = "dit codeblok is niet gesloten voordat er een rekenhulp begint"
            todo = (
                f"sluit het met een regel {marks}, of zet er {marks}{marks[0]} omheen als je wilt "
            )
            todo += "laten zien hoe je een rekenhulp schrijft"
            return Fence(at, end + 1, prefix, mistake=in_text(at, wrong, todo))
        if text and _depth(lines[end]) < _depth(prefix):
            break
        nested = _FENCE.fullmatch(text)
        if nested and nested["marks"] == marks and resembles(nested["info"]):
            swallows = True
    return at + 1  # never closed: then it is no fence, and what follows is read as usual


def _wrong(lines: Sequence[str], at: int, wrong: str, todo: str) -> Fence:
    """Only the first line counts; up to the closing one the rest is skipped."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _closes(lines[end], "```"):
        end += 1
    closed = end < len(lines) and _closes(lines[end], "```")
    return Fence(at, end + 1 if closed else at + 1, "", mistake=in_text(at, wrong, todo))


def resembles(info: str) -> bool:
    """Whether this was meant as `rekenhulp`: so named, or by a slip of the finger."""
    for text in (info.partition(" ")[0], info):
        letters = "".join(filter(str.isalpha, text.casefold()))
        if alike(letters, NAME, 0.8):
            return True
    return False


def alike(one: str, other: str, least: float) -> bool:
    """Whether the share of the letters that they have in common, in that order, is so much."""
    match = SequenceMatcher(None, one, other)
    # Each of the first two is an upper bound, and quick.
    return all(
        share() >= least for share in (match.real_quick_ratio, match.quick_ratio, match.ratio)
    )


def _ends(line: str, prefix: str) -> bool:
    """Whether a calculator cannot go on here: less far in, or where another fence opens."""
    if not line.strip(" \t>"):
        return False
    match = _FENCE.fullmatch(line.rstrip())
    opens = match is not None and match["info"] != ""
    return opens or _depth(line) < _depth(prefix)


def _closes(line: str, marks: str) -> bool:
    text = line.strip(" \t>")
    return len(text) >= len(marks) and not text.strip(marks)


def _depth(line: str) -> tuple[int, int]:
    """How many quote marks stand before the text, and how far in it begins."""
    before = _PREFIX.match(line.expandtabs(4))
    return (before[0].count(">"), len(before[0])) if before else (0, 0)
