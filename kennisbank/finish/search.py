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
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pagefind.service import get_executable

from kennisbank import Stopped
from kennisbank.finish.plain import plain
from kennisbank.finish.release import folder_name

FOLDER = "pagefind"
SYNONYMS = Path(__file__).parents[1] / "zoekwoorden.txt"
WORDS = "kennisbank.json"

# Of all that Pagefind writes. The rest are boxes of its own, and a worker that this site has no
# need of: an index of its size answers within a frame.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.nl.pagefind", "fragment/*",
           "index/*")  # fmt: skip
# What a theme brings for another search.
_OTHERS = ("assets/javascripts/lunr", "assets/javascripts/workers", "search", "search.json")
# What is no text of the page: marks, controls, and what every page repeats.
_LEFT = (
    "[data-pagefind-ignore]", ".headerlink", "template", "script", "style", "svg", "nav", "audio",
    ".footnote", ".footnote-ref", ".kb-voet", ".kb-oproep", ".kb-vraag-link",
    ".kb-podcast-knoppen", ".kb-ankers",
)  # fmt: skip
# Below a calculator and an episode they are the same on every page.
_WITH_SECTIONS = ("artikel", "pagina")
_SECTIONS = ("h2", "h3", "h4")
_KINDS = {"artikelen/": "artikel", "rekenhulpen/": "rekenhulp", "podcast/": "podcast"}
_GLOSSARY = "begrippen/"

_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_NOINDEX = re.compile(r'<meta name="robots" content="[^"]*noindex')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_CALCULATOR = re.compile(r"<kb-rekenhulp\b.*?</kb-rekenhulp>", re.DOTALL)
_INTRO = re.compile(r'<p class="kb-intro">.*?</p>', re.DOTALL)
_TOPIC = 'class="kb-onderwerp"'
_QUESTION = re.compile(
    r'<details class="kb-vraag".*?<h3 id="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h3>'
    r'.*?<div class="kb-antwoord"[^>]*>(?P<text>.*?)</div></details>',
    re.DOTALL,
)
_ENTRY = re.compile(
    r'<h2 id="(?P<id>[^"]+)">(?P<title>.*?)</h2>(?P<text>.*?)(?=<h2\b|<div class="kb-uitleg"|$)',
    re.DOTALL,
)
_ALSO = re.compile(r"<p>Ook: (.*?)</p>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACCENT = re.compile(r"[\u0300-\u036f]+")


class Record(NamedTuple):
    """What can be found, at an address from the root; `place` is the page that it stands in."""

    address: str
    kind: str
    title: str
    html: str
    place: str = ""
    names: tuple[str, ...] = ()


def index(site: Path, pages: Mapping[Path, str]) -> str:
    """Write the index of these pages into the site, in place of any that it has.

    Its address from the root, named after what is in it; empty when there is nothing to find.
    """
    for old in (*_OTHERS, FOLDER):
        path = site / old
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    if not (records := sorted(_records(site, pages))):
        return ""
    target = site / FOLDER / "nieuw"
    target.mkdir(parents=True)
    _write(records, target)
    needed = {path for pattern in _NEEDED for path in target.glob(pattern)}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_file() and path not in needed:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    told = _told(records, target)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (target / WORDS).write_bytes(text.encode())
    named = target.rename(target.with_name(folder_name(target)))
    return f"{FOLDER}/{named.name}/"


def _write(records: list[Record], target: Path) -> None:
    """Let Pagefind index each result as a file of its own.

    Through its program: its client for Python takes a tenth of a second for every result.
    """
    with tempfile.TemporaryDirectory() as folder:
        for each in records:
            file = Path(folder + _file(each))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f'<html lang="nl"><body>{each.html}</body></html>', "utf-8")
        program = get_executable()
        if not program:
            raise Stopped(["Pagefind ontbreekt → installeer wat in requirements.lock staat"])
        command = [str(program), "--site", folder, "--output-path", str(target.resolve())]
        command += ["--force-language", "nl", "--exclude-selectors", ",".join(_LEFT)]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder
        )
    if done.returncode:
        raise Stopped([f"Pagefind kon geen index maken: {(done.stderr or done.stdout).strip()}"])


def _file(record: Record) -> str:
    """Where it stands for Pagefind, which knows no two results at one page."""
    return f"/{record.address.replace('#', '~')}~.html"


def _records(site: Path, pages: Mapping[Path, str]) -> Iterator[Record]:
    for page, html in pages.items():
        found = _ARTICLE.search(html)
        title = found and _TITLE.search(found[1])
        if found and title and page.name != "404.html" and not _NOINDEX.search(html):
            address = page.relative_to(site).as_posix().removesuffix("index.html")
            yield from _of_page(address, plain(title[1]), found[1])


def _of_page(address: str, title: str, html: str) -> Iterator[Record]:
    kind = next((kind for start, kind in _KINDS.items() if _below(address, start)), "pagina")
    # The calculator in an article is found by its own page; there, its introduction counts.
    html = _CALCULATOR.sub(
        lambda calculator: "".join(_INTRO.findall(calculator[0])) if kind == "rekenhulp" else "",
        html,
    )
    if _TOPIC not in html:  # the page of all questions repeats those of the articles
        for each in _QUESTION.finditer(html):
            heading = f"<h1>{each['title']}</h1>{each['text']}"
            asked = plain(each["title"])
            yield Record(f"{address}#{each['id']}", "vraag", asked, heading, title)
    html = _QUESTION.sub("", html)
    if address == _GLOSSARY:
        for each in _ENTRY.finditer(html):
            name = plain(each["title"])
            also = _ALSO.search(each["text"])
            names = tuple(part.strip() for part in plain(also[1]).split(",")) if also else ()
            heading = f"<h1>{name}</h1>{each['text']}"
            yield Record(f"{address}#{each['id']}", "begrip", name, heading, "", (name, *names))
        html = _ENTRY.sub("", html)
    yield Record(address, kind, title, html)


def _below(address: str, folder: str) -> bool:
    return address.startswith(folder) and address != folder


def _told(records: list[Record], target: Path) -> dict[str, Any]:
    """The results by the name of their fragment, which is what Pagefind answers with."""
    of = {_file(each): each for each in records}
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
        words |= set(_words(fragment["content"]))
    return {
        # How many bytes each part has: one that came broken finds nothing, and says nothing.
        "parts": {path.relative_to(target).as_posix(): path.stat().st_size for path in parts},
        "results": sorted(results, key=lambda each: each[1]),
        "names": [each.names for each in records if len(each.names) > 1],
        "same": synonyms(SYNONYMS.read_text("utf-8")),
        "words": " ".join(sorted(words)),
    }


def synonyms(text: str) -> list[tuple[list[str], list[str]]]:
    """What people type and what it is called here, for each line of zoekwoorden.txt.

    Stopped, with every line that says less than that.
    """
    found = []
    mistakes = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        typed, colon, here = line.partition(":")
        sides = [[name.strip() for name in side.split(",")] for side in (typed, here)]
        if colon and all(name for side in sides for name in side):
            found.append((sides[0], sides[1]))
        else:
            todo = "schrijf: wat iemand typt, nog iets: hoe het hier heet"
            mistakes.append(
                f"{SYNONYMS.name}:{number}: hier ontbreekt een kant of een woord → {todo}"
            )
    if mistakes:
        raise Stopped(mistakes)
    return found


def _words(text: str) -> Iterator[str]:
    """Without accents; one with a dash also as one word, and in its parts."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text.casefold()))
    for word in set(_WORD.findall(bare)):
        for each in (word.replace("-", ""), *word.split("-")):
            if 2 < len(each) < 40:
                yield each
