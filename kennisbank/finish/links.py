"""Addresses from the root of the site: `kb:artikelen/ltv/#formule`.

A calculator or a template does not know how deep its page is. It writes `kb:` and the address
from the root; here that becomes relative, so that the site works under any sub-path.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

from calculators import load
from kennisbank.finish.plain import plain

_LINK = re.compile(
    r'(?P<before><(?:a\b[^>]*\shref|audio\b[^>]*\ssrc)=")kb:(?P<to>[^"]*)"(?P<after>[^>]*>)(?P<end></a>)?'
)
_SLUG = re.compile(r'<kb-rekenhulp\b[^>]*\sslug="([^"]+)"')
_ID = re.compile(r'\sid="([^"]+)"')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


class Links:
    """The links of a site; `mistakes` are those to nowhere, `slugs` the calculators it has."""

    def __init__(self, site: Path) -> None:
        self.mistakes: list[str] = []
        self.slugs: set[str] = set()
        self._site = site
        self._html = cache(self._read)
        self._ids = cache(lambda target: set(_ID.findall(self._html(target))))

    def resolve(self, page: Path, html: str) -> str:
        """The page with relative addresses; a link without text gets the title of its target."""
        here = page.relative_to(self._site).as_posix()
        for slug in sorted(set(_SLUG.findall(html)) - self.slugs):
            self.slugs.add(slug)
            for said, link in _band_links(slug):
                self._find(f"{here}, rekenhulp {slug}, {said}", link)

        def relative(match: re.Match[str]) -> str:
            link = _from_root(here, unescape(match["to"]))
            target = self._find(here, link)
            if target is None:
                return match[0]
            address = escape(_relative(here, target, link))
            title = escape(self._title(target), quote=False) if match["end"] else ""
            return f'{match["before"]}{address}"{match["after"]}{title}{match["end"] or ""}'

        return _LINK.sub(relative, html) if '"kb:' in html else html

    def _find(self, where: str, link: str) -> str | None:
        """The file that the link goes to; None, and a mistake, when it or its anchor is missing."""
        path, _, anchor = link.partition("#")
        path = path.partition("?")[0]
        tried = [posixpath.join(path, "index.html"), f"{path.rstrip('/')}.html", path]
        found = next((each for each in tried if (self._site / each).is_file()), None)
        if found is None:
            kind = "bestand" if posixpath.splitext(path)[1] else "pagina"
            self._mistake(where, f"er is geen {kind} “{path}”")
        elif anchor and anchor not in self._ids(found):
            self._mistake(where, f"de pagina “{path}” heeft geen kop of plek “#{anchor}”")
            return None
        return found

    def _mistake(self, where: str, wrong: str) -> None:
        self.mistakes.append(f"{where}: {wrong} → verbeter de link, of maak waar hij heen gaat")

    def _title(self, target: str) -> str:
        title = _TITLE.search(self._html(target))
        return (plain(title[1]) if title else "") or target

    def _read(self, target: str) -> str:
        return (self._site / target).read_bytes().decode("utf-8")


def _from_root(here: str, link: str) -> str:
    """A template may also say where a page is as seen from its own: `kb:../retentie/`."""
    path, sharp, anchor = link.partition("#")
    if not path.startswith("../"):
        return link
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) + sharp + anchor


def _relative(here: str, target: str, link: str) -> str:
    address = urlsplit(link)
    query = f"?{address.query}" if address.query else ""
    anchor = f"#{address.fragment}" if address.fragment else ""
    if target == here and anchor:
        return query + anchor
    folder, name = posixpath.split(target)
    start = posixpath.dirname(here) or "."
    if name == "index.html":
        return posixpath.relpath(folder or ".", start) + "/" + query + anchor
    return posixpath.relpath(target, start) + query + anchor


def _band_links(slug: str) -> Iterator[tuple[str, str]]:
    """All links that a calculator can show; the page holds only the one of its example."""
    for output in load(slug).outputs.values():
        for band in output.bands:
            yield f"“{output.label}: {band.name}”", band.link
