"""The site at a glance, for programs.

artikelen.xml   the articles as an Atom feed, the newest review first
llms.txt        what the site is, and every page with a line on what it answers
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kennisbank.finish.findable import FEED, LICENSE, Page

_ATOM = "http://www.w3.org/2005/Atom"


def write(site: Path, pages: list[Page]) -> None:
    """Put both in the site; a feed needs to know where the site comes to stand."""
    home = next((page for page in pages if not page.address), None)
    if not home:
        return
    (site / "llms.txt").write_text("\n".join(_outline(home, pages)) + "\n", "utf-8")
    shown = [page for page in pages if page.section == "artikelen" and page.reviewed]
    if home.url and shown:
        (site / FEED).write_bytes(_feed(home, shown))
    else:
        (site / FEED).unlink(missing_ok=True)


def _feed(home: Page, articles: list[Page]) -> bytes:
    articles = sorted(articles, key=lambda page: (page.reviewed, page.published), reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    SubElement(feed, "id").text = home.url
    SubElement(feed, "title").text = home.site
    SubElement(feed, "subtitle").text = home.description
    SubElement(feed, "updated").text = _moment(articles[0].reviewed)
    SubElement(feed, "link", href=home.url)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=home.at(FEED))
    SubElement(SubElement(feed, "author"), "name").text = home.site
    SubElement(feed, "icon").text = home.at("assets/kb/icon-192.png")
    SubElement(feed, "rights").text = f"CC BY 4.0, {LICENSE}"
    for page in articles:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = page.url
        SubElement(entry, "title").text = page.heading
        SubElement(entry, "link", href=page.url)
        SubElement(entry, "published").text = _moment(page.published)
        SubElement(entry, "updated").text = _moment(page.reviewed)
        SubElement(entry, "summary").text = page.description
    indent(feed)
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _moment(day: str) -> str:
    return f"{day}T06:00:00Z"


def _outline(home: Page, pages: list[Page]) -> Iterator[str]:
    yield from (f"# {home.site}", "", f"> {home.description}", "")
    yield "Nederlandstalig. De rekenhulpen rekenen in de browser van de lezer; er wordt niets"
    yield "verstuurd. De teksten mag je delen en bewerken met bronvermelding (CC BY 4.0)."
    for section, title in (
        ("artikelen", "Artikelen"),
        ("rekenhulpen", "Rekenhulpen"),
        ("podcast", "Podcast"),
        ("", "Verder"),
    ):
        here = [page for page in pages if (page.section if page.is_item else "") == section]
        yield from ("", f"## {title}", "") if here else ()
        for page in here:
            yield f"- [{page.heading}]({page.url or page.address or './'}): {page.description}"
