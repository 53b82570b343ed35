"""The form of the menu, `nav` in mkdocs.yml; which pages it names is for `check` to judge."""

from collections.abc import Iterator

import yaml

from kennisbank.library.mistake import Mistake
from kennisbank.settings import nodes

_EXAMPLE = "schrijf “- Naam: map/bestand.md”"


def menu(node: yaml.Node | None) -> Iterator[Mistake]:
    """Whether every entry is a title with a page, or with a list of these."""
    seen: dict[str, int] = {}
    for entry in node.value if isinstance(node, yaml.SequenceNode) else []:
        if nodes.is_text(entry):
            continue
        if not isinstance(entry, yaml.MappingNode) or len(entry.value) != 1:
            yield nodes.mistake(entry, "dit zijn geen naam en pagina in het menu", _EXAMPLE, "menu")
            continue
        [(title, below)] = entry.value
        name = title.value.strip() if isinstance(title, yaml.ScalarNode) else ""
        if not name or title.tag.endswith(":null"):
            todo = "schrijf de naam die een lezer ziet: - Naam: map/bestand.md"
            yield nodes.mistake(entry, "een regel van het menu heeft geen naam", todo, "menu")
        elif name in seen:
            wrong = f"“{name}” staat ook op regel {seen[name]} in het menu"
            yield nodes.mistake(entry, wrong, "geef elke regel een eigen naam", "menu")
        seen.setdefault(name, entry.start_mark.line + 1)
        if isinstance(below, yaml.MappingNode):
            yield nodes.mistake(below, f"onder “{name}” staat geen lijst", _EXAMPLE, "menu")
        elif not isinstance(below, yaml.SequenceNode) and not nodes.is_text(below):
            yield nodes.mistake(entry, f"achter “{name}” staat geen pagina", _EXAMPLE, "menu")
        yield from menu(below)
