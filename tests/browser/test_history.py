"""What a calculator shows depends on what is filled in, and on nothing that was there before."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculators import load, slugs
from calculators.core import Input
from tests.browser.calculator import Shown, go
from tests.browser.conftest import NewPage, Watch
from tests.browser.quiet import COUNT, quiet
from tests.browser.server import Host

# All that a reader, a screen reader or a printer gets of it, and where its links lead. What the
# browser itself adds while a field is in use is no part of it.
ALL = """element => {
  const NAMES = /^(id|for|class|open|hidden|tabindex|aria-busy|data-state|data-focus-.*)$/;
  const said = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue.trim());
    // What is for a browser without scripts is text or elements, as the page came by link or not.
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "noscript") return;
    // The bar at the foot of the screen comes and goes with the scrolling: what it says counts.
    if (node.hidden && !node.matches(".kb-stand")) return;
    for (const { name, value } of node.attributes) {
      if (!NAMES.test(name)) said.push(`${name}=${value}`);
    }
    if ("value" in node && node.localName !== "option") said.push(node.value);
    node.childNodes.forEach(visit);
  };
  visit(element);
  return said.filter(Boolean);
}"""


def values_of(slug: str, share: float) -> dict[str, str]:
    """Allowed numbers with digits that no other share gives."""
    values = {}
    for name, each in load(slug).inputs.items():
        if not isinstance(each, Input):
            continue
        default = each.default if each.default is not None else max(each.low, min(each.high, 37))
        number = min(max(default * share, each.low), each.high)
        values[name] = each.write(round(number) if each.whole else round(number, 2))
    return values


def right(slug: str, *shares: float) -> dict[str, str]:
    """The first of these that the calculator can calculate with."""
    for share in shares:
        values = values_of(slug, share)
        defaults = {n: e.write(e.default) for n, e in load(slug).inputs.items()}
        if load(slug).run(defaults | values)["ok"]:
            return values
    raise AssertionError(slug)


def opened(page: Page, host: Host, slug: str) -> Shown:
    go(page, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(page, slug)
    for each in ("hefbomen", "draaien", "uitwerking"):
        shown.element.locator(f".kb-{each} > summary").click()
    return shown


def fill(shown: Shown, values: dict[str, str]) -> None:
    shown.fill(values)
    shown.element.page.keyboard.press("Tab")
    shown.wait()


def settled(shown: Shown) -> list[str]:
    """All that is shown, when it changes no more."""
    quiet(shown.element.page)
    now: list[str] = shown.element.evaluate(ALL)
    return now


def numbers(said: list[str]) -> list[str]:
    return [each for each in said if re.search(r"\d", each)]


def use(shown: Shown) -> None:
    """Leave numbers everywhere: a question turned round, and a text to copy by hand."""
    # What still comes pushes what is below it down: not while a mouse aims at that.
    quiet(shown.element.page)
    form = shown.element.locator(".kb-omgekeerd")
    form.locator("[name=target]").fill("1234,5")
    form.locator("[name=target]").press("Enter")
    expect(form.locator(".kb-antwoord-omgekeerd")).not_to_be_empty()
    quiet(shown.element.page)
    shown.element.locator(".kb-meenemen:not([open]) > summary").click()
    page = shown.element.page
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    shown.element.locator("[data-doe=tekst]").click()
    expect(shown.element.locator(".kb-tekst")).to_be_visible()
    page.evaluate("delete navigator.clipboard.writeText")


@pytest.mark.parametrize("slug", slugs())
def test_nothing_is_left_of_what_was_filled_in_before(
    new_tab: NewPage, host: Host, slug: str
) -> None:
    first, second = right(slug, 0.83, 1.13, 0.91), right(slug, 1.07, 0.97, 1.01)
    shown = opened(new_tab(), host, slug)
    fill(shown, first)
    use(shown)
    fill(shown, second)
    shown.element.locator(".kb-meenemen > summary").click()
    shown.element.locator("[name=target]").fill("")
    fresh = opened(new_tab("where nothing else was filled in"), host, slug)
    fill(fresh, second)
    for _ in ("open", "closed"):  # what is in it is made when it is opened first
        fresh.element.locator(".kb-meenemen > summary").click()
    assert settled(shown) == settled(fresh)
    assert shown.element.page.url == fresh.element.page.url


@pytest.mark.parametrize("slug", ["ltv", "retentie", "klantverloop", "roi"])
def test_with_a_wrong_field_no_number_is_left_but_those_filled_in(
    new_tab: NewPage, host: Host, slug: str
) -> None:
    values = right(slug, 0.83, 1.13, 0.91)
    field = next(iter(values))
    shown = opened(new_tab(), host, slug)
    fill(shown, values)
    settled(shown)
    fill(shown, {field: "abc"})
    fresh = opened(new_tab("where nothing else was filled in"), host, slug)
    fill(fresh, values | {field: "abc"})
    # An outcome that was there keeps its place, with a dash in it.
    assert numbers(settled(shown)) == numbers(settled(fresh))
    expect(shown.element.locator("output:visible").first).to_have_text("–")
    for place in (".kb-beeld", ".kb-deur", ".kb-let-op", "[data-worked]", ".kb-hefbomen tbody tr"):
        expect(shown.element.locator(f"{place}:visible")).to_have_count(0)
    expect(shown.element.locator(".kb-geen")).to_have_text("Verbeter eerst de velden hierboven.")
    assert shown.element.page.url == fresh.element.page.url


def test_where_there_is_nothing_to_draw_no_picture_stays_on_screen_or_on_paper(
    tab: Page, host: Host
) -> None:
    shown = opened(tab, host, "klantverloop")
    picture = shown.element.locator(".kb-beeld")
    fill(shown, {"verloop": "12", "doel_verloop": "8"})
    expect(picture).to_contain_text("12%")
    fill(shown, {"doel_verloop": "12"})
    expect(picture).to_be_hidden()
    expect(picture).to_be_empty()
    tab.evaluate("window.print = () => {}")
    shown.element.locator(".kb-meenemen > summary").click()
    shown.element.locator("[data-doe=print]").click()
    expect(tab.locator("body > .kb-blad")).to_be_attached()
    expect(tab.locator("body > .kb-blad .kb-beeld")).to_have_count(0)
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    fill(shown, {"doel_verloop": "6"})
    expect(picture).to_be_visible()


def test_a_print_right_after_a_change_has_the_picture_of_that_change(
    page: Page, host: Host
) -> None:
    page.add_init_script("window.print = () => {}")
    shown = opened(page, host, "klantverloop")
    shown.element.locator(".kb-meenemen > summary").click()
    fill(shown, {"verloop": "12,5"})
    shown.field("verloop").fill("17,5")
    shown.element.locator("[data-doe=print]").evaluate("button => button.click()")
    sheet = page.locator("body > .kb-blad")
    expect(sheet).to_contain_text("17,5%")
    label = sheet.locator("svg").get_attribute("aria-label")
    defaults = {name: each.default for name, each in load("klantverloop").inputs.items()}
    assert label and label in load("klantverloop").picture(defaults | {"verloop": 17.5})
    assert label not in load("klantverloop").picture(defaults | {"verloop": 12.5})


def test_after_a_failure_all_of_it_is_the_example_again(
    page: Page, watch: Watch, new_page: NewPage, host: Host
) -> None:
    watch.allow("Failed to load|kb/worker|klantverloop: |error: ")
    page.add_init_script(f"({COUNT})()")
    page.add_init_script(
        """globalThis.workers = [];
        globalThis.Worker = class extends Worker {
            constructor(...given) { super(...given); workers.push(this); }
        };"""
    )
    shown = opened(page, host, "klantverloop")
    fill(shown, {"verloop": "17,5", "klanten": "1234"})
    settled(shown)
    # The worker dies, as on a phone that wants its memory back, and no other comes.
    page.evaluate(
        "() => { window.Worker = class { constructor() { throw new Error('no room'); } }; }"
    )
    page.evaluate("workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent('error')))")
    shown.field("verloop").fill("18,5")
    expect(shown.element).to_have_attribute("data-state", "error")
    expect(shown.field("verloop")).to_have_value("18,5")
    static = new_page(java_script_enabled=False)
    static.goto(f"{host.url}rekenhulpen/klantverloop/")
    built = Shown(static, "klantverloop")
    for place in (".kb-uitkomsten", ".kb-beeld", ".kb-uitwerking dl"):
        assert text(shown, place) == text(built, place)
    assert rows(shown) == rows(built)


def text(shown: Shown, place: str) -> str:
    return re.sub(r"\s+", " ", shown.element.locator(place).text_content() or "")


def rows(shown: Shown) -> Any:
    return shown.element.locator(".kb-hefbomen tbody").evaluate(
        "body => [...body.rows].map(row => row.textContent)"
    )
