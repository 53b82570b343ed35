"""The questions of a page: what stands below its heading “Veelgestelde vragen”.

One rule says which heading that is, for the page itself, for the overview of all questions and
for who looks the text over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kennisbank.library.fences import Heading, alike
from kennisbank.library.lines import legible
from kennisbank.library.mistake import Mistake, in_text

TITLE = "Veelgestelde vragen"

_OTHERWISE = {"faq", "faqs", "vragen", "vragenenantwoorden", "vraagenantwoord", "qa"}
_AFTER_QUESTION = " ”\"')*_"
_MARKUP = re.compile(r"\[\^[\w-]+\]|\]\([^()]*\)|[\[\]*`]|(?<!\w)__?|__?(?!\w)")
_NOTE = re.compile(r"\[\^[^\]]+\]:")


def check(lines: Sequence[str], headings: Sequence[Heading]) -> Iterator[Mistake]:
    """The mistakes in the questions of a page, each at the line of its heading."""
    for heading in headings:
        if _resembles(said(heading)) or _is_one(headings, heading):
            yield from _title(headings, heading)
    seen: dict[str, Heading] = {}
    for question in asked(headings):
        if not (text := said(question)):
            continue  # an empty heading is reported as that
        if not text.rstrip(_AFTER_QUESTION).endswith("?"):
            yield in_text(question.line, f"“{text}” is geen vraag", "eindig met een vraagteken")
        if first := seen.get(key(text)):
            wrong = f"“{text}” staat ook op regel {first.line + 1}"
            yield in_text(question.line, wrong, "beantwoord haar één keer, of stel haar anders")
        seen.setdefault(key(text), question)
        if not _answered(lines, headings, question):
            todo = "schrijf het onder de vraag, of haal de vraag weg"
            yield in_text(question.line, f"“{text}” heeft geen antwoord", todo)


def _title(headings: Sequence[Heading], heading: Heading) -> Iterator[Mistake]:
    text = said(heading)
    if text != TITLE:
        yield in_text(heading.line, f"deze kop heet “{text}”", f"schrijf ## {TITLE}")
    elif heading.level != 2:
        where = "diep" if heading.level > 2 else "hoog"
        yield in_text(heading.line, f"deze kop staat te {where}", f"schrijf ## {TITLE}")
    elif not list(_below(headings, heading)):
        todo = "zet elke vraag in een kop ### eronder, of haal de kop weg"
        yield in_text(heading.line, f"onder “{TITLE}” staat geen vraag", todo)
    else:
        yield from _deeper(headings, heading)


def asked(headings: Iterable[Heading]) -> Iterator[Heading]:
    """Every question of a page."""
    headings = list(headings)
    for heading in headings:
        if heading.level == 2 and said(heading) == TITLE:
            yield from _below(headings, heading)


def part(lines: Sequence[str], headings: Iterable[Heading]) -> list[str]:
    """The lines below the heading “Veelgestelde vragen”, up to the next part or the notes."""
    found: list[str] = []
    headings = list(headings)
    for heading in headings:
        if heading.level == 2 and said(heading) == TITLE:
            later = (each.line for each in headings if each.line > heading.line and each.level <= 2)
            end = next(later, len(lines))
            notes = (at for at in range(heading.line + 1, end) if _NOTE.match(lines[at]))
            found += lines[heading.line + 1 : next(notes, end)]
    return found


def said(heading: Heading) -> str:
    """What a heading says, without the markup in it and the numbers of footnotes."""
    return plain(_MARKUP.sub("", heading.text))


def plain(text: str) -> str:
    """The text as it is read: one space between words, nothing that cannot be seen."""
    return " ".join(legible(text).split())


def key(text: str) -> str:
    """Two questions with the same key are the same question."""
    return "".join(filter(str.isalnum, text.casefold()))


def _deeper(headings: Sequence[Heading], title: Heading) -> Iterator[Mistake]:
    """Questions that are written one level too deep, so that they do not fold."""
    for heading in headings:
        if heading.line > title.line:
            if heading.level <= 2:
                return
            if heading.level > 3 and said(heading).rstrip(_AFTER_QUESTION).endswith("?"):
                wrong = "deze vraag staat te diep, ze hoort nu bij het antwoord erboven"
                yield in_text(heading.line, wrong, "schrijf er ### voor")


def _below(headings: Sequence[Heading], title: Heading) -> Iterator[Heading]:
    for heading in headings:
        if heading.line > title.line:
            if heading.level <= 2:
                return
            if heading.level == 3:
                yield heading


def _answered(lines: Sequence[str], headings: Sequence[Heading], question: Heading) -> bool:
    later = (each.line for each in headings if each.line > question.line and each.level <= 3)
    end = next(later, len(lines))
    # A note says where an answer comes from; it is none.
    return any(
        line.strip() and not line.startswith("[^") for line in lines[question.line + 1 : end]
    )


def _is_one(headings: Sequence[Heading], title: Heading) -> bool:
    """Whether it has another name for it, and a question below it."""
    return key(said(title)) in _OTHERWISE and any(
        said(each).endswith("?") for each in _below(headings, title)
    )


def _resembles(text: str) -> bool:
    """Whether this was meant as the title: so written, with more to it, or by a slip."""
    letters, title = key(text), key(TITLE)
    return letters.startswith(title) or alike(letters, title, 0.85)
