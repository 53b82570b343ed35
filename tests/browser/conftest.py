"""Real browsers on the real site. Every page that a test opens is watched till the end of it."""

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    WebError,
    expect,
    sync_playwright,
)

from tests.browser.quiet import COUNT
from tests.browser.server import PATIENT, Host
from tests.programs import find
from tests.sites import PUBLISHED, Sites
from tests.waiting import PATIENCE

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    # Compiling once more what Python does often, for speed, takes longer here than it saves.
    "--disable-component-update --disable-sync --js-flags=--liftoff-only"
).split()
# Chromium; one that keeps a page whole when it is left, as it does for a reader; and that of a
# reader who has set letters twice as large. Of what Playwright adds to the arguments, each is
# without these.
UNLIKE: dict[str, list[str]] = {
    "chromium": [],
    "keeping": ["--disable-back-forward-cache"],
    "large letters": [],
}
SET = {"large letters": ["--blink-settings=defaultFontSize=32"]}
# A test that asks for a page in each: @both, above the test.
both = pytest.mark.parametrize(
    "page", ["chromium", pytest.param("firefox", marks=pytest.mark.needs("firefox"))], indirect=True
)

expect.set_options(timeout=1000 * PATIENCE)

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.needs("chromium"))
            if "firefox" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.needs("firefox"))


@pytest.fixture(scope="session")
def _host(sites: Sites) -> Iterator[Host]:
    with Host() as host:
        host.folder = sites(**PUBLISHED)
        yield host


@pytest.fixture
def host(_host: Host) -> Iterator[Host]:
    """The host of the site, without faults and with nothing asked for yet."""
    _host.settle()
    _host.requests.clear()
    yield _host
    _host.heal()


class Browsers:
    """Each browser, started when it is first asked for."""

    def __init__(self, playwright: Playwright, programs: dict[str, Path | None]) -> None:
        self._playwright = playwright
        self._programs = programs
        self._started: dict[str, Browser] = {}

    def __getitem__(self, name: str) -> Browser:
        if name not in self._started:
            program = self._programs["chromium" if name in UNLIKE else name]
            # Firefox as it is published, by the protocol that every browser speaks.
            self._started[name] = (
                self._playwright.chromium.launch(
                    executable_path=program,
                    args=[*ARGUMENTS, *SET.get(name, [])],
                    ignore_default_args=UNLIKE[name],
                )
                if name in UNLIKE
                else self._playwright.firefox.launch(executable_path=program, channel="moz-firefox")
            )
        return self._started[name]

    def close(self) -> None:
        for browser in self._started.values():
            browser.close()


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    programs = {name: find(name) for name in ("chromium", "firefox")}
    with sync_playwright() as playwright:
        browsers = Browsers(playwright, programs)
        yield browsers
        browsers.close()


@pytest.fixture(scope="session")
def browser(browsers: Browsers) -> Browser:
    return browsers["chromium"]


# Python does not start by itself for a reader who saves data, for a test that is about the page
# around it. That a page is quiet while it calculates is seen wherever a test calculates.
SAVING = "Object.defineProperty(NetworkInformation.prototype, 'saveData', {get: () => true})"


@dataclass
class Watch:
    """What pages did that none of them should. A test may allow some of it, as a pattern."""

    host: Host
    wrong: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def leave(self, context: BrowserContext) -> None:
        context.remove_listener("console", self._console)
        context.remove_listener("weberror", self._error)
        context.remove_listener("request", self._request)

    def check(self) -> None:
        pattern = "|".join(self.allowed) or "(?!)"
        assert [each for each in self.wrong if not re.search(pattern, each)] == []

    def _console(self, message: ConsoleMessage) -> None:
        blocked = "Service Worker registration blocked by Playwright"
        if message.type in ("error", "warning") and message.text != blocked:
            self.wrong.append(f"{message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.wrong.append(f"error: {error.error}")

    def _request(self, request: Request) -> None:
        origin = self.host.url.partition("/naam")[0]
        if not request.url.startswith((origin, "blob:", "data:")):
            self.wrong.append(f"request to another origin: {request.url}")


@pytest.fixture
def watch(host: Host) -> Iterator[Watch]:
    watch = Watch(host)
    yield watch
    watch.check()


def new_context(browser: Browser, **options: object) -> BrowserContext:
    given = {"locale": "nl-NL", "service_workers": "block"} | options
    context = browser.new_context(**given)  # type: ignore[arg-type]
    context.set_default_timeout(1000 * PATIENCE)
    context.add_init_script(PATIENT)
    return context


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browsers: Browsers, watch: Watch) -> Iterator[NewPage]:
    """A page in a context of its own, with the options of a context. Nothing is kept between pages
    by a service worker, unless it is allowed: then the tests would not see what is asked for.
    """
    contexts: list[BrowserContext] = []

    def new(browser: str = "chromium", **options: object) -> Page:
        context = new_context(browsers[browser], **options)
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.unroute_all(behavior="ignoreErrors")  # what is still on its way is of this test
        assert context.cookies() == []
        context.close()


@pytest.fixture
def page(new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """A page in Chromium; in the browser of that name when a test asks for it."""
    return new_page(getattr(request, "param", "chromium"))


@pytest.fixture
def reading(page: Page) -> Page:
    """A page in Chromium in which no Python starts by itself."""
    page.add_init_script(SAVING)
    return page


@pytest.fixture
def firefox(new_page: NewPage) -> Page:
    return new_page("firefox")


class Tabs:
    """Pages that stay open from test to test, with the Python that runs in them."""

    def __init__(self, browsers: Browsers) -> None:
        self._browsers = browsers
        self._open: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._open:
            permissions = ["clipboard-read", "clipboard-write"]
            context = new_context(self._browsers["chromium"], permissions=permissions)
            context.add_init_script(f"({COUNT})()")
            self._open[name] = context.new_page()
        return self._open[name]

    def close(self, name: str) -> None:
        """The next test gets another."""
        self._open.pop(name).context.close()


@pytest.fixture(scope="session")
def _tabs(browsers: Browsers) -> Tabs:
    return Tabs(browsers)


@pytest.fixture
def new_tab(_tabs: Tabs, watch: Watch, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """A page that stays open, for a test that is not about what is loaded or kept.

    Starting a page and its Python takes ten times as long as such a test. With `go` it goes from
    page to page as a reader does who follows a link; what it holds of the test before is left
    behind here.
    """
    taken: list[str] = []

    def tab(name: str = "first") -> Page:
        taken.append(name)
        page = _tabs[name]
        watch.follow(page.context)
        return page

    yield tab
    for name in taken:
        page = _tabs[name]
        watch.leave(page.context)
        if request.node.stash.get(FAILED, False):
            _tabs.close(name)
            continue
        page.unroute_all(behavior="wait")
        page.emulate_media(media="null")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        assert page.context.cookies() == []
        assert page.context.pages == [page]


@pytest.fixture
def tab(new_tab: NewPage) -> Page:
    return new_tab()
