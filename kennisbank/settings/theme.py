"""What the theme would leave undone, or stop at: found in the files of the theme itself."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.settings import nodes

# What the colours are of, in a message.
_COLOURS = {"scheme": "het schema", "primary": "de kleur", "accent": "de kleur"}
_MEDIA = [f"(prefers-color-scheme{each})" for each in ("", ": light", ": dark")]


def themed(project: Path, theme: yaml.Node | None) -> Iterator[Mistake]:
    """What is set for the theme and does not exist."""
    known = [*_settings(), "name", "custom_dir", "palette", "logo"]
    for key, _ in nodes.pairs(theme):
        if key.value not in known:
            yield _unknown(key, "de instelling", known)
    yield from _turned_on(nodes.at(theme, "features"))
    yield from _palette(nodes.at(theme, "palette"))
    language = nodes.at(theme, "language")
    if language and not (_theirs() / f"partials/languages/{language.value}.html").is_file():
        wrong = f"de taal “{language.value}” kent het thema niet"
        yield nodes.mistake(language, wrong, "schrijf nl")
    for icon in _icons(theme):
        if not (_theirs() / f".icons/{icon.value}.svg").is_file():
            todo = "kies een naam die er is, zoals material/weather-night"
            yield nodes.mistake(icon, f"het teken “{icon.value}” is er niet", todo)
    places = [_theirs(), project / "kennisbank" / "theme", project / "docs"]
    for file in filter(None, (nodes.at(theme, "favicon"), nodes.at(theme, "logo"))):
        if not any((folder / str(file.value)).is_file() for folder in places):
            yield nodes.mistake(file, f"“{file.value}” is er niet", nodes.NAME)


def _turned_on(features: yaml.Node | None) -> Iterator[Mistake]:
    if features and not isinstance(features, yaml.SequenceNode):
        todo = "schrijf elke regel eronder als “- naam”"
        yield nodes.mistake(features, "“features” is geen lijst", todo)
        return
    for feature in nodes.scalars(features):
        if feature.value not in _features():
            yield _unknown(feature, "het onderdeel", sorted(_features()))


def _palette(palette: yaml.Node | None) -> Iterator[Mistake]:
    """The colours: a set of them, or a list of sets between which a reader changes."""
    for option in palette.value if isinstance(palette, yaml.SequenceNode) else [palette]:
        if option and not isinstance(option, yaml.MappingNode):
            yield nodes.mistake(option, "“palette” heeft geen namen met waarden", nodes.BACK)
        for key, value in nodes.pairs(option):
            if key.value not in _options("option"):
                yield _unknown(key, "de instelling", _options("option"))
            elif key.value in _COLOURS and value.value not in _named(key.value):
                yield _unknown(value, _COLOURS[key.value], _named(key.value))
            elif key.value == "media" and _nearly(value, _MEDIA):
                yield _unknown(value, "de voorkeur", _MEDIA)
            elif key.value == "toggle":
                yield from _toggle(value)


def _toggle(button: yaml.Node) -> Iterator[Mistake]:
    known = _options("toggle")
    for key, _ in nodes.pairs(button):
        if key.value not in known:
            yield _unknown(key, "de instelling", known)
    for name in known:
        if not nodes.at(button, name):
            yield nodes.mistake(button, f"“toggle” heeft geen {name}", f"zet erbij: {name}: …")


def _nearly(node: yaml.Node, known: Sequence[str]) -> bool:
    said = str(node.value)
    return said not in known and bool(get_close_matches(said, known, cutoff=0.8))


def _unknown(node: yaml.Node, what: str, known: Sequence[str]) -> Mistake:
    close = get_close_matches(str(node.value), known, n=1)
    todo = f"bedoelde je {close[0]}?" if close else "haal de regel weg"
    return nodes.mistake(node, f"{what} “{node.value}” kent het thema niet", todo)


def _icons(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """The names of all icons, at any depth."""
    for key, value in nodes.pairs(node):
        is_named = key.value == "icon" and nodes.is_text(value)
        yield from [value] if is_named else _icons(value)
    for each in node.value if isinstance(node, yaml.SequenceNode) else []:
        yield from _icons(each)


@cache
def _theirs() -> Path:
    """The folder of the theme itself."""
    spec = find_spec("material")
    [folder] = spec.submodule_search_locations if spec else [""]  # type: ignore[misc]
    return Path(folder) / "templates"


@cache
def _options(of: str) -> list[str]:
    """What the template of the colours asks of each."""
    text = files.text(_theirs() / "partials" / "palette.html")
    return list(dict.fromkeys(re.findall(rf"{of}\.(\w+)", text)))


@cache
def _named(what: str) -> list[str]:
    """The schemes or colours that the styles of the theme know, and that for one's own."""
    texts = map(files.text, _theirs().glob("assets/stylesheets/*.css"))
    found = (re.findall(rf'data-md-color-{what}="?([a-z-]+)', text) for text in texts)
    known = {"custom", *chain.from_iterable(found)}
    return sorted(known | {each.replace("-", " ") for each in known})  # as its manual writes them


@cache
def _settings() -> list[str]:
    settings: dict[str, Any] = yaml.safe_load(files.text(_theirs() / "mkdocs_theme.yml"))
    return list(settings)


@cache
def _features() -> frozenset[str]:
    """Everything that can be turned on: what the templates and the script of the theme ask for."""
    sources = [*_theirs().rglob("*.html"), *_theirs().glob("assets/javascripts/bundle*.js")]
    texts = (files.text(each) for each in sources)
    found = (re.findall(r'"([a-z]+(?:\.[a-z]+)+)"', text) for text in texts)
    return frozenset(name for names in found for name in names)
