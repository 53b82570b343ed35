"""The menu, `nav` in mkdocs.yml: read as the YAML that it is, each mistake at its own line."""

from collections.abc import Iterator

import yaml

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

SETTINGS = "mkdocs.yml"


def menu(page: Page, site: Site) -> Iterator[Mistake]:
    """An article is in the menu: the site cannot be made without."""
    if not page.name.startswith("artikelen/") or site.menu is None:
        return
    if page.name not in {name for name, _ in _entries(site.menu)}:
        todo = f"zet in {SETTINGS} onder “Artikelen” een regel “- Naam: {page.name}”"
        yield page.mistake(1, "dit artikel staat niet in het menu", todo)


def mistakes(site: Site) -> Iterator[Mistake]:
    """What is wrong in the menu itself, whatever page it is about."""
    if site.menu_error:
        todo = "schrijf elke regel als “- Naam: map/bestand.md”, even ver ingesprongen"
        yield Mistake(SETTINGS, site.menu_error, "dit bestand is niet te lezen", todo)
    seen: dict[str, int] = {}
    for name, line in _entries(site.menu) if site.menu else []:
        if "://" in name:
            continue
        if not name.endswith(".md") or (name not in site.by_name and name not in site.made):
            near = next((each for each in site.by_name if each.lower() == name.lower()), "")
            stem = name.rpartition("/")[2].removesuffix(".md").lower()
            near = near or next((each for each in site.by_name if each.endswith(f"/{stem}.md")), "")
            todo = f"bedoelde je {near}?" if near else "verbeter de naam, of haal de regel weg"
            yield Mistake(SETTINGS, line, f"het menu noemt “{name}”, en dat is er niet", todo)
        elif name in seen:
            wrong = f"“{name}” staat ook op regel {seen[name]} in het menu"
            yield Mistake(SETTINGS, line, wrong, "haal er één weg")
        seen.setdefault(name, line)


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
