"""The block between the lines --- at the top of a page."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import yaml

from kennisbank.check.site import Site
from kennisbank.library import front as matter
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

FRESH = timedelta(days=365)
# A field that names another page or file: where that stands.
_REFERS = {"related": "artikelen", "podcast": "podcast", "article": "artikelen", "cover": "podcast"}


def front(page: Page, site: Site) -> Iterator[Mistake]:
    """Whether it is there, is as the schema says, and says what no other page says."""
    try:
        said = matter.parsed(page.front_text)
    except ValueError:
        yield _unreadable(page)
        return
    if doubled := _doubled(page):
        yield page.mistake(doubled[1], f"“{doubled[0]}” staat er twee keer", "haal er één weg")
    for fault in matter.faults(page.name, said):
        yield page.mistake(page.at(fault.field), fault.wrong, fault.todo)
    for name in ("title", "description"):
        other = site.first.get((name, str(said.get(name))), page)
        if other is not page and said.get(name):
            wrong = f"“{name}” is dezelfde als die van {other.where}"
            yield page.mistake(page.at(name), wrong, "schrijf voor elke pagina een eigen")
        if isinstance(said.get(name), str) and re.fullmatch(r"[“”‘’„].*[“”‘’]", said[name].strip()):
            todo = f'schrijf rechte aanhalingstekens: {name}: "…"'
            yield page.mistake(
                page.at(name), f"“{name}” staat tussen kromme aanhalingstekens", todo
            )
    yield from _references(page, site, said)


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
        for name in named if isinstance(named, list) else [named]:
            if not isinstance(name, str) or not name:
                continue
            target = f"{folder}/{name}"
            line = page.at(field)
            if target == page.name:
                yield page.mistake(line, f"“{field}” noemt deze pagina zelf", "noem een andere")
            elif target not in site.by_name and not (site.docs / target).is_file():
                wrong = f"“{field}” noemt docs/{target}, en dat is er niet"
                yield page.mistake(line, wrong, "verbeter de naam, of haal hem weg")


def _unreadable(page: Page) -> Mistake:
    if not page.lines[0].startswith("---"):
        todo = "begin met een regel ---, dan title en description, en weer een regel ---"
        return page.mistake(1, "bovenaan staat niet wat dit voor pagina is", todo)
    if not page.front_text:
        todo = "zet een regel --- onder het laatste veld"
        return page.mistake(1, "het blok bovenaan is leeg of niet gesloten", todo)
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
