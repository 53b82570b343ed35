"""Mistakes in a page stop the build."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kennisbank import Stopped
from kennisbank.library import files, front
from kennisbank.library.mistake import Mistake

_PROJECT = Path(__file__).parents[2]


class PageStopped(Stopped):
    """The mistakes of a page stop the build."""

    logged = True  # MkDocs logs the message of what goes wrong in a page, then shows it


def stop(mistakes: Iterable[Mistake], body: Sequence[str], docs: str) -> None:
    """Raise PageStopped if there are mistakes, each with the file and line of `body` in `docs`."""
    found = sorted(set(mistakes))
    if found:
        path, above = _find("\n".join(body), docs)
        placed = (each.placed(path, above) for each in found)
        raise PageStopped([str(each) if path else f"regel {str(each)[1:]}" for each in placed])


def _find(body: str, docs: str) -> tuple[str, int]:
    """The file that has this text below its front matter, and the number of lines above it.

    An extension is given the text only, so the file is looked for: in an error it may take a
    moment, and in this way it does not depend on what builds the site.
    """
    body = body.strip()
    for folder in (Path.cwd() / docs, _PROJECT / docs):
        for path in files.pages(folder):
            try:
                text = files.text(path)
            except OSError:
                continue
            written = front.split(text)[1]
            if written.strip() == body:
                above = text.removesuffix(written) + written[: len(written) - len(written.lstrip())]
                return path.relative_to(folder.parent).as_posix(), above.count("\n")
    return "", 0
