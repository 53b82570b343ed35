"""A calculator in a frame on somebody else's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from calculators import load, slugs
from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import NewPage, Watch
from tests.browser.server import Host
from tests.sites import PREFIX
from tests.waiting import until

STRICT = "default-src 'none'; frame-src {0}; script-src {0}; style-src 'unsafe-inline'"


@pytest.fixture
def elsewhere(host: Host, watch: Watch, tmp_path: Path) -> Iterator[Host]:
    """Another site, on an origin of its own."""
    with Host() as other:
        other.folder = tmp_path
        watch.allow(f"request to another origin: {other.url}|favicon")
        yield other


def snippet(page: Page, host: Host, slug: str) -> str:
    """What a reader copies to place the calculator elsewhere."""
    page.goto(f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(page, slug)
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Zet op je eigen site").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def placed(page: Page, host: Host, elsewhere: Host, slug: str) -> FrameLocator:
    origin = host.url.removesuffix(PREFIX)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{STRICT.format(origin)}">'
    html = f"<!doctype html><title>Elders</title>{policy}{snippet(page, host, slug)}"
    (elsewhere.folder / "index.html").write_text(html, "utf-8")
    page.goto(elsewhere.url)
    return page.frame_locator("iframe")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(permissions=["clipboard-read", "clipboard-write"])


def test_the_snippet_calculates_on_another_site_under_a_strict_policy(
    page: Page, host: Host, elsewhere: Host
) -> None:
    frame = placed(page, host, elsewhere, "ltv")
    frame.locator("[name=orderwaarde]").fill("85,50")
    expect(frame.locator("output[name=ltv]")).to_have_text("€ 1.026")
    shown = Shown(page, "ltv")
    shown.element = frame.locator("kb-rekenhulp")
    values = {"orderwaarde": 85.5, "aankopen_per_jaar": 4, "klantduur": 3}
    check_shows(shown, "ltv", values)


def test_the_frame_is_as_high_as_what_is_in_it(page: Page, host: Host, elsewhere: Host) -> None:
    frame = placed(page, host, elsewhere, "retentie")
    place = page.locator("iframe")
    body = frame.locator("body")

    def heights() -> tuple[float, float]:
        boxes = place.bounding_box(), body.bounding_box()
        outer, inner = (box["height"] if box else 0.0 for box in boxes)
        return outer, inner

    expect(body).to_be_visible()
    until(lambda: heights()[0] == pytest.approx(heights()[1], abs=2))
    before, _ = heights()
    frame.locator(".kb-hefbomen summary").click()
    until(lambda: before + 50 < heights()[0] == pytest.approx(heights()[1], abs=2))
    frame.locator(".kb-hefbomen summary").click()
    until(lambda: heights()[0] == pytest.approx(before, abs=2))


def test_a_link_in_the_frame_opens_beside_the_page(page: Page, host: Host, elsewhere: Host) -> None:
    frame = placed(page, host, elsewhere, "ltv")
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Uitleg en voorbeelden").click()
    assert opened.value.url == f"{host.url}rekenhulpen/ltv/"
    assert page.url == elsewhere.url


def test_every_calculator_can_be_placed_and_brings_nothing_but_itself(
    page: Page, host: Host
) -> None:
    for slug in slugs():
        page.goto(f"{host.url}insluiten/{slug}/", wait_until="networkidle")
        expect(page.locator("h1")).to_contain_text(load(slug).title)
        expect(page.locator(".md-header, .md-tabs, .kb-onder")).to_have_count(0)
        expect(page.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
    assert not host.asked("search_index.json")
