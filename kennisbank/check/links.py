"""What a page leads to, as the site's own Markdown reads it: other pages, headings, other sites."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from kennisbank.blocks.origin import unmarked
from kennisbank.check.addresses import elsewhere, odd
from kennisbank.check.site import Site
from kennisbank.library.files import APART
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import FRAMED

_SITE = re.compile(r"(?:https?://|www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?", re.IGNORECASE)
_MADE = {"podcast.xml", "versie.json", "llms.txt", "sitemap.xml"}  # by finish, or MkDocs
_NO_LINK = {"headerlink", "footnote-ref", "footnote-backref"}
# A text that says nothing to somebody who only hears the links.
_EMPTY = re.compile(
    r"(?:klik |lees |kijk )?(?:hier|deze (?:link|pagina)|dit artikel|link|meer|verder)[.!]?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]\S*\s\S*[^\W\d_]")  # at least two


def links(page: Page, site: Site) -> Iterator[Mistake]:
    """Every link of the site's own leads somewhere."""
    led: dict[str, tuple[str, int]] = {}
    for line, element in found(page, site):
        if element.tag == "a":
            yield from _link(page, site, line, element)
            yield from _alike(page, site, led, line, element)
    for tag in page.tags.found:
        to = tag.attributes.get("href", "") if tag.name == "a" else ""
        if re.match(r"https?:|kb:|[?#]", to):
            yield from _leads(page, site, tag.line + 1, to)


def found(page: Page, site: Site) -> Iterator[tuple[int, Element]]:
    """The links and pictures of a page, each with its line."""
    reading = site.reading(page)
    for element in reading.root.iter():
        if element.tag in {"a", "img"} and not {*element.get("class", "").split()} & _NO_LINK:
            yield reading.at.get(element, page.top) + 1, element


def target(page: Page, path: str) -> str:
    """The file of the docs that a path in that page leads to; without a path, the page itself."""
    folder = posixpath.dirname(page.name)
    return posixpath.normpath(posixpath.join(folder, path)) if path else page.name


def _text(element: Element) -> str:
    return " ".join(unmarked("".join(element.itertext())).split())


def _link(page: Page, site: Site, line: int, element: Element) -> Iterator[Mistake]:
    to, text = element.get("href", ""), _text(element)
    shown = text or any(each.get("alt") for each in element.iter("img"))
    if not to.strip():
        yield page.mistake(line, f"de link “{text}” heeft geen adres", "schrijf [tekst](adres)")
    elif not shown:
        yield page.mistake(line, f"de link naar {to} heeft geen tekst", "schrijf [tekst](adres)")
    elif re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", to, re.IGNORECASE) and "://" not in to:
        todo = f"zet het uitroepteken er direct voor: ![{text}]({to})"
        yield page.mistake(line, f"dit is een link naar het plaatje {to}", todo)
    else:
        yield from _leads(page, site, line, to)
        shows = _SITE.fullmatch(text) if "://" in text or text.startswith("www.") else None
        if shows and shows[1].removeprefix("www.") not in to:
            todo = "laat de tekst zeggen waar de link heen gaat"
            yield page.mistake(line, f"de link “{text}” gaat naar {to}", todo)
        if _EMPTY.fullmatch(text):
            todo = "noem waar hij heen gaat: zie [de formule](…)"
            yield page.mistake(
                line, f"de link “{text}” zegt niet waar hij heen gaat", todo, warning=True
            )


def _leads(page: Page, site: Site, line: int, to: str) -> Iterator[Mistake]:
    try:
        address = urlsplit(to)
    except ValueError:
        yield page.mistake(line, f"“{to}” is geen adres", "verbeter de link")
        return
    if said := odd(to):
        yield page.mistake(line, *said)
    elif address.scheme == "kb":
        yield from _inside(page, site, line, to, _of_site(site, address.path), address.fragment)
    elif address.scheme in {"http", "https"}:
        yield from elsewhere(page, site, line, to, address.netloc)
    elif address.scheme in {"mailto", "tel"}:
        return
    elif address.scheme or address.netloc:
        yield page.mistake(line, f"“{to}” is geen adres", "verbeter de link")
    elif to.startswith("/"):
        todo = "link naar het bestand zelf, zoals ../artikelen/ltv.md"
        yield page.mistake(line, f"“{to}” werkt niet als de site in een map staat", todo)
    else:
        there = target(page, unquote(address.path))
        yield from _inside(page, site, line, to, there, unquote(address.fragment))


def _alike(
    page: Page, site: Site, led: dict[str, tuple[str, int]], line: int, element: Element
) -> Iterator[Mistake]:
    """A warning for a text of some words that leads elsewhere than it did before in this page.

    What opens a calculator with numbers says these: the same words are right each time.
    """
    to, text = element.get("href", ""), _text(element)
    if not _WORDS.search(text) or "?" in to:
        return
    there = _page(page, site, to)
    other, at = led.setdefault(text.casefold(), (there, line))
    if other != there:
        wrong = f"“{text}” leidt naar {there}, en op regel {at} naar {other}"
        yield page.mistake(line, wrong, "geef elk van beide een eigen tekst", warning=True)


def _page(page: Page, site: Site, to: str) -> str:
    """Which page a link leads to, wherever in it."""
    to = to.partition("#")[0]
    if to.startswith("kb:"):
        return _of_site(site, to.removeprefix("kb:")) or to
    return to if ":" in to or to.startswith("/") else target(page, unquote(to))


def _inside(
    page: Page, site: Site, line: int, to: str, target: str | None, anchor: str
) -> Iterator[Mistake]:
    if target is None:
        return
    if to.startswith("#") and not anchor:
        yield page.mistake(line, "deze link gaat nergens heen", "zet er een adres in")
        return
    if target == page.name and not anchor and not to.partition("?")[2]:
        todo = "haal de link weg, of link naar een kop: [tekst](#kop)"
        yield page.mistake(line, f"“{to}” is deze pagina zelf", todo)
        return
    ids = site.ids(target) if target.endswith(".md") else None
    if PurePosixPath(target).parts[:1] == (APART,):
        todo = "link naar een pagina van de site, of haal de link weg"
        yield page.mistake(line, f"“{to}” komt niet op de site", todo)
    elif ids is None and not _there(site, target):
        yield page.mistake(line, f"de link “{to}” gaat nergens heen", _near(page, site, target))
    elif anchor and ids is not None and anchor not in ids:
        wrong = f"“{target}” heeft geen kop of plek “#{anchor}”"
        known = ", ".join(f"#{each}" for each in dict.fromkeys(_headed(site, target)))
        yield page.mistake(line, wrong, f"kies er een die er is: {known or 'er is er geen'}")


def _there(site: Site, target: str) -> bool:
    """Whether it is a file of the docs; nothing outside them comes into the site."""
    return not target.startswith("..") and (site.docs / target).is_file()


def _near(page: Page, site: Site, target: str) -> str:
    name = posixpath.basename(target.rstrip("/")).lower()
    name = re.sub(r"\.(?:md|html?|markdown)$", "", name)
    start = posixpath.dirname(page.name) or "."
    folder = posixpath.basename(posixpath.dirname(target.rstrip("/") + "/"))
    same = [
        posixpath.relpath(each, start)
        for each in (*site.by_name, *site.made)
        if not each.startswith(f"{FRAMED}/")
        and (
            posixpath.basename(each) == f"{name}.md"
            or (name in {"index", ""} and each == f"{folder}/index.md")
            or each == f"{name}/index.md"
        )
    ]
    if same:
        return f"bedoelde je {' of '.join(same)}?"
    return "verbeter de link, of maak waar hij heen gaat"


def _of_site(site: Site, path: str) -> str | None:
    """The page behind an address of the site; None for what finish makes, and checks."""
    path = path.partition("?")[0]
    if path in _MADE or "." in posixpath.basename(path):
        return None
    stem = path.rstrip("/")
    known = {*site.by_name, *site.made}
    return next(
        (each for each in (f"{stem}.md", f"{stem}/index.md") if each in known), f"{stem}.md"
    )


def _headed(site: Site, target: str) -> list[str]:
    """The first names of headings in it that a link may take."""
    page = site.by_name.get(target)
    ids = site.ids(target) or []
    if not page:
        return ids[:8]
    tree = site.reading(page).root
    return [
        each.get("id", "")
        for each in tree.iter()
        if re.fullmatch("h[2-6]", each.tag) and each.get("id")
    ][:8]
