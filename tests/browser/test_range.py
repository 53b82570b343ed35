"""A reader does not know a number for certain, and fills in from where to where it may be."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from tests.browser.calculator import Shown, check_shows, go
from tests.browser.server import Host
from tests.calculators.asked import asked
from tests.waiting import until

# Of different shape: optional fields and a verdict; a choice and whole numbers; neither.
CASES: list[tuple[str, dict[str, str]]] = [
    ("ltv", {"klantduur": "2 tot 4", "brutomarge": "50-70%", "cac": "€ 200 ± 10%"}),
    ("retentie", {"klanten_eind": "180–190", "klanten_begin": "tussen 195 en 210"}),
    ("roi", {"opbrengst": "5k tot 7k, meestal 5,5k"}),
]


def opened(page: Page, host: Host, slug: str, query: str = "") -> Shown:
    go(page, f"{host.url}rekenhulpen/{slug}/{query}")
    return Shown(page, slug)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(html, "html.parser").text).strip()


def expect_range(shown: Shown, slug: str, values: dict[str, Any]) -> None:
    """The page says of these values what Python says here."""
    found = asked("range", slug, values=values)
    assert found["html"]
    place = shown.element.locator(".kb-bereik")
    expect(place).to_be_visible()
    expect(place.locator("strong").first).to_have_text(
        BeautifulSoup(found["html"], "html.parser").strong.text  # type: ignore[union-attr]
    )
    until(lambda: words(place.inner_html()) == words(found["html"]))


@pytest.mark.parametrize(("slug", "typed"), CASES, ids=[slug for slug, _ in CASES])
def test_a_range_shows_where_the_outcome_lies_and_is_in_the_address(
    tab: Page, host: Host, slug: str, typed: dict[str, str]
) -> None:
    shown = opened(tab, host, slug)
    expect(shown.element.locator(".kb-bereik")).to_be_hidden()
    shown.fill(typed)
    tab.keyboard.press("Tab")
    shown.wait()
    values = {**shown.element.evaluate(_VALUES), **typed}
    check_shows(shown, slug, values)
    expect_range(shown, slug, values)
    expect(tab).to_have_url(re.compile(r"=-?[\d.]+\.\.-?[\d.]+"))
    # Whoever opens the link sees the same.
    tab.goto(tab.url)
    again = Shown(tab, slug)
    again.wait()
    expect_range(again, slug, values)
    for name in typed:
        expect(again.field(name)).to_have_value(re.compile(" tot "))
    expect(again.element.locator(".kb-melding")).to_have_count(0)


_VALUES = """element => Object.fromEntries(
  [...element.querySelectorAll(".kb-velden :is(input, select)")].map((x) => [x.name, x.value])
)"""


def test_without_a_range_there_is_no_range_any_more(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv", "?klantduur=2..4&orderwaarde=100&aankopen_per_jaar=4")
    expect(shown.element.locator(".kb-bereik")).to_contain_text("In 8 van de 10 gevallen")
    shown.fill({"klantduur": "3"})
    expect(shown.element.locator(".kb-bereik")).to_be_hidden()
    shown.fill({"klantduur": "4 tot 2"})
    expect(shown.error("klantduur")).to_have_text("Zet het laagste getal eerst: 2 tot 4.")
    expect(shown.element.locator(".kb-bereik")).to_be_hidden()


def test_an_address_by_hand_with_two_readings_is_asked(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv", "?orderwaarde=10.000..20.000&aankopen_per_jaar=4&klantduur=3")
    expect(shown.error("orderwaarde")).to_contain_text("kan op meer manieren worden gelezen")


def test_who_looks_for_a_number_can_give_a_range_by_keyboard_alone(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "roi")
    name = "opbrengst"
    box = shown.element.locator(f'[data-field="{name}"] .kb-waar')
    box.locator("summary").focus()
    tab.keyboard.press("Enter")
    button = box.get_by_role("button", name="Geef een bereik")
    expect(button).to_be_visible()
    for _ in range(4):
        tab.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    tab.keyboard.press("Enter")
    expect(shown.field(name)).to_be_focused()
    expect(shown.field(name)).to_have_attribute("inputmode", "text")
    expect(shown.error(name)).to_have_text(
        "Dit bereik is nog niet af: vul ook het hoogste getal in."
    )
    tab.keyboard.type("9000")
    expect(shown.element.locator(".kb-bereik strong").first).to_contain_text(" tot ")
    expect(shown.error(name)).to_be_empty()


def test_what_is_kept_with_a_range_opens_again(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv", "?klantduur=2..2.5..4&orderwaarde=100&aankopen_per_jaar=4")
    expect(shown.element.locator(".kb-bereik")).to_be_visible()
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("Mijn cijfers")
    go(tab, f"{host.url}mijn-cijfers/")
    tab.get_by_role("link", name="Open deze berekening").click()
    again = Shown(tab, "ltv")
    expect(again.field("klantduur")).to_have_value("2 tot 4, meestal 2,5")
    expect(again.element.locator(".kb-bereik")).to_be_visible()
