"""What a reader sees when something fails: a page that is right, and says what happened."""

import re
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import NewPage, Watch, both
from tests.browser.server import FAULTS, Host
from tests.waiting import until

EXAMPLE = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
MINE = EXAMPLE | {"orderwaarde": "85"}
WITHIN = 15_000  # what is promised, in milliseconds; the clock of the page stands still otherwise
ATTEMPTS = 2
SETTLED = 1_000  # milliseconds after which what was typed is asked
# How many workers began, and how often one was heard: then a page has patience anew.
COUNTED = """globalThis.started = 0;
globalThis.heard = 0;
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    started += 1;
    this.addEventListener("message", () => { heard += 1; });
  }
};"""
# Each state from here on, however soon it passes.
STATES = """element => {
  globalThis.states = [];
  const note = () => states.push(element.dataset.state);
  new MutationObserver(note).observe(element, { attributeFilter: ["data-state"] });
}"""
# What Chromium and Pyodide themselves say of a fault that a test makes.
NOISE = "Failed to load|wasm instantiation|^warning: |standard library|MIME|error: "


def failed(page: Page, watch: Watch, host: Host, silent: str = "") -> Shown:
    """The LTV article with a value typed in it, until it gives up.

    It hears of every fault; only of a file that stays silent it does not, and then time tells.
    """
    watch.allow(NOISE)
    page.add_init_script(COUNTED)
    page.clock.install()
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    still(page)  # before it begins: of a slow machine no time counts
    shown.fill({"orderwaarde": "85"})
    page.clock.run_for(SETTLED)
    for attempt in range(ATTEMPTS if silent else 0):
        until(lambda: host.asked(silent) and page.evaluate("started") > attempt)  # noqa: B023
        wait_in_vain(page, shown.element, WITHIN // ATTEMPTS)
    expect(shown.element).to_have_attribute("data-state", "error")
    page.clock.resume()
    return shown


def still(page: Page) -> None:
    """From here on no time passes by itself in the page."""
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 1)


def wait_in_vain(page: Page, element: Locator, within: int) -> None:
    """Let so many milliseconds pass in which nothing is heard, until the page gives up on a worker.

    What is on its way from another file may come just then, and time begins anew.
    """
    worker = page.evaluate("started")

    def given_up() -> bool:
        failed = element.get_attribute("data-state") == "error"
        return failed or page.evaluate("started") > worker

    while not given_up():
        heard = page.evaluate("heard")
        page.clock.fast_forward(within)
        until(lambda: given_up() or page.evaluate("heard") > heard)  # noqa: B023


def check_is_right(shown: Shown) -> None:
    """The example, its worked solution and what was typed are there, and it says what is wrong."""
    check_shows(shown, "ltv", EXAMPLE)
    expect(shown.field("orderwaarde")).to_have_value("85")
    expect(shown.status).to_have_text(re.compile("(laden|geladen|WebAssembly).+ het voorbeeld"))
    expect(shown.element.locator(".kb-opnieuw")).to_be_visible()


LOADED = ["pyodide.core.wasm", "python_stdlib.wasm", "pyodide.js", "pyodide.asm.js", "worker.js"]
# A zip and a wasm are read by what is in them, whatever their type.
BYTES = [("python_stdlib.wasm", "wrong_type"), ("pyodide.core.wasm", "wrong_type")]
WRONG = [each for each in product(LOADED, FAULTS) if each not in BYTES]


@pytest.mark.parametrize(("name", "fault"), WRONG)
def test_what_cannot_be_loaded_leaves_the_example_and_can_be_tried_again(
    page: Page, watch: Watch, host: Host, name: str, fault: str
) -> None:
    host.faults[name] = fault
    shown = failed(page, watch, host, name if fault == "silent" else "")
    check_is_right(shown)
    host.heal()
    shown.element.locator(".kb-opnieuw").click()
    shown.wait()
    check_shows(shown, "ltv", MINE)
    expect(shown.element.locator(".kb-opnieuw")).to_be_hidden()
    page.wait_for_url("**&orderwaarde=85&**")


@pytest.mark.parametrize(
    "kind",
    [
        *("application/wasm; charset=utf-8", "Application/WASM", "application/octet-stream"),
        *("text/plain", "text/html; charset=utf-8", ""),
    ],
)
@both
def test_a_wasm_of_any_type_calculates(page: Page, host: Host, kind: str) -> None:
    host.types[".wasm"] = kind
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)


def test_a_retry_that_fails_as_well_says_so_again(page: Page, watch: Watch, host: Host) -> None:
    host.faults["pyodide.core.wasm"] = "missing"
    shown = failed(page, watch, host)
    shown.element.evaluate(STATES)
    shown.element.locator(".kb-opnieuw").click()
    until(lambda: page.evaluate("states") == ["loading", "error"])
    check_is_right(shown)


def test_a_retry_helps_every_calculator_in_the_page(page: Page, watch: Watch, host: Host) -> None:
    host.faults["python_stdlib.wasm"] = "missing"
    first = failed(page, watch, host)
    second = Shown(page, "klant-roi")
    second.field("cac").focus()
    expect(second.element).to_have_attribute("data-state", "error")
    host.heal()
    first.element.locator(".kb-opnieuw").click()
    first.wait()
    second.wait()


def test_one_hiccup_goes_unnoticed(page: Page, watch: Watch, host: Host) -> None:
    watch.allow(NOISE)
    host.faults["pyodide.core.wasm"] = "once"
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    assert host.asked("pyodide.core.wasm") == 2
    check_shows(shown, "ltv", MINE)


def test_what_is_typed_after_a_failure_counts_when_it_works_again(
    page: Page, watch: Watch, host: Host
) -> None:
    host.faults["worker.js"] = "missing"
    shown = failed(page, watch, host)
    shown.fill({"orderwaarde": "60"})
    check_shows(shown, "ltv", EXAMPLE)
    host.heal()
    shown.element.locator(".kb-opnieuw").click()
    expect(shown.output("ltv")).to_have_text("€ 720")


def test_without_the_script_the_page_stays_as_it_was_built(
    page: Page, watch: Watch, host: Host
) -> None:
    watch.allow(NOISE)
    host.faults["kb.js"] = "missing"
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    assert shown.element.get_attribute("data-state") == "static"
    check_shows(shown, "ltv", EXAMPLE)


def test_without_webassembly_it_says_that_the_browser_cannot(
    page: Page, watch: Watch, host: Host
) -> None:
    host.faults["worker.js"] = "no_wasm"
    shown = failed(page, watch, host)
    check_is_right(shown)
    expect(shown.status).to_contain_text("WebAssembly ontbreekt")


def test_without_javascript_the_example_its_formula_and_solution_are_there(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{host.url}artikelen/ltv/")
    element = page.locator("kb-rekenhulp").first
    assert element.get_attribute("data-state") == "static"
    expect(element.locator('output[name="ltv"]')).to_have_text("€ 1.440")
    assert element.locator('output[name="ltv"]').get_attribute("data-value") == "1440"
    solution = element.locator('[data-worked="ltv"]')
    expect(solution.locator(".kb-formule")).to_have_text(
        "gemiddelde orderwaarde × aankopen per jaar × klantduur"
    )
    expect(solution.locator(".kb-ingevuld")).to_have_text("€ 120 × 4 × 3 = € 1.440")
    expect(element.locator(".kb-zonder")).to_be_visible()
    question = page.locator("details.kb-vraag").first
    question.locator("summary").click()
    expect(question.locator(".kb-antwoord")).to_be_visible()
