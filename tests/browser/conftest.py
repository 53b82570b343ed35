"""Real browsers on the real site. Every page that a test opens is watched till the end of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    sync_playwright,
)

from tests.browser.server import Host
from tests.programs import find
from tests.sites import PUBLISHED, Sites
from tests.waiting import PATIENCE

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# A test that asks for a page in each: @both, above the test.
both = pytest.mark.parametrize(
    "page", ["chromium", pytest.param("firefox", marks=pytest.mark.needs("firefox"))], indirect=True
)


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
            program = self._programs[name]
            # Firefox as it is published, by the protocol that every browser speaks.
            self._started[name] = (
                self._playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
                if name == "chromium"
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


# What gives up after so many seconds waits on a machine that does ten other things. A test of
# giving up has the clock in its own hands.
PATIENT = """{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (run, after = 0, ...given) =>
    setTimeout(run, after < 5_000 ? after : 100 * after, ...given);
}"""


@dataclass
class Watch:
    """What pages did that none of them should. A test may allow some of it, as a pattern."""

    host: Host
    wrong: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    def follow(self, context: BrowserContext) -> None:
        origin = self.host.url.partition("/naam")[0]
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((origin, "blob:", "data:"))
                else self.wrong.append(f"request to another origin: {request.url}")
            ),
        )

    def check(self) -> None:
        pattern = "|".join(self.allowed) or "(?!)"
        assert [each for each in self.wrong if not re.search(pattern, each)] == []

    def _console(self, message: ConsoleMessage) -> None:
        blocked = "Service Worker registration blocked by Playwright"
        if message.type in ("error", "warning") and message.text != blocked:
            self.wrong.append(f"{message.type}: {message.text}")


@pytest.fixture
def watch(host: Host) -> Iterator[Watch]:
    watch = Watch(host)
    yield watch
    watch.check()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browsers: Browsers, watch: Watch) -> Iterator[NewPage]:
    """A page in a context of its own, with the options of a context. Nothing is kept between pages
    by a service worker, unless it is allowed: then the tests would not see what is asked for.
    """
    contexts: list[BrowserContext] = []

    def new(browser: str = "chromium", **options: object) -> Page:
        given = {"locale": "nl-NL", "service_workers": "block"} | options
        context = browsers[browser].new_context(**given)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(1000 * PATIENCE)
        context.add_init_script(PATIENT)
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
def firefox(new_page: NewPage) -> Page:
    return new_page("firefox")
