"""The site that is being made, and its pages with what they say of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from kennisbank.catalogue import Catalogue, source
from kennisbank.finish import players
from kennisbank.finish.links import Links
from kennisbank.finish.media import Media
from kennisbank.finish.pages import Built, Pages, append
from kennisbank.library.dates import spelled
from kennisbank.settings.values import Values


@dataclass
class Site:
    """What is known of it. A `live` one is served while it is written."""

    library: Catalogue
    values: Values
    pages: Pages
    links: Links
    media: Media
    live: bool

    def __iter__(self) -> Iterator[Built]:
        """Every page, one at a time, whole but for what it says of itself."""
        for built in self.pages:
            players.place(built, self.library)
            for nav in built.all(".kb-kruimels:empty"):
                _lead_back(built, nav)
            self.links.resolve(built)
            for time in built.all(".kb-voet time:empty"):
                day = time.attributes["datetime"] or ""
                time.inner_html = spelled(date.fromisoformat(day))
            for link in built.all('a[rel="edit"]'):
                link.attrs["href"] = _edited(built, link.attributes["href"] or "")
            yield built


def _lead_back(built: Built, nav: LexborNode) -> None:
    """The way from a page to the one that leads to all of its kind, where there is one."""
    section = built.page.section if built.page and built.page.is_item else None
    if section and section.back:
        append(nav, f'<a href="kb:{section.address}">{section.back}</a>')
    else:
        nav.decompose()


def _edited(built: Built, link: str) -> str:
    """Where who edits a page that nobody writes edits what it is made of."""
    if built.page and built.page.is_made and link.endswith(built.page.name):
        return urljoin(link.removesuffix(built.page.name), source(built.page.name))
    return link
