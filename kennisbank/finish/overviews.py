"""The site at a glance, for programs.

artikelen.xml   the articles as an Atom feed, the newest review first
sitemap.xml     every page that is to be found, with the day of its last review
"""

import gzip
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kennisbank.finish.described import Described
from kennisbank.finish.metadata import FEED
from kennisbank.finish.things import LICENSE
from kennisbank.library.sections import ARTICLES
from kennisbank.settings.values import Values

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(pages: Sequence[Described], values: Values, target: Path) -> None:
    """Put them in the site; a feed needs to know where the site is."""
    home = next((page for page in pages if not page.address), None)
    if not home:
        return
    sitemap = _sitemap(pages, values)
    (target / "sitemap.xml").write_bytes(sitemap)
    (target / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap, mtime=0))
    articles = [each for each in pages if each.page.section is ARTICLES and each.reviewed]
    if values.is_public and articles:
        (target / FEED).write_bytes(_feed(home, articles, values))


def _feed(home: Described, articles: list[Described], values: Values) -> bytes:
    articles = sorted(articles, key=lambda page: (page.reviewed, page.published), reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    SubElement(feed, "id").text = values.site_url
    SubElement(feed, "title").text = values.site_name
    SubElement(feed, "subtitle").text = home.description
    SubElement(feed, "updated").text = _moment(articles[0].reviewed)
    SubElement(feed, "link", href=values.site_url)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=values.at(FEED))
    SubElement(SubElement(feed, "author"), "name").text = values.site_name
    SubElement(feed, "icon").text = values.at("assets/kb/icon-192.png")
    SubElement(feed, "rights").text = f"CC BY 4.0, {LICENSE}"
    for page in articles:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = values.at(page.address)
        SubElement(entry, "title").text = page.heading
        SubElement(entry, "link", href=values.at(page.address))
        SubElement(entry, "published").text = _moment(page.published)
        SubElement(entry, "updated").text = _moment(page.reviewed)
        SubElement(entry, "summary").text = page.description
    return _xml(feed)


def _sitemap(pages: Sequence[Described], values: Values) -> bytes:
    found = Element("urlset", xmlns=_SITEMAP)
    for page in pages:
        url = SubElement(found, "url")
        SubElement(url, "loc").text = values.at(page.address)
        if page.reviewed:
            SubElement(url, "lastmod").text = page.reviewed
    return _xml(found)


def _xml(root: Element) -> bytes:
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _moment(day: str) -> str:
    return f"{day}T06:00:00Z"
