"""Structure that came out differently from how it was written: lists, tables, boxes, headings."""

import re
from collections.abc import Iterator

from kennisbank.check.shape.boxes import boxes
from kennisbank.check.shape.headings import headings
from kennisbank.check.shape.lists import lists
from kennisbank.check.shape.names import names
from kennisbank.check.shape.tables import columns, tables
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Piece


def shape(page: Page, site: Site) -> Iterator[Mistake]:
    """What was meant as a list, table, box or heading is one, and whole."""
    reading = site.reading(page)
    by_line: dict[int, Piece] = {}
    for piece in reading.pieces:
        by_line.setdefault(piece.line, piece)
    yield from lists(page, reading, by_line)
    yield from tables(page, reading)
    yield from boxes(page)
    yield from headings(page, reading)
    yield from names(page, reading)
    yield from columns(page, by_line)
    for piece in reading.pieces:
        if piece.element.tag == "pre" and piece.first and not _in_box(page, piece.line):
            todo = "haal de spaties ervoor weg; in een lijst zijn het er vier"
            yield page.mistake(piece.line + 1, "deze tekst wordt een codeblok", todo)


def _in_box(page: Page, at: int) -> bool:
    """Whether it belongs to a box that failed, which is reported itself."""
    above = next((each for each in reversed(page.open[:at]) if each.strip()), "")
    return re.match(r"\s*(?:[!?¡]+\s*\w|={3}|:{2,})", above) is not None
