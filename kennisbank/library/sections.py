"""The sections of the site: pages of one kind, in a folder of the docs that begins their address.

Whatever depends on the kind of a page asks here: the menu, the search, what is said of a page to
other sites, its picture, the way back above it.
"""

from typing import NamedTuple


class Section(NamedTuple):
    """One of them."""

    folder: str  # in the docs
    kind: str  # what a page of it is to the search
    name: str  # what a page of it is called
    title: str  # what all of them are called
    back: str = ""  # the way from one of them to the page that leads to all, where there is one

    @property
    def address(self) -> str:
        """Where it begins, from the root of the site."""
        return f"{self.folder}/"

    def page(self, file: str) -> str:
        """The address of a page of it, by its file in that folder."""
        return address(f"{self.folder}/{file}")


ARTICLES = Section("artikelen", "artikel", "Artikel", "Artikelen")
CALCULATORS = Section("rekenhulpen", "rekenhulp", "Rekenhulp", "Rekenhulpen", "Alle rekenhulpen")
PODCAST = Section("podcast", "podcast", "Podcast", "Podcast", "Podcast")
SECTIONS = (ARTICLES, CALCULATORS, PODCAST)

# Pages that other sites show in a frame, and their template: no reader of this one comes there.
FRAMED, FRAME = "insluiten", "insluiten.html"
# Pages of their own, by their file in the docs.
GLOSSARY = "begrippen.md"
QUESTIONS = "vragen.md"
FIGURES = "mijn-cijfers.md"
# What can be found that is no page of a section: its kind, what one is called and all of them.
QUESTION = ("vraag", "Vraag", "Vragen")
TERM = ("begrip", "Begrip", "Begrippen")
OTHER = ("pagina", "Pagina", "Andere pagina’s")


def address(name: str) -> str:
    """That of a page from the root of the site, by its path in the docs."""
    parts = name.removesuffix(".md").split("/")
    return "".join(f"{each}/" for each in parts if each != "index")


def section(name: str) -> Section | None:
    """The section that a page is in, by its path in the docs or its address."""
    folder, slash, _ = name.partition("/")
    return next((each for each in SECTIONS if slash and each.folder == folder), None)
