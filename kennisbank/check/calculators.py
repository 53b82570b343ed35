"""The calculators in a page, by the same code that puts them in the site."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

from calculators import load
from calculators.core import registry, review
from calculators.core.fields import Input
from kennisbank.blocks import presets
from kennisbank.blocks.lists import FENCE, LISTS, expand
from kennisbank.check.site import Site
from kennisbank.library.fences import resembles
from kennisbank.library.lines import FENCE as ANY_FENCE
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page


def declared() -> list[Mistake]:
    """What is wrong in the files of the calculators themselves."""
    return [Mistake(*each, rule="rekenhulp") for each in review.faults()]


def worked_out() -> list[Mistake]:
    """Worked examples that do not come out; a calculator can be seen while that is so."""
    return [Mistake(*each, rule="som") for each in review.worked_out()]


def led(site: Site) -> Iterator[Mistake]:
    """Places that a calculator leads to and that are not there. Of docs that stand elsewhere than
    the calculators nothing is known.
    """
    if site.docs.parent.resolve() != Path(registry.FOLDER).parent.resolve():
        return
    names = {page.address: page.name for page in site.pages}
    for path, line, link in review.places():
        address, _, anchor = link.partition("#")
        ids = site.ids(names.get(address, ""))
        if ids is None:
            wrong, known = f"“{link}” is op geen pagina", (each for each in names if each)
            close = get_close_matches(address, known, n=1)
            todo = f"bedoelde je {close[0]}?" if close else "kies een pagina die er is"
            yield Mistake(path, line, wrong, todo, rule="link")
        elif anchor not in ids:
            close = get_close_matches(anchor, ids, n=1)
            todo = f"bedoelde je #{close[0]}?" if close else "kies een kop met een naam: { #naam }"
            wrong = f"“{address}” heeft geen kop of plek “#{anchor}”"
            yield Mistake(path, line, wrong, todo, rule="link")


def calculators(page: Page, site: Site) -> Iterator[Mistake]:
    """Every calculator exists, stands where it can, and its values are possible."""
    listed: list[Mistake] = []
    expand(page.code[page.top :], site, listed)
    yield from (each.placed(page.where, page.top) for each in listed)
    yield from (each.placed(page.where, 0) for each in site.reading(page).mistakes)
    for fence in page.fences:
        if not FENCE.fullmatch(page.code[fence.start]):
            example = presets.read(fence)
            for each in example if isinstance(example, list) else []:
                yield each.placed(page.where, 0)
    yield from _fractions(page, site)
    yield from _almost(page, site)


def _fractions(page: Page, site: Site) -> Iterator[Mistake]:
    """A warning for 0,6 where 60% is usual: it can be meant, and mostly is not."""
    for fence in page.fences:
        if fence.mistake or not any(fence.content):
            continue
        slug = next(filter(None, fence.content))
        inputs = load(slug).inputs if slug in site.slugs else {}
        for at, line in enumerate(fence.content, fence.start + 1):
            name, _, value = (part.strip() for part in line.partition(":"))
            field = inputs.get(name)
            if not isinstance(field, Input) or field.unit != "%":
                continue
            if re.fullmatch(r"0?[.,]\d+ ?%?", value) and _is_usually_more(name, field):
                wrong = f"bij {name} is “{value}” minder dan 1%"
                todo = "wil je 60%, schrijf dan 60; klopt het, laat het dan staan"
                yield page.mistake(at + 1, wrong, todo, warning=True)


def _is_usually_more(name: str, field: Input) -> bool:
    return "marge" in name if field.default is None else field.default >= 20


def _almost(page: Page, site: Site) -> Iterator[Mistake]:
    """A block of code that has the name of a calculator where it does not count."""
    todo = "schrijf een regel ```rekenhulp, dan de naam, dan een regel ```"
    inside = False
    for at, line in enumerate(page.code):
        match = ANY_FENCE.fullmatch(line)
        if not match:
            continue
        inside = not inside
        info = match[2].strip().lower()
        first = page.code[at + 1].strip() if at + 1 < len(page.code) else ""
        named = info.split()[:1] + ([first] if not info else [])
        if (
            inside
            and not info
            and not page.unclosed[at]
            and re.match(r"rekenhulp(?:en)?\b", first, re.IGNORECASE)
        ):
            yield page.mistake(at + 1, "dit is hier code, geen rekenhulp", todo)
        elif inside and (name := next((each for each in named if each in site.slugs), "")):
            yield page.mistake(at + 1, f"“{name}” is hier code, geen rekenhulp", todo)
        elif inside and info in LISTS and not FENCE.fullmatch(line):
            yield page.mistake(at + 1, f"“{line.strip()}” is hier code", f"schrijf ```{info}")
        elif inside and (language := re.match(r"\w[\w+#.-]*", info)) and not _known(language[0]):
            wrong = f"een blok “{match[2].strip()}” kent de site niet"
            todo = "een rekenhulp begint met ```rekenhulp, code met ```"
            if language[0] == "podcast":
                todo = "zet bovenaan, tussen de regels ---: podcast: ltv.md"
            yield page.mistake(at + 1, wrong, todo)
    for at, line in enumerate(page.code):
        named = rf"(?<!`)(`+)\s*rekenhulp\W+(?:{'|'.join(site.slugs)})\W*?\1(?!`)"
        if "rekenhulp" in line and re.search(named, line):
            yield page.mistake(at + 1, "dit is hier code, geen rekenhulp", todo)


@cache
def _known(language: str) -> bool:
    """Whether code can be in it; our own blocks are none."""
    try:
        find_lexer_class_by_name(language)
    except ClassNotFound:
        return resembles(language) or language in LISTS
    return True
