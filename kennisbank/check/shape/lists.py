"""Lists: every item is one, and in the list that it was written in."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kennisbank.library.lines import indent
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Piece, Reading

_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>[-*+]|\d{1,9}[.)])(?:\s+(?P<text>\S.*)?|$)")
_LISTS = {"ul", "ol"}


def lists(page: Page, reading: Reading, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    """An item is in the list that it was written in, below the item that it belongs to, with the
    number that it was given. `by_line` is the first piece of each line.
    """
    items: list[tuple[int, re.Match[str], tuple[Element, ...]]] = []
    for at, line in enumerate(page.open):
        match = _ITEM.fullmatch(line)
        piece = by_line.get(at)
        if (
            match
            and piece
            and (inside := _items(piece))
            and not re.fullmatch(r"[\s>]*([-*+] ?){3,}", line)
        ):
            items.append((at, match, inside))
        elif (
            match
            and at > page.top
            and not page.code[at].strip(" \t>*+-.)0123456789")
            and page.code[at].strip()
            and not _underlines(page, at)
        ):
            yield page.mistake(
                at + 1, "dit punt van de lijst is leeg", "vul het aan, of haal het weg"
            )
    first: dict[Element, int] = {}  # how far in the list begins
    told: set[Element] = set()
    lines: set[int] = set()
    for at, match, inside in items:
        if len(inside) < 2 or inside[-2] in told:
            continue
        if first.setdefault(inside[-2], _width(match)) < _width(match):
            told.add(inside[-2])
            lines.add(at)
            todo = "spring het vier spaties in onder het punt waar het bij hoort"
            yield page.mistake(
                at + 1, "dit punt hoort niet bij dat erboven, maar staat ernaast", todo
            )
    for at, match, _ in items:
        if match["text"] and _ITEM.fullmatch(match["text"]) and match["mark"] == match["text"][0]:
            yield page.mistake(
                at + 1, "voor dit punt staat twee keer een teken", "houd er één over"
            )
    # What is said of where an item belongs says why it has the mark of another list.
    yield from (each for each in _numbers(page, items, reading) if each.line - 1 not in lines)
    yield from _beside(page, by_line)


def _items(piece: Piece) -> tuple[Element, ...]:
    return tuple(each for each in (*piece.path, piece.element) if each.tag in {"li", *_LISTS})


def _width(match: re.Match[str]) -> int:
    return len(match["indent"].expandtabs(4).replace(">", ""))


def _underlines(page: Page, at: int) -> bool:
    return page.open[at].strip() == "-" and bool(page.open[at - 1].strip())


def _numbers(
    page: Page, items: list[tuple[int, re.Match[str], tuple[Element, ...]]], reading: Reading
) -> Iterator[Mistake]:
    """The number that a reader sees is the one that was written."""
    counted: dict[Element, list[tuple[int, str]]] = {}
    for at, match, inside in items:
        if len(inside) < 2 or reading.at.get(inside[-1]) != at:
            continue
        if inside[-2].tag in _LISTS:
            counted.setdefault(inside[-2], []).append((at, match["mark"]))
    for parent, marks in counted.items():
        ordered = parent.tag == "ol"
        written = [mark.rstrip(".)") for _, mark in marks]
        lazy = len(written) > 1 and len(set(written)) == 1
        for position, ((at, mark), number) in enumerate(zip(marks, written, strict=True), 1):
            if ordered != number.isdigit():
                shown = "een nummer" if ordered else "een bolletje"
                todo = "begin alle punten gelijk, of zet er een lege regel en tekst tussen"
                yield page.mistake(at + 1, f"“{mark}” wordt hier {shown}", todo)
                break
            if ordered and not lazy and number != str(position):
                wrong = f"“{mark}” wordt hier nummer {position}"
                todo = "nummer door vanaf 1, en spring wat tussen de punten staat vier spaties in"
                yield page.mistake(at + 1, wrong, todo)
                break


def _beside(page: Page, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    """Text that was written in an item and is not, or the other way round."""
    for at in range(page.top + 1, len(page.open)):
        line, piece = page.open[at], by_line.get(at)
        if not piece or not line.strip() or _ITEM.fullmatch(line):
            continue
        width = indent(line)
        above = page.open[at - 1]
        inside = any(each.tag == "li" for each in (*piece.path, piece.element))
        if 0 < width < 4 and not above.strip() and not inside:
            before = next(
                (each for each in range(at - 2, page.top, -1) if page.open[each].strip()), page.top
            )
            item = by_line.get(before)
            if item and _items(item):
                todo = "spring hem vier spaties in"
                yield page.mistake(at + 1, "deze alinea hoort niet meer bij het punt erboven", todo)
        elif (
            width == 0
            and inside
            and above.strip()
            and re.search(r"[.!?:;]\W*$", above)
            and re.match(r"\W*[A-Z]", line)
        ):
            todo = "zet er een lege regel boven, of maak er een punt van"
            yield page.mistake(at + 1, "deze regel loopt door in het punt erboven", todo)
