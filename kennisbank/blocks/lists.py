"""Fences that list what stands elsewhere, so that nobody has to keep a list.

```rekenhulpen         the calculators that it names, a card each; without names, all the others
```vragen              every question of every article, with its answer
```licenties           what others made that is in the site, with its licence
"""

import re
from collections.abc import Iterator

from calculators import load, slugs
from kennisbank.blocks.questions import TOPIC
from kennisbank.contents import BILL, parts
from kennisbank.library import Library
from kennisbank.library.mistake import Mistake, in_text
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES

LISTS = ("vragen", "licenties")
FENCE = re.compile(rf"```[ \t]*(?P<name>rekenhulpen|{'|'.join(LISTS)})[ \t]*")
_LINK = re.compile(r"(?<!\!)\[(?P<text>[^\]]*)\]\((?P<to>[^)\s]+)\)")
_NOTE = re.compile(r"\[\^\w+\]")
_CALCULATOR = re.compile(r"^[ \t]*```rekenhulp\b.*?^[ \t]*```[ \t]*$", re.MULTILINE | re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.?!]) ")
_LONGEST = 200  # characters on a card: cards beside each other stay about as high
_ANCHOR = re.compile(r"[ \t]*\{[ \t]*#[\w-]+[ \t]*\}[ \t]*$", re.MULTILINE)


def expand(lines: list[str], library: Library, mistakes: list[Mistake]) -> list[str]:
    """The lines of a page, with what each of these fences stands for in its place."""
    if not any(map(FENCE.fullmatch, lines)):
        return lines
    done: list[str] = []
    left = set(slugs())
    at = 0
    for start, line in enumerate(lines):
        if start < at:
            continue
        if not (match := FENCE.fullmatch(line)):
            done.append(line)
            continue
        end = next((n for n in range(start + 1, len(lines)) if lines[n].strip() == "```"), start)
        named = {n: lines[n].strip() for n in range(start + 1, end) if lines[n].strip()}
        at = end + 1
        if match["name"] == "vragen":
            done += ["", *_questions(library), ""]
        elif match["name"] == "licenties":
            done += ["", *_licences(), ""]
        elif not named:
            done += ["", *_listed(sorted(left), "## Meer rekenhulpen"), ""]
        else:
            mistakes += _unknown(named, left)
            here = [slug for slug in named.values() if slug in left]
            left -= {*here}
            done += ["", *_listed(here), ""]
    return done


def opening(text: str, longest: int) -> str:
    """As many of its first sentences as are shorter than that together, in characters."""
    said = ""
    for sentence in _SENTENCE.split(text):
        if len(said) + len(sentence) >= longest:
            break
        said = f"{said} {sentence}".strip()
    return said


def _unknown(named: dict[int, str], left: set[str]) -> Iterator[Mistake]:
    for line, slug in named.items():
        if slug not in slugs():
            todo = f"kies uit: {', '.join(sorted(left))}"
            yield in_text(line, f"er is geen rekenhulp “{slug}”", todo)
        elif slug not in left or [*named.values()].count(slug) > 1:
            yield in_text(line, f"“{slug}” staat er twee keer", "haal er één weg")


def _listed(here: list[str], heading: str = "") -> Iterator[str]:
    """A card each; nothing when there is none."""
    if not here:
        return
    yield from (heading, "", '<div class="kb-keuzes" markdown>', "")
    for slug in here:
        calculator = load(slug)
        said = opening(calculator.summary, _LONGEST)
        yield from (f"-   **[{calculator.title}]({slug}.md)**", "", f"    {said}", "")
    yield from ("</div>", "")


def _questions(library: Library) -> Iterator[str]:
    for article in library.articles:
        if article.questions:
            yield from (f"## {article.label} {{ .{TOPIC} }}", "")
            yield from (
                f"Uit het artikel [{article.title}]({ARTICLES.address}{article.path.name}).",
                "",
            )
            yield from (*_moved(article).splitlines(), "")


def _licences() -> Iterator[str]:
    yield from ("| Wat | Versie | Licentie | Waarvoor |", "| --- | --- | --- | --- |")
    for part in parts():
        text = f'<span lang="en">{part.licence}</span>'
        text = f'<a href="kb:{part.file}">{text}</a>' if part.file else text
        name = f"[{part.name}]({part.address}){{ lang=en }}".replace("*", "\\*")
        yield f"| {name} | {part.version or '–'} | {text} | {part.use} |"
    yield from ("", f'<a href="kb:{BILL}" download>Deze lijst als stuklijst, voor programma’s</a>')


def _moved(article: Page) -> str:
    """Its questions as they are written in a page one folder up, without notes and calculators."""

    def moved(match: re.Match[str]) -> str:
        to = match["to"]
        if not re.match(r"[a-z]+:", to):
            to = ARTICLES.address + (f"{article.path.name}{to}" if to.startswith("#") else to)
        return f"[{match['text']}]({to})"

    text = _CALCULATOR.sub("", _NOTE.sub("", _ANCHOR.sub("", article.questions)))
    return _LINK.sub(moved, text)
