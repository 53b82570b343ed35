"""The pages of a built site, one in memory at a time, as the trees that their HTML is."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kennisbank.catalogue import Catalogue
from kennisbank.library.page import Page


@dataclass
class Built:
    """A page as it was built: its file from the root of the site, and what it was made from."""

    file: str
    tree: LexborHTMLParser
    page: Page | None  # none of the docs: 404.html

    @property
    def address(self) -> str:
        """From the root of the site: `artikelen/ltv/`."""
        return self.file.removesuffix("index.html")

    @property
    def heading(self) -> str:
        """Its title as a reader sees it."""
        found = self.tree.css_first("h1")
        return text(found) if found else ""

    def all(self, selector: str) -> list[LexborNode]:
        """The elements of it."""
        return self.tree.css(selector)

    def html(self) -> str:
        """The whole page."""
        return self.tree.html or ""


class Pages:
    """All pages in the folder of a built site."""

    def __init__(self, source: Path, library: Catalogue) -> None:
        self.source = source
        built = {
            Path(folder, name).relative_to(source).as_posix()
            for folder, _, names in os.walk(source)
            for name in names
        }
        self.there = built  # every file, by its path
        self.files = sorted((each for each in built if each.endswith(".html")), key=PurePath)
        # What of the docs is in it: a builder may leave pages out.
        self.published = {
            address: page
            for address, page in library.published.items()
            if f"{address}index.html" in built
        }
        self._target = cache(self._read_target)

    def __iter__(self) -> Iterator[Built]:
        return map(self.read, self.files)

    def read(self, file: str) -> Built:
        """The page in that file."""
        html = (self.source / file).read_bytes().decode("utf-8")
        page = self.published.get(file.removesuffix("index.html"))
        return Built(file, LexborHTMLParser(html), page)

    def heading(self, file: str) -> str:
        """The title of the page in that file."""
        return self._target(file)[0]

    def places(self, file: str) -> frozenset[str]:
        """What of the page in that file a link can lead to."""
        return self._target(file)[1]

    def _read_target(self, file: str) -> tuple[str, frozenset[str]]:
        built = self.read(file)
        return built.heading, frozenset(each.id or "" for each in built.all("[id]"))


def text(element: LexborNode) -> str:
    """The text of it on one line, without the mark that links to a heading."""
    marks = element.css(".headerlink")
    if marks:
        element = element.clone()
        for each in element.css(".headerlink"):
            each.decompose()
    return " ".join(element.text().split())


def made(html: str) -> list[LexborNode]:
    """These elements, to put in a page."""
    parser = LexborHTMLParser(html, is_fragment=True)
    return list(parser.root.iter(include_text=True)) if parser.root else []


def append(element: LexborNode, html: str) -> None:
    """Add these as its last children."""
    for each in made(html):
        element.insert_child(each)


def after(element: LexborNode, html: str) -> None:
    """Put these right behind it."""
    for each in reversed(made(html)):
        element.insert_after(each)
