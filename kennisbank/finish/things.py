"""What pages are about, as schema.org names it: JSON-LD."""

import posixpath
from collections.abc import Iterator
from typing import Any

from kennisbank.finish import later
from kennisbank.finish.described import Described
from kennisbank.finish.feed import NAME
from kennisbank.library import Library
from kennisbank.library.page import Page
from kennisbank.library.podcast import Episode, Show
from kennisbank.library.sections import ARTICLES, CALCULATORS, PODCAST
from kennisbank.settings.values import Values

LICENSE = "https://creativecommons.org/licenses/by/4.0/deed.nl"
_LANGUAGE = "nl-NL"


def of_page(each: Described, values: Values) -> Iterator[dict[str, Any]]:
    """What the page is about, as schema.org names it."""
    url = values.at(each.address)
    itself = {"name": each.heading, "description": each.description, "inLanguage": "nl-NL"}
    address: dict[str, Any] = {"url": url} if values.is_public else {}
    maker = {"@type": "Organization", "name": values.site_name}
    if values.is_public:
        maker["url"] = values.site_url
    section = each.page.section if each.page.is_item else None
    if not each.address:
        yield {"@type": "WebSite", **itself, "name": values.site_name, **address}
    elif section is ARTICLES:
        picture = {"image": values.at(later.place(each.picture))} if values.is_public else {}
        yield {
            "@type": "Article",
            **itself,
            "headline": each.heading,
            "datePublished": each.published,
            "dateModified": each.reviewed,
            "author": maker,
            "publisher": maker,
            "license": LICENSE,
            "isAccessibleForFree": True,
            **({"mainEntityOfPage": url} if values.is_public else {}),
            **address,
            **picture,
        }
    elif section is CALCULATORS:
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
    if each.address:
        yield {"@type": "BreadcrumbList", "itemListElement": [*_crumbs(each, values)]}


def _crumbs(each: Described, values: Values) -> Iterator[dict[str, Any]]:
    steps = [("", "Home"), (each.address, each.heading)]
    section = each.page.section
    if each.page.is_item and section and section.back:
        steps.insert(1, (section.address, section.title))
    for at, (address, name) in enumerate(steps, 1):
        item = {"item": values.at(address)} if values.is_public else {}
        yield {"@type": "ListItem", "position": at, "name": name, **item}


def of_podcast(page: Page, library: Library, values: Values) -> dict[str, Any]:
    """What schema.org can be told of a page of the podcast; nothing of another page.

    Its addresses are relative where they are those of files.
    """
    if library.show and page.name == library.show.page.name:
        return _series(library.show, values)
    episode = library.episode_at.get(page.address)
    return _told(episode, values) if episode else {}


def _series(show: Show, values: Values) -> dict[str, Any]:
    owner = {"@type": "Organization", "name": values.podcast_owner, "email": values.podcast_email}
    return {
        "@type": "PodcastSeries",
        "url": values.at(show.page.address),
        "name": show.front.title,
        "description": show.front.description,
        "inLanguage": _LANGUAGE,
        "genre": show.front.category,
        "isFamilyFriendly": not show.front.explicit,
        "image": _relative(show.page, show.cover),
        "webFeed": _relative(show.page, NAME),
        **({"publisher": owner} if values.podcast_owner else {}),
        "author": {"@type": "Organization", "name": values.podcast_author},
    }


def _told(episode: Episode, values: Values) -> dict[str, Any]:
    size = {"contentSize": str(episode.bytes)} if episode.elsewhere else {}
    sound = episode.sound if episode.elsewhere else _relative(episode.page, episode.sound)
    return {
        "@type": "PodcastEpisode",
        "identifier": episode.identifier,
        "url": values.at(episode.page.address),
        "name": episode.front.title,
        "description": episode.front.description,
        "inLanguage": _LANGUAGE,
        "episodeNumber": episode.front.number,
        "datePublished": episode.front.published.isoformat(),
        "duration": _duration(episode.front.seconds),
        "associatedMedia": {
            "@type": "AudioObject",
            **({"description": episode.voice} if episode.voice else {}),
            **size,
            "contentUrl": sound,
        },
        "partOfSeries": {
            "@type": "PodcastSeries",
            "url": _relative(episode.page, PODCAST.address) + "/",
        },
    }


def _relative(page: Page, address: str) -> str:
    return posixpath.relpath(address, page.address.rstrip("/") or ".")


def _duration(seconds: int) -> str:
    """As ISO 8601 has it."""
    return f"PT{seconds // 3600}H{seconds // 60 % 60:02}M{seconds % 60:02}S"
