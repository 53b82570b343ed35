"""What a page says of itself to search engines and to apps that show a link.

    <title>, description, canonical     →  og:… and twitter:card, with a picture of its own
    its kind, by where it is            →  JSON-LD: Article, WebApplication, WebSite, breadcrumbs
    noindex                             →  none of it, and not in the sitemap

Nothing is told that the page itself does not show. Questions tell theirs where they stand, as
microdata. All of it goes in the head: from the text, instant navigation would run it.
"""

import gzip
import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from kennisbank.finish.plain import plain

FEED = "artikelen.xml"
PICTURES = "assets/delen/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/deed.nl"
_SECTIONS = {"artikelen": "Artikelen", "rekenhulpen": "Rekenhulpen", "podcast": "Podcast"}

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_META = re.compile(r'<meta (?:name|property)="([\w:-]+)" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_OWN = re.compile(r"<!--vindbaar-->.*?<!--/vindbaar-->", re.DOTALL)
_LOCATION = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)


class Page(NamedTuple):
    """A page of the site: its address from the root, and what it says of itself."""

    address: str
    url: str  # on the web; empty as long as nobody said where the site comes to stand
    title: str
    heading: str
    description: str
    published: str
    reviewed: str
    site: str

    @property
    def section(self) -> str:
        """The first part of its address: artikelen, rekenhulpen, … ; empty for the home page."""
        return self.address.partition("/")[0]

    @property
    def is_item(self) -> bool:
        """Whether it is one of a kind: an article, a calculator, an episode."""
        return self.section in _SECTIONS and self.address.count("/") > 1

    @property
    def picture(self) -> str:
        """The picture for a link to it, from the root of the site."""
        name = self.address.strip("/").replace("/", "-") if self.is_item else "kennisbank"
        return f"{PICTURES}{name}.png"

    def at(self, address: str) -> str:
        """An address from the root, on the web."""
        return urljoin(urljoin(self.url, "../" * self.address.count("/")), address)


def read(site: Path, page: Path, html: str) -> Page | None:
    """What the page says of itself; nothing when it is not to be found."""
    meta = {name: unescape(content) for name, content in _META.findall(html)}
    title, heading = _TITLE.search(html), _HEADING.search(html)
    if page.name != "index.html" or not (title and heading) or "noindex" in meta.get("robots", ""):
        return None
    canonical = _CANONICAL.search(html)
    url = unescape(canonical[1]) if canonical else ""
    return Page(
        page.relative_to(site).as_posix().removesuffix("index.html"),
        "" if urlsplit(url).hostname in {"localhost", "127.0.0.1"} else url,
        plain(title[1]),
        plain(heading[1]),
        meta.get("description", ""),
        meta.get("article:published_time", ""),
        meta.get("article:modified_time", ""),
        meta.get("application-name", ""),
    )


def told(html: str, page: Page) -> str:
    """The page with all of that in its head, in place of what was told before."""
    lines = [
        f'<meta {"name" if name.startswith("twitter") else "property"}="{name}" '
        f'content="{escape(content)}">'
        for name, content in _graph(page)
    ]
    if page.url:
        feed = escape(page.at(FEED))
        lines.append(
            f'<link rel="alternate" type="application/atom+xml" title="Artikelen" href="{feed}">'
        )
    data = json.dumps({"@context": "https://schema.org", "@graph": [*_things(page)]},
                      ensure_ascii=False).replace("<", "\\u003c")  # fmt: skip
    lines.append(f'<script type="application/ld+json">{data}</script>')
    own = "\n".join(["<!--vindbaar-->", *lines, "<!--/vindbaar-->"])
    return _OWN.sub("", html).replace("</head>", f"{own}</head>", 1)


def without_hidden(sitemap: Path, pages: list[Page]) -> None:
    """The sitemap with only the pages that are to be found, and when each was last reviewed."""
    if not sitemap.is_file():
        return
    shown = {page.address: page for page in pages}
    text = sitemap.read_text("utf-8")
    found = [unescape(each) for each in _LOCATION.findall(text)]
    if not found:
        return
    root = min(found, key=len)

    def kept(match: re.Match[str]) -> str:
        page = shown.get(unescape(match[1]).removeprefix(root))
        if not page:
            return ""
        lastmod = f"<lastmod>{page.reviewed}</lastmod>"
        return re.sub(r"<lastmod>.*?</lastmod>", lastmod, match[0]) if page.reviewed else match[0]

    text = _LOCATION.sub(kept, text)
    sitemap.write_text(text, "utf-8")
    sitemap.with_suffix(".xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def _graph(page: Page) -> Iterator[tuple[str, str]]:
    yield "og:type", "article" if page.section == "artikelen" else "website"
    yield "og:locale", "nl_NL"
    yield "og:site_name", page.site
    yield "og:title", page.heading if page.is_item else page.title
    yield "og:description", page.description
    yield "twitter:card", "summary_large_image"
    if page.url:
        yield "og:url", page.url
        yield "og:image", page.at(page.picture)
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "og:image:alt", page.heading


def _things(page: Page) -> Iterator[dict[str, Any]]:
    """What the page is about, as schema.org names it."""
    itself = {"name": page.heading, "description": page.description, "inLanguage": "nl-NL"}
    address: dict[str, Any] = {"url": page.url} if page.url else {}
    maker = {"@type": "Organization", "name": page.site}
    if page.url:
        maker["url"] = page.at("")
    if not page.address:
        yield {"@type": "WebSite", **itself, "name": page.site, **address}
    elif page.section == "artikelen":
        picture = {"image": page.at(page.picture)} if page.url else {}
        yield {
            "@type": "Article",
            **itself,
            "headline": page.heading,
            "datePublished": page.published,
            "dateModified": page.reviewed,
            "author": maker,
            "publisher": maker,
            "license": LICENSE,
            "isAccessibleForFree": True,
            **({"mainEntityOfPage": page.url} if page.url else {}),
            **address,
            **picture,
        }
    elif page.section == "rekenhulpen" and page.is_item:
        yield {
            "@type": "WebApplication",
            **itself,
            "applicationCategory": "FinanceApplication",
            "operatingSystem": "Elk systeem met een browser",
            "browserRequirements": "JavaScript en WebAssembly",
            "isAccessibleForFree": True,
            "offers": {"@type": "Offer", "price": "0", "priceCurrency": "EUR"},
            "publisher": maker,
            **address,
        }
    else:
        yield {"@type": "WebPage", **itself, **address}
    if page.address:
        yield {"@type": "BreadcrumbList", "itemListElement": [*_crumbs(page)]}


def _crumbs(page: Page) -> Iterator[dict[str, Any]]:
    steps = [("", "Home"), (page.address, page.heading)]
    # The articles have no page of their own to go through.
    if page.is_item and page.section != "artikelen":
        steps.insert(1, (f"{page.section}/", _SECTIONS[page.section]))
    for at, (address, name) in enumerate(steps, 1):
        item = {"item": page.at(address)} if page.url else {}
        yield {"@type": "ListItem", "position": at, "name": name, **item}
