"""The built site → the published site, whatever built it: from one folder to another.

    static      pictures and sound                    as they are
    pictures    what an app shows with a link         from the front matter and the title of a page
    feed        podcast.xml                           from the front matter of the episodes
    sources     assets/bron, runtime                  the Python of the pages, and what runs it
    material    assets/javascripts                    what pages ask of the script of the theme
    bundle      scripts, assets/stylesheets           a few files
    search      pagefind                              what can be found, in a folder of its own
    overviews   artikelen.xml, sitemap.xml            the site at a glance
    machines    llms.txt, rekenhulpen/…/schema.json   how a program calculates
    version     versie.json, uitgaven.json, _headers  which site this is
    contents    sbom.json, licenties/*.txt            what others made that is in it
    offline     sw.js, manifest.webmanifest           what was visited works without network

Every page is taken apart once, by itself. `site` adds what it says of others: `links`, `players`.
Then comes what it says of itself: `metadata`, `release`, `policy`. What only all pages together
say (which scripts a policy allows, what a style is called) is filled in afterwards: `later`.
"""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from kennisbank import Stopped
from kennisbank import contents as made_of
from kennisbank.catalogue import Catalogue
from kennisbank.finish import (
    bundle,
    contents,
    described,
    feed,
    later,
    machines,
    metadata,
    offline,
    overviews,
    pictures,
    search,
    sources,
    static,
    version,
)
from kennisbank.finish.described import Described
from kennisbank.finish.links import Links
from kennisbank.finish.material import Material
from kennisbank.finish.media import Media
from kennisbank.finish.missing import NAME as NOT_FOUND
from kennisbank.finish.missing import anywhere
from kennisbank.finish.pages import Built, Pages
from kennisbank.finish.policy import Policy
from kennisbank.finish.policy import put as put_policy
from kennisbank.finish.release import mark, named, release
from kennisbank.finish.site import Site
from kennisbank.runtime import install
from kennisbank.settings import read


@dataclass
class _Seen:
    """What all pages together say."""

    policy: Policy
    material: Material
    described: dict[str, Described]
    styles: list[str]
    uncalled: int  # articles without a call to action


def finish(
    built: Path, target: Path, library: Catalogue, *, live: bool = False, noted: bool = False
) -> list[str]:
    """Make the site in `target` of what was built of that library; what its owner still has to
    set. Stopped, with every mistake in a link, when there is one: then nothing was changed.

    A `live` site is one that is served while it is written: what serves it adds a script of its
    own to every page, which a policy would forbid. Where its mistakes are `noted` in its pages
    already, they do not stop it.
    """
    if not (built / "index.html").is_file():
        raise Stopped([f"{built}: hier staat geen gebouwde site → bouw hem eerst"])
    target.mkdir(parents=True, exist_ok=True)
    # Within it, so that it is moved at once: a site is whole, or what it was.
    with TemporaryDirectory(prefix=static.NEW, dir=target) as folder:
        made = Path(folder, "site")
        made.mkdir()
        pages = Pages(built, library)
        if pages.read("index.html").all('meta[name="kb-release"]:not([content=""])'):
            todo = "bouw hem opnieuw, of noem de map waarin hij is gebouwd"
            raise Stopped([f"{built}: deze site is al afgemaakt → {todo}"])
        values = read(library.docs.parent)
        links = Links(pages, made_of.files() | ({feed.NAME} if library.show else set()))
        site = Site(library, values, pages, links, Media(made), live)
        notes = _make(site, made, noted=noted)
        _replace(target, made)
    return notes


def _replace(target: Path, made: Path) -> None:
    """Put what was made in the place of what is there; what is hidden there may be of others."""
    for old in target.iterdir():
        if not old.name.startswith(".") or (made / old.name).exists():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in made.iterdir():
        new.replace(target / new.name)


def _make(site: Site, target: Path, *, noted: bool) -> list[str]:
    static.write(site.pages.source, target, live=site.live)
    with search.Records(site.library) as records:
        seen = _pages(site, records, target)
        if site.links.mistakes and not (site.live and noted):
            raise Stopped(site.links.mistakes)
        # Each waits for a program of its own.
        with ThreadPoolExecutor(1) as beside:
            indexing = beside.submit(search.write, records, target)
            ours = None
            if site.live and seen.styles:
                bundle.write_live(target)
            elif seen.styles:
                ours = bundle.write(seen.styles, seen.material, site.pages.source, target)
            if not site.live:
                pictures.write(seen.described.values(), site.values, target)
            if sources.write(site.pages, target):
                install(target)
            index = indexing.result()
    notes = feed.write(site.library, site.values, site.media, target)
    overviews.write(list(seen.described.values()), site.values, target)
    machines.write(list(seen.described.values()), site.values, target)
    files = [] if site.live else named(target)
    said = {
        later.POLICY: escape(str(seen.policy), quote=False),
        later.RELEASE: "" if site.live else release(files),
        later.INDEX: index,
    }
    if ours:
        text = (target / ours.style).read_text("utf-8")
        said |= {later.SCRIPTS: ours.scripts, later.MATERIAL: ours.of_theme}
        said |= {later.STYLE: ours.style, later.STYLE_TEXT: text}
    for page in site.pages.files:
        _fill(target / page, said, site.media)
    offline.write(site.library, site.values, site.media, files, target, live=site.live)
    version.write(target, str(seen.policy), files)
    if not site.live:
        contents.write(target, site.values.site_name)
    (target / ".nojekyll").touch()
    if seen.uncalled:
        notes.append("Onder de artikelen staat nog geen oproep → zet FOCUS_SESSION_URL")
    return notes


def _pages(site: Site, records: search.Records, target: Path) -> _Seen:
    """Write every page, but for what they say together."""
    seen = _Seen(Policy(), Material(), {}, [], 0)
    styles: dict[str, None] = {}
    for built in site:
        seen.policy.see(built)
        seen.material.see(built)
        sheets = dict.fromkeys(bundle.sheets(built))
        styles |= sheets
        seen.uncalled += bool(built.all(".kb-voet")) and not built.all(".kb-oproep")
        if each := described.read(built):
            seen.described[built.file] = each
        bundled = not site.live and bool(sheets)
        _complete(site, built, seen, target, bundled=bundled)
        html = built.html()
        file = target / built.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((bundle.flushed(html) if bundled else html).encode())
        records.see(built)  # the last: it takes the page apart
    seen.styles = list(styles)
    return seen


def _complete(site: Site, built: Built, seen: _Seen, target: Path, *, bundled: bool) -> None:
    """Add what a page says of itself; nothing of that is about the text in it."""
    mark(built)
    if bundled:
        bundle.put(built)
    if each := seen.described.get(built.file):
        metadata.put(built, each, site.values, site.library)
    if site.live:
        return
    if built.file == NOT_FOUND:
        anywhere(built, target)
    site.media.stamp(built)
    if not site.values.is_public:
        for canonical in built.all('link[rel="canonical"]'):
            canonical.decompose()
    put_policy(built)


def _fill(file: Path, said: dict[str, str], media: Media) -> None:
    """Put in the page what was not known yet when it was written."""
    html = file.read_bytes().decode()
    html = later.filled(html, lambda name: said[name] if name in said else media.address(name))
    file.write_bytes(html.encode())
