"""Publishing while somebody reads: no page blames the connection, and nothing typed is lost."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kennisbank.finish.release import FOLDERS
from kennisbank.keep import main as keep
from tests.browser.calculator import Shown
from tests.browser.conftest import SAVING, NewPage, Watch, both, new_context
from tests.browser.search import search
from tests.browser.server import Host
from tests.browser.test_offline import KEPT, LOADED, visited
from tests.sites import PUBLISHED, Sites, build, copied
from tests.waiting import RENEWED, until

ARTICLE = "artikelen/ltv/"
NEW = "Er is een nieuwe versie van deze site"
# What a browser says of files that are gone.
NOISE = (
    "Failed to load|^warning: |404|MIME|Loading module|error: |NS_ERROR|Pagefind|kb-rekenhulp|ltv: "
)

# A calculator that is not looked at loads nothing yet.
NOT_SEEN = "globalThis.IntersectionObserver = class { observe() {} disconnect() {} }"

Publish = Callable[[Path], None]


@pytest.fixture(scope="session")
def newer(site: Path, sites: Sites) -> Path:
    """The next release: another text, recording, script, calculator and Python."""
    made = sites.made("newer", _newer)
    for each in ("runtime", "scripts", "pagefind"):
        assert names(made, each) != names(site, each), each
    # Of Python only the library, in which is what all calculators share.
    new = names(made, "runtime") - names(site, "runtime")
    assert [*{name for each in new for name in names(made, f"runtime/{each}")}] == [
        "python_stdlib.wasm"
    ]
    return made


def _newer(target: Path) -> None:
    with TemporaryDirectory(prefix="newer-") as folder:
        project = copied(Path(folder) / "project", alike=True)
        _edit(project / "docs" / "artikelen" / "ltv.md", "\n# ", "\n# Nieuw: ")
        _edit(
            project / "kennisbank/theme/assets/kb/kb.js",
            "follow();",
            "document.documentElement.dataset.newer = '1';\nfollow();",
        )
        for file in ("core/numbers.py", "ltv.py"):
            path = project / "calculators" / file
            path.write_text(path.read_text("utf-8") + "\nNEWER = 1\n", "utf-8")
        sound = project / "docs" / "podcast" / "ltv.mp3"
        sound.write_bytes(sound.read_bytes() + b"\0")
        build(target, project=project, **PUBLISHED | {"GITHUB_SHA": "f" * 40})


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def names(site: Path, folder: str) -> set[str]:
    return {each.name for each in (site / folder).iterdir()}


@pytest.fixture
def kept(site: Path, newer: Path, tmp_path: Path) -> Path:
    """The next release, with the files of the one before it beside its own."""
    return brought(newer, site, tmp_path / "kept")


@pytest.fixture(scope="session")
def newest(newer: Path, sites: Sites) -> Path:
    """The release after that one: the same files, by other names."""
    return sites.made("newest", partial(_renamed, newer))


def _renamed(before: Path, target: Path) -> None:
    shutil.copytree(before, target)
    (release,) = json.loads((before / "uitgaven.json").read_text("utf-8"))
    old = {each for part in ("runtime", "scripts", "pagefind") for each in names(before, part)}
    again = {name: name[:-12] + name[:-13:-1] for name in (*old, release["release"])}
    for path in [*target.rglob("*")]:
        if path.is_file() and path.suffix in {".html", ".js", ".json"}:
            text = path.read_text("utf-8")
            path.write_text(re.sub("|".join(again), lambda found: again[found[0]], text), "utf-8")
    for part in ("runtime", "scripts", "pagefind"):
        for folder in [*(target / part).iterdir()]:
            folder.rename(folder.with_name(again[folder.name]))


def brought(new: Path, before: Path, target: Path) -> Path:
    """A copy of the new site, with the files that the one before it holds."""
    shutil.copytree(new, target, copy_function=os.link)
    (target / "uitgaven.json").unlink()
    shutil.copy(new / "uitgaven.json", target)
    assert keep([str(before), str(target)]) == 0
    return target


@pytest.fixture
def publish(host: Host, watch: Watch) -> Iterator[Publish]:
    """Put another site in the place of the one that a page was opened from."""
    before = host.folder

    def put(site: Path) -> None:
        watch.allow(NOISE)
        host.folder = site

    # The browser keeps nothing of its own: what is asked for is what there is.
    host.faults["nothing of that name"] = "missing"
    yield put
    host.folder = before


def opened(page: Page, host: Host) -> Shown:
    page.add_init_script(NOT_SEEN)
    page.goto(host.url + ARTICLE)
    return Shown(page)


@both
def test_after_a_publication_an_open_page_asks_to_refresh_and_keeps_what_was_typed(
    page: Page, host: Host, publish: Publish, newer: Path
) -> None:
    shown = opened(page, host)
    publish(newer)
    shown.fill({"orderwaarde": "1.250,50", "klantduur": "2"})
    expect(shown.status).to_contain_text(NEW)
    expect(shown.status).not_to_contain_text("verbinding")
    button = shown.element.locator(".kb-opnieuw")
    expect(button).to_have_text("Ververs de pagina")
    button.click()
    expect(page.locator("h1")).to_contain_text("Nieuw: ")
    expect(shown.output("ltv")).to_have_text("€\u00a010.004")
    expect(shown.field("klantduur")).to_have_value("2")
    expect(shown.field("orderwaarde")).to_have_value("1.250,50")


@both
def test_with_the_files_of_the_last_release_an_open_page_calculates_and_searches(
    page: Page, host: Host, publish: Publish, kept: Path
) -> None:
    shown = opened(page, host)
    publish(kept)
    shown.fill({"orderwaarde": "60"})
    expect(shown.output("ltv")).to_have_text("€\u00a0720")
    page.keyboard.press("Escape")
    page.locator("#kb-zoek input").focus()
    assert search(page, "retentie")


@pytest.mark.parametrize("gone", ["runtime", "scripts", "assets/bron"])
def test_any_part_of_the_calculator_that_is_gone_tells_of_the_new_version(
    page: Page, host: Host, publish: Publish, site: Path, newer: Path, kept: Path, gone: str
) -> None:
    shown = opened(page, host)
    for name in names(site, gone) - names(newer, gone):
        path = kept / gone / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    publish(kept)
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text(NEW)
    expect(shown.field("orderwaarde")).to_have_value("85")


@pytest.mark.parametrize("apart", [1, 2])
@pytest.mark.parametrize("newer_page", [False, True])
def test_a_page_beside_a_site_of_another_release_says_so_when_its_files_are_not_there(
    page: Page, host: Host, publish: Publish, site: Path, newer: Path, newest: Path,
    tmp_path: Path, newer_page: bool, apart: int,
) -> None:  # fmt: skip
    other = newer if apart == 1 else newest
    of_page, of_site = (other, site) if newer_page else (site, other)
    mixed = tmp_path / "mixed"
    shutil.copytree(of_site, mixed, copy_function=os.link)
    (mixed / ARTICLE / "index.html").unlink()
    shutil.copy(of_page / ARTICLE / "index.html", mixed / ARTICLE)
    publish(mixed)
    page.goto(host.url + ARTICLE)
    notice = page.locator(".kb-nieuw")
    expect(notice).to_contain_text(NEW)
    Shown(page).field("orderwaarde").fill("85")
    publish(of_page)
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)
    shown = Shown(page)
    expect(shown.field("orderwaarde")).to_have_value("85")
    expect(shown.output("ltv")).to_have_text("€\u00a01.020")


def test_two_releases_later_an_open_page_calculates_and_searches_or_asks_to_refresh(
    page: Page, host: Host, publish: Publish, site: Path, kept: Path, newest: Path, tmp_path: Path
) -> None:
    shown = opened(page, host)
    publish(brought(newest, kept, tmp_path / "both"))
    shown.fill({"orderwaarde": "60"})
    expect(shown.output("ltv")).to_have_text("€\u00a0720")
    page.locator("#kb-zoek input").focus()
    assert search(page, "retentie")
    page.keyboard.press("Escape")
    publish(site)
    page.goto(f"{host.url}over/")
    shown = opened(page, host)
    publish(newest)
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text(NEW)
    shown.element.locator(".kb-opnieuw").click()
    expect(shown.output("ltv")).to_have_text("€\u00a01.020")


@both
def test_a_dead_connection_after_a_publication_is_a_dead_connection(
    page: Page, host: Host, publish: Publish, newer: Path
) -> None:
    shown = opened(page, host)
    publish(newer)
    host.down = True
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text("Controleer je verbinding")
    expect(shown.status).not_to_contain_text("nieuwe versie")


def test_what_comes_too_slowly_of_a_kept_release_is_not_taken_for_a_publication(
    page: Page, host: Host, watch: Watch, publish: Publish, kept: Path
) -> None:
    shown = opened(page, host)
    publish(kept)
    watch.allow("wasm")
    host.faults["pyodide.core.wasm"] = "cut"
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text("Controleer je verbinding")


def test_a_file_that_the_site_itself_lacks_blames_neither(
    page: Page, host: Host, publish: Publish, site: Path
) -> None:
    shown = opened(page, host)
    publish(site)
    host.faults["pyodide.core.wasm"] = "missing"
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text("ontbreekt op de site")
    expect(shown.status).not_to_contain_text(re.compile("verbinding|nieuwe versie"))


@both
def test_going_on_to_a_page_of_the_new_release_takes_its_scripts_along(
    page: Page, watch: Watch, host: Host, publish: Publish, newer: Path
) -> None:
    watch.allow("the worker did not start")  # of the page that is left, in Firefox
    page.goto(host.url + "artikelen/cac/")
    publish(newer)
    page.locator(f"a[href$='{ARTICLE}'], a[href$='../ltv/']").locator("visible=true").first.click()
    expect(page.locator("h1")).to_contain_text("Nieuw: ")
    expect(page.locator("html")).to_have_attribute("data-newer", "1")


@both
def test_a_tab_that_searched_before_a_publication_never_finds_nothing_after_it(
    page: Page, host: Host, publish: Publish, newer: Path
) -> None:
    page.goto(host.url + "artikelen/cac/")
    page.locator("#kb-zoek input").focus()
    assert search(page, "marge")
    publish(newer)
    page.locator("#kb-zoek input").fill("retentie")
    out = page.locator(".kb-zoek-uit")
    # What it had loaded still finds; of what it had not, it says why.
    expect(out).to_contain_text(NEW)
    expect(page.locator("#kb-zoek")).not_to_contain_text(re.compile("Niets gevonden|verbinding"))
    out.get_by_role("button", name="Ververs de pagina").click()
    expect(page.locator(".kb-zoek-uit li").first).to_contain_text("etentie")
    expect(page.locator("html")).to_have_attribute("data-newer", "1")


PARTS = ("kennisbank.json", "pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.nl.pagefind",
         "index/*")  # fmt: skip


# Before anything was loaded, each of them; and after that, those that are then there all at once.
LATE = [("before", {part}) for part in PARTS]
LATE += [("after", {"index/*"}), ("after", {*PARTS} - {"index/*"})]


@pytest.mark.parametrize("fault", ["missing", "truncated", "cut"])
@pytest.mark.parametrize(
    ("when", "parts"), LATE, ids=[f"{when}-{min(parts)}-{len(parts)}" for when, parts in LATE]
)
def test_a_part_of_the_search_that_does_not_come_whole_is_told_and_tried_again(
    new_tab: NewPage, host: Host, watch: Watch, site: Path, when: str, parts: set[str], fault: str
) -> None:
    watch.allow(f"{NOISE}|JSON|index chunk|Missing signature|Decompressing|gzip|SyntaxError")
    reading = new_tab("that keeps nothing")
    reading.add_init_script(SAVING)
    names = [path.name for part in parts for path in site.glob(f"pagefind/*/{part}")]
    assert len(names) >= len(parts)
    host.faults["nothing of that name"] = "missing"
    reading.goto(host.url)
    box, status = reading.locator("#kb-zoek input"), reading.locator("#kb-zoek [role=status]")
    if when == "after":
        box.focus()
        assert search(reading, "marge")
    host.faults |= dict.fromkeys(names, fault)
    box.fill("retentie")
    # What was loaded before works on; what was not is a failure, and never an empty answer.
    expect(status).to_have_text(re.compile(r"lukt nu niet|\d resultaten"))
    if len(parts) > 1:
        expect(status).to_have_text(re.compile(r"^\d+ resultaten$"))
    if when == "before":
        expect(status).to_have_text("Zoeken lukt nu niet.")
        expect(reading.locator(".kb-zoek-wegen a")).to_have_count(3)
    for name in names:  # and what comes now is not for a next test to find
        del host.faults[name]
    box.fill("klantverloop")
    expect(reading.locator(".kb-zoek-uit li").first).to_contain_text("erloop")


# ── With a service worker ─────────────────────────────────────────────────


@pytest.fixture
def own(site: Path, watch: Watch) -> Iterator[Host]:
    with Host() as own:
        own.folder = site
        own.faults["nothing of that name"] = "missing"
        yield own


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def tab(reader: BrowserContext) -> Callable[[], Page]:
    return reader.new_page


SOUND = """async whole => {
  const {src} = document.querySelector("audio");
  const got = await fetch(src, {headers: {range: "bytes=0-"}});
  return [src, got.status, (await got.arrayBuffer()).byteLength];
}"""
CONTROLLED = "Boolean(navigator.serviceWorker.controller)"


def test_a_recording_that_was_replaced_is_heard_by_who_played_the_old_one(
    tab: Callable[[], Page], own: Host, site: Path, newer: Path
) -> None:
    page = tab()
    page.goto(own.url + "podcast/ltv/")
    until(lambda: page.evaluate(CONTROLLED))
    old, status, size = page.evaluate(SOUND, True)
    assert (status, size) == (206, (site / "podcast" / "ltv.mp3").stat().st_size)
    until(lambda: old in page.evaluate(KEPT))
    own.folder = newer
    page.reload()
    new, status, length = page.evaluate(SOUND, True)
    assert new != old and (status, length) == (206, size + 1)
    until(lambda: new in page.evaluate(KEPT) and old not in page.evaluate(KEPT))
    own.down = True
    assert page.evaluate(SOUND, True) == [new, 206, size + 1]


def test_what_a_server_nearby_still_has_is_not_kept_under_the_new_address(
    tab: Callable[[], Page], own: Host
) -> None:
    page = tab()
    page.goto(own.url + "podcast/ltv/")
    until(lambda: page.evaluate(CONTROLLED))
    page.evaluate("document.querySelector('audio').src = '../ltv.mp3?v=0123456789ab'")
    assert page.evaluate(SOUND, True)[1] == 206
    page.wait_for_timeout(1_000)  # longer than it takes to write
    assert not [url for url in page.evaluate(KEPT) if "0123456789ab" in url]


def test_a_page_that_stays_open_while_the_service_worker_is_renewed_tells_of_the_new_version(
    tab: Callable[[], Page], own: Host, site: Path, newer: Path
) -> None:
    first = tab()
    shown = opened(first, own)
    until(lambda: first.evaluate(CONTROLLED))
    own.folder = newer
    second = tab()
    second.goto(own.url)
    old = [f"scripts/{name}/" for name in names(site, "scripts")]
    until(lambda: not any(each in url for url in second.evaluate(KEPT) for each in old))
    shown.fill({"orderwaarde": "85"})
    expect(shown.status).to_contain_text(NEW)
    shown.element.locator(".kb-opnieuw").click()
    expect(shown.output("ltv")).to_have_text("€\u00a01.020")


def looked(page: Page) -> list[str]:
    """What is kept, after the browser has looked for a new version: by itself it does so some time
    after a page has come, and seldom when pages come soon after each other.
    """
    page.evaluate("navigator.serviceWorker.ready.then((each) => each.update()).catch(() => 0)")
    kept: list[str] = page.evaluate(KEPT)
    return kept


def test_a_new_version_is_shown_at_once_and_takes_away_the_old(
    reader: BrowserContext, own: Host, site: Path, newer: Path
) -> None:
    page = visited(reader, own)
    old = [f"{folder}/{name}/" for folder in ("runtime", "scripts")
           for name in names(site, folder) - names(newer, folder)]  # fmt: skip
    own.requests.clear()
    own.folder = newer
    page.reload()
    expect(page.locator("h1")).to_contain_text("Nieuw: ")
    until(lambda: not any(each in url for url in looked(page) for each in old), patience=RENEWED)
    # Looking into a cache that goes at that moment leaves an empty one of that name.
    until(lambda: sum(bool(urls) for urls in page.evaluate(BY_CACHE).values()) == 2)
    # What the old one kept, and the new one not, would ask for a runtime that is gone.
    shown = Shown(page)
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    page.reload()
    (library,) = names(newer, "runtime") - names(site, "runtime")
    until(lambda: any(f"{library}/python" in url for url in page.evaluate(KEPT)))
    # Of Python only what has changed came again.
    came = {path.rpartition("/")[2] for path, _ in own.requests if "/runtime/" in path}
    assert came == {"python_stdlib.wasm"}
    until(lambda: {*page.evaluate(LOADED)} <= {*page.evaluate(KEPT)})
    own.down = True
    page.reload()
    expect(page.locator("h1")).to_contain_text("Nieuw: ")
    shown.fill({"orderwaarde": "60"})
    expect(shown.output("ltv")).to_have_text("€\u00a0720")


def test_a_new_version_does_not_wait_for_what_the_old_one_is_keeping(
    reader: BrowserContext, own: Host, site: Path, newer: Path
) -> None:
    """A browser lets it wait for five minutes."""
    page = visited(reader, own)
    own.faults["cac"] = "silent"
    (scripts,) = names(site, "scripts") - names(newer, "scripts")
    page.evaluate(
        "keep => navigator.serviceWorker.ready.then(({active}) => active.postMessage({keep}))",
        [f"{own.url}artikelen/cac/"],
    )
    until(lambda: own.asked("cac/"))
    own.folder = newer
    until(lambda: not any(f"scripts/{scripts}/" in url for url in looked(page)))


def test_a_release_that_is_rolled_back_is_shown_and_calculates_with_and_without_network(
    reader: BrowserContext, own: Host, site: Path, newer: Path
) -> None:
    page = visited(reader, own)
    stays = reader.new_page()  # a page that nobody touches meanwhile
    stays.goto(own.url + ARTICLE)
    own.folder = newer
    page.reload()
    expect(page.locator("h1")).to_contain_text("Nieuw: ")
    (before,) = names(site, "scripts") - names(newer, "scripts")
    until(lambda: not any(f"scripts/{before}/" in url for url in looked(page)), patience=RENEWED)
    own.folder = site
    page.reload()
    expect(page.locator("h1")).not_to_contain_text("Nieuw: ")
    (scripts,) = names(newer, "scripts") - names(site, "scripts")
    until(lambda: not any(f"scripts/{scripts}/" in url for url in looked(page)), patience=RENEWED)
    for each, price, outcome in ((page, "85", "1.020"), (stays, "60", "720")):
        each.bring_to_front()
        shown = Shown(each)
        shown.fill({"orderwaarde": price})
        expect(shown.output("ltv")).to_have_text(f"€\u00a0{outcome}")
    page.reload()
    until(lambda: {*page.evaluate(LOADED)} <= {*page.evaluate(KEPT)})
    own.down = True
    page.goto(f"{own.url}{ARTICLE}?orderwaarde=60")
    expect(page.locator("h1")).not_to_contain_text("Nieuw: ")
    expect(Shown(page).output("ltv")).to_have_text("€\u00a0720")


@pytest.mark.parametrize(("one", "other"), [("a/", "b/"), ("", "a/"), ("a/", "a/b/")])
def test_two_sites_on_one_origin_leave_each_other_alone(
    tab: Callable[[], Page], own: Host, site: Path, newer: Path, tmp_path: Path,
    one: str, other: str,
) -> None:  # fmt: skip
    places = [tmp_path / "root" / place for place in (one, other)]
    for folder in places:
        shutil.copytree(site, folder, copy_function=os.link, dirs_exist_ok=True)
    own.folder = tmp_path / "root"
    page = tab()

    def kept_of(place: str) -> set[str]:
        path = own.url.partition("/naam")[1] + own.url.partition("/naam")[2] + place
        every: dict[str, list[str]] = page.evaluate(BY_CACHE)
        ours = [urls for name, urls in every.items() if name.startswith(f"kb {path} ")]
        return {url for urls in ours for url in urls}

    def kept_whole(place: str) -> bool:
        # Where the sitemap is, the page reads from its address on the web.
        asked = {url for url in page.evaluate(LOADED) if url.startswith(own.url + place)}
        asked.discard(own.url + "sitemap.xml")
        kept = kept_of(place)
        return (
            any("geheugen" in url for url in kept) and asked | {own.url + place + ARTICLE} <= kept
        )

    for place in (one, other):
        page.goto(own.url + place + ARTICLE)
        Shown(page).fill({"orderwaarde": "85"})
        expect(Shown(page).output("ltv")).to_have_text("€\u00a01.020")
        until(partial(kept_whole, place))
    before = kept_of(other)
    assert all(url.startswith(own.url + other) for url in before)
    for name in ("index.html", "sw.js", ARTICLE):  # the first is published, and looked at again
        path = places[0] / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for part in (*FOLDERS, "artikelen/ltv"):
        shutil.rmtree(places[0] / part, ignore_errors=True)
        shutil.copytree(newer / part, places[0] / part, copy_function=os.link)
    for name in ("index.html", "sw.js"):
        shutil.copy(newer / name, places[0])
    page.goto(own.url + one + ARTICLE)
    (old,) = names(site, "runtime") - names(newer, "runtime")
    until(lambda: kept_of(one) and not any(old in url for url in kept_of(one)))
    assert kept_of(other) >= before
    own.down = True
    page.goto(f"{own.url}{other}{ARTICLE}?orderwaarde=60")
    expect(Shown(page).output("ltv")).to_have_text("€\u00a0720")


BY_CACHE = """async () => {
  const all = {};
  for (const name of await caches.keys())
    all[name] = (await (await caches.open(name)).keys()).map(({url}) => url);
  return all;
}"""


def test_what_was_kept_by_the_names_of_before_goes_and_that_of_another_site_stays(
    tab: Callable[[], Page], own: Host
) -> None:
    page = tab()
    page.goto(own.url + "versie.json")
    page.evaluate("""async () => {
      for (const name of ["kb-lasting", "kb-0123456789ab"]) {
        const cache = await caches.open(name);
        for (const url of ["./runtime/oud/a.js", "./", "../elders/"])
          await cache.put(url, new Response("oud"));
      }
    }""")
    page.goto(own.url)
    elsewhere = [own.url.removesuffix("naam-van-de-repo/") + "elders/"]
    until(lambda: page.evaluate(BY_CACHE).get("kb-lasting") == elsewhere)
    until(lambda: page.evaluate(BY_CACHE).get("kb-0123456789ab") == elsewhere)


# ── 404 ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("settings", [{}, PUBLISHED], ids=["no address", "published"])
@pytest.mark.parametrize("lost", ["weg", "weg/", "artikelen/weg/nog/dieper/x"])
def test_the_page_for_a_lost_address_is_whole_at_any_depth(
    sites: Callable[..., Path], page: Page, host: Host, watch: Watch, settings: dict[str, str],
    lost: str,
) -> None:  # fmt: skip
    watch.allow("404")
    before, host.folder = host.folder, sites(**settings)
    try:
        page.goto(host.url + lost)
        expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
        header = page.locator(".md-header")
        assert header.evaluate("each => getComputedStyle(each).position") in ("sticky", "fixed")
        page.locator("#kb-zoek input").focus()
        assert search(page, "retentie")
        page.keyboard.press("Escape")
        page.locator("article a", has_text="Begrippen").click()
        expect(page).to_have_url(host.url + "begrippen/")
        expect(page.locator("h1")).to_contain_text("Begrippen")
    finally:
        host.folder = before
