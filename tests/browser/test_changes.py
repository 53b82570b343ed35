"""What changed in an article, and what of it is new to a reader who was there before."""

import json

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.server import Host
from tests.sites import PREFIX

ARTICLE = "artikelen/ltv/"
KEY = f"kennisbank-klantwaarde-gelezen:{PREFIX}"
NOTE = "Veranderd sinds je vorige keer"


def remember(page: Page, seen: object) -> None:
    """As if the reader had been here when articles had this many changes."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(seen)])
    page.reload()


def test_what_is_new_to_a_reader_is_said_once_and_marked(reading: Page, host: Host) -> None:
    reading.goto(host.url + ARTICLE)
    lines = reading.locator("kb-wijzigingen li")
    expect(lines.first).to_contain_text("november 2026: ")
    count = lines.count()
    expect(reading.get_by_text(NOTE)).to_have_count(0)
    expect(reading.locator(".kb-nieuw")).to_have_count(0)
    remember(reading, {ARTICLE: count - 1})
    expect(reading.locator(".kb-nieuw")).to_have_count(1)
    expect(lines.first).to_have_class("kb-nieuw")
    reading.get_by_role("link", name=NOTE).click()
    expect(reading.locator("#wijzigingen")).to_be_in_viewport()
    reading.goto(host.url + ARTICLE)
    reading.reload()
    expect(lines).to_have_count(count)
    expect(reading.get_by_text(NOTE)).to_have_count(0)


@pytest.mark.parametrize("seen", [{}, {ARTICLE: 9}, {ARTICLE: "0"}, {ARTICLE: None}, [], None, 3])
def test_where_it_is_not_known_nothing_is_called_new(
    reading: Page, host: Host, seen: object
) -> None:
    reading.goto(host.url + ARTICLE)
    remember(reading, seen)
    expect(reading.locator("kb-wijzigingen li").first).to_be_visible()
    expect(reading.locator(".kb-nieuw, .kb-nieuws")).to_have_count(0)


def test_kept_is_a_number_for_each_article_and_nothing_else_and_it_can_be_erased(
    reading: Page, host: Host
) -> None:
    for name in ("ltv", "adverteren"):
        reading.goto(f"{host.url}artikelen/{name}/")
        expect(reading.locator("h1")).to_be_visible()
    reading.goto(host.url + "begrippen/")
    kept = reading.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)
    assert set(kept) == {ARTICLE, "artikelen/adverteren/"}
    assert all(isinstance(each, int) for each in kept.values())
    reading.goto(host.url + "mijn-cijfers/")
    reading.once("dialog", Dialog.accept)
    reading.get_by_role("button", name="Wis alles").click()
    assert reading.evaluate("key => localStorage.getItem(key)", KEY) is None
    expect(reading.get_by_role("button", name="Wis alles")).to_have_count(0)


def test_without_javascript_the_changes_stand_below_the_article(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host.url + ARTICLE)
    expect(page.get_by_role("heading", name="Wat er veranderde")).to_be_visible()
    expect(page.locator("kb-wijzigingen time").first).to_have_text("26 november 2026")
