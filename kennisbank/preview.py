"""The site while it is written: a build that fails is told in the page itself.

MkDocs' own server goes on serving half a site, or stops. Here every page then says what is wrong,
where and what to do; as soon as that is repaired the page comes back by itself.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands import serve
from mkdocs.commands.build import build
from mkdocs.livereload import LiveReloadServer

from kennisbank import Stopped

_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nog niet goed</title>
<style>
  :root {{ color-scheme: light dark }}
  body {{ font: 1.1rem/1.6 system-ui, sans-serif }}
  body {{ max-width: 46rem; margin: 3rem auto; padding: 0 1rem }}
  li {{ margin: 1.5rem 0; overflow-wrap: anywhere }}
  code {{ font-size: .95rem; opacity: .8 }}
  b {{ display: block; font-weight: 600 }}
</style>
<body>
<h1>{title}</h1>
<p>Verbeter dit en bewaar het bestand. Daarna komt de pagina vanzelf terug.</p>
<ol>{items}</ol>
</body>
</html>
"""


class Preview(LiveReloadServer):
    """MkDocs' server, that shows what went wrong."""

    def __init__(self, builder: Callable[[], None], **options: Any) -> None:
        super().__init__(builder=_guarded(builder), **options)

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if not _Building.failed or not path.endswith(("/", ".html")):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        content = page(_Building.failed).encode()
        html: bytes = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        kind = ("Content-Type", "text/html; charset=utf-8")
        start_response("500 Internal Server Error", [kind, ("Content-Length", str(len(html)))])
        return [html]


class _Building:
    """What the last build had to tell; nothing when it went well."""

    failed: tuple[str, ...] = ()


def install() -> None:
    """Let `mkdocs serve` use this server, and go on after a first build that fails.

    It has no setting for that: these two names are where it looks them up.
    """
    vars(serve)["build"] = _guarded(build)
    vars(serve)["LiveReloadServer"] = Preview


def page(told: Iterable[str]) -> str:
    """What is wrong as a page."""
    items = list(told)
    title = (
        "Er is nog één ding niet goed"
        if len(items) == 1
        else f"Er zijn nog {len(items)} dingen niet goed"
    )
    return _PAGE.format(title=title, items="\n".join(map(_item, items)))


def _item(said: str) -> str:
    where, colon, rest = said.partition(": ")
    wrong, arrow, todo = rest.partition(" → ")
    if not (colon and arrow):
        return f"<li>{escape(said)}</li>"
    return f"<li><code>{escape(where)}</code><b>{escape(wrong)}</b>{escape(todo)}</li>"


def _guarded(function: Callable[..., None]) -> Callable[..., None]:
    def guarded(*arguments: Any, **options: Any) -> None:
        try:
            function(*arguments, **options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever it is, it is told
            _Building.failed = tuple(_told(error))
            for each in _Building.failed:
                print(each)
        else:
            if arguments:  # the build itself, not what starts it
                _Building.failed = ()

    return guarded


def _told(error: BaseException) -> Iterator[str]:
    if isinstance(error, Stopped):
        yield from error.mistakes
        return
    if isinstance(error, SystemExit):  # warnings of MkDocs, which stop a strict build
        from kennisbank.check import check  # noqa: PLC0415 -- the page may be about its rules
        from kennisbank.check.site import Site  # noqa: PLC0415

        told = [str(each) for each in check(Site(Path.cwd() / "docs")) if not each.warning]
        yield from told or [f"{error} Zie de melding in de terminal."]
        return
    yield _of_python(error)


def _of_python(error: BaseException) -> str:
    """A mistake in a Python file, at its line."""
    here = Path.cwd()
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    ours = [
        (Path(name).relative_to(here), line)
        for name, line in places
        if Path(name).is_relative_to(here) and ".venv" not in Path(name).parts
    ]
    where = f"{ours[-1][0].as_posix()}:{ours[-1][1]}" if ours else "Python"
    return f"{where}: {type(error).__name__}: {error} → verbeter het in dat bestand"
