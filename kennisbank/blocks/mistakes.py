"""What an author is told: where it is, what is wrong, and what to do about it."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kennisbank import Stopped

_PROJECT = Path(__file__).parents[2]
_FRONT_MATTER = re.compile(r"\ufeff?(---[ \t]*\n.*?\n(---|\.\.\.)[ \t]*\n)?\s*", re.DOTALL)


class Mistake(NamedTuple):
    """One mistake in the text of a page."""

    line: int  # in the text, from 0
    wrong: str
    todo: str


class PageStopped(Stopped):
    """The mistakes of a page stop the build."""

    logged = True  # MkDocs logs the message of what goes wrong in a page, then shows it


def stop(mistakes: Iterable[Mistake], body: Sequence[str], docs: str) -> None:
    """Raise PageStopped if there are mistakes, each with the file and line of `body` in `docs`."""
    found = sorted(set(mistakes))
    if not found:
        return
    place, above = _find("\n".join(body), docs)
    raise PageStopped(
        [f"{place}{m.line + above + 1}: {_sentence(m.wrong)} → {m.todo}" for m in found]
    )


def _find(body: str, docs: str) -> tuple[str, int]:
    """The file that has this text below its front matter, and the number of lines above it.

    An extension is given the text only, so the file is looked for: in an error it may take a
    moment, and in this way it does not depend on what builds the site.
    """
    body = body.strip()
    for folder in (Path.cwd() / docs, _PROJECT / docs):
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace").rstrip()
            above = text.removesuffix(body)
            if len(above) < len(text) and _FRONT_MATTER.fullmatch(above):
                shown = path.relative_to(folder.parent).as_posix()
                return f"{shown}:", above.count("\n")
    return "regel ", 0


def _sentence(text: str) -> str:
    return text.rstrip(".")
