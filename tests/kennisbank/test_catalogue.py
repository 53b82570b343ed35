"""A page of its own for every calculator."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from calculators import load, slugs
from kennisbank.catalogue import pages
from kennisbank.library import Library
from tests.kennisbank.conftest import convert
from tests.sites import ROOT

PAGES = pages(Library(ROOT / "docs"))
every_slug = pytest.mark.parametrize("slug", slugs())


@every_slug
def test_every_calculator_has_a_page_with_all_that_it_declares(slug: str) -> None:
    calculator = load(slug)
    soup = convert(PAGES[f"rekenhulpen/{slug}.md"].partition("---\n\n")[2])
    assert soup.select_one(f'kb-rekenhulp[slug="{slug}"]')
    for form in soup.select("kb-rekenhulp, template"):
        form.decompose()
    text = " ".join(soup.get_text().split(" "))
    for field in calculator.inputs.values():
        assert field.label in text and field.where in text
    for output in calculator.outputs.values():
        assert f"{output.label} {'is' if output.method else '='} " in text
        if len(output.bands) > 1:
            assert all(band.text in text for band in output.bands)


@every_slug
def test_an_example_opens_with_its_own_numbers(slug: str) -> None:
    links = re.findall(r'<a href="\?([^"]+)">', PAGES[f"rekenhulpen/{slug}.md"])
    opened = [dict(parse_qsl(unescape(link))) for link in links]
    examples = load(slug).examples
    assert opened == [{n: str(v) for n, v in each.inputs.items()} for each in examples]


@every_slug
def test_the_page_says_what_it_is_in_what_a_search_engine_shows(slug: str) -> None:
    front = PAGES[f"rekenhulpen/{slug}.md"].split("---")[1]
    description = re.search(r'description: "(.*)"', front)
    assert description and 120 <= len(description[1]) <= 160


def test_the_bounds_of_a_verdict_are_told_without_overlap() -> None:
    roi = PAGES["rekenhulpen/roi.md"]
    assert "| onder 0% | Verlies |" in roi
    assert "| precies 0% | Quitte |" in roi and "| boven 0% | Winst |" in roi
    assert "| vanaf 3,0 | Gezond |" in PAGES["rekenhulpen/ltv.md"]
    assert "| boven 5,0 | Ruim |" in PAGES["rekenhulpen/ltv.md"]
    bounds = [
        each
        for page in PAGES.values()
        for each in re.findall(r"\| (?:onder|precies|vanaf|boven) ([^|]+) \|", page)
    ]
    assert len(bounds) > 20 and all(len(re.findall(r"\d", each)) <= 4 for each in bounds)


def test_the_articles_that_explain_a_calculator_are_named() -> None:
    assert "(../artikelen/cac.md)" in PAGES["rekenhulpen/cac.md"]
    assert "(../artikelen/ltv.md)" not in PAGES["rekenhulpen/cac.md"]
