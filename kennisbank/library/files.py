"""The files in `docs`: which of them are pages, what must not be published, and their text."""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kennisbank.library.mistake import Mistake
from kennisbank.library.sections import ARTICLES, PODCAST

# For who works on the project: no page, and not published.
APART = "besluiten"
# What a page may show or lead to, beside other pages.
_KINDS = set(
    "md png jpg jpeg gif svg webp avif ico mp3 m4a mp4 webm vtt pdf csv xlsx txt json xml css js "
    "woff2".split()
)
# What programs leave behind. MkDocs skips names that start with a dot by itself.
_LEFT_BEHIND = re.compile(
    r".*~|~\$.*|.*\.(?:orig|bak|rej|swp|tmp|old|save)|Thumbs\.db|desktop\.ini|#.*#", re.IGNORECASE
)
_OF_OFFICE = re.compile(r".*\.(?:docx?|dotx?|odt|rtf|pages|pptx?|html?)", re.IGNORECASE)
_OF_PAGES = {
    ARTICLES.folder,
    PODCAST.folder,
}  # in these a text is a page, whatever Notepad called it
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)


def read(path: Path) -> bytes:
    """What is in that file, read once for as long as it stays the same; OSError when it cannot."""
    seen = path.stat()
    return _read(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=4096)
def _read(path: Path, changed: int, size: int) -> bytes:  # noqa: ARG001 -- they tell it apart
    return path.read_bytes()


def decoded(data: bytes) -> str:
    """The text of a file whatever wrote it: no byte order mark, every line ended by a line feed."""
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text(path: Path) -> str:
    """The text of that file."""
    return decoded(read(path))


def pages(docs: Path) -> list[Path]:
    """The Markdown files that become pages."""
    return [
        path
        for path in every(docs)
        if path.suffix == ".md" and path.is_file() and not _unwanted(path)
    ]


def mistakes(docs: Path) -> Iterator[Mistake]:
    """Files and folders that cannot be published as they are: no site can be made of them."""
    for path in every(docs):
        said = _unreadable(path) or (None if _unwanted(path) else _misnamed(path))
        if said:
            yield Mistake(path.relative_to(docs.parent).as_posix(), 1, *said)


def unwanted(docs: Path) -> Iterator[Mistake]:
    """What must not come into the site, so that the build leaves it out."""
    for path in every(docs):
        if not _unreadable(path) and (said := _unwanted(path)):
            yield Mistake(path.relative_to(docs.parent).as_posix(), 1, *said)


def every(docs: Path) -> list[Path]:
    """Every file below the docs but hidden ones; a folder only when it is named as a page."""
    found = []
    for folder, folders, names in os.walk(docs):
        here = Path(folder)
        if here == docs and APART in folders:
            folders.remove(APART)
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found += [here / each for each in folders if each.lower().endswith(".md")]
        found += [here / each for each in names if not each.startswith(".")]
    return sorted(found)


def _unreadable(path: Path) -> tuple[str, str] | None:
    if path.is_dir():
        return "dit is een map, geen pagina", "geef de map een naam zonder .md"
    if not path.exists():
        todo = "zet het bestand zelf hier, of haal dit weg"
        return "dit verwijst naar een bestand dat er niet is", todo
    if not os.access(path, os.R_OK):
        return "dit bestand is niet te lezen", f"geef leesrecht: chmod a+r {path.name}"
    return None


def _unwanted(path: Path) -> tuple[str, str] | None:
    if _LEFT_BEHIND.fullmatch(path.name):
        return "dit heeft een programma achtergelaten, het komt niet op de site", "haal het weg"
    if _OF_OFFICE.fullmatch(path.name):
        todo = "maak er een pagina van (.md) of een pdf, of bewaar het buiten docs"
        return "dit soort bestand komt niet op de site", todo
    return None


def _misnamed(path: Path) -> tuple[str, str] | None:
    name, kind = path.name, path.suffix[1:]
    if kind.lower() == "txt" and path.parent.name in _OF_PAGES:
        stem = re.sub(r"\.md$", "", path.stem, flags=re.IGNORECASE)
        return "op .txt wordt dit geen pagina", f"noem het bestand {_plain(stem)}.md"
    right = "md" if kind.lower() in {"markdown", "mdown", "mkd"} else kind.lower()
    if right in _KINDS and kind != right:
        return f"“.{kind}” wordt hier niet herkend", f"noem het bestand {_plain(path.stem)}.{right}"
    if right not in _KINDS:
        shown = f"een bestand op .{kind}" if kind else "een bestand zonder soort"
        todo = "bewaar het buiten docs, of maak er een pagina van (.md)"
        return f"{shown} kan de site niet gebruiken", todo
    if not _NAME.fullmatch(name):
        todo = f"noem het bestand {_plain(path.stem)}.{right}"
        return "deze naam werkt niet overal in een adres", todo
    return None


def _plain(stem: str) -> str:
    """A name that works everywhere, as much like this one as can be."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", letters).strip("-") or "naam"
