"""The built site → the published site, whatever built it.

    kb:artikelen/ltv/#formule  →  an address that works under any sub-path, checked
    the podcast                →  its players where they belong, and its feed, podcast.xml
    the index of the search    →  in pagefind/NAAM/, with the words that a query is read with
    the runtime                →  in the site, when a page calculates
    a Content-Security-Policy  →  in every page
    a service worker           →  so that what was visited works without network
    the Python of a page       →  in a file that comes when somebody calculates
    its scripts and styles     →  a few files
    what each page is          →  in its head, with a picture; an overview of all, for programs
    sound and pictures         →  with what is in them in their address
    404.html                   →  a page that is right however deep it is shown
    versie.json and _headers   →  which site this is, and what a host may send along
    .nojekyll                  →  so that GitHub Pages leaves out nothing
    a canonical localhost      →  gone: nobody said yet where the site comes to stand

Running it again changes nothing.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kennisbank import Stopped
from kennisbank.finish import findable, overviews, pictures
from kennisbank.finish.bundle import bundle
from kennisbank.finish.episodes import Podcast
from kennisbank.finish.feed import NAME, feed, notes
from kennisbank.finish.links import Links
from kennisbank.finish.media import Media
from kennisbank.finish.missing import NAME as NOT_FOUND
from kennisbank.finish.missing import anywhere
from kennisbank.finish.offline import offline
from kennisbank.finish.pages import read
from kennisbank.finish.players import with_players
from kennisbank.finish.policy import forget_localhost, hosts, policy, scripts, with_policy
from kennisbank.finish.release import marked, named, release, with_index
from kennisbank.finish.search import index
from kennisbank.finish.sources import apart
from kennisbank.finish.version import tell
from kennisbank.runtime import install

_FOOT, _CALL = 'class="kb-voet"', 'class="kb-oproep"'


def finish(  # noqa: C901 -- a list of steps
    site: Path, *, live: bool = False, noted: bool = False
) -> list[str]:
    """Finish the site in that folder; what its owner still has to set. Stopped, with every mistake
    in a link or the podcast, when there is one.

    A `live` site is one that is served while it is written: what serves it adds a script of its
    own to every page, which a policy would forbid. Where its mistakes are `noted` in its pages
    already, they do not stop it.
    """
    if not (site / "index.html").is_file():
        raise Stopped([f"{site}: hier staat geen gebouwde site → bouw hem eerst"])
    built = read(site)
    podcast = Podcast(site, built)
    stamps = Media(site)
    if podcast.show and not podcast.mistakes:
        (site / NAME).write_bytes(feed(podcast.show, podcast.episodes, stamps))
    pages: dict[Path, str] = {}
    links = Links(site)
    allowed: set[str] = set()
    media: set[str] = set()
    uncalled = 0  # articles without a call to action
    for page, html in built.items():
        resolved = links.resolve(page, with_players(html, podcast.episodes))
        if not live:
            resolved = stamps.stamped(page, resolved)
        pages[page] = resolved if live else apart(site, resolved)
        allowed |= scripts(resolved)
        media |= hosts(resolved)
        uncalled += _FOOT in resolved and _CALL not in resolved
    if (mistakes := podcast.mistakes + links.mistakes) and not (live and noted):
        raise Stopped(mistakes)
    if links.slugs:
        install(site)
    # Each waits for a program of its own.
    with ThreadPoolExecutor(1) as beside:
        indexing = beside.submit(index, site, dict(pages))
        bundle(site, pages, live=live)
        searched = indexing.result()
    root = _tell(site, pages, live=live)
    files = [] if live else named(site)
    ours = release(files)
    for page, html in pages.items():
        pages[page] = with_index(html, searched)
        if not live:
            whole = stamps.on_the_web(pages[page], root)
            if page == site / NOT_FOUND:
                whole = stamps.stamped(page, anywhere(site, whole))
            pages[page] = marked(whole, ours)
    if not live:
        # All pages get the same, the scripts of other pages allowed too: navigation without
        # reloading shows one page under the policy of another.
        rules = policy(allowed, media)
        pages = {page: forget_localhost(with_policy(html, rules)) for page, html in pages.items()}
    _save(built, pages)
    offline(site, files, stamps, live=live)
    tell(site, policy(allowed, media), files)
    (site / ".nojekyll").touch()
    said = list(notes(podcast.show)) if podcast.show else []
    if uncalled:
        said.append("Onder de artikelen staat nog geen oproep → zet FOCUS_SESSION_URL")
    return said


def _save(built: dict[Path, str], pages: dict[Path, str]) -> None:
    for page, html in pages.items():
        if html != built[page]:
            page.write_bytes(html.encode("utf-8"))


def _tell(site: Path, pages: dict[Path, str], *, live: bool) -> str:
    """What each page is, for who looks for it; pictures take long, and wait for the real site.

    Where the site is on the web; empty as long as nobody said so.
    """
    told = []
    for path, html in pages.items():
        if page := findable.read(site, path, html):
            told.append(page)
            pages[path] = findable.told(html, page)
    findable.without_hidden(site / "sitemap.xml", told)
    overviews.write(site, told)
    if not live:
        pictures.draw(site, told)
    return told[0].at("") if told and told[0].url else ""
