"""A real Chromium on the real site. Every page that a test opens is watched till the end of it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.server import Host
from tests.programs import chromium

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def build(target: Path, url: str, project: Path = ROOT) -> None:
    """Build a project's site, as it comes to stand on that address."""
    command = [sys.executable, "-m", "kennisbank", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, check=True, cwd=project, env=os.environ | {"SITE_URL": url})


@pytest.fixture(scope="session")
def _host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with Host() as host:
        host.folder = tmp_path_factory.mktemp("site")
        build(host.folder, host.url)
        yield host


@pytest.fixture
def host(_host: Host) -> Iterator[Host]:
    """The host of the site, without faults and with nothing asked for yet."""
    _host.requests.clear()
    yield _host
    _host.heal()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


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
def new_page(browser: Browser, watch: Watch) -> Iterator[NewPage]:
    """A page in a context of its own, with the options of a context. Nothing is kept between pages
    by a service worker, unless it is allowed: then the tests would not see what is asked for.
    """
    contexts: list[BrowserContext] = []

    def new(**options: object) -> Page:
        given = {"locale": "nl-NL", "service_workers": "block"} | options
        context = browser.new_context(**given)  # type: ignore[arg-type]
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    yield new
    for context in contexts:
        assert context.cookies() == []
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()
