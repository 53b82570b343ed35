"""A page as the rules see it: its lines, and the same lines without what is no Dutch text.

Blanking never moves a character: the line and place of what is left stay what they were.

    lines    as written, numbered from 1 at the top of the file
    code     without front matter and comments
    open     without code too, except the fences of our own
    prose    also without calculators, HTML, addresses and attributes: what a reader reads
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kennisbank.library import files, front, questions
from kennisbank.library.fences import Fence, Heading, scan
from kennisbank.library.lines import FENCE, Shown, blank, headings, legible, shown
from kennisbank.library.mistake import Mistake
from kennisbank.library.sections import FRAME, Section, address, section
from kennisbank.library.tags import Tags, tags

LARGEST = 1_000_000  # bytes; the longest article has 30 000
LONGEST = 5_000  # characters in a line; a drawing in the page has 1 000

_NO_PROSE = re.compile(
    r"<[^<>]*>|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|https?://[^\s)>]+"
    r"|\[\^[\w-]+\]|\{[ :#.%][^{}]*\}|^!!! \w+|^\?\?\?\+? \w+|\b[\w-]+\.(?:md|py|nl|com|xml|org)\b"
)
# Code in a sentence, over the end of a line.
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)((?:(?!\n\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
# A conflict of git is no tag.
_NO_TAGS = re.compile(r"^<{7}.*|\\<|\]\(<[^<>]*>")
_NOTE = re.compile(r"\[\^[\w-]+\]:")


class Page:
    """One Markdown file; `name` is its path in the docs, `where` that in the project."""

    def __init__(self, path: Path, docs: Path, made: str | None = None) -> None:
        """`made` is the text of a page that nobody writes: there is no such file."""
        self.path = path
        self.where = path.relative_to(docs.parent).as_posix()
        self.name = path.relative_to(docs).as_posix()
        self.is_made = made is not None
        self.data = files.read(path) if made is None else made.encode()
        self.text = files.decoded(self.data)
        self.front_text, body = front.split(self.text)
        self.lines = self.text.split("\n")
        self.top = len(self.lines) - len(body.split("\n"))  # lines above the text
        if not self.top and re.fullmatch(r"[-–—_=*]{2,}\s*", self.lines[0]):  # that does not work
            self.top = next((at for at, line in enumerate(self.lines) if not line.strip()), 1)

    @cached_property
    def readable(self) -> bool:
        """Whether it is text of a size and shape that the other rules can take."""
        return self.broken is None

    @cached_property
    def broken(self) -> tuple[int, str, str] | None:
        """Why it is no page at all: the line, what is wrong and what to do."""
        if len(self.data) > LARGEST:
            size = f"{len(self.data) / 1_000_000:.1f}".replace(".", ",")
            return 1, f"deze pagina is {size} MB", "splits haar; een artikel is hooguit 0,1 MB"
        try:
            valid = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = files.decoded(self.data[: error.start]).count("\n") + 1
            return (
                line,
                "dit bestand is geen tekst in UTF-8",
                "bewaar het als UTF-8, of haal het weg",
            )
        for number, text in enumerate(self.lines, 1):
            if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text):
                todo = "haal het weg, of bewaar het bestand opnieuw als gewone tekst"
                return number, "hier staat een teken dat niemand ziet", todo
            if len(text) > LONGEST:
                return number, f"deze regel is {len(text)} tekens lang", "splits hem in alinea's"
        if not valid.strip():
            return 1, "dit bestand is leeg", "schrijf de pagina, of haal het bestand weg"
        return None

    @cached_property
    def front(self) -> dict[str, Any]:
        """What the front matter says; nothing when it cannot be read."""
        try:
            return front.parsed(self.front_text)
        except ValueError:
            return {}

    @cached_property
    def fields(self) -> dict[str, int]:
        """The line of every field of the front matter."""
        try:
            node = yaml.compose(self.front_text, front.LOADER)
        except (yaml.YAMLError, ValueError, RecursionError):
            return {}
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return {str(key.value): key.start_mark.line + 2 for key, _ in pairs}

    @cached_property
    def _shown(self) -> list[Shown]:
        return list(shown(self._body))

    @cached_property
    def unclosed(self) -> list[str]:
        """For every line what it opens and nothing closes: a comment, or the marks of a fence."""
        return [each.unclosed for each in self._shown]

    @cached_property
    def tags(self) -> Tags:
        """The HTML in it."""
        return tags([_NO_TAGS.sub(lambda found: blank(found[0]), line) for line in self.open])

    @cached_property
    def code(self) -> list[str]:
        """The lines without front matter and comments."""
        return [each.code for each in self._shown]

    @cached_property
    def open(self) -> list[str]:
        """The lines without front matter, comments and code; our own fences stay."""
        text = "\n".join(each.open for each in self._shown)
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text).split("\n")

    @cached_property
    def prose(self) -> list[str]:
        """The lines that a reader reads, links by their text; a note's text is not one of them."""
        return list(_prose(self.open))

    @cached_property
    def headings(self) -> list[Heading]:
        """Every heading, its line counted from 0."""
        return headings(self.open)

    @cached_property
    def fences(self) -> list[Fence]:
        """Every calculator in it, and what looks like one; their lines counted from 0."""
        return [each for each in scan(self.code) if isinstance(each, Fence)]

    def at(self, field: str) -> int:
        """The line of that field in the front matter; the first when it is not there."""
        return self.fields.get(field, 1)

    @cached_property
    def title(self) -> str:
        """Its heading, or its file's name when it has none."""
        own = (each.text for each in self.headings if each.level == 1 and each.text)
        return next(own, self.path.stem)

    @property
    def address(self) -> str:
        """Where it is, from the root of the site: `artikelen/ltv/`."""
        return address(self.name)

    @property
    def section(self) -> Section | None:
        """The section that it is in."""
        return section(self.name)

    @property
    def is_item(self) -> bool:
        """Whether it is one of the pages of a section, not the one that leads to them."""
        return self.section is not None and self.path.stem != "index"

    @property
    def is_hidden(self) -> bool:
        """Whether it is not to be found: it is shown in a frame on other sites."""
        return bool(self.front.get("template") == FRAME)

    @property
    def label(self) -> str:
        """Its title as far as a menu needs it: `LTV: wat is een klant je waard?` is `LTV`."""
        return re.sub(r"[*`]", "", self.title.partition(":")[0]).strip() or self.path.stem

    @cached_property
    def questions(self) -> str:
        """The Markdown below its heading “Veelgestelde vragen”; nothing when it has none."""
        return "\n".join(questions.part(self._body, self.headings)).strip()

    @cached_property
    def calculators(self) -> list[str]:
        """The names of the calculators in it, in their order there."""
        found = (each for each in scan(self._body) if isinstance(each, Fence) and not each.mistake)
        return list(dict.fromkeys(each.content[0] for each in found if each.content))

    @property
    def _body(self) -> list[str]:
        return [""] * self.top + self.lines[self.top :]

    def mistake(self, line: int, wrong: str, todo: str, *, warning: bool = False) -> Mistake:
        """A mistake in this page."""
        return Mistake(self.where, line, wrong.rstrip("."), todo, warning)


def _prose(lines: list[str]) -> Iterator[str]:
    inside = note = False
    for line in lines:
        fence = FENCE.fullmatch(line)
        if inside or fence:
            inside = not inside if fence else inside
            yield ""
            continue
        note = bool(_NOTE.match(line)) or (note and line.startswith("    "))
        yield "" if note else _NO_PROSE.sub(lambda found: blank(found[0]), legible(line))
