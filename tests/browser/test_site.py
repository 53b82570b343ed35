"""What holds for every page of the site, now and later."""

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAVING, NewPage, Watch
from tests.browser.server import Host
from tests.sites import ROOT
from tests.waiting import until

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async (values) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const only = values ? { runOnly: { type: "rule", values } } : {};
  const { violations } = await axe.run({ ...only, resultTypes: ["violations"], elementRef: false });
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) =>
    `${node.html.slice(0, 120)} ${node.any.map((check) => check.message)}`)]);
}"""
COLOURS = ["color-contrast", "link-in-text-block"]  # its rules that look at them
# A slim page holds what the calculator's own page holds too: two of them are enough.
SLIM = {"insluiten/ltv/", "insluiten/leegloop/"}
# One of each kind of page.
KINDS = ["", "artikelen/ltv/", "rekenhulpen/netto-clv/", "mijn-klanten/", "begrippen/"]
KINDS += ["mijn-cijfers/", "podcast/ltv/", "vragen/", "insluiten/ltv/"]
# Light and dark, by the names that the theme has for them; and where a reader changes it.
SCHEMES = {"light": "default", "dark": "slate"}
PALETTE = "[data-md-component=palette]"


# What a reader could scroll to; what scrolls in itself is fine.
WIDEST = "document.scrollingElement.scrollWidth"


def fits(page: Page, width: int) -> bool:
    return bool(page.evaluate(WIDEST) == width)


def addresses(host: Host) -> list[str]:
    """Every page, from the root of the site."""
    pages = sorted(path.relative_to(host.folder) for path in host.folder.rglob("index.html"))
    return [page.as_posix().removesuffix("index.html") for page in pages]


def test_without_javascript_no_page_is_wider_than_a_small_phone(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    for address in addresses(host):
        page.goto(host.url + address)
        assert page.evaluate(WIDEST) == 320, address


@pytest.mark.long
@pytest.mark.parametrize("part", ["rekenhulpen", "the rest"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_quiet_fits_the_screen_and_speaks_dutch_and_axe_finds_nothing(
    new_page: NewPage, host: Host, width: int, part: str
) -> None:
    """Quiet is what the watch sees to: no errors, no warnings, no other origins, no cookies.

    Each page in the light on a large screen and in the dark on a small one. What is left comes of
    the theme and not of a page: of each kind of page one is seen in all four.
    """
    least = {360: 320}.get(width, width)  # a small phone may scroll within a page, and not the page
    scheme, other = ("light", "dark") if width == 1280 else ("dark", "light")
    page = new_page(color_scheme=scheme)
    page.add_init_script(SAVING)
    page.add_init_script(path=AXE)
    rekenhulpen = part == "rekenhulpen"
    here = [each for each in addresses(host) if each.startswith("rekenhulpen/") == rekenhulpen]
    assert len(here) > 20 and {*KINDS} <= {*addresses(host)}
    for address in here:
        page.set_viewport_size({"width": least, "height": 800})
        page.goto(host.url + address)
        until(partial(fits, page, least), f"{address} is wider than {least}")
        page.set_viewport_size({"width": width, "height": 800})
        assert shows(page, scheme), address
        slim = address.startswith("insluiten/")
        if slim and address not in SLIM:
            continue
        assert slim or english(page) == [], address
        assert page.locator("html[lang=nl]").count() == 1, address
        assert page.locator("h1").count() == 1, address
        assert page.evaluate(RUN_AXE) == [], address
        if address in KINDS:
            change(page, other)
            assert shows(page, other), address
            assert page.evaluate(RUN_AXE, COLOURS) == [], address
            change(page, scheme)  # the next one loads as this one did


def shows(page: Page, scheme: str) -> bool:
    """Whether it is light or dark; a slim page is always light."""
    has = page.evaluate("document.body.dataset.mdColorScheme")
    return bool(has == SCHEMES[scheme if page.locator(PALETTE).count() else "light"])


def change(page: Page, scheme: str) -> None:
    """To light or dark, as a reader and a device do; at once, without what fades."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if page.locator(PALETTE).count():
        page.locator(f"{PALETTE} label:visible").click()
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")


# Of what stays in sight while the page scrolls under it: how much of that shows through the text.
SEEN_THROUGH = """() => [...document.querySelectorAll("body *")]
  .filter((each) => /sticky|fixed/.test(getComputedStyle(each).position) && each.innerText?.trim())
  .filter((each) => [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((each) => [each.className, getComputedStyle(each).backgroundColor])"""


def test_no_text_that_stays_in_sight_lies_over_other_text(page: Page, host: Host) -> None:
    page.goto(f"{host.url}artikelen/ltv/")
    found = page.evaluate(SEEN_THROUGH)
    assert "md-nav__title" in {name for name, _ in found}
    assert [each for each in found if not each[1].startswith("rgb(")] == []


def test_an_address_that_does_not_exist_shows_the_way(page: Page, watch: Watch, host: Host) -> None:
    watch.allow("404")
    page.goto(f"{host.url}artikelen/bestaat/niet/")
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
    page.locator("article a", has_text="Retentie").click()
    expect(page.locator("h1")).to_contain_text("Retentie")


# Words that no Dutch sentence has, and those that a theme has in its labels.
ENGLISH = re.compile(
    r"\b(the|and|your|with|this|that|from|for|are|you|search|header|footer|tabs?|navigation|"
    r"table of contents|permanent|permalink|back to|skip|close|previous|next|copy|copied|clipboard|"
    r"share|edit|view|source|loading|results?|clear|switch|toggle|link to)\b",
    re.IGNORECASE,
)
SAID = """() => {
  const left = "template, script, style, noscript, svg, code, .footnote, .kb-bron, "
    + "[lang]:not([lang=nl])"; // a command is in no language
  const copy = document.documentElement.cloneNode(true);
  for (const each of copy.querySelectorAll(left)) each.remove();
  const names = ["aria-label", "title", "placeholder", "alt", "data-kolom"];
  const labels = [...copy.querySelectorAll(names.map((name) => `[${name}]`))].flatMap((each) =>
    names.map((name) => each.getAttribute(name)).filter(Boolean));
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.data.trim());
  return [...labels, ...texts.filter(Boolean)];
}"""


def english(page: Page) -> list[str]:
    """What of the page, as it is now, is not Dutch."""
    said = page.evaluate(SAID)
    assert len(said) > 20 and "Zoeken" in said
    return [text for text in said if ENGLISH.search(text)]


def test_it_still_speaks_dutch_with_the_drawer_and_the_search_box_open(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(SAVING)
    page.goto(f"{host.url}artikelen/ltv/")
    page.locator(".md-header .kb-menu").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    assert english(page) == []
    page.locator("#__drawer").evaluate("toggle => toggle.click()")
    page.keyboard.press("s")
    for query in ("klant", "bestaatnietenniemandweethet"):
        page.locator("#kb-zoek input").fill(query)
        expect(page.locator(".md-search-result__meta")).not_to_be_empty()
        assert english(page) == []


def test_every_band_leads_to_a_place_that_exists(host: Host) -> None:
    # The build stops for a link to nowhere; here only that it has looked at something.
    html = (host.folder / "artikelen" / "ltv" / "index.html").read_text("utf-8")
    assert "kb:" not in html and 'class="kb-actie" href="' in html


def test_the_runtime_is_there_once(host: Host) -> None:
    names = [path.name for path in Path(host.folder / "runtime").rglob("*.*") if path.is_file()]
    assert "pyodide.core.wasm" in names
    assert len(names) == len(set(names))
