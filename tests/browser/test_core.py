"""A core that lacks what is asked: the whole takes its place, and a reader notices nothing."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from kennisbank import runtime
from kennisbank.runtime import kept, wasm
from kennisbank.runtime.core import CORE, WASM
from kennisbank.runtime.leb import unsigned
from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import NewPage, Watch, both
from tests.browser.server import Host
from tests.browser.test_offline import MEMORY
from tests.browser.test_offline import kept as kept_of
from tests.waiting import until

MINE = {"orderwaarde": "85", "aankopen_per_jaar": "4", "klantduur": "3"}
# By when they are first called: as Python starts, for an answer, for one kind of picture.
START, ANSWER, PICTURE = "Py_InitializeFromConfig", "PyFloat_FromString", "log10"


def without(name: str) -> bytes:
    """The core with one stub more, and as many bytes: a page counts them."""
    stock, core = runtime.package(WASM), runtime._files()[CORE]
    function = next(each.at for each in wasm.Module(stock).exports if each.name == name)
    assert function in kept.read(stock)
    module = wasm.Module(core)
    bodies = module.bodies
    (stub, _), *_ = Counter(bodies).most_common(1)
    bodies[function - module.imported(0)] = stub
    module.replace_bodies(bodies)
    return padded(module.data, len(core))


def padded(data: bytes, size: int) -> bytes:
    """The module with a section that means nothing, so that it has that size."""
    room = size - len(data) - 1
    for length in range(room - 5, room):
        content = b"\x01x" + bytes(length - 2)
        if len(unsigned(length)) + length == room:
            return data + b"\0" + unsigned(length) + content
    raise AssertionError(f"no room of {room} bytes")


def calculated(page: Page, host: Host) -> Shown:
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)
    return shown


@both
@pytest.mark.parametrize("name", [START, ANSWER])
def test_the_whole_takes_the_place_of_a_core_that_falls_short(
    page: Page, watch: Watch, host: Host, name: str
) -> None:
    watch.allow("unreachable")  # Firefox says so of a trap that Pyodide catches too late
    host.replaced[CORE] = without(name)
    shown = calculated(page, host)
    assert (host.asked(CORE), host.asked(WASM)) == (1, 1)
    # From then on the page stays with it.
    shown.fill({"orderwaarde": "60"})
    expect(shown.output("ltv")).to_have_text("€ 720")
    assert (host.asked(CORE), host.asked(WASM)) == (1, 1)


def test_a_core_that_is_whole_enough_is_all_that_comes(page: Page, host: Host) -> None:
    calculated(page, host)
    assert (host.asked(CORE), host.asked(WASM)) == (1, 0)


def test_a_developer_can_see_that_the_core_fell_short(page: Page, host: Host) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    host.replaced[CORE] = without(ANSWER)
    calculated(page, host)
    assert [each for each in said if each.startswith("Python: the core fell short (1)")]


def test_a_core_without_its_replacement_says_what_is_missing(
    page: Page, watch: Watch, host: Host
) -> None:
    watch.allow("Failed to load|^warning: |error: ")
    host.replaced[CORE] = without(ANSWER)
    host.faults[WASM] = "missing"
    page.goto(f"{host.url}artikelen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    expect(shown.element).to_have_attribute("data-state", "error")
    expect(shown.status).to_contain_text(
        "Voor deze som is een groter deel van de rekenmodule nodig"
    )
    expect(shown.field("orderwaarde")).to_have_value("85")
    host.heal()
    shown.element.locator(".kb-opnieuw").click()
    shown.wait()
    check_shows(shown, "ltv", MINE)


def test_what_fell_short_on_a_device_begins_with_the_whole_the_next_time(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(service_workers="allow")
    host.replaced[CORE] = without(ANSWER)
    calculated(page, host)
    host.requests.clear()
    page.goto(f"{host.url}over/")
    calculated(page, host)
    assert host.asked(CORE) == 0


FORGET = """async name => {
  for (const each of await caches.keys()) {
    const cache = await caches.open(each);
    for (const {url} of await cache.keys()) if (url.endsWith(name)) await cache.delete(url);
  }
}"""


# Python is not started then: what only its start calls is not missed.
@pytest.mark.parametrize(("name", "wholes"), [(START, 0), (ANSWER, 1)])
def test_a_core_that_falls_short_on_what_was_kept_of_python_is_replaced_as_well(
    new_page: NewPage, watch: Watch, host: Host, name: str, wholes: int
) -> None:
    watch.allow("^error: ")  # Pyodide says so of a trap
    page = new_page(service_workers="allow")
    host.faults["nothing of that name"] = "missing"  # the browser keeps nothing of its own
    calculated(page, host)
    until(lambda: kept_of(page, MEMORY) and kept_of(page, CORE))
    host.replaced[CORE] = without(name)
    page.goto(f"{host.url}over/")
    page.evaluate(FORGET, f"/{CORE}")
    host.requests.clear()
    calculated(page, host)
    assert (host.asked(CORE), host.asked(WASM)) == (1, wholes)
