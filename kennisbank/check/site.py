"""All pages as the rules see them: also those that nobody writes, and what a page becomes."""

import re
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

from calculators import slugs
from kennisbank import reading
from kennisbank.blocks.lists import FENCE, expand
from kennisbank.catalogue import Catalogue
from kennisbank.library import files
from kennisbank.library.lines import blank
from kennisbank.library.page import Page
from kennisbank.library.questions import asked, key, said
from kennisbank.library.sections import ARTICLES
from kennisbank.reading import Reading
from kennisbank.settings import nodes, unreadable


class Site(Catalogue):
    """The docs as the rules see them, on the day `today`."""

    def __init__(self, docs: Path, today: date | None = None) -> None:
        super().__init__(docs)
        self.today = today or date.today()

    @cached_property
    def _settings(self) -> tuple[yaml.Node | None, int]:
        """The menu of mkdocs.yml, or the line where that file cannot be read."""
        try:
            text = files.text(self.docs.parent / "mkdocs.yml")
        except OSError:
            return None, 0
        if line := unreadable(text):
            return None, line
        return nodes.at(yaml.compose(text, yaml.SafeLoader), "nav"), 0

    @property
    def menu(self) -> yaml.Node | None:
        """What `nav` in mkdocs.yml says; nothing when there is none."""
        return self._settings[0]

    @property
    def menu_error(self) -> int:
        """The line where mkdocs.yml cannot be read; 0 when it can."""
        return self._settings[1]

    @cached_property
    def first(self) -> dict[tuple[str, str], Page]:
        """The first page with that title, description or question: each page has its own."""
        found: dict[tuple[str, str], Page] = {}
        for page in filter(lambda each: each.readable, self.pages):
            for field in ("title", "description"):
                found.setdefault((field, str(page.front.get(field))), page)
            for each in asked(page.headings):
                found.setdefault(("question", key(said(each))), page)
        return found

    @cached_property
    def topics(self) -> dict[str, list[Page]]:
        """The articles of every topic."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            if page.section is ARTICLES and page.readable:
                found.setdefault(str(page.front.get("topic")), []).append(page)
        return found

    @cached_property
    def heard_in(self) -> dict[str, Page]:
        """The first article that names each episode."""
        found: dict[str, Page] = {}
        for page in self.pages:
            if page.section is ARTICLES and page.readable:
                found.setdefault(str(page.front.get("podcast")), page)
        return found

    @cached_property
    def places(self) -> dict[int, Page]:
        """The first article of each place in the menu."""
        found: dict[int, Page] = {}
        for page in self.pages:
            order = page.front.get("order") if page.section is ARTICLES and page.readable else None
            if type(order) is int:
                found.setdefault(order, page)
        return found

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The names of all calculators."""
        return frozenset(slugs())

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {}

    @cached_property
    def _ids(self) -> dict[str, list[str] | None]:
        return {}

    def reading(self, page: Page) -> Reading:
        """What becomes of the text of that page, without what it lists of others."""
        if page.name not in self._readings:
            self._readings[page.name] = reading.read(_countable(page), self.docs)
        return self._readings[page.name]

    def ids(self, name: str) -> list[str] | None:
        """Every place in that page that a link can lead to; None when there is no such page."""
        if name not in self._ids:
            page = self.by_name.get(name)
            if name in self.made:
                self._ids[name] = reading.read(self.made[name].split("\n"), self.docs).ids
            elif not page or not page.readable:
                self._ids[name] = None
            elif any(FENCE.fullmatch(line) for line in page.open):
                lines = expand(page.lines[page.top :], self, [])
                self._ids[name] = reading.read(lines, self.docs).ids
            else:
                self._ids[name] = self.reading(page).ids
        return self._ids[name]


def _countable(page: Page) -> list[str]:
    """The lines of a page without its front matter, with nothing that hides what is below it."""
    lines = [""] * page.top + page.lines[page.top :]
    for at, marks in enumerate(page.unclosed):
        if marks:
            lines[at] = page.code[at] if marks == "<!--" else blank(lines[at])
    for tag in page.tags.found:
        if not tag.closed:
            line = lines[tag.line]
            lines[tag.line] = re.sub(
                rf"<{re.escape(tag.name)}\b[^>]*>?", "", line, flags=re.IGNORECASE
            )
    inside = False
    for at, line in enumerate(page.open if any(map(FENCE.fullmatch, page.code)) else []):
        del line
        opens = None if page.unclosed[at] else FENCE.fullmatch(page.code[at])
        closes = inside and page.code[at].strip() == "```"
        if opens or inside:
            lines[at] = ""
        inside = bool(opens) or (inside and not closes)
    return lines
