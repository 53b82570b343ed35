"""What the search box searches: an index by Pagefind, and the words that a query is read with.

    an article, a calculator, an episode, a page  →  a result that leads to the best of its sections
    a question, a term of the glossary            →  a result of its own, at its anchor
    pagefind/NAAM/kennisbank.json                 →  what each result and its sections are called,
                                                     the vocabulary of the site, the other names of
                                                     its terms, and zoekwoorden.txt

The browser reads a query by that vocabulary: it knows which words are compounds of others, and
what was meant by a typing error. See theme/components/zoeken/reading.js.
"""

import gzip
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pagefind.service import get_executable
from selectolax.lexbor import LexborNode

from kennisbank import Stopped
from kennisbank.finish.pages import Built, text
from kennisbank.finish.release import folder_name
from kennisbank.finish.words import SYNONYMS, synonyms, vocabulary
from kennisbank.library import Library
from kennisbank.library.page import Page
from kennisbank.library.sections import ARTICLES, CALCULATORS, GLOSSARY, OTHER, QUESTION, TERM

FOLDER = "pagefind"
WORDS = "kennisbank.json"
# Of all that Pagefind writes. The rest are boxes of its own, and a worker that this site has no
# need of: an index of its size answers within a frame.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.nl.pagefind", "fragment/*",
           "index/*")  # fmt: skip
# What is no text of the page: marks, controls, and what every page repeats.
_LEFT = (
    "[data-pagefind-ignore]", ".headerlink", "template", "script", "style", "svg", "nav", "audio",
    ".footnote", ".footnote-ref", ".kb-voet", ".kb-oproep", ".kb-vraag-link",
    ".kb-podcast-knoppen", ".kb-hoofdstukken", ".kb-ankers",
)  # fmt: skip
# Below a calculator and an episode they are the same on every page.
_WITH_SECTIONS = (ARTICLES.kind, OTHER[0])
_SECTIONS = ("h2", "h3", "h4")
_TOPIC = ".kb-onderwerp"
_EXPLAINED = ".kb-uitleg"  # what explains the terms of a text, below it


class Record(NamedTuple):
    """What can be found, at an address from the root; `place` is the page that it stands in."""

    address: str
    kind: str
    title: str
    place: str = ""
    names: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Where it is for Pagefind, which knows no two results at one page."""
        return f"/{self.address.replace('#', '~')}~.html"


class Records:
    """Everything that can be found on a site, each in a file of its own for Pagefind."""

    def __init__(self, library: Library) -> None:
        self.found: list[Record] = []
        self._terms = library.terms
        self._made = TemporaryDirectory(prefix="zoeken-")

    def __enter__(self) -> "Records":
        return self

    def __exit__(self, *_: object) -> None:
        self._made.cleanup()

    @property
    def folder(self) -> Path:
        """Where those files are."""
        return Path(self._made.name)

    def see(self, built: Built) -> None:
        """Add what is in that page, which is taken apart by it."""
        article = built.tree.css_first("article")
        if not article or not built.page or built.page.is_hidden or not built.heading:
            return
        title, kind = built.heading, _kind(built.page)
        # The calculator in an article is found by its own page; there, its introduction counts.
        for calculator in article.css("kb-rekenhulp"):
            for intro in calculator.css(".kb-intro") if kind == CALCULATORS.kind else ():
                calculator.insert_before(intro)
            calculator.decompose()
        self._questions(built, article, title)
        if built.page.name == GLOSSARY:
            self._glossary(built, article)
        self._add(Record(built.address, kind, title), article.inner_html or "")

    def _questions(self, built: Built, article: LexborNode, place: str) -> None:
        repeated = article.css_first(_TOPIC)  # the page of all questions
        for question in article.css("details.kb-vraag"):
            heading, answer = question.css_first("h3"), question.css_first(".kb-antwoord")
            if heading and answer and not repeated:
                asked = text(heading)
                record = Record(f"{built.address}#{heading.id}", QUESTION[0], asked, place)
                self._add(record, f"{_heading(heading)}{answer.inner_html}")
            question.decompose()

    def _glossary(self, built: Built, article: LexborNode) -> None:
        for term in self._terms:
            heading = article.css_first(f"h2#{term.id}")
            if not heading:
                continue
            entry = [heading, *_below(heading)]
            record = Record(f"{built.address}#{term.id}", TERM[0], term.name, "", term.names)
            below = "".join(each.html or "" for each in entry[1:])
            self._add(record, f"{_heading(heading)}{below}")
            for each in entry:
                each.decompose()

    def _add(self, record: Record, html: str) -> None:
        file = Path(self._made.name + record.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'<html lang="nl"><body>{html}</body></html>', "utf-8")
        self.found.append(record)


def write(records: Records, target: Path) -> str:
    """Write the index of these into the site.

    Its address from the root, named after what is in it; empty when there is nothing to find.
    """
    found = sorted(records.found)
    if not found:
        return ""
    folder = target / FOLDER / "nieuw"
    folder.mkdir(parents=True)
    _index(records.folder, folder)
    needed = {path for pattern in _NEEDED for path in folder.glob(pattern)}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in needed:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    words = json.dumps(_told(found, folder), ensure_ascii=False, separators=(",", ":"))
    (folder / WORDS).write_bytes(words.encode())
    named = folder.rename(folder.with_name(folder_name(folder)))
    return f"{FOLDER}/{named.name}/"


def _index(source: Path, target: Path) -> None:
    """Let Pagefind index each result as a file of its own.

    Through its program: its client for Python takes a tenth of a second for every result.
    """
    program = get_executable()
    if not program:
        raise Stopped(["Pagefind ontbreekt → installeer wat in requirements.lock staat"])
    command = [str(program), "--site", str(source), "--output-path", str(target.resolve())]
    command += ["--force-language", "nl", "--exclude-selectors", ",".join(_LEFT)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=source
    )
    if done.returncode:
        raise Stopped([f"Pagefind kon geen index maken: {(done.stderr or done.stdout).strip()}"])


def _kind(page: Page) -> str:
    return page.section.kind if page.is_item and page.section else OTHER[0]


def _heading(element: LexborNode) -> str:
    return f"<h1>{element.inner_html}</h1>"


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    """What is in the part of that heading."""
    each = heading.next
    while each:
        if each.is_element_node and (each.tag == "h2" or each.css_matches(_EXPLAINED)):
            return
        yield each
        each = each.next


def _told(records: Sequence[Record], target: Path) -> dict[str, Any]:
    """The results by the name of their fragment, which is what Pagefind answers with."""
    of = {each.file: each for each in records}
    results = []
    words: set[str] = set()
    parts = [*target.glob("*"), *target.glob("index/*")]
    parts = sorted(path for path in parts if path.is_file())
    for path in sorted(target.glob("fragment/*")):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        record = of[fragment["url"]]
        sections = [
            each["text"].replace("¶", "").strip()
            for each in fragment["anchors"]
            if each["element"] in _SECTIONS and record.kind in _WITH_SECTIONS
        ]
        results.append(
            [path.stem, record.address, record.kind, record.title, record.place, sections]
        )
        words |= set(vocabulary(fragment["content"]))
    return {
        # How many bytes each part has: one that came broken finds nothing, and says nothing.
        "parts": {path.relative_to(target).as_posix(): path.stat().st_size for path in parts},
        "results": sorted(results, key=lambda each: each[1]),
        "names": [each.names for each in records if len(each.names) > 1],
        "same": synonyms(SYNONYMS.read_text("utf-8")),
        "words": " ".join(sorted(words)),
    }
