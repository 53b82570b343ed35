"""A section of the menu lists itself."""

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from kennisbank.library import Library
from kennisbank.library.menu import filled
from kennisbank.reading import said
from tests.sites import ROOT


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Articles with and without a place of their own, and a page elsewhere."""
    docs = tmp_path / "docs"
    (docs / "artikelen").mkdir(parents=True)
    for name, title, order in (
        ("a", "# Zebra: wat is dat?", "order: 20"),
        ("b", "# **Appel** { #appel }", "order: 20"),
        ("c", "# Laatste", "order: 100"),
        ("d", "# Éclair", ""),
        ("e", "# ‘Dief’", "order: later"),
        ("f", "Zonder titel", "order: [1"),
    ):
        (docs / "artikelen" / f"{name}.md").write_text(f"---\n{order}\n---\n\n{title}\n", "utf-8")
    (docs / "index.md").write_text("# Thuis\n", "utf-8")
    (docs / "artikelen" / "~$a.md").write_text("x", "utf-8")
    return Library(docs)


ALL = ["b", "a", "c", "f", "d", "e"]  # by order, then by title


def names(entries: list[Any]) -> list[str]:
    return [str(next(iter(each.values()))).rpartition("/")[2][:-3] for each in entries]


def test_a_folder_stands_for_its_pages_by_order_and_then_by_title(library: Library) -> None:
    home, section = filled([{"Home": "index.md"}, {"Artikelen": "artikelen/"}], library)
    assert home == {"Home": "index.md"}
    assert names(section["Artikelen"]) == ALL
    assert section["Artikelen"][0] == {"Appel": "artikelen/b.md"}
    assert section["Artikelen"][1] == {"Zebra": "artikelen/a.md"}


@pytest.mark.parametrize(
    "nav",
    [
        [{"Artikelen": [{"Eerst": "artikelen/c.md"}, "artikelen/"]}],
        [{"Artikelen": ["artikelen/c.md", "artikelen/", "artikelen/"]}],
        [{"Ergens": [{"Anders": [{"Eerst": "artikelen/c.md"}]}]}, {"Artikelen": "artikelen/"}],
    ],
)
def test_what_the_menu_names_itself_stays_there_and_comes_once(
    nav: list[Any], library: Library
) -> None:
    made = str(filled(nav, library))
    assert made.count("artikelen/c.md") == 1
    assert all(made.count(f"artikelen/{name}.md") == 1 for name in "abdef")
    assert made.index("artikelen/c.md") < made.index("artikelen/b.md")


@pytest.mark.parametrize("nav", [None, "artikelen/", [], [None, 3], [{"A": None}], ["a.md"]])
def test_what_is_no_list_of_pages_is_left_to_the_builder(nav: Any, library: Library) -> None:
    assert filled(nav, library) == nav


def test_the_articles_of_the_site_are_in_the_order_to_learn_them() -> None:
    nav = filled(said(ROOT / "mkdocs.yml")["nav"], Library(ROOT / "docs"))
    [articles] = [each["Artikelen"] for each in nav if "Artikelen" in each]
    labels = [next(iter(each)) for each in articles]
    expected = """
        LTV, Klantpad, Retentie, Onboarding, Klantgroepen, NPS en klanttevredenheid, ROI,
        Klantwaarde, Klantverloop, Klantenservice verantwoorden, Abonnementen, CAC, Adverteren,
        Doorverwijzen, Conversie en frictie, Prijs, korting en break-even
    """
    assert ", ".join(labels) == " ".join(expected.split())


def test_the_menu_beside_the_page_is_that_of_material(tmp_path: Path) -> None:
    pages = ("index", "a/een", "a/twee", "a/diep/drie", "a/diep/vier", "b/vijf", "zes")
    for name in pages:
        file = tmp_path / "docs" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name} & co\n\n## Eerst\n\n### Dan\n\n## Slot\n", "utf-8")
    (tmp_path / "theirs").mkdir()
    partials = tmp_path / "ours" / "partials"
    partials.mkdir(parents=True)
    own = ROOT / "kennisbank" / "theme" / "partials" / "nav-item.html"
    (partials / own.name).write_bytes(own.read_bytes())
    deep = {"Diep": ["a/diep/drie.md", "a/diep/vier.md"]}
    menu = [
        {"Home": "index.md"}, {"A": ["a/een.md", "a/twee.md", deep]},
        {"B": ["b/vijf.md"]}, {"Zes": "zes.md"},
    ]  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text("site_name: Proef\n")
    features = said(ROOT / "mkdocs.yml")["theme"]["features"]
    for name in ("ours", "theirs"):
        build(
            load_config(
                str(tmp_path / "mkdocs.yml"),
                nav=menu,
                site_dir=str(tmp_path / "site" / name),
                theme={
                    "name": "material", "language": "nl", "features": features,
                    "custom_dir": str(tmp_path / name),
                },
            )
        )  # fmt: skip
    for page in sorted((tmp_path / "site" / "theirs").rglob("*.html")):
        same = tmp_path / "site" / "ours" / page.relative_to(tmp_path / "site" / "theirs")
        ours, theirs = map(_menu, (same, page))
        assert ours == theirs, page
        assert ("md-nav__item--active" in ours) == (page.name != "404.html")


def _menu(page: Path) -> str:
    """The menu of a page, without space that shows nowhere."""
    found = LexborHTMLParser(page.read_text("utf-8")).css_first("nav.md-nav--primary")
    assert found
    html = re.sub(r"\s+", " ", str(found.html)).replace(' tabindex=""', "").replace(' "', '"')
    return re.sub(r" (?=[<>])|(?<=>) ", "", html)
