"""The menu, `nav` in mkdocs.yml: read as the YAML that it is, each mistake at its own line."""

from collections.abc import Iterator

import yaml

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, CALCULATORS, FRAMED, PODCAST

SETTINGS = "mkdocs.yml"
# Found by the page beside them: not_in_nav.
_BESIDE = (PODCAST.address, CALCULATORS.address, f"{FRAMED}/")


def menu(page: Page, site: Site) -> Iterator[Mistake]:
    """A page is in the menu, by itself or with its folder: no reader finds it otherwise."""
    if page.name.startswith(_BESIDE) or site.menu is None:
        return
    named = [name for name, _ in _entries(site.menu)]
    if page.name not in named and not page.name.startswith(tuple(filter(_is_folder, named))):
        article = page.section is ARTICLES
        entry = f"{ARTICLES.title}: {ARTICLES.address}" if article else f"{page.label}: {page.name}"
        kind = "dit artikel" if article else "deze pagina"
        todo = f"zet in {SETTINGS} onder “nav” de regel “- {entry}”"
        yield page.mistake(1, f"{kind} staat niet in het menu", todo)


def mistakes(site: Site) -> Iterator[Mistake]:
    """What is wrong in the menu itself, whatever page it is about."""
    seen: dict[str, int] = {}
    for name, line in _entries(site.menu) if site.menu else []:
        if "://" in name:
            if not name.startswith(("https://", "http://")):
                wrong = f"het menu noemt “{name}”, en dat is geen adres"
                yield Mistake(SETTINGS, line, wrong, "begin het met https://")
            continue
        if not _is_there(name, site):
            near = next((each for each in site.by_name if each.lower() == name.lower()), "")
            stem = name.rpartition("/")[2].removesuffix(".md").lower()
            near = near or next((each for each in site.by_name if each.endswith(f"/{stem}.md")), "")
            folder = f"{name.removeprefix('docs/').rstrip('*').strip('/').lower()}/"
            near = near or (folder if _is_there(folder, site) else "")
            todo = f"bedoelde je {near}?" if near else "verbeter de naam, of haal de regel weg"
            yield Mistake(SETTINGS, line, f"het menu noemt “{name}”, en dat is er niet", todo)
        elif name in seen:
            wrong = f"“{name}” staat ook op regel {seen[name]} in het menu"
            yield Mistake(SETTINGS, line, wrong, "haal er één weg")
        seen.setdefault(name, line)


def _is_folder(name: str) -> bool:
    return name.endswith("/")


def _is_there(name: str, site: Site) -> bool:
    if _is_folder(name):
        return any(each.startswith(name) for each in site.by_name)
    return name.endswith(".md") and (name in site.by_name or name in site.made)


def _entries(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Every page that it names, with its line."""
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value).strip(), node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _entries(each)
    elif isinstance(node, yaml.MappingNode):
        for _, each in node.value:
            yield from _entries(each)
