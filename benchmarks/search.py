"""The queries of tests/search/queries.txt, here and on stock Material search with the same pages.

.venv/bin/python -m benchmarks.search
"""

import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree, ignore_patterns

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Page, expect, sync_playwright

from kennisbank.catalogue import Catalogue
from kennisbank.finish import contents, static
from kennisbank.finish import search as finishing
from kennisbank.finish.pages import Pages
from tests.browser.conftest import ARGUMENTS
from tests.browser.search import Shown, search
from tests.browser.server import Host
from tests.programs import find
from tests.search import FIRST, queries
from tests.sites import ROOT, build

EMPTY = "Typ om te beginnen met zoeken"  # what stock says before anything is typed
TYPED = "marge"  # what tells that stock is ready


def stock(target: Path, url: str, theme: Path) -> None:
    """The same pages with the search of Material itself, in the place of ours."""
    copytree(
        ROOT / "kennisbank" / "theme", theme, ignore=ignore_patterns("header.html", "search.*")
    )
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        settings = yaml_load(file)["theme"] | {"custom_dir": str(theme)}
    plugins = [{"search": {"lang": "nl"}}]
    index, bill, others = finishing.write, contents.write, static.OTHERS
    finishing.write, contents.write, static.OTHERS = lambda *_: "", lambda *_: None, ()
    mkdocs_build(
        load_config(
            str(ROOT / "mkdocs.yml"),
            site_dir=str(target),
            site_url=url,
            theme=settings,
            plugins=plugins,
        )
    )
    finishing.write, contents.write, static.OTHERS = index, bill, others


def in_stock(page: Page, query: str) -> Shown:
    """What stock Material shows first; every section that it lists below a page counts as well."""
    box, said = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    # It looks in its box when a key goes up.
    box.fill("")
    box.press("Shift")
    expect(said).to_have_text(EMPTY)
    box.fill(query)
    box.press("Shift")
    expect(said).not_to_have_text(EMPTY)
    # It counts first and lists a moment later, and says neither when it is done.
    page.wait_for_timeout(300)
    shown: list[list[str]] = page.locator(".md-search-result__item").evaluate_all(
        "all => all.map(each => [...each.querySelectorAll('a')]"
        ".map(a => a.origin + a.pathname + a.hash))"
    )
    root = page.url.partition("artikelen/")[0]
    groups = [[link.removeprefix(root) for link in links] for links in shown]
    # Its own settings can leave out the pages for other sites; the ones here do not need to.
    groups = [links for links in groups if not links[0].startswith("insluiten/")]
    return [("", link) for links in groups[:FIRST] for link in links]


def answered(shown: Shown, wanted: tuple[str, ...]) -> bool:
    """Whether one of these is wanted, a section of a wanted page too.

    Stock lists a question of an article on the page of all questions, where it stands as well.
    """
    anchors = {address.partition("#")[2] for address in wanted} - {""}
    return any(
        address in wanted
        or address.partition("#")[0] in wanted
        or (address.startswith("vragen/#") and address.partition("#")[2] in anchors)
        for _, address in shown
    )


def main() -> None:
    """Build both sites, and compare them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Host() as host,
        Host() as other,
    ):
        host.folder, other.folder = Path(folder) / "ours", Path(folder) / "stock"
        build(host.folder, SITE_URL=host.url)
        print(
            f"index           {indexing(host.folder, Path(folder) / 'index'):.1f} s, in the build"
        )
        stock(other.folder, other.url, Path(folder) / "theme")
        compare(host, other)


def indexing(site: Path, target: Path) -> float:
    """How many seconds it takes to index those pages."""
    library = Catalogue(ROOT / "docs")
    pages = Pages(site, library)
    started = time.perf_counter()
    with finishing.Records(library) as records:
        for each in pages:
            records.see(each)
        finishing.write(records, target)
    return time.perf_counter() - started


def compare(host: Host, other: Host) -> None:
    """Tell the score of both."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find("chromium"), args=ARGUMENTS)
        ours, theirs = browser.new_page(), browser.new_page()
        ours.goto(f"{host.url}artikelen/cac/")
        ours.keyboard.press("/")
        theirs.goto(f"{other.url}artikelen/cac/")
        theirs.locator(".md-search__input").focus()
        # A search that never gets ready has no score: then this stops, rather than telling 0.
        theirs.locator(".md-search__input").press_sequentially(TYPED)
        theirs.locator(".md-search-result__item").first.wait_for(timeout=30_000)
        score = [0, 0]
        for query in queries():
            good = query.answered(search(ours, query.text))
            also = answered(in_stock(theirs, query.text), query.wanted)
            score = [score[0] + good, score[1] + also]
            if "-v" in sys.argv:
                print(f"{'+' if good else '-'} {'+' if also else '-'}  {query.text}")
        print(f"in the first {FIRST}  ours {score[0]}, stock {score[1]}, of {len(queries())}")
        browser.close()


if __name__ == "__main__":
    main()
