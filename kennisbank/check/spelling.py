"""Dutch spelling, by Hunspell and the project's own list of words: a hint, never a mistake.

A word is pointed at when it is not Dutch and something that is differs from it in a letter. Names,
English, abbreviations, code and new compounds of known words are right as far as this can know.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kennisbank.check.site import Site
from kennisbank.check.suggestions import alike
from kennisbank.check.words import DUTCH, formal
from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

WORDS = Path(__file__).parents[2] / "tests" / "woorden.txt"
MISSING = "installeer Hunspell, op Debian en Ubuntu met: sudo apt-get install hunspell hunspell-nl"
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# An address, a path, a name of a file or variable, something with a digit in it; o.a.
_NO_WORD = re.compile(
    # The last from the beginning of a word only: a word without any of these is looked at once.
    r"\{[{%<].*?[}%>]\}|&\w+;|(?<=\])\[[^\]\s]*\]|^ {0,3}\[[^\]^]+\]:"
    r"|(?<![^\W\d_])\S*(?:[\d_@#=\\~$]|\w\.\w|\w/\w+/|\w/(?!\w)|://|[^\W\d_][A-Z][a-z])\S*"
)
_SHORT = set(
    "aant afb afd art bijv blz bv ca dhr dir div dr drs enz etc evt excl fig gem hfst incl ing jl "
    "jr max min mnd mld mln mr mw nl nr nrs p pag par prof red ref resp sr st str tel vb vgl vnl "
    "vs zgn zn".split()
)
# What ends a sentence, or sets a piece of it apart.
_APART = re.compile(r"(?<=[.!?:;])\s+|[|()“”\"„‘*_\[\]]+")


class _Line(NamedTuple):
    number: int
    text: str
    words: list[str]


class _Word(NamedTuple):
    line: int
    word: str
    names: bool  # whether it stands where only a name has a capital


def spelling(page: Page, site: Site) -> Iterator[Mistake]:
    """A word that is not Dutch and nearly is, told once a page, with what was perhaps meant; and
    the word for a reader that this site does not use.
    """
    yield from formal(page)
    found = _unknown(site) or {}
    told: set[str] = set()
    for each in found.get(page.name, ()):
        meant = _meant(site).get(each.word)
        if meant and each.word not in told:
            told.add(each.word)
            wrong = f"“{each.word}” is misschien fout gespeld"
            todo = f"bedoelde je {meant}? Zo niet, laat het staan"
            yield page.mistake(each.line, wrong, todo, warning=True)


def lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page that are Dutch."""
    if page.readable:
        for number, line in enumerate(page.prose, 1):
            if not re.match(r"Ook ?:", line):  # other names of a term, often English
                yield number, line


def words(text: str) -> list[str]:
    """The words in it, as a dictionary has them."""
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def own() -> list[str]:
    """The project's list: words that are right and that Hunspell does not know. A project without
    such a file has none.
    """
    try:
        said = files.text(WORDS).splitlines()
    except OSError:
        return []
    return [line for line in said if not line.startswith("#")]


def lacking() -> Iterator[str]:
    """What this machine or project lacks to look the spelling over, and what to do about it."""
    if unknown(DUTCH) is None:  # a few words, of which every dictionary of Dutch has some
        yield f"De spelling is niet nagekeken → {MISSING}"
    elif not WORDS.is_file():
        where = "/".join(WORDS.parts[-2:])
        yield f"{where} is er niet → zet daarin, op elke regel een, woorden die goed zijn"


@lru_cache(maxsize=1)
def _read(site: Site) -> dict[str, list[_Line]]:
    """Of every page, by its name, its Dutch lines with the words in them."""
    return {
        page.name: [_Line(number, line, words(line)) for number, line in lines(page)]
        for page in site.pages
    }


@lru_cache(maxsize=1)
def _said(site: Site) -> Counter[str]:
    """Every word of the site, with how often it is there."""
    every = _read(site).values()
    return Counter(chain.from_iterable(line.words for some in every for line in some))


@lru_cache(maxsize=1)
def misspelt(site: Site) -> frozenset[str] | None:
    """The words of the site that are not Dutch; None when Hunspell or its Dutch is not here.

    All at once: starting Hunspell takes longer than its answer.
    """
    asked = set(_said(site))
    parts = {part for word in asked for part in word.split("-")}
    return unknown(asked | parts | {word.lower() for word in asked | parts})


@lru_cache(maxsize=1)
def _unknown(site: Site) -> dict[str, list[_Word]] | None:
    """Of every page, by its name, the words in Dutch sentences that may be mistakes."""
    wrong = misspelt(site)
    if wrong is None:
        return None
    # Nearly every line has none of these: looking further takes ten times as long.
    maybe = {word for word in _said(site) if not wrong.isdisjoint({word, *_LETTERS.findall(word)})}
    found = {
        name: [
            each
            for line in some
            if not maybe.isdisjoint(line.words)
            for each in _in_line(line.number, line.text, wrong)
        ]
        for name, some in _read(site).items()
    }
    names = {each.word for some in found.values() for each in some if each.names}
    return {name: [each for each in some if each.word not in names] for name, some in found.items()}


def _in_line(number: int, line: str, wrong: frozenset[str]) -> Iterator[_Word]:
    for piece in _APART.split(_NO_WORD.sub(" ", line)):
        found = list(_WORD.finditer(piece))
        said = [each[0].replace("’", "'") for each in found]
        bad = [word in wrong for word in said]
        dutch = any(word.lower() in DUTCH for word in said)
        if sum(bad) > 1 and (sum(bad) * 2 > len(bad) or (not dutch and sum(bad) * 3 >= len(bad))):
            continue  # another language
        for at, (match, word) in enumerate(zip(found, said, strict=True)):
            if bad[at] and not _is_right(word, piece[match.end() : match.end() + 1], wrong):
                yield _Word(number, word, names=word[0].isupper() and at > 0)


def _is_right(word: str, behind: str, wrong: frozenset[str]) -> bool:
    """Whether it is a word although a dictionary does not have it."""
    if word.lower() in _SHORT or word[1:] != word[1:].lower():
        return True
    parts = word.split("-")
    if len(parts) > 1:
        return all(len(part) < 3 or part not in wrong or _is_linked(part, wrong) for part in parts)
    return len(word) < 3 or (behind == "-" and _is_linked(word, wrong))


def _is_linked(part: str, wrong: frozenset[str]) -> bool:
    """Beleids-: the first part of a compound."""
    return part[:1].isupper() or any(
        part.endswith(link) and part.removesuffix(link) not in wrong for link in ("s", "e", "en")
    )


@lru_cache(maxsize=1)
def _meant(site: Site) -> dict[str, str]:
    found = (each.word for some in (_unknown(site) or {}).values() for each in some)
    wrong = misspelt(site) or frozenset()
    said: Counter[str] = Counter()
    for word, often in _said(site).items():
        if word not in wrong:
            said[word.lower()] += often
    return alike(Counter(found), unknown, said)


# What Hunspell was asked while this process runs, and what of it it does not know: a page that is
# looked over again has few words that are new, and starting Hunspell takes longer than its answer.
_ASKED: set[str] = set()
_NOT_KNOWN: set[str] = set()


def unknown(asked: Iterable[str]) -> frozenset[str] | None:
    """Those that Hunspell does not know, in Dutch, and our own list does not have; None when it is
    not here.
    """
    program = shutil.which("hunspell")
    if not program:
        return None
    known = {word.lower() for word in own()}
    words = {word for word in asked if word.lower() not in known}
    if new := words - _ASKED:
        try:
            done = subprocess.run(
                [program, "-d", "nl_NL", "-i", "utf-8", "-l"],
                input="\n".join(sorted(new)),
                check=True,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        _ASKED.update(new)
        _NOT_KNOWN.update(done.stdout.split())
    return frozenset(words & _NOT_KNOWN)
