"""For everybody, in every state of a page: WCAG 2.2 AA by axe, and what axe does not see.

Every page as it loads is in test_site.py, the search box in test_search.py, a report on customers
in test_mijn_klanten.py. Here is what comes of using a page, and of how somebody has set a browser.
"""

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.calculator import Shown
from tests.browser.conftest import SAVING, NewPage, Watch
from tests.browser.search import search
from tests.browser.server import Host
from tests.browser.test_site import AXE, KINDS, change, fits
from tests.sites import PREFIX
from tests.waiting import until

ARTICLE = "artikelen/ltv/"
# All of WCAG 2.2 at level AA, with targets that axe leaves out by itself.
LOOK = """async () => {
  document.getAnimations().forEach((each) => each.finish());
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run({
    runOnly: tags, rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"], elementRef: false,
  });
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, any }) =>
    `${html.slice(0, 160)} ${any.map(({ message }) => message)}`)]);
}"""

State = Callable[[Page, Host], None]


def calculated(page: Page, host: Host) -> None:
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85", "brutomarge": "40-60", "cac": "300"})
    shown.wait()
    expect(shown.element.locator(".kb-bereik")).to_be_visible()
    for each in ("hefbomen", "draaien", "vergelijken", "meenemen", "uitwerking"):
        shown.element.locator(f".kb-{each} > summary").click()
    shown.element.get_by_role("button", name="Zet deze situatie vast").click()
    shown.element.locator("[name=target]").fill("5.000")
    shown.element.locator("[name=target]").press("Enter")
    expect(shown.element.locator(".kb-antwoord-omgekeerd")).not_to_be_empty()
    expect(shown.element.locator(".kb-vergelijken table")).to_be_visible()
    expect(shown.element.locator(".kb-hefbomen tbody tr")).not_to_have_count(0)


def wrong(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/retentie/")
    shown = Shown(page)
    shown.fill({"klanten_begin": "abc", "klanten_eind": "", "klanten_nieuw": "1e9"})
    expect(shown.element.locator("[aria-invalid]")).to_have_count(3)


def failed(page: Page, host: Host) -> None:
    host.faults["worker.js"] = "missing"
    page.goto(f"{host.url}rekenhulpen/ltv/")
    Shown(page).fill({"orderwaarde": "85"})
    expect(Shown(page).element.locator(".kb-opnieuw")).to_be_visible()
    host.heal()


def loading(page: Page, host: Host) -> None:
    host.faults["pyodide.core.wasm"] = "silent"
    page.goto(f"{host.url}rekenhulpen/ltv/")
    Shown(page).fill({"orderwaarde": "85"})
    expect(Shown(page).element.locator("progress")).to_be_visible()


def explained(page: Page, host: Host) -> None:
    page.goto(host.url + ARTICLE)
    page.locator("button.kb-begrip:visible").first.hover()
    expect(page.locator(".kb-uitleg:popover-open")).to_be_visible()


def found(page: Page, host: Host) -> None:
    page.goto(host.url + ARTICLE)
    page.keyboard.press("/")
    search(page, "klantwaarde")
    expect(page.locator(".kb-zoek-uit mark").first).to_be_visible()


def planned(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/cac/")
    shown = Shown(page)
    shown.element.locator(".kb-meenemen summary").click()
    for plan, many in (("Nu", "10"), ("Straks", "20")):
        shown.fill({"nieuwe_klanten": many})
        shown.wait()
        shown.element.get_by_label("geef dit plan dan een naam").fill(plan)
        shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
        expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text(f"“{plan}”")
    page.goto(f"{host.url}mijn-cijfers/")
    expect(page.locator(".kb-plannen table")).to_be_visible()


def drawer(page: Page, host: Host) -> None:
    page.goto(host.url + ARTICLE)
    button = page.locator(".md-header .kb-menu")
    if button.is_visible():
        button.click()
        expect(page.locator(".md-nav--primary")).to_be_in_viewport()


def reported(page: Page, host: Host) -> None:
    page.goto(f"{host.url}mijn-klanten/")
    element = page.locator("kb-mijn-klanten")
    element.get_by_role("button", name="Probeer een voorbeeldwinkel").click()
    expect(element).to_have_attribute("data-state", "report")
    element.locator("summary", has_text="Zo lazen we je bestand").click()


STATES: dict[str, State] = {
    each.__name__: each
    for each in (
        *(calculated, wrong, failed, loading, explained, found, planned, drawer, reported),
    )
}
# What is over as soon as somebody clicks elsewhere: each time it begins anew.
FLEETING = ("explained", "found", "drawer")
# How somebody sees it.
SEEN: dict[str, dict[str, Any]] = {
    "as it is": {"width": 1280},
    "1280 px at 200%": {"width": 640},
    "colours of the system": {"width": 1280, "forced": "active"},
    "dark, on a small phone": {"width": 320, "scheme": "dark"},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_however_it_is_seen(
    new_page: NewPage, watch: Watch, host: Host, state: str
) -> None:
    watch.allow("Failed to load|kb/worker|ltv: |MIME")
    found: dict[str, object] = {}
    page = None
    for name, seen in SEEN.items():
        size: ViewportSize = {"width": seen["width"], "height": 800}
        scheme, forced = seen.get("scheme", "light"), seen.get("forced", "none")
        if page is None or state in FLEETING:
            page = new_page(viewport=size, color_scheme=scheme, forced_colors=forced)
            if state in FLEETING:
                page.add_init_script(SAVING)
            STATES[state](page, host)
            page.evaluate(AXE.read_text("utf-8"))
        else:
            page.set_viewport_size(size)
            page.emulate_media(forced_colors=forced)
            if scheme != "light":
                change(page, scheme)
        until(partial(fits, page, seen["width"]), f"{name}: it is wider than the screen")
        # Which colours a system gives, axe cannot see.
        found[name] = [
            each
            for each in page.evaluate(LOOK)
            if not ("forced" in seen and each[0] == "color-contrast")
        ]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


# How each kind of page is seen as it loads, beside what test_site.py sees of every page.
LOADED: dict[str, dict[str, Any]] = {
    "letters twice as large": {"browser": "large letters"},
    "colours of the system": {"forced_colors": "active"},
    "a small phone": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}
# What a page says that is cut off: more than fits, in what neither scrolls nor grows.
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(each);
  if (clipPath !== "none" || !each.innerText?.trim() || each.closest("svg, [hidden]")) return false;
  if (!each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  return (/hidden|clip/.test(overflowX) && each.scrollWidth > each.clientWidth + 1)
    || (/hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1);
}).map(({ className, innerText }) => `${className}: ${innerText.slice(0, 80)}`)"""


@pytest.mark.parametrize("how", LOADED)
def test_axe_finds_nothing_on_any_kind_of_page_however_it_is_seen(
    new_page: NewPage, watch: Watch, host: Host, how: str
) -> None:
    watch.allow("404")
    page = new_page(**{"viewport": {"width": 1280, "height": 800}} | LOADED[how])
    page.add_init_script(SAVING)
    page.add_init_script(path=AXE)
    wrong: dict[str, list[object]] = {}
    for address in (*KINDS, "bestaat/niet/"):
        page.goto(host.url + address)
        size = page.viewport_size
        assert size
        until(partial(fits, page, size["width"]), f"{address}: it is wider than the screen")
        # Which colours a system gives, axe cannot see.
        wrong[address] = [
            each
            for each in page.evaluate(LOOK)
            if not ("forced_colors" in LOADED[how] and each[0] == "color-contrast")
        ] + page.evaluate(CUT)
    assert {address: found for address, found in wrong.items() if found} == {}


MOVING = """() => [...document.querySelectorAll("*")].flatMap((each) =>
  [null, "::before", "::after"].map((part) => [each, part])).filter(([each, part]) => {
    const style = getComputedStyle(each, part);
    const lasts = (text) => text.split(",").some((each) => parseFloat(each) > 0.001);
    return (style.transitionProperty !== "none" && lasts(style.transitionDuration))
      || (style.animationName !== "none" && lasts(style.animationDuration));
  }).map(([each, part]) => `${each.localName}.${each.className}${part ?? ""}`)"""


def test_nothing_on_any_kind_of_page_moves_for_who_asked_for_that(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(reduced_motion="reduce")
    page.add_init_script(SAVING)
    for address in KINDS:
        page.goto(host.url + address)
        assert page.evaluate(MOVING) == [], address
        behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        assert behaviour == "auto", address


# A pointer that moved there, and then an element that comes to lie under it.
POINTER = """(each, [moved, over]) => {
  const at = ([screenX, screenY]) =>
    ({ pointerType: "mouse", bubbles: true, screenX, screenY });
  document.body.dispatchEvent(new PointerEvent("pointermove", at(moved)));
  each.dispatchEvent(new PointerEvent("pointerover", at(over)));
}"""


def test_a_term_is_explained_to_a_pointer_that_goes_to_it_and_not_to_one_that_rests(
    reading: Page, host: Host
) -> None:
    reading.clock.install()
    reading.goto(host.url + ARTICLE)
    reading.clock.pause_at(reading.evaluate("Date.now() / 1000") + 1)
    term = reading.locator("button.kb-begrip:visible").first
    explained = reading.locator(".kb-uitleg:popover-open")
    term.evaluate(POINTER, [[5, 5], [5, 5]])  # the page scrolls
    reading.clock.run_for(1_000)
    expect(explained).to_have_count(0)
    term.evaluate(POINTER, [[5, 5], [5, 6]])
    reading.clock.run_for(300)
    expect(explained).to_have_count(1)


def test_a_whole_calculation_can_be_done_with_the_keyboard_alone(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/cac/")
    shown = Shown(page)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")  # past the menu

    def to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            said = page.evaluate(
                "[document.activeElement.name, document.activeElement.textContent.trim()].join(' ')"
            )
            if name in said:
                return
        raise AssertionError(f"{name} is not reached")

    to("kosten_marketing")
    page.keyboard.press("Control+A")
    page.keyboard.type("6000")
    to("nieuwe_klanten")
    page.keyboard.press("Control+A")
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    shown.wait()
    outcome = shown.output("cac").inner_text()
    assert outcome not in ("", "–")
    expect(shown.status).to_contain_text(outcome)  # what a screen reader says
    to("Zo is dit berekend")
    page.keyboard.press("Enter")
    expect(shown.element.locator(".kb-ingevuld").first).to_be_visible()
    to("Wat helpt het meest?")
    page.keyboard.press("Space")
    expect(shown.element.locator(".kb-hefbomen tbody tr").first).to_be_visible()
    to("Delen, bewaren of printen")
    page.keyboard.press("Enter")
    to("Bewaar in Mijn cijfers")
    page.keyboard.press("Enter")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("Bewaard")


SPOKEN = Path(__file__).with_name("spoken")  # RENEW=1 writes again what is in it


def check_spoken(place: Locator, name: str) -> None:
    """Roles, names, values and states, in the order in which a screen reader comes by them."""
    said = place.aria_snapshot().replace("\u00a0", " ") + "\n"
    said = re.sub(rf"http://127\.0\.0\.1:\d+{PREFIX}", "", said)
    file = SPOKEN / f"{name}.yaml"
    if os.environ.get("RENEW"):
        SPOKEN.mkdir(exist_ok=True)
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")


def test_a_screen_reader_reads_a_calculation_from_its_question_to_its_verdict(
    page: Page, host: Host
) -> None:
    page.goto(f"{host.url}rekenhulpen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85", "brutomarge": "60", "cac": "x"})
    shown.wait()
    shown.fill({"cac": "200"})
    shown.wait()
    shown.element.locator(".kb-uitwerking > summary").click()
    expect(shown.status).to_have_text(re.compile("LTV"))
    check_spoken(shown.element.locator(".kb-form"), "ltv")
    shown.fill({"klantduur": "lang", "cac": ""})
    shown.wait()
    check_spoken(shown.element.locator(".kb-velden"), "ltv-fout")


def test_a_screen_reader_reads_a_report_on_customers(page: Page, host: Host) -> None:
    page.goto(f"{host.url}mijn-klanten/")
    element = page.locator("kb-mijn-klanten")
    element.get_by_role("button", name="Probeer een voorbeeldwinkel").click()
    expect(element).to_have_attribute("data-state", "report")
    check_spoken(element.locator(".kb-kl-uitkomst"), "mijn-klanten")
