"""podcast.xml: the feed that podcast apps read, RSS 2.0 with what Apple asks for."""

import posixpath
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from kennisbank.finish.episodes import Episode, Page
from kennisbank.finish.media import Media

NAME = "podcast.xml"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_ATOM = "http://www.w3.org/2005/Atom"
register_namespace("itunes", _ITUNES)
register_namespace("atom", _ATOM)


def feed(show: Page, episodes: Sequence[Episode], media: Media) -> bytes:
    """The feed; the episodes come in the order given.

    An address says what is in the file, so that an app fetches a recording that was replaced; the
    identifier of the episode stays.
    """
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    _add(channel, "title", show.data["name"])
    _add(channel, "link", show.data["url"])
    _add(channel, "description", show.data["description"])
    _add(channel, "language", show.data["inLanguage"].lower())
    itself = {"rel": "self", "type": "application/rss+xml"}
    SubElement(channel, f"{{{_ATOM}}}link", itself, href=show.absolute(show.data["webFeed"]))
    _add(channel, "itunes:author", show.data["author"]["name"])
    if owner := show.data.get("publisher"):
        element = _add(channel, "itunes:owner")
        _add(element, "itunes:name", owner["name"])
        _add(element, "itunes:email", owner["email"])
    _add(channel, "itunes:image", href=_file(show, show.data["image"], media))
    category, *within = show.data["genre"]
    element = _add(channel, "itunes:category", text=category)
    for each in within:
        _add(element, "itunes:category", text=each)
    _add(channel, "itunes:explicit", _explicit(show))
    _add(channel, "itunes:type", "episodic")
    for episode in episodes:
        _item(channel, show, episode, media)
    indent(rss)
    text: bytes = tostring(rss, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def notes(show: Page) -> Iterator[str]:
    """What the owner still has to set before the podcast can be made known."""
    if urlsplit(show.data["url"]).hostname in {"localhost", "127.0.0.1"}:
        yield f"{NAME}: de adressen gelden alleen op deze computer → zet SITE_URL"
    if "publisher" not in show.data:
        yield (
            f"{NAME}: er staat niet in van wie de podcast is; Spotify en andere diensten vragen "
            "erom als je hem aanmeldt → zet PODCAST_OWNER en PODCAST_EMAIL"
        )


def _item(channel: Element, show: Page, episode: Episode, media: Media) -> None:
    data = episode.data
    item = _add(channel, "item")
    _add(item, "title", data["name"])
    _add(item, "link", data["url"])
    _add(item, "description", episode.description)
    # No address: an app would take the episode for a new one as soon as the site moves.
    _add(item, "guid", data["identifier"], isPermaLink="false")
    _add(item, "pubDate", format_datetime(_moment(episode)))
    sound = _file(episode, data["associatedMedia"]["contentUrl"], media)
    _add(item, "enclosure", url=sound, length=str(episode.size), type=episode.kind)
    _add(item, "itunes:duration", str(episode.seconds))
    _add(item, "itunes:episode", str(episode.number))
    _add(item, "itunes:episodeType", "full")
    _add(item, "itunes:explicit", _explicit(show))


def _file(page: Page, link: str, media: Media) -> str:
    """Where a file that the page names is on the web."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.where), unquote(link)))
    stamped = media.address(path)
    return page.absolute(link) + stamped.removeprefix(path)


def _moment(episode: Episode) -> datetime:
    """In the morning; of one day each a minute after the one before it, for apps sort by it."""
    day = datetime.combine(episode.published, time(6), UTC)
    return day + timedelta(minutes=episode.number)


def _explicit(show: Page) -> str:
    return "false" if show.data["isFamilyFriendly"] else "true"


def _add(parent: Element, name: str, content: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, name.replace("itunes:", f"{{{_ITUNES}}}"), attributes)
    element.text = content
    return element
