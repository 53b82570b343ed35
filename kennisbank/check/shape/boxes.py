"""Boxes, quotes and what folds: of a kind that exists, with a text in it."""

import re
from collections.abc import Iterator

from kennisbank.library.lines import indent
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_KINDS = (
    "note abstract info tip success question warning failure danger bug example quote summary tldr "
    "todo hint important check done help faq caution attention fail missing error snippet cite"
).split()


def boxes(page: Page) -> Iterator[Mistake]:
    """A box is of a kind that there is, has a title in Dutch, and holds its text."""
    for at, line in enumerate(page.open):
        match = re.match(r"\s*(?P<mark>!!!|\?\?\?\+?|===[!+]? (?=\"))\s*(?P<rest>[^“”]*)$", line)
        if not match or at < page.top:
            continue
        kind, _, title = match["rest"].partition('"')
        kind = kind.strip()
        if match["mark"][:3] != "===":
            if not kind:
                todo = f'schrijf {match["mark"]} tip "Titel"'
                yield page.mistake(at + 1, "hier staat niet welk kader het is", todo)
                continue
            if kind.split(" ")[0].lower() not in _KINDS or kind != kind.lower():
                todo = f"kies uit: {', '.join(_KINDS[:12])}"
                yield page.mistake(at + 1, f"het kader “{kind}” bestaat niet", todo)
                continue
            if not title:
                todo = f'schrijf {match["mark"]} {kind} "Titel"'
                yield page.mistake(at + 1, "dit kader krijgt een Engelse titel", todo)
        below = next((each for each in page.lines[at + 1 :] if each.strip()), "")
        if indent(below) < indent(line) + 4:
            todo = "spring de tekst eronder vier spaties in"
            yield page.mistake(at + 1, "dit kader is leeg: de tekst staat er niet in", todo)
    for at, line in enumerate(page.open):
        around = page.open[at - 1 : at] + page.open[at + 1 : at + 2]
        if line.strip() == ">" and not any(each.lstrip().startswith(">") for each in around):
            yield page.mistake(at + 1, "dit citaat is leeg", "haal het teken > weg")
