"""The block between the lines --- at the top of a page."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import yaml

from kennisbank.check.site import Site
from kennisbank.check.unreadable import unreadable
from kennisbank.library import front as matter
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, PODCAST

FRESH = timedelta(days=365)
_ALIKE = 0.9  # klantwarde and klantwaarde are, klantverloop and klantwaarde are not
# What works in the text, and is signs in a title.
_MARKUP = re.compile(r"</?\w[^<>]*>|\*\*|__|`|\]\(")
_ENDED = re.compile(r"[.?!…][”’\"')]*\s*$")
# YAML reads 020 as 16, and 1:30 as 90.
_NUMBER = re.compile(r"(order|number|bytes):\s+([^\s#]+)")
# A field that names another page or file: where that stands.
_REFERS = {
    "related": ARTICLES.folder, "podcast": PODCAST.folder, "article": ARTICLES.folder,
    "cover": PODCAST.folder,
}  # fmt: skip


def front(page: Page, site: Site) -> Iterator[Mistake]:
    """Whether it is there, is as the schema says, and says what no other page says."""
    try:
        said = matter.parsed(page.front_text)
    except ValueError:
        yield _unreadable(page)
        return
    yield from _taken_otherwise(page, said)
    if doubled := _doubled(page):
        yield page.mistake(doubled[1], f"“{doubled[0]}” staat er twee keer", "haal er één weg")
    for fault in _misplaced(page, said) or matter.faults(page.name, said):
        yield page.mistake(page.at(fault.field), fault.wrong, fault.todo)
    for name in ("title", "description"):
        other = site.first.get((name, str(said.get(name))), page)
        if other is not page and said.get(name):
            wrong = f"“{name}” is dezelfde als die van {other.where}"
            yield page.mistake(page.at(name), wrong, "schrijf voor elke pagina een eigen")
        if isinstance(said.get(name), str):
            yield from _written(page, name, said[name])
    if page.front.get("template", "main.html") != "main.html":
        wrong = "“template” is voor pagina's die de site zelf maakt"
        yield page.mistake(page.at("template"), wrong, "haal de regel weg")
    yield from _references(page, site, said)
    yield from _belongs(page, site)
    yield from _topic(page, site)
    yield from _order(page, site)


def _taken_otherwise(page: Page, said: dict[str, Any]) -> Iterator[Mistake]:
    """What YAML makes something else of than what is there."""
    for at, line in enumerate(page.front_text.split("\n"), 2):
        if match := re.match(r"(title|description):\s+(?![\"'>|]).*?\s(#.*)", line):
            wrong = f"wat achter # staat, valt weg: “{match[2]}”"
            todo = f'zet de hele waarde tussen rechte aanhalingstekens: {match[1]}: "…"'
            yield page.mistake(at, wrong, todo)
        match = _NUMBER.match(line)
        value = said.get(match[1]) if match else None
        if match and type(value) is int and str(value) != match[2]:
            wrong = f"“{match[1]}” wordt zo {value}, en niet {match[2]}"
            yield page.mistake(at, wrong, "schrijf alleen cijfers, zonder nul vooraan")


def _written(page: Page, name: str, text: str) -> Iterator[Mistake]:
    """What is shown as it is written, and was meant as something else."""
    if re.fullmatch(r"[“”‘’„].*[“”‘’]", text.strip()):
        todo = f'schrijf rechte aanhalingstekens: {name}: "…"'
        yield page.mistake(page.at(name), f"“{name}” staat tussen kromme aanhalingstekens", todo)
    if mark := _MARKUP.search(text):
        wrong = f"in “{name}” staat “{mark[0]}” als tekst"
        yield page.mistake(page.at(name), wrong, "schrijf het zonder opmaak")
    if name == "description" and text.strip() and not _ENDED.search(text):
        wrong = f"“{name}” eindigt zonder punt: “… {text.rsplit(maxsplit=1)[-1]}”"
        todo = "maak de zin af, of zet er een punt achter"
        yield page.mistake(page.at(name), wrong, todo, warning=True)


def _misplaced(page: Page, said: dict[str, Any]) -> list[matter.Fault]:
    """An article or an episode in another folder than where those are."""
    if matter.schema(page.name) is not matter.Front:
        return []
    for folder, kind, fields in (
        (PODCAST.folder, "een aflevering", {"audio", "number"}),
        (ARTICLES.folder, "een artikel", {"topic", "related"}),
    ):
        if fields & said.keys():
            wrong = f"dit is {kind}, en staat niet in docs/{folder}"
            return [matter.Fault("", wrong, f"zet het bestand in docs/{folder}")]
    return []


def reviewed(page: Page, site: Site) -> Iterator[Mistake]:
    """A warning when nobody looked at it for a year."""
    day = page.front.get("reviewed")
    if type(day) is date and site.today - day > FRESH:
        wrong = f"de tekst is op {day.day}-{day.month}-{day.year} voor het laatst nagekeken"
        todo = "kijk hem na en zet de dag van vandaag bij “reviewed”"
        yield page.mistake(page.at("reviewed"), wrong, todo, warning=True)


def _references(page: Page, site: Site, said: dict[str, Any]) -> Iterator[Mistake]:
    for field, folder in _REFERS.items():
        named = said.get(field)
        listed = named if isinstance(named, list) else [named]
        names = [name for name in listed if isinstance(name, str) and name]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                wrong = f"“{field}” noemt {name} twee keer"
                yield page.mistake(page.at(field), wrong, "haal er één weg")
            if said_of := _reference(page, site, field, folder, name):
                yield page.mistake(page.at(field), *said_of)


def _reference(
    page: Page, site: Site, field: str, folder: str, name: str
) -> tuple[str, str] | None:
    target = f"{folder}/{name}"
    there = target in site.by_name or ("/" not in name and (site.docs / target).is_file())
    if target == page.name:
        return f"“{field}” noemt deze pagina zelf", "noem een andere"
    if field == "cover" or (there and name.endswith(".md")):
        gone = f"“{field}” noemt docs/{target}, en dat is er niet"
        return None if there else (gone, "verbeter de naam, of haal hem weg")
    if there:
        return f"“{field}” noemt {name}, en dat is geen pagina", "noem een bestand op .md"
    stem = re.sub(r"\.\w+$", "", name.rstrip("/").rpartition("/")[2]).lower()
    near = f"bedoelde je {stem}.md?" if f"{folder}/{stem}.md" in site.by_name else ""
    todo = near or "verbeter de naam, of haal hem weg"
    return f"“{field}” noemt docs/{target}, en dat is er niet", todo


def _belongs(page: Page, site: Site) -> Iterator[Mistake]:
    """An article and an episode that name each other, and no others."""
    kind, named = matter.schema(page.name), page.front.get("podcast")
    episode = site.by_name.get(f"{PODCAST.folder}/{named}")
    if kind is matter.ArticleFront and episode:
        theirs = episode.front.get("article")
        first = site.heard_in.get(str(named), page)
        if theirs and f"{ARTICLES.folder}/{theirs}" != page.name:
            wrong = f"“podcast” noemt {named}, en die hoort bij docs/{ARTICLES.folder}/{theirs}"
            todo = f"noem de aflevering van dit artikel, of zet daar: article: {page.path.name}"
            yield page.mistake(page.at("podcast"), wrong, todo)
        elif first is not page:
            wrong = f"“podcast” noemt {named}, en dat doet {first.where} ook"
            yield page.mistake(page.at("podcast"), wrong, "noem een aflevering bij één artikel")
    article = site.by_name.get(f"{ARTICLES.folder}/{page.front.get('article')}")
    silent = article and article.readable and not article.front.get("podcast")
    if kind is matter.EpisodeFront and article and silent:
        wrong = f"{article.where} noemt geen aflevering: daar is deze niet te horen"
        todo = f"zet in dat artikel: podcast: {page.path.name}"
        yield page.mistake(page.at("article"), wrong, todo, warning=True)


def _topic(page: Page, site: Site) -> Iterator[Mistake]:
    """A warning for a topic of this article alone, a letter or so from that of others."""
    own = page.front.get("topic")
    if page.section is not ARTICLES or not isinstance(own, str) or len(site.topics[own]) > 1:
        return
    others = [each for each in site.topics if each != own and site.topics[each][0] is not page]
    for close in get_close_matches(own, others, n=1, cutoff=_ALIKE):
        if len(site.topics[close]) > 1 or site.topics[close][0].name < page.name:
            wrong = f"“topic” is “{own}”, en dat heeft geen ander artikel"
            yield page.mistake(page.at("topic"), wrong, f"bedoelde je {close}?", warning=True)


def _order(page: Page, site: Site) -> Iterator[Mistake]:
    """A warning for a place in the menu that another article has as well."""
    order = page.front.get("order")
    first = site.places.get(order, page) if type(order) is int else page
    if page.section is ARTICLES and first is not page:
        wrong = f"{first.where} heeft ook “order: {order}”"
        todo = "kies een ander getal: nu gaan ze op titel"
        yield page.mistake(page.at("order"), wrong, todo, warning=True)


def _unreadable(page: Page) -> Mistake:
    if not page.lines[0].startswith("---"):
        if re.fullmatch(r"[-–—_=*]{2,}\s*", page.lines[0]):
            wrong = f"“{page.lines[0].strip()}” opent dit blok niet"
            return page.mistake(1, wrong, "schrijf drie gewone streepjes: ---")
        todo = "begin met een regel ---, dan title en description, en weer een regel ---"
        return page.mistake(1, "bovenaan staat niet wat dit voor pagina is", todo)
    if not page.front_text:
        above = next((n for n, each in enumerate(page.lines[1:], 1) if each.startswith("#")), 1)
        for at, each in enumerate(page.lines[1:above], 2):
            if re.fullmatch(r"\s*[-–—_=*]{2,}\s*", each):
                todo = "schrijf daar drie gewone streepjes: ---"
                return page.mistake(at, f"“{each.strip()}” sluit het blok bovenaan niet", todo)
        todo = "zet een regel --- onder het laatste veld"
        return page.mistake(1, "het blok bovenaan is leeg of niet gesloten", todo)
    if said := unreadable(page.front_text.split("\n")):
        at, wrong, todo = said
        return page.mistake(at + 2, wrong, todo)
    line = 1
    try:
        yaml.compose(page.front_text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line += mark.line + 1 if mark else 0
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    todo = 'schrijf elke regel als “naam: waarde”, en een waarde met een dubbele punt tussen “"”'
    return page.mistake(min(line, page.top), "dit blok is niet te lezen", todo)


def _doubled(page: Page) -> tuple[str, int] | None:
    seen: set[str] = set()
    node = yaml.compose(page.front_text, matter.LOADER)
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
        if str(key.value) in seen:
            return str(key.value), key.start_mark.line + 2
        seen.add(str(key.value))
    return None
