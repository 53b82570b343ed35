"""The file itself, its headings, its questions and the glossary."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kennisbank.check.site import Site
from kennisbank.library import questions as folding
from kennisbank.library import terms
from kennisbank.library.fences import Heading
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, GLOSSARY

# A link, a picture, a tag or the number of a note, and the words that lead to it.
_SHOWN = re.compile(r"!?\[[^\[\]]*\](?:\([^()]*\)| ?\{[^{}]*\})*|<[^<>]*>")
_TO_IT = re.compile(r"\b(?:zie|lees|kijk|bekijk|bij|in|op|of|en|ook|hier|verder)\b", re.IGNORECASE)
_NO_SPACE = re.compile(r"#{1,6}[^\s#]")


def headings(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001
    """One title, no skipped level, nothing twice under the same heading."""
    for number, line in enumerate(page.open, 1):
        if _NO_SPACE.match(line):
            yield page.mistake(
                number,
                f"na {line[: len(line) - len(line.lstrip('#'))]} hoort een spatie",
                "zet hem ertussen",
            )
    episode = "audio" in page.front  # its title is its heading: its text is what is spoken
    titles = [each for each in page.headings if each.level == 1]
    if not titles and not episode:
        yield page.mistake(
            page.top + 1, "deze pagina heeft geen titel", "begin de tekst met # en de titel"
        )
    for extra in titles if episode else titles[1:]:
        wrong = "de titel staat al bovenaan" if episode else "een pagina heeft één titel"
        yield page.mistake(extra.line + 1, wrong, "maak er een kop ## van, of haal hem weg")
    path = ["" for _ in range(7)]
    seen: dict[tuple[str, ...], int] = {}
    above = 1
    for each in page.headings:
        if each.level > above + 1:
            wrong = f"deze kop slaat een niveau over: {'#' * each.level} onder {'#' * above}"
            yield page.mistake(each.line + 1, wrong, f"schrijf {'#' * (above + 1)} ervoor")
        above = each.level
        path[each.level :] = [each.text.casefold(), *[""] * (6 - each.level)]
        key = tuple(path)
        if key in seen:
            wrong = f"de kop “{each.text}” staat ook op regel {seen[key]}"
            yield page.mistake(each.line + 1, wrong, "geef een van beide een andere naam")
        seen.setdefault(key, each.line + 1)
    yield from _empty(page)


def _empty(page: Page) -> Iterator[Mistake]:
    """A warning for every heading of which the text is still to be written.

    In an article: of other pages the site itself fills some.
    """
    if page.section is not ARTICLES:
        return
    for each, below in pairwise([*page.headings, None]):
        if each is None or (below and below.level > each.level) or each.text.endswith("?"):
            continue  # a question without an answer is reported as that
        end = below.line if below else len(page.code)
        lines = page.code[each.line + 1 : end]
        if each.text and not any(line.strip() and not line.startswith("[^") for line in lines):
            todo = "schrijf de tekst, of haal de kop weg"
            wrong = f"onder “{each.text}” staat nog niets"
            yield page.mistake(each.line + 1, wrong, todo, warning=True)


def questions(page: Page, site: Site) -> Iterator[Mistake]:
    """The form of a FAQ, and no question that another page answers too."""
    for each in folding.check(page.open, page.headings):
        yield page.mistake(each.line, each.wrong, each.todo)
    for asked in folding.asked(page.headings):
        other = site.first.get(("question", folding.key(folding.said(asked))), page)
        if other is not page and folding.key(folding.said(asked)):
            wrong = f"“{asked.text}” is ook een vraag in {other.where}"
            todo = "beantwoord haar op één plaats, of stel haar anders"
            yield page.mistake(asked.line + 1, wrong, todo)
        if only := _without_words(page, asked):
            wrong = f"het antwoord op “{folding.said(asked)}” is alleen {only}"
            todo = "zeg het ook in een zin: anders is het niet te horen of te vinden"
            yield page.mistake(asked.line + 1, wrong, todo)


def _without_words(page: Page, question: Heading) -> str:
    """What stands in place of an answer in words; nothing when there is one, or no answer."""
    later = (each.line for each in page.headings if each.line > question.line and each.level <= 3)
    below = slice(question.line + 1, next(later, len(page.open)))
    answer = "\n".join(line for line in page.open[below] if not line.startswith("[^"))
    read = "\n".join(
        line
        for line, prose in zip(page.open[below], page.prose[below], strict=True)
        if prose.strip()
    )
    for _ in range(2):  # a picture may be what a link shows
        read = _SHOWN.sub("", read)
    if not answer.strip() or re.search(r"\w", _TO_IT.sub("", read)):
        return ""
    if "```" in answer:
        return "een rekenhulp"
    return "een plaatje" if "![" in answer or "<img" in answer else "een link"


def glossary(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001
    """The entries of `begrippen.md`."""
    if page.name == GLOSSARY:
        for each in terms.check(page.lines[page.top :]):
            yield page.mistake(each.line + page.top, each.wrong, each.todo)
