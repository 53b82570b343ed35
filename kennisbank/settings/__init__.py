"""What the owner sets, in mkdocs.yml or in the environment: looked at here, for whatever builds.

A value that can mean one thing only is taken as that: `OFFLINE=nee` is `false`, an address may lack
its last slash. Anything else is a mistake, told with all others before anything is built.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from kennisbank import Stopped
from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.settings import nodes
from kennisbank.settings.values import Values

FILE = nodes.FILE
# Every setting: where it stands in mkdocs.yml.
PLACES = {
    "site_url": ("site_url",),
    "repo_url": ("repo_url",),
    "edit_uri": ("edit_uri",),
    "owner": ("extra", "owner", "name"),
    "owner_contact": ("extra", "owner", "contact"),
    "report_url": ("extra", "report_url"),
    "focus_session_url": ("extra", "focus_session_url"),
    "podcast_owner": ("extra", "podcast", "owner"),
    "podcast_email": ("extra", "podcast", "email"),
    "offline": ("extra", "offline"),
}
# What is the same wherever it is built.
_ALWAYS = {"site_name": ("site_name",), "site_description": ("site_description",)}


class Given(NamedTuple):
    """One setting as somebody wrote it: its value, its name there, and its node in mkdocs.yml."""

    value: Any
    name: str
    node: yaml.Node
    outside: bool  # from the environment


def mistakes(project: Path, environment: Mapping[str, str] = os.environ) -> list[Mistake]:
    """All that is wrong in the settings, at their line in mkdocs.yml."""
    text = _text(project)
    if (project / FILE).is_file() and (found := _unread(text)):
        return [found]
    given = _given(text, environment)
    try:
        _values(given)
    except ValidationError as error:
        return [_mistake(str(each["loc"][0]), each["ctx"], given) for each in error.errors()]
    return []


def unreadable(text: str) -> int:
    """The line where mkdocs.yml stops being names with values in YAML; 0 when it is that."""
    found = _unread(text)
    return found.line if found else 0


def _unread(text: str) -> Mistake | None:
    line = 1
    try:
        root = yaml.compose(text, yaml.SafeLoader)
        if inner := root and nodes.endless(root):
            todo = "haal erin weg wat met * begint"
            return nodes.mistake(inner, "dit bevat zichzelf, door & en *", todo)
        if isinstance(root, yaml.MappingNode):
            return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
    except RecursionError:  # a list in a list, hundreds of times
        pass
    todo = "schrijf elke regel als “- Naam: map/bestand.md”, met spaties even ver ingesprongen"
    return Mistake(FILE, line, "dit bestand is niet te lezen", todo, rule="menu")


def read(project: Path, environment: Mapping[str, str] = os.environ) -> Values:
    """The settings as they are meant; Stopped, with every mistake in them, when there is one."""
    if wrong := mistakes(project, environment):
        raise Stopped(list(map(str, wrong)))
    return _values(_given(_text(project), environment))


def written(project: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The text of mkdocs.yml with the settings as they are meant, for what takes it as it is."""
    text, values = _text(project), read(project, environment).model_dump()
    given = _given(text, environment)
    for field, each in sorted(given.items(), key=lambda item: -item[1].node.start_mark.index):
        start, end = each.node.start_mark.index, each.node.end_mark.index
        # JSON is YAML as well.
        text = f"{text[:start]} {json.dumps(values[field], ensure_ascii=False)}{text[end:]}"
    return text


def _text(project: Path) -> str:
    try:
        return files.text(project / FILE)
    except OSError:
        return ""


def _values(given: Mapping[str, Given]) -> Values:
    return Values.model_validate({field: each.value for field, each in given.items()})


def _given(text: str, environment: Mapping[str, str]) -> dict[str, Given]:
    """What is set, by its field."""
    root = yaml.compose(text, yaml.SafeLoader)
    found = {}
    for field, place in (_ALWAYS | PLACES).items():
        if node := nodes.at(root, *place):
            found[field] = _resolved(node, ".".join(place), environment)
    return found


def _resolved(node: yaml.Node, name: str, environment: Mapping[str, str]) -> Given:
    """What a node says: `!ENV [NAME, default]` the first of those that is set and not empty."""
    default: yaml.Node | None = node
    if node.tag == "!ENV":
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names = parts[:-1] if len(parts) > 1 else parts
        for each in names:
            if environment.get(each.value, "").strip():
                return Given(environment[each.value], each.value, node, outside=True)
        default = parts[-1] if len(parts) > 1 else None
    try:
        value = yaml.SafeLoader("").construct_document(default) if default else None
    except (yaml.YAMLError, ValueError):
        value = Ellipsis  # a tag that nobody knows: no value can be this
    return Given(value, name, node, outside=False)


def _mistake(field: str, said: Mapping[str, Any], given: Mapping[str, Given]) -> Mistake:
    each = given[field]
    where = f"“{each.name}” uit de omgeving" if each.outside else f"“{each.name}”"
    return nodes.mistake(each.node, f"{where} {said['wrong']}", said["todo"])


def apply(config: Any, values: Values) -> None:
    """Let the configuration of MkDocs say what is meant."""
    for field, place in PLACES.items():
        *folders, last = place
        inner = config
        for folder in folders:
            if not isinstance(inner.get(folder), dict):
                inner[folder] = {}
            inner = inner[folder]
        inner[last] = getattr(values, field)


def names() -> Iterator[str]:
    """What each setting is called in the environment."""
    yield from map(str.upper, PLACES)
