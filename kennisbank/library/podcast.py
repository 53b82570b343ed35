"""The podcast: its show and its episodes, as the front matter of their pages has them."""

import posixpath
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from kennisbank.library import captions
from kennisbank.library.front import EpisodeFront, ShowFront, schema
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, PODCAST

# What podcast apps play, by the end of its name.
KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a"}


class Show(NamedTuple):
    """The podcast itself."""

    page: Page
    front: ShowFront

    @property
    def cover(self) -> str:
        """Its picture, from the root of the site."""
        return PODCAST.address + self.front.cover


class Chapter(NamedTuple):
    """A part of an episode that can be chosen."""

    start: int  # in seconds
    title: str

    @property
    def clock(self) -> str:
        """When it begins, as a player shows it."""
        return _clock(self.start)


class Episode(NamedTuple):
    """One episode, with its sound."""

    page: Page
    front: EpisodeFront

    @property
    def identifier(self) -> str:
        """By which an app knows it, wherever the site is."""
        return f"kennisbank-klantwaarde/aflevering/{self.front.number}"

    @property
    def elsewhere(self) -> bool:
        """Whether its sound is on another site."""
        return "://" in self.front.audio

    @property
    def sound(self) -> str:
        """The address of its sound: from the root of the site, or on another."""
        return self.front.audio if self.elsewhere else PODCAST.address + self.front.audio

    @property
    def kind(self) -> str:
        """What its sound is: `audio/mpeg`."""
        end = posixpath.splitext(self.front.audio.partition("?")[0])[1]
        return KINDS.get(end.lower(), "")

    @property
    def bytes(self) -> int:
        """How large its sound is; 0 when it is not there."""
        if self.elsewhere:
            return self.front.bytes or 0
        file = self.page.path.parent / self.front.audio
        return file.stat().st_size if file.is_file() else 0

    @property
    def article(self) -> str:
        """The address of its article, from the root of the site; empty when it has none."""
        return ARTICLES.page(self.front.article) if self.front.article else ""

    @property
    def voice(self) -> str:
        """Who reads it, when that is a computer: `luisterversie, computerstem`."""
        return f"luisterversie, {self.front.voice}" if self.front.voice else ""

    @property
    def length(self) -> str:
        """How long it takes as a player shows it: `2:45`."""
        return _clock(self.front.seconds)

    @property
    def chapters(self) -> list[Chapter]:
        """Its chapters; nothing when it does not say when they begin."""
        return list(map(Chapter, self.front.bounds, titles(self.page)))  # the end has no title

    @property
    def captions(self) -> str:
        """The address of what says when each sentence is heard; empty when there is none."""
        times = captions.beside(self.page.path.parent / self.front.audio)
        return "" if self.elsewhere or not times.is_file() else PODCAST.address + times.name


def titles(page: Page) -> list[str]:
    """The titles of its chapters: its headings, and of what comes before them, if anything."""
    found = [each for each in page.headings if each.level == 2]
    before = page.code[page.top : found[0].line] if found else []
    opening = ["Begin"] if any(line.strip() for line in before) else []
    return [*opening, *(each.text for each in found)]


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    clock = f"{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"{hours}:{clock}" if hours else clock


def show(pages: Iterable[Page]) -> Show | None:
    """The show among these pages; None when there is none whose front matter is right."""
    for page in pages:
        if schema(page.name) is ShowFront and page.readable:
            try:
                return Show(page, ShowFront.model_validate(page.front))
            except ValidationError:
                return None
    return None


def episodes(pages: Iterable[Page]) -> list[Episode]:
    """The episodes whose front matter is right, the newest first."""
    found = []
    for page in pages:
        if schema(page.name) is EpisodeFront and page.readable:
            try:
                found.append(Episode(page, EpisodeFront.model_validate(page.front)))
            except ValidationError:
                continue  # of which `check` says what is wrong
    return sorted(found, key=_age, reverse=True)


def _age(each: Episode) -> tuple[date, int]:
    return each.front.published, each.front.number
