"""Every calculator in its page, in three browsers: `make verify`.

Chromium, Firefox and WebKit (the engine of every browser on an iPhone) each type a sample of what
is asked of every Python, and show what Python here answers.
"""

import os

import pytest

from calculators import slugs
from tests.browser.conftest import NewPage
from tests.browser.everywhere import FILL, wrong
from tests.browser.server import Host
from tests.browser.webkit import WebKit
from tests.everywhere.vectors import in_page

INPUTS = int(os.environ.get("PAGE_INPUTS", "30"))
BAD = int(os.environ.get("PAGE_BAD", "22"))


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_every_page_shows_what_python_answers(new_page: NewPage, host: Host, browser: str) -> None:
    page = new_page(browser)
    for slug in slugs():
        page.goto(f"{host.url}rekenhulpen/{slug}/")
        cases = in_page(slug, INPUTS, BAD)
        assert not wrong(slug, cases, page.evaluate(FILL, cases))


@pytest.mark.needs("WebKitWebDriver", "Xvfb")
def test_every_page_shows_what_python_answers_in_webkit(host: Host) -> None:
    with WebKit() as webkit:
        for slug in slugs():
            webkit.go(f"{host.url}rekenhulpen/{slug}/")
            cases = in_page(slug, INPUTS, BAD)
            assert not wrong(slug, cases, webkit.call(FILL, cases))
