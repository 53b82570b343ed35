"""Material's script, without the parts that no page of this site asks for: half of it.

It mounts what it finds in a page: a search box, tabs, a diagram. Which of these a page has, is
known when all were seen; which features are on, says their configuration. The rest is left out of
the sources that come along in its map, and what is left is put together as our own scripts are. A
builder that brings no such map keeps the script that it has.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kennisbank.finish import later
from kennisbank.finish.pages import Built
from kennisbank.node import BROWSERS, output

FOLDER = "assets/javascripts"
_MAKE = Path(__file__).with_name("material.mjs")
_SCRIPT = f'script[src*="{FOLDER}/bundle."]'


class _Asked(NamedTuple):
    """What asks for a part: an element in a page, or a feature that is on."""

    selector: str
    features: tuple[str, ...] = ()


_TOOLTIPS = ("content.tooltips", "content.footnote.tooltips", "navigation.instant.preview")
# Each of its modules that a page may do without.
_PARTS = {
    f"components/{name}": _Asked(f"[data-md-component={name}]")
    for name in ("announce", "consent", "dialog", "palette", "progress", "source", "tabs", "top")
} | {
    "components/content/annotation": _Asked(".annotate, pre > code", ("content.code.annotate",)),
    "components/content/code": _Asked("pre > code"),
    "components/content/details": _Asked("details"),
    "components/content/link": _Asked("a[data-preview]", ("navigation.instant.preview",)),
    "components/content/mermaid": _Asked("pre.mermaid"),
    "components/content/table": _Asked("table:not([class])"),
    "components/content/tabs": _Asked("[data-tabs]"),
    "components/header/title": _Asked("[data-md-component=header-title]"),
    "components/search": _Asked("[data-md-component=search]", ("search.highlight",)),
    "components/tooltip": _Asked(".annotate, pre > code", _TOOLTIPS),
    "components/tooltip2": _Asked("a[data-preview]", _TOOLTIPS),
    "integrations/alternate": _Asked("link[rel=alternate][hreflang]"),
    "integrations/clipboard": _Asked("[data-clipboard-target]", ("content.code.copy",)),
    "integrations/version": _Asked("[data-md-component=outdated]"),
}


class Material:
    """What of it the pages ask for."""

    def __init__(self) -> None:
        self._left = dict(_PARTS)
        self._features: list[str] = []

    def see(self, built: Built) -> None:
        """Look at one more page."""
        if not self._features and (said := built.tree.css_first("#__config")):
            self._features = json.loads(said.text())["features"]
            self._keep(lambda asked: bool({*asked.features} & {*self._features}))
        if built.all(", ".join(asked.selector for asked in self._left.values())):
            self._keep(lambda asked: bool(built.all(asked.selector)))

    def _keep(self, is_asked: Callable[[_Asked], bool]) -> None:
        self._left = {name: each for name, each in self._left.items() if not is_asked(each)}

    def write(self, source: Path, target: Path) -> str:
        """Make it of the built site in `source`: what it is called, from the root of the site."""
        [script] = (source / FOLDER).glob("bundle.*.js")
        made = script.with_name(f"{script.name}.map")
        if not made.is_file():
            return f"{FOLDER}/{script.name}"
        for old in (target / FOLDER).glob("bundle.*"):
            old.unlink()
        given = json.dumps({"features": self._features, "without": [*self._left]})
        name = output("mkdocs-material: ", _MAKE, made, target / FOLDER, BROWSERS, given=given)
        return f"{FOLDER}/{name.strip()}"


def put(built: Built) -> None:
    """Let the page ask for it."""
    for script in built.all(_SCRIPT):
        root = (script.attributes["src"] or "").partition(FOLDER)[0]
        script.attrs["src"] = root + later.place(later.MATERIAL)
