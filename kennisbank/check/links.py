"""What a page leads to: other pages, headings, pictures, notes."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify, unique

from calculators import load
from kennisbank.check.site import Site
from kennisbank.library.fences import Heading, scan
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

LARGEST = 300_000  # bytes of a picture: a second and a half on a slow phone

LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<to>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
)
_HTML = re.compile(r"<(?P<tag>a|img)\b(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(r'\b(href|src|alt|id)="([^"]*)"')
_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}")
_MARKUP = re.compile(r"\[\^[\w-]+\]|\]\([^)]*\)|[\[*`]")
_NOTE = re.compile(r"\[\^([\w-]+)\](:?)")
_MADE = {"podcast.xml", "versie.json", "llms.txt", "sitemap.xml"}  # by finish, or MkDocs


def links(page: Page, site: Site) -> Iterator[Mistake]:
    """Every link of the site's own leads somewhere."""
    for number, line in enumerate(page.open, 1):
        for match in LINK.finditer(line):
            if not match["picture"]:
                yield from _link(page, site, number, match["text"], match["to"])
        for tag in _HTML.finditer(line):
            attributes = dict(_ATTRIBUTE.findall(tag["rest"]))
            if tag["tag"] == "a" and "href" in attributes:
                yield from _link(page, site, number, "HTML", attributes["href"])


def images(page: Page, site: Site) -> Iterator[Mistake]:
    """Every picture is there, says what it shows, and is not too heavy."""
    for number, line in enumerate(page.open, 1):
        shown = [(each["to"], each["text"]) for each in LINK.finditer(line) if each["picture"]]
        for tag in _HTML.finditer(line):
            attributes = dict(_ATTRIBUTE.findall(tag["rest"]))
            if tag["tag"] == "img":
                shown.append((attributes.get("src", ""), attributes.get("alt", "")))
        for to, alt in shown:
            yield from _image(page, site, number, to, alt)


def footnotes(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001 -- as every rule
    """Every note that is named is there, and the other way round."""
    named: dict[str, int] = {}
    there: dict[str, int] = {}
    for number, line in enumerate(page.open, 1):
        for match in _NOTE.finditer(line):
            defines = match[2] and match.start() == 0
            if defines and match[1] in there:
                wrong = f"noot [^{match[1]}] staat er twee keer"
                yield page.mistake(number, wrong, "geef een van beide een andere naam")
            (there if defines else named).setdefault(match[1], number)
    for name in named.keys() - there.keys():
        todo = f"zet onderaan een regel [^{name}]: met de bron"
        yield page.mistake(named[name], f"noot [^{name}] heeft geen tekst", todo)
    for name in there.keys() - named.keys():
        todo = f"zet [^{name}] achter wat de bron bewijst, of haal de noot weg"
        yield page.mistake(there[name], f"naar noot [^{name}] verwijst niets", todo)


def _link(page: Page, site: Site, line: int, text: str, to: str) -> Iterator[Mistake]:
    try:
        address = urlsplit(to)
    except ValueError:
        yield page.mistake(line, f"“{to}” is geen adres", "verbeter de link")
        return
    if not (to and text.strip()):
        wrong = "deze link heeft geen adres" if not to else f"de link naar {to} heeft geen tekst"
        yield page.mistake(line, wrong, "schrijf [tekst](adres)")
    elif address.scheme == "kb":
        yield from _inside(page, site, line, to, _of_site(site, address.path), address.fragment)
    elif address.scheme in {"http", "https"}:
        if not re.search(r"\w\.\w", address.netloc):
            yield page.mistake(line, f"“{to}” is geen adres", "kopieer het uit je browser")
    elif address.scheme or address.netloc:
        if address.scheme not in {"mailto", "tel"}:
            yield page.mistake(line, f"“{to}” is geen adres", "verbeter de link")
    elif to.startswith("/"):
        todo = "link naar het bestand zelf, zoals ../artikelen/ltv.md"
        yield page.mistake(line, f"“{to}” werkt niet als de site in een map staat", todo)
    else:
        path = unquote(address.path)
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
            if path
            else page.name
        )
        yield from _inside(page, site, line, to, target, unquote(address.fragment))


def _inside(
    page: Page, site: Site, line: int, to: str, target: str | None, anchor: str
) -> Iterator[Mistake]:
    if target is None:
        return
    body = site.lines_of(target) if target.endswith(".md") else None
    if body is None and not _there(site, target):
        yield page.mistake(line, f"de link “{to}” gaat nergens heen", _near(page, site, target))
    elif anchor and body is not None and anchor not in ids(tuple(body)):
        wrong = f"“{target}” heeft geen kop of plek “#{anchor}”"
        known = ", ".join(f"#{each}" for each in _headed(body)[:8])
        yield page.mistake(line, wrong, f"kies er een die er is: {known or 'er is er geen'}")


def _there(site: Site, target: str) -> bool:
    """Whether it is a file of the docs; nothing outside them comes into the site."""
    return not target.startswith("..") and (site.docs / target).is_file()


def _near(page: Page, site: Site, target: str) -> str:
    name = posixpath.basename(target.rstrip("/")).removesuffix(".md")
    start = posixpath.dirname(page.name) or "."
    same = [
        posixpath.relpath(each, start)
        for each in (*site.by_name, *site.made)
        if posixpath.basename(each) == f"{name}.md" and not each.startswith("insluiten/")
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


def _image(page: Page, site: Site, line: int, to: str, alt: str) -> Iterator[Mistake]:
    if not alt.strip():
        todo = "schrijf ertussen wat er te zien is: ![Wat je ziet](…)"
        yield page.mistake(line, f"het plaatje {to} heeft geen tekst", todo)
    if "://" in to or to.startswith("//"):
        todo = "zet het in docs; de site laadt niets van een ander"
        yield page.mistake(line, f"het plaatje {to} staat elders", todo)
        return
    path = unquote(to.partition("#")[0])
    file = site.docs / posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
    if not path or not file.is_file():
        yield page.mistake(
            line, f"het plaatje {to} is er niet", "zet het ernaast, of verbeter de naam"
        )
    elif file.stat().st_size > LARGEST:
        size = f"{file.stat().st_size // 1000} KB"
        yield page.mistake(line, f"het plaatje {to} is {size}", "maak het kleiner dan 300 KB")


@lru_cache(maxsize=512)
def ids(lines: tuple[str, ...]) -> frozenset[str]:
    """Every place in a page that a link can lead to."""
    found: set[str] = set()
    for each in scan(lines):
        if isinstance(each, Heading):
            own = _ID.search(lines[each.line])
            found.add(own[1] if own else unique(slugify(_plain(each.text), "-"), found))
        elif each.content:
            found |= _of_calculator(each.content[0])
    for line in lines:
        found |= {*_ID.findall(line)}
        found |= {value for name, value in _ATTRIBUTE.findall(line) if name == "id"}
        found |= {f"fn:{note}" for note, defines in _NOTE.findall(line) if defines}
    return frozenset(found)


def _of_calculator(slug: str) -> set[str]:
    try:
        return {slug, *(f"{slug}-{name}" for name in load(slug).inputs)}
    except LookupError:
        return set()


def _headed(lines: list[str]) -> list[str]:
    headings = [each for each in scan(lines) if isinstance(each, Heading) and each.level > 1]
    own = [_ID.search(lines[each.line]) for each in headings]
    return [
        match[1] if match else slugify(_plain(each.text), "-")
        for each, match in zip(headings, own, strict=True)
    ]


def _plain(text: str) -> str:
    return _MARKUP.sub("", text).replace("]", "")
