"""Text that still looks like markup: what an editor meant as bold, a list or a box, and a reader
sees as signs.

It looks at what the page becomes, so that whatever Markdown did understand is right by itself;
code is left out, and so is a character with a backslash before it, which was meant as text.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from kennisbank.blocks.origin import unmarked
from kennisbank.check import signs
from kennisbank.check.signs import AS_TEXT
from kennisbank.check.site import Site
from kennisbank.library.lines import INVISIBLE
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import CODE, ESCAPED, Piece

_ENTITY = re.compile(r"&([a-zA-Z]{2,8})(?![a-zA-Z;=])")
_ENTITIES = {each.rstrip(";") for each in html5 if len(each) > 4 and each.islower()} | {
    "lt",
    "gt",
    "amp",
    "nbsp",
    "quot",
    "Eacute",
    "Euro",
}
# Letters that only a font of Word has, and separators that are no line end.
_STRANGE = re.compile("[\ue000-\uf8ff\u2028\u2029\x85\x0b\x0c\ufffc]")
_TABBED = re.compile(r"\S[ ]*\t+[ ]*\S.*\t|\S\t+\S")
_ITEM = re.compile(r"(?:[-*+]|\d+\.|#+)\s")
# It begins with a space, and looks back from there: a space is quickly found.
_SPACED = re.compile(r" (?:(?<=[^\W_] ) *([.,;!?])(?=\s|$)|(?<=[^\W\d_] ) *(:)$)")
_BEGUN = {"td", "th", "h1", "h2", "h3", "h4", "h5"}
_NO_MARKUP = {"pre", "code", "svg", "script", "style"}


def markup(page: Page, site: Site) -> Iterator[Mistake]:
    """What is left of markup in the text of a page."""
    reading = site.reading(page)
    told: set[int] = set()
    opened: set[str] = set()  # marks that have been reported, and are to be closed again
    before: tuple[int, str] = (-1, "")
    for piece in reading.pieces:
        if any(each.tag in _NO_MARKUP for each in (*piece.path, piece.element)):
            continue
        source, above = page.lines[piece.line], page.lines[piece.line - 1]
        for wrong, todo in (*_signs(piece, source, above, opened), *_around(piece, page)):
            told.add(piece.line)
            # Of a list or table that is none, its first line says it for all.
            if (piece.line - 1, wrong) != before:
                yield page.mistake(piece.line + 1, wrong, todo)
            before = (piece.line, wrong)
    for line, text in reading.html:
        if line not in told:
            for wrong, _ in _found(text):
                told.add(line)
                todo = "in HTML werkt geen Markdown: haal de HTML weg"
                yield page.mistake(line + 1, wrong, todo)
    yield from _of_source(page, told)


def _signs(piece: Piece, source: str, above: str, opened: set[str]) -> Iterator[tuple[str, str]]:
    text = _without_addresses(piece)
    start = text.strip(" \u00a0")
    # A cell or a heading may begin with anything: it is one already. An item may not: - - x.
    bold = source.lstrip(" \t>").startswith(("**", "__")) and not start.startswith("##")
    signed = start[:1] in {"–", "—"} and (
        any(each.tag == "blockquote" for each in piece.path)
        or (not piece.first and _runs_on(above, source))
    )
    if start and piece.element.tag not in _BEGUN and not bold and not signed:
        mark = start[0]
        if mark in opened and not start.strip(mark):
            opened.discard(mark)
            return
        for sign, match in signs.at_start(start):
            if start.startswith(mark * 2):
                opened.add(mark)
            yield sign.wrong.format(_short(match[0])), sign.todo
            return
    yield from _found(text)


def _runs_on(above: str, line: str) -> bool:
    """Whether that dash is one of a sentence, and not of the next item of a list."""
    item = _ITEM.match(above.lstrip(" >"))
    beside = len(above) - len(above.lstrip(" >")) == len(line) - len(line.lstrip(" >"))
    return re.search(r"[\w,)”\"]\s*$", above) is not None and not (item and beside)


def _around(piece: Piece, page: Page) -> Iterator[tuple[str, str]]:
    """What only its place in the line or the paragraph shows to be wrong."""
    yield from _bracket(piece, page)
    spaced = _SPACED.search(piece.text)
    if spaced and _SPACED.search(page.lines[piece.line].rstrip()):
        yield f"voor “{spaced[1] or spaced[2]}” staat een spatie", "haal haar weg"


def _bracket(piece: Piece, page: Page) -> Iterator[tuple[str, str]]:
    """A [ of which no ] follows, nor in the next lines of the paragraph."""
    at = piece.text.rfind("[")
    if at < 0 or "]" in piece.text[at:] or piece.text[at + 1 : at + 2] in {"", "^", "["}:
        return
    if piece.text[:at].endswith(("!", "^")):
        return
    below = page.open[piece.line + 1 :]
    rest = below[: next((n for n, line in enumerate(below) if not line.strip()), len(below))]
    if not any("]" in line for line in rest):
        yield AS_TEXT.format(_short(piece.text[at:])), "zet er ] achter, of haal de haak weg"


def _found(text: str) -> Iterator[tuple[str, str]]:
    taken: list[tuple[int, int]] = []
    for sign, match in signs.inside(text):
        start, end = match.span()
        if start < end and not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield sign.wrong.format(_short(match[0])), sign.todo
    for match in _ENTITY.finditer(text):
        if match[1] in _ENTITIES:
            yield AS_TEXT.format(match[0]), f"schrijf het teken zelf, of {match[0]};"


def _without_addresses(piece: Piece) -> str:
    """The text without the addresses that are links, whose signs are no markup."""
    text = piece.text
    for link in piece.element.iter("a"):
        shown = unmarked("".join(link.itertext()))
        if re.match(r"\S+$", shown) and ("/" in shown or "@" in shown or "." in shown):
            text = text.replace(shown, CODE)
    return text


def _of_source(page: Page, told: set[int]) -> Iterator[Mistake]:
    """What Markdown does not let through to the result."""
    for at, line in enumerate(page.open):
        if at in told or at < page.top:
            continue
        if match := _STRANGE.search(line):
            code = f"U+{ord(match[0]):04X}"
            wrong = f"hier staat een teken dat alleen in een ander programma bestaat ({code})"
            yield page.mistake(at + 1, wrong, "haal het weg, of typ wat er hoort te staan")
        elif match := INVISIBLE.search(line):
            wrong = (
                f"hier staat een teken dat niemand ziet, na “{_short(line[: match.start()][-20:])}”"
            )
            yield page.mistake(
                at + 1, wrong, "haal het weg: zet de cursor erachter en wis één teken"
            )
        elif _is_tabbed(line.strip()):
            todo = "maak er een tabel van: | een | twee |, of haal de tab weg"
            yield page.mistake(at + 1, "in deze regel staat een tab", todo)


def _is_tabbed(line: str) -> bool:
    """Whether tabs make columns of it; one in an item or a heading is a space to a browser."""
    columns = "\t" in line and "|" not in line and _TABBED.search(line) is not None
    return columns and not (_ITEM.match(line) and len(re.findall(r"\S\s*\t+\s*(?=\S)", line)) < 2)


def _short(text: str) -> str:
    shown = "".join(
        chr(ord(each) - ESCAPED) if ESCAPED < ord(each) < 0xE100 else each for each in text
    )
    shown = shown.replace(CODE, "…").strip()
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
