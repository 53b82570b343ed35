"""The Markdown of this knowledge base: calculators, and questions with answers.

One Python-Markdown extension that needs nothing of what builds the site. It stops the build for
every mistake that an author can make in it, all of a page at once.

    ```rekenhulp            ## Veelgestelde vragen
    ltv
    orderwaarde: 85         ### Is omzet hetzelfde als winst?
    ```                     Nee. …

How a page goes through it:

    lines ─► Scan ─► other preprocessors, blocks ─► Calculators ─► inline, toc ─► Finish ─► HTML
             a token per calculator                 its form                      the questions
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from calculators import slugs
from kennisbank.blocks import presets, questions, terms, title
from kennisbank.blocks.lists import expand
from kennisbank.blocks.origin import marked
from kennisbank.blocks.render import CUSTOMERS, FIGURES, customers, page_data, render
from kennisbank.blocks.stop import stop
from kennisbank.library import Library
from kennisbank.library import questions as asking
from kennisbank.library import terms as glossary
from kennisbank.library.fences import Fence, Heading, scan
from kennisbank.library.lines import headings, legible, opened
from kennisbank.library.mistake import Mistake, in_text

_TOKEN = re.compile(r"kbtoken(\d+)rekenhulp")
_AMOUNT = re.compile(r"€ (?=[−\d])")
# What may hold a form, by itself or as the paragraph that the form replaces.
_HOMES = {"p", "li", "dd", "div", "blockquote", "details", "section"}


@dataclass
class _Page:
    """What is known of the page that is being converted."""

    body: list[str] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)  # the line of the body, for each line now
    mistakes: list[Mistake] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)  # of every calculator in it


class Blocks(Extension):
    """The extension itself: `kennisbank.blocks` in markdown_extensions."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "docs": ["docs", "The folder that the pages come from, for messages"],
            "noted": [False, "Mistakes stand in the page: they do not stop"],
            "reading": [False, "Look a page over: mistakes do not stop, calculators stay closed"],
        }
        super().__init__(**kwargs)
        self.page = _Page()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        md.registerExtension(self)
        md.block_level_elements += ["kb-rekenhulp", "kb-mijn-klanten", "template"]
        # Before everything that touches the lines; the first of all others has 32 (snippets).
        md.preprocessors.register(_Lists(md, self), "kb_lists", 110)
        md.preprocessors.register(_Scan(md, self), "kb_scan", 100)
        md.preprocessors.register(_Letters(md), "kb_letters", 90)
        if self.getConfig("reading"):
            md.preprocessors.register(_Marks(md, self), "kb_marks", 80)
        # After footnotes (50), which put their text in the page; before inline Markdown (20).
        md.treeprocessors.register(_Calculators(md, self), "kb_calculators", 30)
        # Right after toc (5), which gives the headings their ids.
        md.treeprocessors.register(_Finish(md, self), "kb_finish", 4)

    def reset(self) -> None:
        self.page = _Page()


def makeExtension(**kwargs: Any) -> Blocks:  # noqa: N802 -- Python-Markdown's name
    """What Python-Markdown calls."""
    return Blocks(**kwargs)


def _token(number: int) -> str:
    """What stands for a calculator meanwhile: plain letters, so that everything leaves it alone."""
    return f"kbtoken{number}rekenhulp"


class _Lists(Preprocessor):
    """Writes out what a page lists of other pages."""

    def __init__(self, md: Markdown, extension: Blocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        docs = self.extension.getConfig("docs")
        mistakes: list[Mistake] = []
        done = expand(lines, Library(Path.cwd() / docs), mistakes)
        if not self.extension.getConfig("noted"):
            stop(mistakes, lines, docs)
        return done


class _Scan(Preprocessor):
    """Puts a token in the place of every calculator: a paragraph of its own, where it stands."""

    def __init__(self, md: Markdown, extension: Blocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        page = self.extension.page = _Page(body=[line.rstrip("\r") for line in lines])
        done: list[tuple[int, str]] = []
        at = 0
        for found in scan(page.body):
            if isinstance(found, Heading):
                continue
            empty = found.prefix.rstrip()
            done += enumerate(page.body[at : found.start], at)
            # Only where there is none yet: two empty lines end a footnote.
            done += [(found.start, empty)] if done and done[-1][1].strip(" \t>") else []
            done += [(found.start, found.prefix + _token(len(page.fences))), (found.start, empty)]
            at = found.end
            page.fences.append(found)
        done += enumerate(page.body[at:], at)
        page.origins = [origin for origin, _ in done]
        return [line for _, line in done]


class _Letters(Preprocessor):
    """Keeps € and its number on one line, and leaves out what a paste brought that nobody sees.

    No editor has to know how to type such a space, and a soft hyphen hides a word from who looks
    for it.
    """

    def run(self, lines: list[str]) -> list[str]:
        return [_AMOUNT.sub("€\u00a0", legible(line)) for line in lines]


class _Marks(Preprocessor):
    """Puts in every line where it comes from, for who looks the page over."""

    def __init__(self, md: Markdown, extension: Blocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        return marked(lines, self.extension.page.origins)


class _Calculators(Treeprocessor):
    """Puts the form where its token came to stand; in code, the text as it was written."""

    def __init__(self, md: Markdown, extension: Blocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        page = self.extension.page
        if not page.fences:
            return
        missing = set(range(len(page.fences)))
        reserved = Element("div", {"class": "kb-reserved"})
        for element in list(root.iter()):
            text = element.text or ""
            for number in map(int, _TOKEN.findall(text)):
                if element.tag == "code":
                    element.text = text = AtomicString(self._as_written(text, number, code_escape))
                elif element.tag in _HOMES and text.strip() == _token(number):
                    element.text = self._form(page.fences[number], reserved)
                else:
                    continue
                missing.discard(number)
        for number in missing:
            self._elsewhere(number)
        root.append(reserved)

    def _form(self, fence: Fence, reserved: Element) -> str:
        page = self.extension.page
        example = presets.read(fence)
        if not isinstance(example, presets.Example):
            page.mistakes += example
            return ""
        slug = example.calculator.slug
        page.slugs.append(slug)
        if self.extension.getConfig("reading"):
            for each in (slug, *(f"{slug}-{name}" for name in example.calculator.inputs)):
                SubElement(reserved, "div", {"id": each})
            return ""
        html = render(example, page.slugs.count(slug))
        # Until the end they are in the tree: toc gives no heading the same, and a link to them
        # is valid.
        for each in re.findall(r' id="([^"]+)"', html):
            SubElement(reserved, "div", {"id": each})
        return self.md.htmlStash.store(html)

    def _elsewhere(self, number: int) -> None:
        """The token is not in the text: it is in HTML, a table, a heading or a footnote."""
        page, stash = self.extension.page, self.md.htmlStash.rawHtmlBlocks
        for index, html in enumerate(stash):
            if isinstance(html, str) and html.startswith("<!--") and _token(number) in html:
                stash[index] = self._as_written(html, number, str)
                return
        wrong = "hier kan geen rekenhulp staan: dit is HTML, een tabel, een kop of een voetnoot"
        todo = "zet hem daarbuiten, of geef het HTML-element het attribuut markdown"
        page.mistakes.append(in_text(page.fences[number].start, wrong, todo))

    def _as_written(self, text: str, number: int, escape: Callable[[str], str]) -> str:
        """`text` with the lines of the page in the place of the token and the empty lines at it."""
        page = self.extension.page
        fence = page.fences[number]
        before = "\n?" if fence.start and page.body[fence.start - 1].strip() else ""
        after = "\n?" if page.body[fence.end : fence.end + 1] != [""] else ""
        match = re.search(rf"{before}([ \t>]*){_token(number)}{after}", text)
        if not match:
            return text
        lines = [line.removeprefix(fence.prefix) for line in page.body[fence.start : fence.end]]
        written = "\n".join((match[1] + line).rstrip() for line in lines)
        return text[: match.start()] + escape(written) + text[match.end() :]


class _Finish(Treeprocessor):
    """Folds the questions, explains the terms, adds what the calculators need, and stops."""

    def __init__(self, md: Markdown, extension: Blocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        page = self.extension.page
        reading = self.extension.getConfig("reading")
        reserved = root.find("div[@class='kb-reserved']")
        if reserved is not None:
            root.remove(reserved)
            self._check_ids(root, {each.get("id", "") for each in reserved})
            if reading:  # a link may lead to a calculator, and to a field of it
                root.append(reserved)
        if reading:
            return
        title.divide(root)
        questions.fold(root)
        shown = [line for _, line in opened(page.body)]
        page.mistakes += asking.check(shown, headings(shown))
        docs = Path.cwd() / self.extension.getConfig("docs")
        if glossary.is_glossary(page.body, docs):
            page.mistakes += glossary.check(page.body)
        else:
            terms.explain(root, glossary.read(docs), self.md.htmlStash)
        if not self.extension.getConfig("noted"):
            stop(page.mistakes, page.body, self.extension.getConfig("docs"))
        own, every = self._customers(), self._is_in(FIGURES)
        if page.slugs or own or every:
            data = page_data(tuple(slugs() if every else sorted(set(page.slugs))), customers=own)
            SubElement(root, "p").text = self.md.htmlStash.store(data)

    def _is_in(self, html: str) -> bool:
        stash = self.md.htmlStash.rawHtmlBlocks
        return any(isinstance(each, str) and html in each for each in stash)

    def _customers(self) -> bool:
        """Fills in the place for somebody's own customers; whether the page has one."""
        stash = self.md.htmlStash.rawHtmlBlocks
        found = False
        for index, html in enumerate(stash):
            if isinstance(html, str) and CUSTOMERS in html:
                stash[index] = html.replace(CUSTOMERS, customers())
                found = True
        return found

    def _check_ids(self, root: Element, taken: set[str]) -> None:
        page = self.extension.page
        for name in {element.get("id", "") for element in root.iter()} & taken:
            lines = (at for at, line in enumerate(page.body) if f"#{name}" in line)
            wrong = f"“#{name}” is al de naam van een rekenhulp of van een veld ervan"
            page.mistakes.append(in_text(next(lines, 0), wrong, "kies een andere naam"))
