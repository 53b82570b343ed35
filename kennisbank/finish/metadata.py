"""What a page says of itself to search engines and to apps that show a link.

    its front matter and heading     →  og:… and twitter:card, with a picture of its own
    the section that it is in        →  JSON-LD: Article, WebApplication, WebSite, breadcrumbs
    the podcast                      →  JSON-LD: PodcastSeries, PodcastEpisode

Nothing is told that the page itself does not show, and nothing of a page that is not to be found.
Questions tell theirs where they stand, as microdata. All of it goes in the head: from the text,
instant navigation would run it.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from kennisbank.finish import later, things
from kennisbank.finish.described import Described
from kennisbank.finish.pages import Built, append
from kennisbank.library import Library
from kennisbank.library.sections import ARTICLES
from kennisbank.settings.values import Values

FEED = "artikelen.xml"


def put(built: Built, each: Described, values: Values, library: Library) -> None:
    """Let its head say all of that."""
    lines = [
        f'<meta {"name" if name.startswith("twitter") else "property"}="{name}" '
        f'content="{escape(content)}">'
        for name, content in _graph(each, values)
    ]
    if values.is_public:
        feed = escape(values.at(FEED))
        lines.append(
            f'<link rel="alternate" type="application/atom+xml" title="Artikelen" href="{feed}">'
        )
    lines.append(_script({"@graph": [*things.of_page(each, values)]}))
    if told := things.of_podcast(each.page, library, values):
        lines.append(_script(told))
    if built.tree.head:
        append(built.tree.head, "\n".join(lines))


def _script(told: dict[str, Any]) -> str:
    data = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False)
    safe = data.replace("<", "\\u003c")
    return f'<script type="application/ld+json">{safe}</script>'


def _graph(each: Described, values: Values) -> Iterator[tuple[str, str]]:
    title = f"{each.page.front.get('title') or each.heading} - {values.site_name}"
    if each.reviewed:
        yield "article:published_time", each.published
        yield "article:modified_time", each.reviewed
    yield "og:type", "article" if each.page.section is ARTICLES else "website"
    yield "og:locale", "nl_NL"
    yield "og:site_name", values.site_name
    yield "og:title", each.heading if each.page.is_item else title
    yield "og:description", each.description
    yield "twitter:card", "summary_large_image"
    if values.is_public:
        yield "og:url", values.at(each.address)
        yield "og:image", values.at(later.place(each.picture))
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "og:image:alt", each.heading
