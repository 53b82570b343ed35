"""The terms of the glossary, `docs/begrippen.md`.

    ## CAC { #cac }
    Ook: customer acquisition cost
    Wat het kost om …

The line “Ook: …” is a paragraph of its own, the first below the heading: other names for the same,
with commas between them and no full stop. They are explained like the name itself, and whoever
searches for one finds the other: `names` has them, the heading's name first. A plural in -s, -'s
or -en needs no name of its own.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kennisbank.library import files, front
from kennisbank.library.lines import headings, legible, opened
from kennisbank.library.mistake import Mistake, in_text
from kennisbank.library.sections import GLOSSARY

LONGEST = 220  # characters: what can be read at a glance

_ID = re.compile(r"\{:?[ ]*#(?P<id>[^\s{}]*)[ ]*\}")
_GOOD_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
_OTHERS = re.compile(r"Ook[ ]?:(?P<names>.*)", re.DOTALL)
_ALMOST = re.compile(
    r"(?i:[*_]*(?:ook|zie ook|synoniem(?:en)?|ook wel|ook bekend als|andere namen)[*_]*[ ]?:)"
    r"|(?i:ook|ook wel|synoniemen)\b[^.:]*$"
)


class Term(NamedTuple):
    """An entry of the glossary; `line` is that of its heading, from 0."""

    name: str
    id: str
    line: int
    names: tuple[str, ...]
    meaning: str


def read(docs: Path) -> list[Term]:
    """The terms of the glossary; none when there is no such page."""
    try:
        text = front.split(files.text(docs / GLOSSARY))[1]
    except OSError:
        return []
    return _terms(text)


def is_glossary(body: list[str], docs: Path) -> bool:
    """Whether this is the text of the glossary itself."""
    page = docs / GLOSSARY
    if not page.is_file():
        return False
    return "\n".join(body).strip() == front.split(files.text(page))[1].strip()


def check(body: list[str]) -> Iterator[Mistake]:
    """What is wrong in the glossary."""
    names: dict[str, str] = {}
    ids: dict[str, str] = {}
    terms = list(_parse(body))
    for before, term in pairwise(terms):
        if _sorted_by(before) > _sorted_by(term):
            wrong = f"“{term.name}” staat na “{before.name}”"
            yield in_text(term.line, wrong, "zet ze op alfabet")
    lines = [text for _, text in opened(body)]
    for heading in headings(lines):
        if heading.level > 2:
            todo = f"schrijf ## {heading.text}"
            yield in_text(heading.line, "een kop zo diep is hier geen begrip", todo)
    for term in terms:
        yield from _identified(term, ids)
        for name in term.names if term.name else ():
            if ";" in name:
                todo = "schrijf er komma's tussen: Ook: ene naam, andere naam"
                yield in_text(term.line, f"in “{name}” staat een puntkomma", todo)
            elif not name:
                todo = "haal de komma of de regel “Ook:” weg, of zet er een naam bij"
                yield in_text(term.line, f"bij “{term.name}” staat een lege naam", todo)
            elif other := names.get(name.casefold()):
                also = "" if other == term.name else f", ook bij “{other}”"
                todo = "haal er één weg"
                yield in_text(term.line, f"“{name}” staat er twee keer{also}", todo)
            names.setdefault(name.casefold(), term.name)
        yield from _explained(term, body)


def _identified(term: Term, ids: dict[str, str]) -> Iterator[Mistake]:
    example = re.sub(r"[^a-z0-9]+", "-", term.name.casefold()).strip("-") or "naam"
    todo = f"schrijf ## {term.name or 'Naam'} {{ #{example} }}"
    if not term.name:
        yield in_text(term.line, "hier staat geen begrip", todo)
    elif not term.id:
        yield in_text(term.line, f"“{term.name}” heeft geen naam voor in een link", todo)
    elif not _GOOD_ID.fullmatch(term.id):
        wrong = f"“#{term.id}” kan niet: alleen kleine letters, cijfers en streepjes"
        yield in_text(term.line, wrong, todo)
    elif other := ids.get(term.id):
        wrong = f"“#{term.id}” is al de naam van “{other}”"
        yield in_text(term.line, wrong, "geef een van beide een andere")
    ids.setdefault(term.id, term.name)


def _explained(term: Term, body: list[str]) -> Iterator[Mistake]:
    if not term.meaning:
        todo = "schrijf de uitleg als eerste alinea"
        yield in_text(term.line, f"“{term.name}” heeft geen uitleg", todo)
    elif _ALMOST.match(term.meaning):
        todo = "schrijf “Ook: ene naam, andere naam” als alinea direct onder de kop"
        wrong = f"de andere namen van “{term.name}” staan niet zoals ze horen"
        yield in_text(_line_of(term, body), wrong, todo)
    elif len(term.meaning) > LONGEST:
        wrong = f"de uitleg van “{term.name}” is {len(term.meaning)} tekens lang"
        todo = f"houd de eerste alinea onder {LONGEST}; de rest mag eronder"
        yield in_text(term.line, wrong, todo)


def _line_of(term: Term, body: list[str]) -> int:
    below = range(term.line + 1, len(body))
    return next((at for at in below if body[at].strip()), term.line)


@cache
def _terms(text: str) -> list[Term]:
    return [
        term._replace(names=tuple(filter(None, term.names)))
        for term in _parse(text.split("\n"))
        if term.name and term.meaning and _GOOD_ID.fullmatch(term.id)
    ]


def _parse(body: list[str]) -> Iterator[Term]:
    """Every heading ## with what stands below it, also one that is not as it should be."""
    lines = [text for _, text in opened(body)]
    entries = [each for each in headings(lines) if each.level <= 2]
    for each, following in pairwise([*entries, None]):
        if each is None or each.level < 2:
            continue
        end = following.line if following else len(lines)
        own = _ID.search(lines[each.line])
        below = "\n".join(line.strip() for line in lines[each.line + 1 : end]).strip()
        paragraphs = re.split(r"\n\n+", below)
        others: list[str] = []
        if match := _OTHERS.match(paragraphs[0]):
            first, newline, rest = match["names"].partition("\n")
            others = [_plain(name) for name in first.split(",")]
            paragraphs[0:1] = [rest] if newline else []
        meaning = _plain(_MARKUP.sub(r"\1", " ".join(paragraphs[:1])))
        name = _plain(each.text)
        yield Term(name, own["id"] if own else "", each.line, (name, *others), meaning)


def _plain(text: str) -> str:
    return " ".join(legible(text).split())


def _sorted_by(term: Term) -> str:
    return re.sub(r"[^a-z ]", "", term.name.casefold())
