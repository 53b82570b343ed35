"""Whatever fails, and whenever: a right answer, or a message that is true and shows a way on; and
nothing typed is lost. Each row of a table is a fault, and a page that meets it.

What fails while Python loads is in test_faults.py, the search in test_release.py, frames in
test_frame.py, a store that is full or refused in test_mijn_cijfers.py; what is here, is there not.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from calculators.klanten.example import example
from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import SAVING, NewPage, Watch, both
from tests.browser.search import search
from tests.browser.server import Host
from tests.browser.test_faults import COUNTED, EXAMPLE, LOADED, MINE, still, wait_in_vain
from tests.browser.test_offline import kept
from tests.browser.translated import translate
from tests.calculators.klanten.hostile import exports
from tests.waiting import until

ARTICLE = "artikelen/ltv/"
ANSWER = 15_000  # milliseconds that an answer may take
CONNECTION, OUR_FAULT = "Controleer je verbinding", "ontbreekt op de site"
BUSY = "De site kan dit nu niet leveren"
# What a browser, Pyodide and we ourselves say of a fault that a test makes.
NOISE = "Failed to load|^warning: |MIME|SyntaxError|Unexpected|ServiceWorker|error: |Loading module"
# A time limit of the browser itself that is there at once.
HURRIED = """globalThis.hurry = true;
const { timeout } = AbortSignal;
AbortSignal.timeout = (after) => timeout.call(AbortSignal, hurry ? 1 : after);
"""
# What a device without room says, in the words of one of the browsers.
NO_MEMORY = """
const refuse = () => { throw new RangeError("WebAssembly.Memory(): could not allocate memory"); };
WebAssembly.Memory = class { constructor() { refuse(); } };
WebAssembly.instantiate = async () => refuse();
"""
NO_ROOM = "Cache.prototype.put = async () => { throw new DOMException('', 'QuotaExceededError'); };"
NO_CACHE = (
    "CacheStorage.prototype.open = async () => { throw new DOMException('', 'SecurityError'); };"
)
# Its worker ends without a word, as on a phone that wants its memory back: so many times.
KILLED = """globalThis.killed = 0;
globalThis.most = %d;
globalThis.Worker = class extends Worker {
  postMessage(text, ...given) {
    if (killed < most && typeof text === "string" && "ask" in JSON.parse(text)) {
      killed += 1;
      this.terminate();
    } else super.postMessage(text, ...given);
  }
};"""


@dataclass(frozen=True)
class Row:
    """A fault: of a file by its name, of what stands before a script in it, of the page itself."""

    files: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    page: str = ""
    says: str = ""  # empty where it goes well without a word
    kills: int = 0  # so many workers in a row
    kept: bool = False  # a service worker may keep what was visited


ROWS = {
    "its formulas are gone": Row({"SOURCES": "missing"}, says=OUR_FAULT),
    "its formulas come half": Row({"SOURCES": "truncated"}, says=CONNECTION),
    "its formulas are cut off": Row({"SOURCES": "cut"}, says=CONNECTION),
    "its formulas have another type": Row({"SOURCES": "wrong_type"}),
    "its formulas stay silent": Row({"SOURCES": "silent"}, page=HURRIED, says=CONNECTION),
    "the server has too much to do for its formulas": Row({"SOURCES": "busy"}, says=BUSY),
    "the server has too much to do for Python": Row({"pyodide.core.wasm": "busy"}, says=BUSY),
    "the server has too much to do for its worker": Row({"worker.js": "busy"}, says=BUSY),
    "there is no memory": Row(before={"worker.js": NO_MEMORY}, says="te weinig geheugen"),
    "the worker is killed while it calculates": Row(page=KILLED % 1, kills=1),
    "each worker is killed": Row(page=KILLED % 2, kills=2, says=CONNECTION),
    "no room to keep anything": Row(before={"sw.js": NO_ROOM, "worker.js": NO_ROOM}, kept=True),
    "nothing may be kept": Row(before={"sw.js": NO_CACHE, "worker.js": NO_CACHE}, kept=True),
    "no service worker": Row({"sw.js": "missing"}, kept=True),
    "half a service worker": Row({"sw.js": "truncated"}, kept=True),
    "no list of releases": Row({"versie.json": "missing", "uitgaven.json": "missing"}),
    "no styles": Row({"STYLES": "missing"}),
    "half the styles": Row({"STYLES": "cut"}),
}


@pytest.fixture
def names(site: Path) -> dict[str, str]:
    """The names of files that change with what is in them."""
    page = (site / ARTICLE / "index.html").read_text("utf-8")
    [sources] = re.findall(r"assets/bron/(\w+\.json)", page)
    [styles] = re.findall(r"assets/stylesheets/(kb-\w+\.css)", page)
    return {"SOURCES": sources, "STYLES": styles}


def broken(host: Host, row: Row, names: dict[str, str]) -> None:
    host.faults |= {names.get(name, name): fault for name, fault in row.files.items()}
    for name, script in row.before.items():
        [file] = [*host.folder.glob(name), *host.folder.glob(f"scripts/*/{name}")]
        host.replaced[name] = script.encode() + file.read_bytes()


@pytest.mark.parametrize("name", ROWS)
def test_a_calculator_is_right_or_says_what_is_wrong(
    new_page: NewPage, watch: Watch, host: Host, names: dict[str, str], name: str
) -> None:
    row = ROWS[name]
    watch.allow(NOISE)
    page = new_page(service_workers="allow" if row.kept else "block")
    page.add_init_script(row.page or "{}")
    broken(host, row, names)
    if row.kills:
        page.clock.install()
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    for time in range(row.kills):
        until(lambda: page.evaluate("killed") > time)  # noqa: B023
        page.clock.fast_forward(ANSWER)
    if row.says:
        told(page, host, shown, row.says)
    shown.wait()
    check_shows(shown, "ltv", MINE)


# What a service worker may be refused once it is there: by a setting, a full or a broken disk.
KEEPING = {
    "CacheStorage": ("open", "keys", "delete"),
    "Cache": ("match", "put", "keys", "delete"),
}
REFUSED = [f"{each}.prototype.{name}" for each, names in KEEPING.items() for name in names]


@pytest.mark.parametrize("refused", [*REFUSED, "all of them"])
def test_a_service_worker_that_can_keep_nothing_any_more_stops_nothing(
    new_page: NewPage, watch: Watch, host: Host, refused: str
) -> None:
    watch.allow(NOISE)
    refuse = "async () => { throw new DOMException('', 'UnknownError'); };"
    broken = REFUSED if refused == "all of them" else [refused]
    script = "\n".join(f"{each} = {refuse}" for each in broken)
    [file] = host.folder.glob("sw.js")
    host.replaced["sw.js"] = script.encode() + file.read_bytes()
    page = new_page(service_workers="allow")
    page.goto(host.url + ARTICLE)
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
    page.reload()
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)


# A disk that gives back the beginning of what was kept, and no more.
SPOILED = """const { match } = Cache.prototype;
Cache.prototype.match = async function (...given) {
  const found = await match.apply(this, given);
  if (!found?.url.endsWith("%s")) return found;
  const body = new ReadableStream({ pull: (control) => control.error(new Error("disk")) });
  return new Response(body, found);
};"""


@pytest.mark.parametrize(
    "name", ["kb.js", "worker.js", "pyodide.js", "pyodide.core.wasm", "SOURCES", "STYLES"]
)
def test_what_was_kept_and_can_no_longer_be_read_comes_from_the_network(
    new_page: NewPage, watch: Watch, host: Host, names: dict[str, str], name: str
) -> None:
    watch.allow(NOISE)
    [file] = host.folder.glob("sw.js")
    spoiled = SPOILED % names.get(name, name)
    host.replaced["sw.js"] = spoiled.encode() + file.read_bytes()
    page = new_page(service_workers="allow")
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "60"})
    shown.wait()
    until(lambda: kept(page, names.get(name, name)))
    page.reload()
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)
    outcome = shown.element.locator(".kb-uitkomsten")
    expect(outcome).not_to_have_css("border-radius", "0px")  # it has its styles


def told(page: Page, host: Host, shown: Shown, says: str) -> None:
    """It shows the example, keeps what was typed, says what is wrong, and tries again."""
    expect(shown.element).to_have_attribute("data-state", "error")
    expect(shown.status).to_contain_text(says)
    check_shows(shown, "ltv", EXAMPLE)
    expect(shown.field("orderwaarde")).to_have_value("85")
    button = shown.element.locator(".kb-opnieuw")
    expect(button).to_be_visible()
    host.heal()
    page.evaluate("globalThis.hurry = false")
    # When Python has come meanwhile, it has tried again by itself.
    button.evaluate("each => each.click()")


def test_of_every_file_that_a_page_may_ask_for_it_is_known_what_happens_without_it(
    site: Path,
) -> None:
    """Else in which row it stands; what is new has to be given one."""
    found = {path.name for folder in ("runtime", "scripts") for path in site.glob(f"{folder}/*/*")}
    rows = {*LOADED, *PARTS, *SCRIPTS, *SCARCE}
    assert {each for each in found if not each.startswith("deel-")} == rows


# A policy that a network or a browser adds, under which no wasm may be compiled.
POLICY = "script-src 'self' 'unsafe-inline'"


@both
def test_where_a_policy_of_others_forbids_webassembly_no_connection_is_blamed(
    page: Page, watch: Watch, host: Host
) -> None:
    watch.allow(f"{NOISE}|Content.Security.Policy|CSP|unsafe-eval")

    def forbid(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": POLICY}
        route.fulfill(response=answer, headers=headers)

    page.route("**/worker.js", forbid)
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text("WebAssembly ontbreekt of staat uit")
    check_shows(shown, "ltv", EXAMPLE)


def test_a_network_that_wants_a_password_first_leaves_nothing_of_its_own_behind(
    new_page: NewPage, watch: Watch, host: Host
) -> None:
    """It answers whatever is asked with a page to log in, as if all went well."""
    watch.allow(f"{NOISE}|text/html|wasm")
    host.faults["nothing of that name"] = "missing"  # the browser keeps nothing of its own
    page = new_page(service_workers="allow")
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.field("orderwaarde").focus()
    shown.wait()
    until(lambda: kept(page, ARTICLE) and kept(page, r"\.wasm$"))
    host.login = True
    box = page.locator("#kb-zoek input")
    box.fill("retentie")
    expect(page.locator("#kb-zoek")).to_contain_text("Controleer je verbinding")
    page.goto(host.url + ARTICLE)
    expect(page.locator("h1")).to_have_text("Log in")  # as it should: a reader has to
    host.login, host.down = False, True
    page.goto(f"{host.url}{ARTICLE}?orderwaarde=85")
    shown.wait()
    check_shows(shown, "ltv", MINE)
    host.down = False
    page.reload()
    assert search(page, "retentie")


# ── On paper ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fault", "says"),
    [("silent", "wordt geladen"), ("missing", "de uitkomst die je ziet, is die van het voorbeeld")],
)
def test_no_paper_has_an_outcome_beside_numbers_that_it_is_not_of(
    page: Page, watch: Watch, host: Host, fault: str, says: str
) -> None:
    watch.allow(NOISE)
    host.faults["pyodide.core.wasm"] = fault
    page.goto(f"{host.url}rekenhulpen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    waits = fault == "silent"
    expect(shown.element).to_have_attribute("data-state", "loading" if waits else "error")
    page.emulate_media(media="print")
    expect(shown.status).to_contain_text(says)
    assert shown.status.evaluate("each => each.clientHeight") > 10  # not for a screen reader only
    for part in (".kb-uitkomsten", ".kb-beeld", ".kb-uitwerking"):
        expect(shown.element.locator(part)).to_be_visible(visible=not waits)
    host.heal()
    shown.element.locator(".kb-opnieuw").evaluate("each => each.hidden || each.click()")
    shown.wait()
    expect(shown.element.locator(".kb-uitkomsten")).to_be_visible()
    expect(shown.status).to_have_css("clip-path", "inset(50%)")  # what it says stands there too
    check_shows(shown, "ltv", MINE)


# ── Parts that come when they are asked for ───────────────────────────────

PARTS = ("klanten.zip", "excel.zip", "sheets.zip")
STEP = 180_000  # milliseconds that a step may take, on a slow phone


@pytest.mark.parametrize("fault", ["missing", "truncated", "cut", "wrong_type", "silent"])
@pytest.mark.parametrize("part", PARTS[:2])
def test_a_file_of_customers_is_read_or_the_page_says_why_not(
    page: Page, watch: Watch, host: Host, part: str, fault: str
) -> None:
    watch.allow(f"{NOISE}|mijn-klanten")
    host.faults[part] = fault
    if fault == "silent":
        page.clock.install()
        page.add_init_script(COUNTED)
    page.goto(f"{host.url}mijn-klanten/")
    element = page.locator("kb-mijn-klanten")
    expect(element).to_have_attribute("data-state", "choose")
    data = exports()["xlsx"] if part == "excel.zip" else example()
    file: Any = {"name": "orders", "mimeType": "text/csv", "buffer": data}
    page.locator("#kl-bestand").set_input_files(file)
    for time in range(2 if fault == "silent" else 0):
        until(lambda: host.asked(part) > time)  # noqa: B023
        wait_in_vain(page, element, STEP)
    if fault != "wrong_type":  # a zip is a zip
        expect(element).to_have_attribute("data-state", "error")
        says = OUR_FAULT if fault == "missing" else CONNECTION
        expect(element.locator(".kb-kl-status")).to_contain_text(says)
        host.heal()
        element.get_by_role("button", name="Probeer het opnieuw").click()
    expect(element).to_have_attribute("data-state", "report")
    expect(element.locator(".kb-kl-zin")).not_to_be_empty()


@pytest.mark.parametrize("fault", ["missing", "truncated", "cut"])
def test_a_workbook_is_made_or_the_page_says_why_not(
    page: Page, watch: Watch, host: Host, fault: str
) -> None:
    watch.allow(f"{NOISE}|ltv.xlsx")
    host.faults["sheets.zip"] = fault
    page.goto(f"{host.url}rekenhulpen/ltv/")
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    shown.element.locator(".kb-meenemen summary").click()
    button = shown.element.get_by_role("button", name="Naar je spreadsheet")
    button.click()
    says = OUR_FAULT if fault == "missing" else CONNECTION
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text(says)
    check_shows(shown, "ltv", MINE)
    host.heal()
    with page.expect_download():
        button.click()


# ── Scripts ───────────────────────────────────────────────────────────────

SCRIPTS = ("kb.js", "frame.js")
# What is a style, or is asked for in a row of another file: the whole wasm in test_core.py.
SCARCE = ("klanten.css", "search.css", "pyodide.asm.wasm", "pyodide-lock.json")


@pytest.mark.parametrize("fault", ["missing", "truncated", "cut", "wrong_type"])
@pytest.mark.parametrize("script", ["kb.js", "a part of it"])
def test_without_a_script_the_page_says_so_and_a_refresh_has_what_was_typed(
    page: Page, watch: Watch, host: Host, script: str, fault: str
) -> None:
    watch.allow(f"{NOISE}|Invalid|missing|end of")
    if script != "kb.js":
        [file] = host.folder.glob("scripts/*/kb.js")
        script = re.findall(r"""["']\./(deel-\w+\.js)["']""", file.read_text("utf-8"))[0]
    host.faults[script] = fault
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.field("orderwaarde").fill("85")
    notice = page.locator(".kb-nieuw")
    expect(notice).to_contain_text("Een deel van deze pagina kon niet laden")
    check_shows(shown, "ltv", EXAMPLE)
    host.heal()
    notice.get_by_role("button", name="Ververs de pagina").click()
    expect(notice).to_have_count(0)
    shown.wait()
    check_shows(shown, "ltv", MINE)


# ── Slow, asleep, gone and back ───────────────────────────────────────────


def test_two_kilobytes_a_second_is_slow_and_no_failure(page: Page, host: Host) -> None:
    host.faults["pyodide.core.wasm"] = "trickle"
    page.clock.install()
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    still(page)
    bar = shown.element.locator("progress")
    for _ in range(4):  # together more than a silence may last
        before = bar.evaluate("each => each.value")
        until(lambda: bar.evaluate("each => each.value") > before)  # noqa: B023
        page.clock.fast_forward(4_000)
    expect(shown.element).to_have_attribute("data-state", "loading")
    expect(shown.status).to_have_text("De rekenmodule wordt geladen.")
    assert host.asked("pyodide.core.wasm") == 1
    page.clock.resume()
    host.heal()
    shown.wait()
    check_shows(shown, "ltv", MINE)


HOUR = 3_600_000


def test_after_an_hour_asleep_it_calculates_on(page: Page, host: Host) -> None:
    page.clock.install()
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "60"})
    shown.wait()
    page.clock.fast_forward(HOUR)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)


@pytest.mark.parametrize("network", [True, False])
def test_who_falls_asleep_while_it_loads_wakes_up_to_an_answer_or_a_reason(
    page: Page, watch: Watch, host: Host, network: bool
) -> None:
    watch.allow(NOISE)
    host.faults["pyodide.core.wasm"] = "silent"
    page.clock.install()
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    until(lambda: host.asked("pyodide.core.wasm"))
    if network:
        del host.faults["pyodide.core.wasm"]
    else:
        host.down = True
    page.clock.fast_forward(HOUR)
    if not network:
        told(page, host, shown, CONNECTION)
    shown.wait()
    check_shows(shown, "ltv", MINE)


def test_a_translated_page_says_what_fails_and_goes_on(
    page: Page, watch: Watch, host: Host
) -> None:
    watch.allow(NOISE)
    host.faults["worker.js"] = "missing"
    page.add_init_script(SAVING)
    page.goto(host.url + ARTICLE)
    translate(page)
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    told(page, host, shown, "ontbreekt")
    shown.wait()
    check_shows(shown, "ltv", MINE)


def test_who_goes_to_another_site_and_back_finds_what_was_typed(page: Page, host: Host) -> None:
    """Loaded again: here the browser keeps no page that is left."""
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "60"})
    shown.wait()
    page.wait_for_url("**&orderwaarde=60&**")
    page.goto(f"{host.url}insluiten/roi/")  # a page of its own, that is loaded as any other site
    page.go_back()
    expect(shown.field("orderwaarde")).to_have_value("60")
    expect(shown.output("ltv")).to_have_text("€\u00a0720")
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)


SHOWN = "addEventListener('pageshow', ({ persisted }) => (globalThis.kept = persisted));"
REASONS = """() => {
  const { notRestoredReasons } = performance.getEntriesByType("navigation")[0];
  return notRestoredReasons?.reasons?.map(({ reason }) => reason) ?? [];
}"""


def test_a_page_that_a_browser_keeps_whole_comes_back_and_calculates(
    new_page: NewPage, host: Host
) -> None:
    """With the worker that it had: nothing is loaded again."""
    page = new_page("keeping")
    page.add_init_script(SHOWN)
    page.goto(host.url + ARTICLE)
    shown = Shown(page)
    shown.fill({"orderwaarde": "60"})
    shown.wait()
    page.wait_for_url("**&orderwaarde=60&**")
    page.goto(f"{host.url}versie.json")  # which asks for nothing more
    host.requests.clear()
    page.evaluate("void setTimeout(() => history.back())")
    expect(shown.field("orderwaarde")).to_have_value("60")
    # Nothing of ours stands in the way. What a browser does not name ("masked") is its own affair.
    assert set(page.evaluate(REASONS)) <= {"masked"}
    kept = page.evaluate("kept")
    expect(shown.output("ltv")).to_have_text("€\u00a0720")
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    check_shows(shown, "ltv", MINE)
    assert not kept or (host.asked("worker.js"), host.asked("ltv/")) == (0, 0)
