"""A calculator in a frame on somebody else's page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, Route, expect

from calculators import load, slugs
from tests.browser.calculator import Shown, check_shows, go
from tests.browser.conftest import Watch
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


@pytest.fixture
def code(tab: Page, host: Host) -> str:
    """What a reader copies to place a calculator elsewhere."""
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Zet op je eigen site").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    text: str = tab.evaluate("navigator.clipboard.readText()")
    return text


def placed(page: Page, host: Host, elsewhere: Host, code: str) -> FrameLocator:
    origin = host.url.removesuffix(PREFIX)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{STRICT.format(origin)}">'
    html = f"<!doctype html><title>Elders</title>{policy}{code}"
    (elsewhere.folder / "index.html").write_text(html, "utf-8")
    page.goto(elsewhere.url)
    return page.frame_locator("iframe")


def test_the_snippet_calculates_on_another_site_under_a_strict_policy(
    page: Page, host: Host, elsewhere: Host, code: str
) -> None:
    frame = placed(page, host, elsewhere, code)
    frame.locator("[name=orderwaarde]").fill("85,50")
    expect(frame.locator("output[name=ltv]")).to_have_text("€ 1.026")
    shown = Shown(page, "ltv")
    shown.element = frame.locator("kb-rekenhulp")
    values = {"orderwaarde": 85.5, "aankopen_per_jaar": 4, "klantduur": 3}
    check_shows(shown, "ltv", values)


def test_the_frame_is_as_high_as_what_is_in_it(
    page: Page, host: Host, elsewhere: Host, code: str
) -> None:
    frame = placed(page, host, elsewhere, code.replace("/ltv/", "/retentie/"))
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


def test_a_link_in_the_frame_opens_beside_the_page(
    page: Page, host: Host, elsewhere: Host, code: str
) -> None:
    frame = placed(page, host, elsewhere, code)
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Uitleg en voorbeelden").click()
    expect(opened.value).to_have_url(f"{host.url}rekenhulpen/ltv/")
    assert page.url == elsewhere.url


def test_every_calculator_can_be_placed_and_brings_nothing_but_itself(
    reading: Page, host: Host
) -> None:
    for slug in slugs():
        reading.goto(f"{host.url}insluiten/{slug}/")
        expect(reading.locator("h1")).to_contain_text(load(slug).title)
        expect(reading.locator(".md-header, .md-tabs, .kb-onder")).to_have_count(0)
        expect(reading.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
    reading.wait_for_load_state("networkidle")  # of the last, which asks for no more than another
    assert not [path for path, _ in host.requests if "pagefind" in path]


def test_the_frame_fits_when_the_site_has_moved_since(
    page: Page, host: Host, elsewhere: Host, code: str, watch: Watch
) -> None:
    """A 301 to another origin and another path: the snippet has the addresses of before."""
    with Host() as moved:
        moved.folder = host.folder
        watch.allow(f"request to another origin: {moved.url.split(PREFIX)[0]}")
        old = "http://oud.localhost:1/kennisbank/"
        watch.allow("request to another origin: http://oud.localhost")
        page.context.route(
            f"{old}**",
            lambda route: route.fulfill(
                status=301, headers={"Location": route.request.url.replace(old, moved.url)}
            ),
        )
        html = f"<!doctype html><title>Elders</title>{code.replace(host.url, old)}"
        (elsewhere.folder / "index.html").write_text(html, "utf-8")
        page.goto(elsewhere.url)
        frame = page.frame_locator("iframe")
        check_fits(page, frame)
        frame.locator(".kb-hefbomen summary").click()
        check_fits(page, frame)


def test_a_script_that_comes_after_the_frame_still_fits_it(
    page: Page, host: Host, elsewhere: Host, code: str
) -> None:
    frame_only, script = code.split("\n", 1)
    address = re.search(r'src="([^"]+)"', script)
    assert address
    html = f"<!doctype html><title>Elders</title>{frame_only.replace('lazy', 'eager')}"
    (elsewhere.folder / "index.html").write_text(html, "utf-8")
    page.goto(elsewhere.url, wait_until="networkidle")
    frame = page.frame_locator("iframe")
    expect(frame.locator("kb-rekenhulp")).to_be_visible()
    page.add_script_tag(url=address[1])
    check_fits(page, frame)


def check_fits(page: Page, frame: FrameLocator) -> None:
    """The frame is as high as what is in it, and not as high as the snippet made it."""
    expect(frame.locator("kb-rekenhulp")).to_be_visible()

    def fits() -> bool:
        outer = page.locator("iframe").bounding_box()
        inner = frame.locator("body").bounding_box()
        if not outer or not inner:
            return False
        return bool(outer["height"] == pytest.approx(inner["height"], abs=2))

    until(fits)


def test_a_frame_that_sets_another_height_is_not_believed(
    page: Page, host: Host, elsewhere: Host, code: str
) -> None:
    """Only of a frame that the page itself has filled with a calculator."""
    asks = "parent.postMessage({kennisbank: 'hoogte', height: 5000}, '*')"
    other = f'<iframe id="ad" srcdoc="<script>{asks}</script>"></iframe>'
    html = f"<!doctype html><title>Elders</title>{other}{code}"
    (elsewhere.folder / "index.html").write_text(html, "utf-8")
    page.goto(elsewhere.url)
    expect(page.frame_locator("iframe[title]").locator("kb-rekenhulp")).to_be_visible()
    page.wait_for_timeout(500)
    box = page.locator("#ad").bounding_box()
    assert box and box["height"] < 1000


# So many milliseconds after the page came, however long the test takes.
AFTER = """(each, time) => each.getAnimations().forEach((animation) => {
  animation.pause();
  animation.currentTime = time;
})"""


@pytest.mark.parametrize("server", ["allows all origins", "says nothing"])
def test_a_frame_that_is_shut_off_says_that_it_cannot_calculate(
    page: Page, host: Host, elsewhere: Host, code: str, watch: Watch, server: str
) -> None:
    """A sandbox without allow-same-origin: no worker, and on most servers not even a script."""
    watch.allow("CORS policy|Failed to load|ltv: |SecurityError|sandboxed|origin 'null'|access")
    if server == "allows all origins":  # as GitHub Pages does

        def allow(route: Route) -> None:
            found = route.fetch()
            headers = found.headers | {"access-control-allow-origin": "*"}
            route.fulfill(response=found, headers=headers)

        page.context.route(f"{host.url}**", allow)
    code = code.replace("<iframe", '<iframe sandbox="allow-scripts allow-popups allow-forms"')
    html = f"<!doctype html><title>Elders</title>{code}"
    (elsewhere.folder / "index.html").write_text(html, "utf-8")
    page.goto(elsewhere.url)
    frame = page.frame_locator("iframe")
    frame.locator("[name=orderwaarde]").fill("200")
    frame.locator(".kb-stil").evaluate(AFTER, 8_000)
    said = frame.locator(".kb-status, .kb-stil").filter(has_text=re.compile("rekent|rekenen"))
    link = said.get_by_role("link", name=re.compile("op een eigen pagina"))
    expect(link.filter(visible=True)).to_have_count(1)
    expect(frame.locator("output[name=ltv]")).to_have_text("€ 1.440")
    expect(said.filter(visible=True)).to_contain_text("voorbeeld")
    with page.expect_popup() as opened_page:
        link.filter(visible=True).click()
    expect(opened_page.value).to_have_url(f"{host.url}rekenhulpen/ltv/")


def test_where_the_script_does_not_come_the_page_says_that_it_does_not_calculate(
    page: Page, host: Host, watch: Watch
) -> None:
    watch.allow("Failed to load")
    host.faults["kb.js"] = "missing"
    page.goto(f"{host.url}rekenhulpen/ltv/")
    said = page.locator(".kb-stil")
    said.evaluate(AFTER, 7_900)  # it may still come
    expect(said).to_be_hidden()
    said.evaluate(AFTER, 8_000)
    expect(said).to_be_visible()
    expect(said).to_contain_text("scripts ervan zijn niet geladen")
    host.heal()
    page.reload()
    Shown(page, "ltv").wait()
    expect(said).to_be_hidden()
