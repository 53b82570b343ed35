"""mkdocs.yml as it is written: its names and values, each with its line."""

from collections.abc import Iterator

import yaml

from kennisbank.library.mistake import Mistake

FILE = "mkdocs.yml"
NAME = "verbeter de naam, of haal de regel weg"
BACK = "zet de regel terug zoals hij was"


def mistake(node: yaml.Node, wrong: str, todo: str, rule: str = "instelling") -> Mistake:
    """A mistake at the line where that begins."""
    return Mistake(FILE, node.start_mark.line + 1, wrong, todo, rule=rule)


def pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """Its names, each with what it says; nothing where it has none."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def at(node: yaml.Node | None, *place: str) -> yaml.Node | None:
    """What these names lead to, one within the other; None where that is not there."""
    for name in place:
        node = next((value for key, value in pairs(node) if key.value == name), None)
    return node


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every name and value in it, in order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for each in node.value if isinstance(node, yaml.CollectionNode) else []:
        for inner in each if isinstance(each, tuple) else (each,):
            yield from scalars(inner)


def endless(root: yaml.Node) -> yaml.Node | None:
    """The first part that holds itself, by an anchor and its own alias: `a: &a [*a]`."""
    ended: set[yaml.Node] = set()  # by *, a part may stand in many places: once is enough

    def within(node: yaml.Node, above: tuple[yaml.Node, ...]) -> yaml.Node | None:
        if node in above:
            return node
        for each in node.value if isinstance(node, yaml.CollectionNode) else []:
            for inner in each if isinstance(each, tuple) else (each,):
                if inner not in ended and (found := within(inner, (*above, node))):
                    return found
        ended.add(node)
        return None

    return within(root, ())


def is_text(node: yaml.Node) -> bool:
    """Whether it is a text, and not nothing or a number."""
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and bool(node.value)
