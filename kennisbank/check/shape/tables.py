"""Tables: whole, and not what a spreadsheet calls one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Piece, Reading


def tables(page: Page, reading: Reading) -> Iterator[Mistake]:
    """A table has rows, each with as many cells as its head."""
    for table in reading.root.iter("table"):
        rows = list(table.iter("tr"))
        lines = [line for row in rows if (line := reading.at.get(row)) is not None]
        if not lines:
            continue
        wide = len(rows[0])
        first, last = lines[0], lines[-1]
        while re.match(r"[\s>]*\|", "".join(page.code[last + 1 : last + 2])):
            last += 1  # a row without a letter
        if len(rows) < 3 and not any(
            "".join(cell.itertext()).strip() for row in rows[1:] for cell in row
        ):
            yield page.mistake(
                first + 1, "deze tabel heeft geen rijen", "zet ze onder de regel met streepjes"
            )
        yield from _headed(page, first, rows[0])
        for at in [first, *range(first + 2, last + 1)]:
            line = page.code[at]
            if not line.strip():
                continue
            cells = _cells(line)
            if cells is None:
                todo = "zet een lege regel onder de tabel, of maak er een rij van: | een | twee |"
                yield page.mistake(at + 1, "deze regel wordt een rij van de tabel", todo)
            elif at != first and not line.strip(" |\t>"):
                yield page.mistake(at + 1, "deze rij is leeg", "vul haar, of haal haar weg")
            elif cells != wide:
                wrong = f"deze rij heeft {_vakken(cells)}, en de kop {wide}"
                todo = "maak ze gelijk; een | in de tekst schrijf je als \\|"
                yield page.mistake(at + 1, wrong, todo)


def columns(page: Page, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    """Lines from a spreadsheet: Klant;Omzet."""
    last = -2
    for at, (line, below) in enumerate(pairwise(page.open)):
        apart = [
            re.fullmatch(r"[^;&]{1,40}(?:;[^\s;&][^;&]{0,40})+", each.strip())
            for each in (line, below)
        ]
        if at in by_line and all(apart) and line.count(";") == below.count(";"):
            if last != at - 1:
                todo = "maak er een tabel van: | een | twee |"
                yield page.mistake(at + 1, "dit zijn regels uit een spreadsheet", todo)
            last = at


def _vakken(cells: int) -> str:
    return "1 vak" if cells == 1 else f"{cells} vakken"


def _headed(page: Page, first: int, head: Element) -> Iterator[Mistake]:
    """Every column has a head; above the names of the rows there may be none."""
    for number, cell in enumerate(head[1:], 2):
        if not "".join(cell.itertext()).strip() and cell.find(".//img") is None:
            todo = "schrijf in de eerste rij wat eronder staat"
            yield page.mistake(first + 1, f"kolom {number} heeft geen kop", todo)


def _cells(line: str) -> int | None:
    """How many cells a row has; None when it is no row."""
    text = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)|\\.", "x", line.strip(" \t>"))
    if "|" not in text:
        return None
    return len(re.sub(r"^\||\|$", "", text).split("|"))
