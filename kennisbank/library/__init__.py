"""The docs as data: every file read once, without a word of HTML.

page        one Markdown file: its front matter, lines, headings
front       what the front matter may say
categories  what a podcast can be about, in the apps
questions   the questions that a page answers
terms       the glossary
podcast     its show and its episodes
captions    when each sentence of an episode is heard
sections    the kinds of page, and where they are
menu        what `nav` leaves to the files
files       what else is in the folder
mistake     what is wrong, at which file and line, and what to do
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from kennisbank.library import files, podcast, terms
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES


class Library:
    """All that is in a folder of docs."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, by its path."""
        found = []
        for path in files.pages(self.docs):
            try:
                found.append(Page(path, self.docs))
            except OSError:
                continue  # of which `files` says that it cannot be read
        return found

    @cached_property
    def by_name(self) -> dict[str, Page]:
        """Every page, by its path in the docs."""
        return {page.name: page for page in self.pages}

    @cached_property
    def articles(self) -> list[Page]:
        """All articles, by their titles."""
        found = [each for each in self.pages if each.section is ARTICLES]
        return sorted(found, key=lambda each: each.title.casefold())

    @cached_property
    def show(self) -> podcast.Show | None:
        """The podcast; None when there is none."""
        return podcast.show(self.pages)

    @cached_property
    def episodes(self) -> list[podcast.Episode]:
        """Its episodes, the newest first."""
        return podcast.episodes(self.pages)

    @cached_property
    def episode_at(self) -> dict[str, podcast.Episode]:
        """Each episode by its address."""
        return {each.page.address: each for each in self.episodes}

    @cached_property
    def terms(self) -> list[terms.Term]:
        """The glossary."""
        return terms.read(self.docs)

    def mistakes(self) -> Iterator[Mistake]:
        """Why no site can be made of these files, whatever is in the texts."""
        yield from files.mistakes(self.docs)
        for page in self.pages:
            if page.broken:
                yield page.mistake(*page.broken)
