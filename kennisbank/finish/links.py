"""Addresses from the root of the site: `kb:artikelen/ltv/#formule`.

A calculator or a template does not know how deep its page is. It writes `kb:` and the address
from the root; here that becomes relative, so that the site works under any sub-path.
"""

import posixpath
from collections.abc import Container, Iterator
from functools import cache
from html import escape
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from calculators import load, slugs
from kennisbank.finish.pages import Built, Pages

_OURS = "kb:"
_LINKS = f'a[href^="{_OURS}"], audio[src^="{_OURS}"]'


class Links:
    """The links of a site; `mistakes` are those to nowhere, `made` is what comes in it later."""

    def __init__(self, pages: Pages, made: Container[str] = ()) -> None:
        self._pages = pages
        self._made = made
        self._found: dict[str, None] = {}  # in the order of the pages
        self._slugs = {*slugs()}  # of which the links were not looked at yet
        self._target = cache(self._looked_up)

    @property
    def mistakes(self) -> list[str]:
        """Each once, however often its page was gone through."""
        return list(self._found)

    def resolve(self, built: Built) -> None:
        """Make its addresses relative; a link without text gets the title of its target."""
        named = built.page.calculators if built.page else []
        for slug in sorted({*named} & self._slugs):
            self._slugs.remove(slug)
            for said, link in _band_links(slug):
                self._find(f"{built.file}, rekenhulp {slug}, {said}", link)
        for element in built.all(_LINKS):
            self._relative(built, element)

    def _relative(self, built: Built, element: LexborNode) -> None:
        attribute = "href" if element.tag == "a" else "src"
        said = element.attributes[attribute] or ""
        link = _from_root(built.file, said.removeprefix(_OURS))
        target = self._find(built.file, link)
        if target is None:
            return
        element.attrs[attribute] = _relative(built.file, target, link)
        if element.tag == "a" and not element.child:
            title = self._pages.heading(target) if target.endswith(".html") else ""
            element.inner_html = escape(title or target, quote=False)

    def _find(self, where: str, link: str) -> str | None:
        """The file that the link goes to; None, and a mistake, when its anchor is missing."""
        found, wrong = self._target(link)
        if wrong:
            todo = "verbeter de link, of maak waar hij heen gaat"
            self._found[f"{where}: {wrong} → {todo}"] = None
        return found

    def _looked_up(self, link: str) -> tuple[str | None, str]:
        """The file that the link goes to, and what is wrong with it."""
        path, _, anchor = link.partition("#")
        path = path.partition("?")[0]
        tried = [posixpath.join(path, "index.html"), f"{path.rstrip('/')}.html", path]
        found = next((each for each in tried if self._is_there(each)), None)
        if found is None:
            kind = "bestand" if posixpath.splitext(path)[1] else "pagina"
            return None, f"er is geen {kind} “{path}”"
        if anchor and found.endswith(".html") and anchor not in self._pages.places(found):
            return None, f"de pagina “{path}” heeft geen kop of plek “#{anchor}”"
        return found, ""

    def _is_there(self, file: str) -> bool:
        return file in self._made or posixpath.normpath(file) in self._pages.there


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
        return _way(folder or ".", start) + "/" + query + anchor
    return _way(target, start) + query + anchor


@cache
def _way(target: str, start: str) -> str:
    return posixpath.relpath(target, start)


def _band_links(slug: str) -> Iterator[tuple[str, str]]:
    """All links that a calculator can show; the page holds only the one of its example."""
    for output in load(slug).outputs.values():
        for band in output.bands:
            yield f"“{band.name}” ({output.label})", band.link
