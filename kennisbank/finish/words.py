"""The words that a query is read with: those of the site, and what people type for them."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kennisbank import Stopped

SYNONYMS = Path(__file__).parents[1] / "zoekwoorden.txt"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACCENT = re.compile(r"[\u0300-\u036f]+")


def synonyms(text: str) -> list[tuple[list[str], list[str]]]:
    """What people type and what it is called here, for each line of zoekwoorden.txt.

    Stopped, with every line that says less than that.
    """
    found = []
    mistakes = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        typed, colon, here = line.partition(":")
        sides = [[name.strip() for name in side.split(",")] for side in (typed, here)]
        if colon and all(name for side in sides for name in side):
            found.append((sides[0], sides[1]))
        else:
            todo = "schrijf: wat iemand typt, nog iets: hoe het hier heet"
            mistakes.append(
                f"{SYNONYMS.name}:{number}: hier ontbreekt een kant of een woord → {todo}"
            )
    if mistakes:
        raise Stopped(mistakes)
    return found


def vocabulary(text: str) -> Iterator[str]:
    """The words in it without accents; one with a dash also as one word, and in its parts."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text.casefold()))
    for word in set(_WORD.findall(bare)):
        for each in (word.replace("-", ""), *word.split("-")):
            if 2 < len(each) < 40:
                yield each
