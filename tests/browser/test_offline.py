"""Without network: what was visited works, and the rest says why it does not."""

import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kennisbank.finish import offline
from kennisbank.finish.media import Media
from kennisbank.library import Library
from kennisbank.settings.values import Values
from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import new_context
from tests.browser.server import Host
from tests.sites import ROOT
from tests.waiting import until

ARTICLE = "artikelen/ltv/"
MINE = {"orderwaarde": "85", "aankopen_per_jaar": "4", "klantduur": "3"}
KEPT = """async () => {
  const all = [];
  for (const name of await caches.keys())
    for (const {url} of await (await caches.open(name)).keys()) all.push(url);
  return all;
}"""
LOADED = "performance.getEntriesByType('resource').map(({name}) => name)"
REGISTERED = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


def kept(page: Page, pattern: str) -> list[str]:
    """What the device keeps of that kind."""
    return [url for url in page.evaluate(KEPT) if re.search(pattern, url)]


@pytest.fixture
def site(host: Host, tmp_path: Path) -> Iterator[Host]:
    """The site on a host of its own, to change and to break. A browser keeps nothing by itself."""
    with Host() as own:
        own.folder = shutil.copytree(host.folder, tmp_path / "site")
        own.faults["nothing of that name"] = "missing"
        yield own


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, service_workers="allow")
    yield context
    context.close()


def visited(reader: BrowserContext, site: Host) -> Page:
    """The LTV article, calculated in and left to rest."""
    page = reader.new_page()
    page.goto(site.url + ARTICLE)
    shown = Shown(page)
    shown.field("orderwaarde").focus()
    shown.wait()
    until(lambda: kept(page, ARTICLE) and kept(page, r"\.wasm$"))
    until(lambda: {*page.evaluate(LOADED)} <= {*kept(page, "")})
    return page


def test_a_page_that_was_visited_calculates_without_network(
    reader: BrowserContext, site: Host
) -> None:
    visited(reader, site).close()
    site.down = True
    page = reader.new_page()
    page.goto(f"{site.url}{ARTICLE}?orderwaarde=85")
    shown = Shown(page)
    shown.wait()
    check_shows(shown, "ltv", MINE)


MEMORY = r"\.geheugen$"
# Of what is kept of Python, each time a text is in it, in Python's own memory or in a file.
FOUND = """async texts => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith(" blijvend")));
  const [key] = (await cache.keys()).filter(({url}) => url.endsWith(".geheugen"));
  const bytes = new TextDecoder("latin1").decode(await (await cache.match(key)).arrayBuffer());
  return texts.map(text => bytes.split(text).length - 1);
}"""
SPOILED = """async () => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith(" blijvend")));
  const [key] = (await cache.keys()).filter(({url}) => url.endsWith(".geheugen"));
  const {headers} = await cache.match(key);
  await cache.put(key, new Response(new Uint8Array(9_000_000), {headers}));
}"""


def test_what_is_kept_of_python_has_nobodys_numbers_in_it(
    reader: BrowserContext, site: Host
) -> None:
    page = reader.new_page()
    page.goto(f"{site.url}{ARTICLE}?orderwaarde=91827.25")
    shown = Shown(page)
    shown.wait()
    shown.fill({"aankopen_per_jaar": "7,3125"})
    expect(shown.output("ltv")).to_have_text("€\u00a02.014.460,30")
    until(lambda: kept(page, MEMORY))
    assert page.evaluate(FOUND, ["91827", "91.827", "7,3125", "7.3125"]) == [0, 0, 0, 0]
    (python,) = page.evaluate(FOUND, ["Gemiddelde orderwaarde"])
    assert python > 0


def test_the_next_visit_begins_with_what_is_kept_of_python_and_drops_it_when_it_is_spoiled(
    reader: BrowserContext, site: Host
) -> None:
    page = visited(reader, site)
    until(lambda: kept(page, MEMORY))
    page.goto(f"{site.url}rekenhulpen/retentie/")  # of other sources
    other = Shown(page)
    other.fill({"klanten_begin": "300"})
    other.wait()
    values = {"klanten_begin": "300", "klanten_nieuw": "40", "klanten_eind": "210"}
    check_shows(other, "retentie", values | {"periode": "kwartaal"})
    page.evaluate(SPOILED)
    page.goto(f"{site.url}{ARTICLE}?orderwaarde=85")
    shown = Shown(page)
    shown.wait()
    check_shows(shown, "ltv", MINE)
    until(lambda: kept(page, MEMORY) and page.evaluate(FOUND, ["Gemiddelde orderwaarde"]) != [0])


def test_a_page_that_was_not_visited_says_so_and_leads_to_those_that_were(
    reader: BrowserContext, site: Host
) -> None:
    page = visited(reader, site)
    site.down = True
    page.locator(".md-header .md-logo").first.click()  # without reloading, at first
    expect(page.locator("h1")).to_have_text("Je hebt geen verbinding")
    page.get_by_role("link", name=re.compile("LTV")).click()
    expect(page.locator("kb-rekenhulp").first).to_be_visible()
    assert not kept(page, r"/naam-van-de-repo/$")
    site.down = False
    page.goto(site.url)
    expect(page.locator("h1")).not_to_have_text("Je hebt geen verbinding")


def test_what_was_not_found_is_not_kept(reader: BrowserContext, site: Host) -> None:
    page = visited(reader, site)
    for name in ("bestaat-niet/", "runtime/weg/pyodide.js", "podcast/weg.mp3"):
        status = page.evaluate("url => fetch(url).then(got => got.status)", site.url + name)
        assert status == 404, name
        assert not kept(page, name)


def test_an_episode_that_was_played_plays_without_network_from_any_moment(
    reader: BrowserContext, site: Host
) -> None:
    page = visited(reader, site)
    sound = (site.folder / "podcast" / "ltv.mp3").read_bytes()
    ask = """async ([url, range]) => {
      const got = await fetch(url, {headers: {range}});
      const bytes = [...new Uint8Array(await got.arrayBuffer())];
      return [got.status, got.headers.get("content-range"), bytes.length, bytes.slice(0, 50)];
    }"""
    stamp = sha256(sound).hexdigest()[:12]
    url, size = f"{site.url}podcast/ltv.mp3?v={stamp}", len(sound)
    until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
    whole = page.evaluate(ask, [url, "bytes=0-"])
    assert whole == [206, f"bytes 0-{size - 1}/{size}", size, list(sound[:50])]
    until(lambda: kept(page, r"ltv\.mp3\?v="))
    site.down = True
    part = page.evaluate(ask, [url, "bytes=1000-1999"])
    assert part == [206, f"bytes 1000-1999/{size}", 1000, list(sound[1000:1050])]
    rest = page.evaluate(ask, [url, f"bytes={size - 10}-"])
    assert rest[:3] == [206, f"bytes {size - 10}-{size - 1}/{size}", 10]
    assert page.evaluate(ask, [url, f"bytes={size}-"])[0] == 416


def test_turned_off_it_leaves_nothing_on_the_device(reader: BrowserContext, site: Host) -> None:
    page = visited(reader, site)
    for file in site.folder.rglob("*.html"):
        html = file.read_text("utf-8")
        file.write_text(re.sub(r'<link rel="manifest"[^>]*>', "", html), "utf-8")
    (site.folder / "manifest.webmanifest").unlink()
    off = Values(offline=False)
    offline.write(Library(ROOT / "docs"), off, Media(site.folder), [], site.folder, live=False)
    page.reload()
    until(lambda: not page.evaluate(REGISTERED))
    page.reload()
    until(lambda: not page.evaluate("caches.keys()"))
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(REGISTERED) == 0


def test_it_can_be_installed(reader: BrowserContext, site: Host) -> None:
    page = visited(reader, site)
    devtools = reader.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    wrong = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in wrong if each["errorId"] != "in-incognito"] == []


def test_in_a_frame_of_another_site_nothing_is_kept(reader: BrowserContext, site: Host) -> None:
    page = reader.new_page()
    page.goto(f"{site.url}versie.json")  # a page of no site
    page.set_content(f'<iframe src="{site.url}insluiten/ltv/"></iframe>')
    element = page.frame_locator("iframe").locator("kb-rekenhulp")
    expect(element).to_have_attribute("data-state", "ready")
    assert page.frames[1].evaluate(REGISTERED) == 0
    page.wait_for_timeout(2_000)  # longer than a visit waits before it writes
    assert page.frames[1].evaluate("caches.keys()") == []
