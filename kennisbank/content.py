"""The articles, as files: what their front matter says, and the questions that they answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?P<front>.*?\n)---[ \t]*\n(?P<text>.*)", re.DOTALL)
_TITLE = re.compile(r"^# (.+?)(?:[ \t]*\{.*\})?[ \t]*$", re.MULTILINE)
_QUESTIONS = re.compile(
    r"^## Veelgestelde vragen[^\n]*\n(.*?)(?=^## |^\[\^\w+\]:|\Z)", re.MULTILINE | re.DOTALL
)


class Article(NamedTuple):
    """One Markdown file of `docs/artikelen`."""

    path: Path
    front: dict[str, Any]
    text: str

    @property
    def title(self) -> str:
        """Its heading, or its file's name when it has none."""
        found = _TITLE.search(self.text)
        return found[1] if found else self.path.stem

    @property
    def questions(self) -> str:
        """The Markdown below its heading “Veelgestelde vragen”; nothing when it has none."""
        found = _QUESTIONS.search(self.text)
        return found[1].strip() if found else ""


def articles(docs: Path) -> Iterator[Article]:
    """All articles, by their titles."""
    found = map(_read, (docs / "artikelen").glob("*.md"))
    return iter(sorted(found, key=lambda article: article.title.casefold()))


def text_of(page: Path) -> str:
    """The Markdown of a page below its front matter."""
    return _read(page).text


def _read(path: Path) -> Article:
    text = path.read_text("utf-8")
    match = _FRONT_MATTER.fullmatch(text)
    if not match:
        return Article(path, {}, text)
    front = yaml.safe_load(match["front"])
    return Article(path, front if isinstance(front, dict) else {}, match["text"])
