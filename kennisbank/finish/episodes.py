"""What the pages of the podcast tell of it, in JSON-LD, checked against the sound itself."""

import json
import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from kennisbank.audio.sound import KINDS, complaint

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PLAYER = re.compile(r"<kb-podcast\b.*?</kb-podcast>", re.DOTALL)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(\d+)S")
_FRONT = "zet bovenaan het bestand, zoals: "
# What has to be there: its name in JSON-LD and in the front matter, and how it looks.
_OF_SHOW = {
    "name": ("title", r".+", '"Klantwaarde in drie minuten"'),
    "description": ("description", r".+", '"Waar de podcast over gaat."'),
    "genre": ("category", r"\['.+'\]", "[Business, Entrepreneurship]"),
}
_OF_EPISODE = {
    "name": ("title", r".+", '"LTV: één klant is meer dan één factuur"'),
    "description": ("description", r".+", '"Wat een luisteraar hoort."'),
    "episodeNumber": ("number", r"[1-9]\d*", "4"),
    "datePublished": ("published", r"\d{4}-\d\d-\d\d", "2026-11-24"),
    "duration": ("duration", _DURATION.pattern, "0:02:45"),
}


@dataclass(frozen=True)
class Page:
    """A page of the podcast: `where` it is in the site, and what it tells of itself."""

    where: str
    data: dict[str, Any]
    html: str

    def absolute(self, link: str) -> str:
        """A link of this page as an address on the web."""
        return urljoin(str(self.data["url"]), link)


@dataclass(frozen=True)
class Episode(Page):
    """One episode, with its sound."""

    size: int  # bytes
    kind: str

    @property
    def address(self) -> str:
        """From the root of the site."""
        return self.where.removesuffix("index.html").removesuffix(".html")

    @property
    def number(self) -> int:
        return int(self.data["episodeNumber"])

    @property
    def published(self) -> date:
        return date.fromisoformat(self.data["datePublished"])

    @property
    def seconds(self) -> int:
        return _seconds(self.data)

    @property
    def description(self) -> str:
        """What it is about, and that a computer reads it if one does."""
        voice = self.data["associatedMedia"].get("description", "").capitalize()
        return f"{self.data['description']} ({voice}.)" if voice else str(self.data["description"])

    @property
    def player(self) -> str:
        player = _PLAYER.search(self.html)
        return player[0] if player else ""


class Podcast:
    """The podcast of a site: its `show`, if it has one, and the episodes, the newest first."""

    def __init__(self, site: Path, built: Mapping[Path, str]) -> None:
        self.mistakes: list[str] = []
        self.show: Page | None = None
        self.episodes: list[Episode] = []
        self._site = site
        pages = {page.where: page for page in _read(site, built)}
        for page in pages.values():
            if page.data["@type"] == "PodcastSeries" and self._complete(page, _OF_SHOW):
                self.show = page
                self._all_are_episodes(page, pages)
            if page.data["@type"] == "PodcastEpisode" and self._complete(page, _OF_EPISODE):
                self._add(page)
        self.episodes.sort(key=lambda each: (each.published, each.number), reverse=True)

    def _all_are_episodes(self, show: Page, pages: Container[str]) -> None:
        """A page beside that of the show which tells nothing is an episode without sound."""
        for file in sorted((self._site / show.where).parent.rglob("*.html")):
            where = file.relative_to(self._site).as_posix()
            if where not in pages:
                self._mistake(where, "“audio” ontbreekt", f"{_FRONT}audio: ltv.mp3")

    def _complete(self, page: Page, needed: dict[str, tuple[str, str, str]]) -> bool:
        before = len(self.mistakes)
        for name, (written, pattern, example) in needed.items():
            if not re.fullmatch(pattern, str(page.data[name])):
                wrong = f"“{written}” ontbreekt of klopt niet"
                self._mistake(page.where, wrong, f"{_FRONT}{written}: {example}")
        if not page.data["url"]:
            wrong, todo = "de podcast heeft een volledig adres nodig", "zet SITE_URL"
            self._mistake(page.where, wrong, todo)
        return len(self.mistakes) == before

    def _add(self, page: Page) -> None:
        sound = page.data["associatedMedia"]
        link, size = sound["contentUrl"], sound.get("contentSize", "")
        kind = KINDS.get(posixpath.splitext(urlsplit(link).path)[1].lower(), "")
        file = self._site / posixpath.dirname(page.where) / link
        # The link in the player is told as a mistake already when there is no such file.
        complained = complaint(file, link, _seconds(page.data))
        if complained and (file.is_file() or not kind):
            self._mistake(page.where, *complained)
        if "://" not in link:
            size = file.stat().st_size if file.is_file() else 0
        elif not size.isdigit():
            wrong, todo = "“bytes” ontbreekt: hoe groot het geluid is", f"{_FRONT}bytes: 1234567"
            self._mistake(page.where, wrong, todo)
            size = 0
        episode = Episode(page.where, page.data, page.html, int(size), kind)
        if any(each.number == episode.number for each in self.episodes):
            wrong, todo = "er is al een aflevering met dit nummer", "geef haar een eigen “number”"
            self._mistake(page.where, wrong, todo)
        self.episodes.append(episode)

    def _mistake(self, where: str, wrong: str, todo: str) -> None:
        self.mistakes.append(f"{where}: {wrong} → {todo}")


def _read(site: Path, built: Mapping[Path, str]) -> Iterator[Page]:
    for file, html in built.items():
        for found in _DATA.findall(html):
            data = json.loads(found)
            if str(data.get("@type")).startswith("Podcast"):
                yield Page(file.relative_to(site).as_posix(), data, html)


def _seconds(data: dict[str, Any]) -> int:
    found = _DURATION.fullmatch(data["duration"])
    hours, minutes, seconds = found.groups("0") if found else ("0", "0", "0")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)
