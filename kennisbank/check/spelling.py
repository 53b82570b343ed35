"""Dutch spelling, by Hunspell and the project's own list of words."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kennisbank.check.site import Site
from kennisbank.check.words import ABBREVIATION
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

WORDS = Path(__file__).parents[2] / "tests" / "woorden.txt"
MISSING = "installeer Hunspell, op Debian en Ubuntu met: sudo apt-get install hunspell hunspell-nl"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def spelling(page: Page, site: Site) -> Iterator[Mistake]:
    """Every word is Dutch, or in our own list."""
    wrong = misspelt(site) or frozenset()
    for number, line in lines(page):
        for word in dict.fromkeys(words(line)):
            if word in wrong and not ABBREVIATION.fullmatch(word):  # these have a rule of their own
                todo = (
                    f"verbeter het, of zet het in {WORDS.parent.name}/{WORDS.name} als het goed is"
                )
                yield page.mistake(number, f"“{word}” is misschien fout gespeld", todo)


def lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page that are Dutch."""
    if page.readable:
        for number, line in enumerate(page.prose, 1):
            if not line.startswith("Ook: "):  # other names of a term, often English
                yield number, line


def words(text: str) -> list[str]:
    """The words in it, as a dictionary has them."""
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def own() -> list[str]:
    """The project's list: words that are right and that Hunspell does not know."""
    return [line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]


@lru_cache(maxsize=1)
def misspelt(site: Site) -> frozenset[str] | None:
    """The words of the site that are not right; None when Hunspell or its Dutch is not here.

    All at once: starting Hunspell takes longer than its answer.
    """
    return unknown(word for page in site.pages for _, line in lines(page) for word in words(line))


def unknown(asked: Iterable[str]) -> frozenset[str] | None:
    """Those that Hunspell does not know, in Dutch, and our own list does not have."""
    known = {word.lower() for word in own()}
    try:
        done = subprocess.run(
            ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"],  # noqa: S607 -- where it is here
            input="\n".join(sorted({word for word in asked if word.lower() not in known})),
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return frozenset(done.stdout.split())
