"""A page as a reader will see it, with the line of the source that each part comes from.

It is converted once, by the Markdown of mkdocs.yml itself; calculators stay closed.

    pieces     every line of visible text, with the element that it is in
    html       what was written as HTML, by the line
    root       the tree, for its structure
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown

from kennisbank.blocks import Blocks
from kennisbank.blocks.origin import line_of, unmarked
from kennisbank.library import files
from kennisbank.library.mistake import Mistake

_SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"
_BLOCK = set(
    "p li ul ol td th tr thead tbody table h1 h2 h3 h4 h5 h6 dt dd dl summary blockquote div "
    "details pre section figure figcaption label body".split()
)
CODE = "\ufffc"  # what stands for code, a picture or an address, where only text counts
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_OTHER = re.compile("\x02[^\x03]*\x03")
ESCAPED = 0xE000  # an escaped character is this far from itself: it was meant as text


class Piece(NamedTuple):
    """One line of text that a reader sees: in the page, from 0; `first` of its element or not."""

    line: int
    text: str
    element: Element
    path: tuple[Element, ...]
    first: bool


@dataclass
class Reading:
    """What became of a page."""

    root: Element = field(default_factory=lambda: Element("div"))
    pieces: list[Piece] = field(default_factory=list)
    html: list[tuple[int, str]] = field(default_factory=list)
    at: dict[Element, int] = field(default_factory=dict)  # the line of every element that has one
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """Every place in it that a link can lead to, as often as it is there."""
        return [each.get("id", "") for each in self.root.iter() if each.get("id")]


def read(lines: list[str], docs: Path) -> Reading:
    """Convert the text of a page, without its front matter."""
    md, blocks = _converter(docs)
    md.reset()
    text = lines
    for before in md.preprocessors:
        text = before.run(text)
    root: Element | None = md.parser.parseDocument(text).getroot()
    assert root is not None  # noqa: S101 -- a document that was parsed has one
    for after in md.treeprocessors:
        root = after.run(root) or root  # what it gives is a new root, or nothing
    reading = Reading(root, mistakes=blocks.page.mistakes)
    _Walk(md, reading, lines).run()
    return reading


def unset() -> Mistake | None:
    """Why no page can be converted: what is wrong with what mkdocs.yml says of its Markdown."""
    todo = "zet het bestand terug: het zegt hoe een tekst een pagina wordt"
    try:
        _converter(Path("docs"))
    except OSError:
        return Mistake(_SETTINGS.name, 1, "dit bestand is er niet, of is niet te lezen", todo)
    except (AttributeError, ImportError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        wrong = f"wat hier onder “markdown_extensions” staat, werkt niet ({error})"
        return Mistake(_SETTINGS.name, 1, " ".join(wrong.split()), "zet het terug zoals het was")
    return None


@cache
def _converter(docs: Path) -> tuple[Markdown, Blocks]:
    names, options = extensions(_SETTINGS)
    blocks = Blocks(docs=str(docs), reading=True)
    md = Markdown(
        extensions=[blocks, *(each for each in names if each != "kennisbank.blocks")],
        extension_configs=options,
    )
    return md, blocks


def extensions(settings: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The Markdown extensions of that mkdocs.yml, and the options of each."""
    names, options = [], {}
    for each in said(settings)["markdown_extensions"]:
        name, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        options[name] = given or {}
    return names, options


def said(settings: Path) -> dict[str, Any]:
    """What that mkdocs.yml says, but for what comes from outside."""
    told: dict[str, Any] = yaml.load(files.text(settings), _Settings)  # noqa: S506 -- a safe loader
    return told


class _Settings(yaml.SafeLoader):
    """YAML with tags of MkDocs, whose values are of no use here."""


_Settings.add_multi_constructor("!", lambda *_: "")
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: "")


class _Walk:
    def __init__(self, md: Markdown, reading: Reading, lines: list[str]) -> None:
        self.stash = md.htmlStash.rawHtmlBlocks
        self.reading = reading
        self.lines = lines
        self.taken: Counter[tuple[int, str]] = Counter()
        self.last = 0  # the line of what was seen before

    def run(self) -> None:
        self._element(self.reading.root, ())
        for html in self.stash:
            if isinstance(html, str) and html.lstrip().startswith("<"):
                self._html(html)

    def _html(self, html: str) -> None:
        if html.lstrip().startswith("<!--"):
            return
        for line in html.split("\n"):
            at = line_of(line)
            if at is not None:
                plain = re.sub(r"<a\b[^<>]*>[^<>]*</a>|<[^<>]*>", CODE, line)
                text = unescape(unmarked(plain))
                self.reading.html.append((at, text))

    def _element(self, element: Element, path: tuple[Element, ...]) -> None:
        """Its own text, and that of the blocks in it, in the order of the page."""
        before = len(self.reading.pieces)
        inside = (*path, element)
        run = [self._text(element.text)]
        first = True
        within: list[Element] = []
        for child in element:
            if child.tag in _BLOCK:
                first = self._run(run, element, path, within, first=first) and first
                self._element(child, inside)
                run, within = [self._text(child.tail)], []
            else:
                run += [*self._inline(child, within), self._text(child.tail)]
        self._run(run, element, path, within, first=first)
        own = [each.line for each in self.reading.pieces[before:] if each.element is element][:1]
        below = [self.reading.at[child] for child in element if child in self.reading.at][:1]
        if found := own + below:
            self.reading.at[element] = min(found)

    def _inline(self, element: Element, within: list[Element]) -> Iterator[str]:
        within.append(element)
        if element.tag == "code":
            # With its line ends: they count.
            text = "".join(element.itertext())
            yield CODE + "".join(each for each in text if each == "\n" or line_of(each) is not None)
        elif element.tag == "img":
            alt = element.get("alt", "")
            yield CODE + "".join(each for each in alt if line_of(each) is not None)
        elif element.get("class") not in {"headerlink", "footnote-ref", "footnote-backref"}:
            yield self._text(element.text)
            for child in element:
                yield from self._inline(child, within)
                yield self._text(child.tail)

    def _text(self, text: str | None) -> str:
        def stashed(match: re.Match[str]) -> str:
            html = self.stash[int(match[1])]
            if not isinstance(html, str) or html.startswith("<"):
                return CODE if isinstance(html, str) and html.startswith("<div") else ""
            return unescape(html)

        text = _STASHED.sub(stashed, text or "")
        text = _ESCAPED.sub(lambda match: chr(ESCAPED + int(match[1]) % 0x1000), text)
        return unescape(_OTHER.sub("&", text).replace("&", "&amp;"))

    def _run(
        self,
        run: list[str],
        element: Element,
        path: tuple[Element, ...],
        within: list[Element],
        *,
        first: bool,
    ) -> bool:
        """Note the lines of one run of text; whether there was none."""
        text = "".join(run)
        if not text.strip():
            for each in within:
                self.reading.at[each] = self.last = self._written(each)
            return True
        parts = text.lstrip("\n").rstrip("\n").split("\n")
        known = {at: line_of(part) for at, part in enumerate(parts)}
        marks = {at: line for at, line in known.items() if line is not None}
        if not marks and not text.replace(CODE, "").strip() and within:
            for each in within:
                self.reading.at[each] = self.last = marks[0] = self._written(each)
            within = []
        lines = self._lines(parts, marks)
        for at, (line, part) in enumerate(zip(lines, parts, strict=True)):
            self.reading.pieces.append(
                Piece(line, unmarked(part), element, path, first and at == 0)
            )
        self._of_inline(within, lines)
        self.last = lines[-1]
        return False

    def _of_inline(self, within: list[Element], lines: list[int]) -> None:
        """The line of every link and picture: where its address is, or else its text."""
        for each in within:
            own = line_of(each.get("alt", "") + "".join(each.itertext()))
            to = each.get("href") or each.get("src") or ""
            near = next((at for at in lines if to and to in self.lines[at]), None)
            if near is None:
                near = own if own is not None else lines[0]
            self.reading.at[each] = near
            self.taken.update({(near, _key(each)), (near, to.rpartition("/")[2])})

    def _lines(self, parts: list[str], marks: dict[int, int]) -> list[int]:
        if not marks:
            start = self._found(parts[0])
            return [min(start + at, len(self.lines) - 1) for at in range(len(parts))]
        lines = []
        for at in range(len(parts)):
            near = min(marks, key=lambda each: (abs(each - at), each > at))
            lines.append(max(0, min(marks[near] + at - near, len(self.lines) - 1)))
        return lines

    def _written(self, element: Element) -> int:
        """Where a picture or link without a letter of text is written, each place once."""
        key = _key(element)
        for at in range(self.last, len(self.lines)):
            if key and self.lines[at].count(key) > self.taken[at, key]:
                self.taken[at, key] += 1
                return at
        return self.last

    def _found(self, part: str) -> int:
        """The first line from the last one on that has this text."""
        wanted = unmarked(part).strip().strip(CODE)
        words = [each for each in re.split(rf"[\s{CODE}]+", wanted) if each]
        for at in range(self.last, len(self.lines)):
            if words and all(word in self.lines[at] for word in words):
                return at
        return self.last


def _key(element: Element) -> str:
    """What of a picture or link is written as it is: what is shown, or the end of its address."""
    alt = unmarked(element.get("alt", ""))
    to = element.get("src") or element.get("href") or ""
    return f"[{alt}" if alt else to.rpartition("/")[2]
