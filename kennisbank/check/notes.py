"""Footnotes: every note that is named is there, and the other way round."""

import re
from collections.abc import Iterator

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_ALMOST_DEFINED = re.compile(r" {0,3}\[\^([^\]\s]+)\]\s+:(?:\s|$)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")


def footnotes(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001 -- as every rule
    """Every note that is named is there, and the other way round."""
    named: dict[str, int] = {}
    there: dict[str, int] = {}
    for number, line in enumerate(page.open, 1):
        for match in _NOTE.finditer(line):
            defines = match[2] and not line[: match.start()].strip() and match.start() < 4
            if defines and match[1] in there:
                wrong = f"noot [^{match[1]}] staat er twee keer"
                yield page.mistake(number, wrong, "geef een van beide een andere naam")
            if defines and not line[match.end() :].strip() and not _goes_on(page, number):
                todo = "schrijf erachter wie het zegt, waar en wanneer"
                yield page.mistake(number, f"noot [^{match[1]}] is leeg", todo)
            (there if defines else named).setdefault(match[1], number)
    for number, line in enumerate(page.open, 1):
        if (almost := _ALMOST_DEFINED.match(line)) and almost[1] not in there:
            there[almost[1]] = number
            todo = f"haal de spatie voor de dubbele punt weg: [^{almost[1]}]: …"
            yield page.mistake(number, f"zo is [^{almost[1]}] geen noot", todo)
    for name in named.keys() - there.keys():
        todo = f"zet onderaan een regel [^{name}]: met de bron"
        yield page.mistake(named[name], f"noot [^{name}] heeft geen tekst", todo)
    for name in there.keys() - named.keys():
        todo = f"zet [^{name}] achter wat de bron bewijst, of haal de noot weg"
        yield page.mistake(there[name], f"naar noot [^{name}] verwijst niets", todo)


def _goes_on(page: Page, number: int) -> bool:
    below = page.open[number] if number < len(page.open) else ""
    return below.startswith(("    ", "\t")) and bool(below.strip())
