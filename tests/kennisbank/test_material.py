"""Material's script, without what no page asks for."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kennisbank import Stopped
from kennisbank.finish.material import FOLDER, Material, put
from kennisbank.finish.pages import Built

TEMPLATES = Path(str(files("material") / "templates"))
# A page with everything in it that Material does something with, and what does it.
ASKING = {
    "announce": '<aside data-md-component="announce">',
    "consent": '<div data-md-component="consent">',
    "dialog": '<div data-md-component="dialog">',
    "palette": '<form data-md-component="palette">',
    "progress": '<div data-md-component="progress">',
    "source/_": '<a data-md-component="source">',
    "source/facts/_": '<a data-md-component="source">',
    "tabs": '<nav data-md-component="tabs">',
    "top": '<button data-md-component="top">',
    "header/title": '<div data-md-component="header-title">',
    "search/_": '<div data-md-component="search">',
    "search/query": '<div data-md-component="search">',
    "content/annotation/_": '<p class="annotate">',
    "content/code/_": "<pre><code>",
    "content/details": "<details>",
    "content/link": '<a data-preview href="x">',
    "content/mermaid": '<pre class="mermaid">',
    "content/table": "<table>",
    "content/tabs": '<div data-tabs="1:1">',
    "tooltip": "<pre><code>",
    "tooltip2": '<a data-preview href="x">',
}
ALWAYS = {"toc", "sidebar", "main", "header/_", "content/_"}


def page(body: str, *features: str) -> Built:
    config = json.dumps({"base": ".", "features": list(features)})
    html = f'<body>{body}<script id="__config" type="application/json">{config}</script></body>'
    return Built("index.html", LexborHTMLParser(html), None)


def parts(target: Path, *pages: Built, source: Path = TEMPLATES) -> set[str]:
    """The components of it that are in the script, and do something."""
    material = Material()
    for each in pages:
        material.see(each)
    script = target / material.write(source, target)
    assert script.name.startswith("bundle.") and [*script.parent.glob("bundle.*.js")] == [script]
    said = json.loads(script.with_name(f"{script.name}.map").read_text("utf-8"))
    return {
        name.partition("/components/")[2].removesuffix("/index.ts")
        for name, text in zip(said["sources"], said["sourcesContent"], strict=True)
        if "/components/" in name and "= () => EMPTY;" not in text
    }


def test_what_one_page_of_the_site_asks_for_is_in_the_script(tmp_path: Path) -> None:
    asking = [page(each) for each in ASKING.values()]
    assert {*ASKING} | ALWAYS <= parts(tmp_path, page(""), *asking, page(""))


def test_what_no_page_asks_for_is_not(tmp_path: Path) -> None:
    found = parts(tmp_path, page("<p>Een tekst", "navigation.instant"))
    assert found >= ALWAYS and not found & ASKING.keys()


def test_a_feature_that_is_on_asks_for_its_part(tmp_path: Path) -> None:
    found = parts(tmp_path, page("", "content.tooltips"))
    assert "tooltip2" in found and "content/link" not in found


def test_a_script_without_a_map_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "bundle.0123.min.js").write_text("1;", "utf-8")
    assert Material().write(tmp_path, tmp_path) == f"{FOLDER}/bundle.0123.min.js"
    assert (tmp_path / FOLDER / "bundle.0123.min.js").read_text("utf-8") == "1;"


def test_a_part_that_a_new_version_has_elsewhere_stops_the_site(tmp_path: Path) -> None:
    source = tmp_path / "built"
    (source / FOLDER).mkdir(parents=True)
    [old] = (TEMPLATES / FOLDER).glob("bundle.*.js.map")
    moved = old.read_text("utf-8").replace("/components/consent/", "/components/toestemming/")
    (source / FOLDER / old.name).write_text(moved, "utf-8")
    (source / FOLDER / old.stem).touch()
    with pytest.raises(Stopped) as stopped:
        parts(tmp_path / "site", page(""), source=source)
    [said] = stopped.value.mistakes
    assert "mkdocs-material: " in str(said) and "has no" in str(said)
    assert "javascripts/components/consent" in str(said)


def test_a_page_asks_for_it_from_where_it_is() -> None:
    built = page(f'<script src="../../{FOLDER}/bundle.0123.min.js"></script>')
    put(built)
    [script] = built.all("script[src]")
    source = script.attributes["src"] or ""
    assert source.startswith("../../") and "bundle." not in source
