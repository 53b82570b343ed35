"""podcast.xml: the feed that podcast apps read, RSS 2.0 with what Apple asks for.

Beside it, for each episode that has chapters, a file that says when they begin.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from kennisbank.finish.media import Media
from kennisbank.library import Library
from kennisbank.library.podcast import Episode, Show
from kennisbank.settings.values import Values

NAME = "podcast.xml"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_ATOM = "http://www.w3.org/2005/Atom"
_PODCAST = "https://podcastindex.org/namespace/1.0"
register_namespace("itunes", _ITUNES)
register_namespace("atom", _ATOM)
register_namespace("podcast", _PODCAST)


def write(library: Library, values: Values, media: Media, target: Path) -> list[str]:
    """Write the feed, when there is a podcast; what the owner still has to set before it can be
    made known.

    An address says what is in the file, so that an app fetches a recording that was replaced; the
    identifier of an episode stays.
    """
    if not library.show:
        return []
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    _show(channel, library.show, values, media)
    for episode in library.episodes:
        item = _item(channel, library.show, episode, values, media)
        _parts(item, episode, values, media, target)
    indent(rss)
    text: bytes = tostring(rss, encoding="utf-8", xml_declaration=True)
    (target / NAME).write_bytes(text + b"\n")
    return list(_notes(values))


def _notes(values: Values) -> Iterator[str]:
    if not values.is_public:
        yield f"{NAME}: de adressen gelden alleen op deze computer → zet SITE_URL"
    if not values.podcast_owner:
        yield (
            f"{NAME}: er staat niet in van wie de podcast is; Spotify en andere diensten vragen "
            "erom als je hem aanmeldt → zet PODCAST_OWNER en PODCAST_EMAIL"
        )


def _show(channel: Element, show: Show, values: Values, media: Media) -> None:
    _add(channel, "title", show.front.title)
    _add(channel, "link", values.at(show.page.address))
    _add(channel, "description", show.front.description)
    _add(channel, "language", "nl-nl")
    itself = {"rel": "self", "type": "application/rss+xml"}
    SubElement(channel, f"{{{_ATOM}}}link", itself, href=values.at(NAME))
    _add(channel, "itunes:author", values.podcast_author)
    if values.podcast_owner:
        element = _add(channel, "itunes:owner")
        _add(element, "itunes:name", values.podcast_owner)
        _add(element, "itunes:email", values.podcast_email)
    _add(channel, "itunes:image", href=values.at(media.address(show.cover)))
    category, *within = show.front.category
    element = _add(channel, "itunes:category", text=category)
    for each in within:
        _add(element, "itunes:category", text=each)
    _add(channel, "itunes:explicit", _explicit(show))
    _add(channel, "itunes:type", "episodic")


def _item(channel: Element, show: Show, episode: Episode, values: Values, media: Media) -> Element:
    front = episode.front
    item = _add(channel, "item")
    _add(item, "title", front.title)
    _add(item, "link", values.at(episode.page.address))
    # What it is about, and that a computer reads it if one does.
    voice = f" ({episode.voice.capitalize()}.)" if episode.voice else ""
    _add(item, "description", front.description + voice)
    # No address: an app would take the episode for a new one as soon as the site moves.
    _add(item, "guid", episode.identifier, isPermaLink="false")
    _add(item, "pubDate", format_datetime(_moment(episode)))
    sound = values.at(media.address(episode.sound))
    _add(item, "enclosure", url=sound, length=str(episode.bytes), type=episode.kind)
    _add(item, "itunes:duration", str(front.seconds))
    _add(item, "itunes:episode", str(front.number))
    _add(item, "itunes:episodeType", "full")
    _add(item, "itunes:explicit", _explicit(show))
    return item


def _parts(item: Element, episode: Episode, values: Values, media: Media, target: Path) -> None:
    """Its text, sentence by sentence where it is known when each is heard, and its chapters."""
    text = f"{values.at(episode.page.address)}#tekst"
    _add(item, "podcast:transcript", url=text, type="text/html", language="nl")
    if episode.captions:
        cues = values.at(media.address(episode.captions))
        _add(item, "podcast:transcript", url=cues, type="text/vtt", language="nl")
    if chapters := episode.chapters:
        told = {
            "version": "1.2.0",
            "chapters": [{"startTime": each.start, "title": each.title} for each in chapters],
        }
        file = f"{episode.page.address}hoofdstukken.json"
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        address = values.at(media.address(file))
        _add(item, "podcast:chapters", url=address, type="application/json+chapters")


def _moment(episode: Episode) -> datetime:
    """In the morning; of one day each a minute after the one before it, for apps sort by it."""
    day = datetime.combine(episode.front.published, time(6), UTC)
    return day + timedelta(minutes=episode.front.number)


def _explicit(show: Show) -> str:
    return "true" if show.front.explicit else "false"


def _add(parent: Element, name: str, content: str | None = None, **attributes: str) -> Element:
    name = name.replace("itunes:", f"{{{_ITUNES}}}").replace("podcast:", f"{{{_PODCAST}}}")
    element = SubElement(parent, name, attributes)
    element.text = content
    return element
