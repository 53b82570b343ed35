"""What MkDocs and its theme would refuse in mkdocs.yml, or leave undone in silence: found before
they start, at its own line.

What a setting may be is asked of MkDocs itself; this says it in Dutch.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from kennisbank import Stopped, settings
from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.settings import FILE, PLACES, nodes
from kennisbank.settings.menu import menu
from kennisbank.settings.theme import themed

NO_DOCS = "Hier is geen map docs → doe dit in de map van het project"
# What MkDocs says, and what that means: the first that fits. The parts found are filled in.
_MEANS = (
    (r"Failed to load ext.* '(.+?)'.*No module.*", "er is geen uitbreiding “{0}”", nodes.NAME),
    (r"Failed to load ext.* '(.+?)'.*KeyError: '(.+)'", "“{0}” kent geen “{1}”", "{near}"),
    (r"Failed to load ext.*? '(.+?)'.*", "de uitbreiding “{0}” werkt zo niet", nodes.BACK),
    (r"Invalid config.* Extension '(.+?)'.*", "“{0}” kan dit niet krijgen", nodes.BACK),
    (
        r'The "(.+?)" plugin is not installed.*',
        "de plugin “{0}” is er niet",
        "haal hem weg, of vraag wie de site bouwt hem erbij te zetten",
    ),
    (r"Unrecognised theme name: '(.+?)'.*", "het thema “{0}” is er niet", "schrijf name: material"),
    (r".*Expected one of \[(.+?)\], got '(.+?)'.*", "“{1}” kan hier niet", "kies uit {0}"),
    (r"Plugin '(.+?)' option '(.+?)'.*", "de plugin {0} kan niet met dit bij “{1}”", nodes.NAME),
    (r".*path.*isn't an existing.*|.*path.*does not exist.*", "“{value}” is er niet", nodes.NAME),
    (r"Required configuration.*", "“{key}” is leeg", "schrijf er iets achter"),
    (r".*'bool'> but received.*", "“{key}” is aan of uit", "schrijf true of false"),
    (r".*'str'> but received.*", "“{key}” is geen tekst", "zet er rechte aanhalingstekens om"),
    (
        r".*'list'> but received.*|.*Expected a list.*|Invalid Markdown Ext.*",
        "“{key}” is geen lijst",
        "schrijf elke regel eronder als “  - naam”",
    ),
    (r".*Expected a key-value.*|.*key/value.*", "“{key}” heeft geen namen met waarden", nodes.BACK),
)  # fmt: skip
# What the site cannot do without.
_NEEDED = (
    (("theme", "name"), "material", "het thema"),
    (("theme", "custom_dir"), "kennisbank/theme", "wat van ons is in het thema"),
    (("theme", "font"), "false", "de letters van het apparaat: andere komen van Google"),
    (("hooks",), "kennisbank/settings/hook.py", "wat de instellingen leest"),
    (("hooks",), "kennisbank/hook.py", "wat de site afmaakt"),
    (("markdown_extensions",), "kennisbank.blocks", "wat een rekenhulp tekent"),
)  # fmt: skip
_PLACES = [*(place for place in PLACES.values() if place[0] == "extra"), ("extra", "generator")]
_FIXED = {"docs_dir": "docs", "use_directory_urls": "true"}  # the addresses and checks rely on it


def mistakes(project: Path) -> list[Mistake]:
    """All that is wrong in a mkdocs.yml that is YAML; nothing where no site is made."""
    if not (project / "kennisbank").is_dir():
        return []
    try:
        text = files.text(project / FILE)
    except OSError:
        return []
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return []
    found = [*_doubled(root), *menu(nodes.at(root, "nav")), *_refused(project, text, root)]
    if not nodes.at(root, "nav"):
        todo = "schrijf “nav:”, en daaronder “  - Naam: map/bestand.md”"
        found.append(nodes.mistake(root, "er is geen menu", todo, "menu"))
    theme, extra = (nodes.at(root, name) for name in ("theme", "extra"))
    return found or [*_needed(root), *_owned(extra), *themed(project, theme)]


def read(project: Path) -> None:
    """Stopped, with every mistake, when a builder cannot begin with that mkdocs.yml."""
    if not (project / "docs").is_dir():
        raise Stopped([NO_DOCS])
    if wrong := settings.mistakes(project) or mistakes(project):
        raise Stopped(list(map(str, wrong)))


def _doubled(node: yaml.Node) -> Iterator[Mistake]:
    """A name that is there twice: the last one would count."""
    seen: dict[str, int] = {}
    for key, value in nodes.pairs(node):
        if str(key.value) in seen:
            wrong = f"“{key.value}” staat ook op regel {seen[str(key.value)]}"
            yield nodes.mistake(key, wrong, "haal er één weg")
        seen[str(key.value)] = key.start_mark.line + 1
        yield from _doubled(value)
    for each in node.value if isinstance(node, yaml.SequenceNode) else []:
        yield from _doubled(each)


def _refused(project: Path, text: str, root: yaml.MappingNode) -> Iterator[Mistake]:
    """What MkDocs says of it."""
    try:
        said = yaml_load(text)
    except ConfigurationError as error:
        at = re.search(r"line (\d+)", str(error))
        wrong = "wat hier achter ! staat, is geen instelling"
        yield Mistake(FILE, int(at[1]) if at else 1, wrong, nodes.BACK, rule="instelling")
        return
    # A hook that is read does its work: of these only whether they are there is asked.
    if isinstance(said.get("hooks"), list):
        del said["hooks"]
        for hook in nodes.scalars(nodes.at(root, "hooks")):
            if not (project / hook.value).is_file():
                yield nodes.mistake(hook, f"“{hook.value}” is er niet", nodes.NAME)
    if isinstance(said.get("nav"), list):
        del said["nav"]
    for key, complaint in _complaints(project, said):
        node = next((name for name, _ in root.value if name.value == key), root)
        if complaint.startswith("Unrecognised configuration name"):
            known = MkDocsConfig(config_file_path=str(project / FILE))
            close = get_close_matches(key, list(known), n=1)
            todo = f"bedoelde je “{close[0]}”?" if close else nodes.NAME
            yield nodes.mistake(node, f"“{key}” kent MkDocs niet", todo)
        else:
            yield _told(key, complaint, node, nodes.at(root, key))


def _complaints(project: Path, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All that MkDocs has against these settings. It stops at the first that is wrong: without that
    one it is asked again.
    """
    while True:
        errors, warnings = _validated(project, said)
        for key, error in errors or warnings:
            yield key, str(error)
        left = {key: value for key, value in said.items() if key not in dict(errors)}
        left.setdefault("site_name", "-")  # the only one that must be there
        if left == said:  # what is wrong stands not in it: a folder of its own that is not there
            return
        said = left


def _validated(project: Path, said: dict[str, Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    config = MkDocsConfig(config_file_path=str(project / FILE))
    config.load_dict(deepcopy(said))  # it takes some apart
    try:
        return config.validate()
    except (AttributeError, KeyError, TypeError, ValueError):
        # What MkDocs does not expect, it does not name.
        keys = [key for key in said if key != "site_name"]
        if len(keys) == 1:
            return [(*keys, "")], []
        alone = {key: _validated(project, {"site_name": "-", key: said[key]})[0] for key in keys}
        return [each for key, errors in alone.items() for each in errors if each[0] == key], []


def _told(key: str, error: str, node: yaml.Node, value: yaml.Node | None) -> Mistake:
    """What MkDocs says of that setting, at the part of it that it names last."""
    lines = [line for line in error.strip().split("\n") if line.strip()]
    short = " ".join(dict.fromkeys([lines[0], lines[-1]])) if lines else ""
    named = [each for each in nodes.scalars(value) if each.value and each.value in short]
    at = max(named, key=lambda each: short.rfind(each.value), default=node)
    for pattern, wrong, todo in _MEANS:
        if match := re.fullmatch(pattern, short):
            parts = match.groups()
            word = at.value if isinstance(at, yaml.ScalarNode) else key
            near = _near(*parts) if todo == "{near}" else ""
            told = (each.format(*parts, key=key, value=word, near=near) for each in (wrong, todo))
            return nodes.mistake(at, *told)
    said = f" (MkDocs zegt: {short})" if short else ""
    return nodes.mistake(at, f"“{key}” kan dit niet zijn{said}", nodes.BACK)


def _near(extension: str, option: str) -> str:
    """What to do about an option that this extension does not have: it knows what it has."""
    try:
        known = list(Markdown().build_extension(extension, {}).config)
    except KeyError:  # it was something else that it lacks
        return nodes.BACK
    if close := get_close_matches(option, known, n=1):
        return f"bedoelde je {close[0]}?"
    return f"kies uit: {', '.join(known)}" if known else "haal de regel weg"


def _needed(root: yaml.MappingNode) -> Iterator[Mistake]:
    for place, value, what in _NEEDED:
        node = nodes.at(root, *place)
        if value not in [each.value for each in nodes.scalars(node)]:
            wrong = f"“{'.'.join(place)}” noemt {value} niet, {what}"
            yield nodes.mistake(node or root, wrong, f"zet {value} terug")
    for key, value in _FIXED.items():
        node = nodes.at(root, key)
        if node and str(node.value).lower() != value:
            yield nodes.mistake(node, f"“{key}” is hier altijd {value}", "haal de regel weg")


def _owned(node: yaml.Node | None, place: tuple[str, ...] = ("extra",)) -> Iterator[Mistake]:
    """What the owner cannot set: it would be set in silence, and do nothing."""
    deep = len(place)
    known = [each[deep] for each in _PLACES if each[:deep] == place and len(each) > deep]
    for key, value in nodes.pairs(node) if known else ():
        if key.value in known:
            yield from _owned(value, (*place, key.value))
        else:
            close = get_close_matches(str(key.value), known, n=1)
            todo = f"bedoelde je “{close[0]}”?" if close else nodes.NAME
            yield nodes.mistake(key, f"“{key.value}” doet hier niets", todo)
