"""The styles: in layers, so that no selector has to shout, and with their colours in one place."""

import re
from pathlib import Path

import pytest

from kennisbank.colours import FILE, colours
from tests.sites import ROOT

THEME = ROOT / "kennisbank" / "theme"
STYLES = sorted(THEME.rglob("*.css"))
LAYERS = ("material", "base", "components", "page")
# A class twice, or a place that every selector of a page has: strength, and no meaning.
STRONGER = re.compile(r"\.([\w-]+)\.\1\b|\bhtml \.md-typeset|\[dir\] |\bbody \.md-typeset")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?!-)|\b(?:rgb|hsl)a?\([^)]*\)")


def code(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


def test_no_selector_is_made_stronger_than_what_it_names() -> None:
    assert len(STYLES) > 10
    assert [each.name for each in STYLES if STRONGER.search(code(each))] == []


def test_no_style_is_important() -> None:
    assert [each.name for each in STYLES if "!important" in code(each)] == []


def test_every_style_is_in_a_layer() -> None:
    site = code(THEME / "assets" / "kb" / "site.css")
    assert f"@layer {', '.join(LAYERS)};" in site
    imported = re.findall(r'@import "\.\./\.\./([^"]+)" layer\((\w+)\);', site)
    assert len(imported) == site.count("@import")
    for path, layer in imported:
        folder = path.partition("/")[0]
        assert layer == folder, path
    others = {each.relative_to(THEME).as_posix() for each in STYLES} - {
        path for path, _ in imported
    }
    for each in others - {"assets/kb/site.css"}:  # those that few pages load
        assert code(THEME / each).lstrip().startswith("@layer components {"), each


def test_a_colour_stands_in_one_file() -> None:
    shadow = re.compile(r"(?:box-shadow|border-top|outline):[^;]*|linear-gradient\(.*")
    for each in STYLES:
        if each != FILE:
            assert COLOUR.findall(shadow.sub("", code(each))) == [], each.name


@pytest.mark.parametrize("dark", [False, True])
def test_python_reads_the_colours_that_the_styles_have(dark: bool) -> None:
    found = colours(dark=dark)
    text = code(FILE)
    for name in ("paper", "ink", "brand", "sun", "held"):
        assert f"--kb-{name}: {found[name]};" in text
    assert (found["paper"] == colours()["paper"]) is not dark


def test_the_mark_is_drawn_in_the_colours_of_the_site() -> None:
    for file in ("partials/logo.html", "assets/kb/icon.svg"):
        used = set(re.findall(r"#[0-9a-f]{3,6}\b", (THEME / file).read_text("utf-8")))
        assert used <= {colours()["brand"], colours()["sun"], "#fff"}, file


def test_javascript_formats_no_number() -> None:
    """Python writes them; one step, from a machine's point to the comma, comes before Python."""
    formats = re.compile(r'toFixed|toPrecision|NumberFormat|replace\("\.", ","\)|megabyte')
    scripts = sorted((ROOT / "kennisbank").rglob("*.js"))
    assert len(scripts) > 50
    found = {each.name: formats.findall(each.read_text("utf-8")) for each in scripts}
    assert {name: each for name, each in found.items() if each} == {
        "notation.js": ['replace(".", ",")']
    }
