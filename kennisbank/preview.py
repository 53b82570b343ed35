"""The site while it is written: what is wrong is told in the page itself.

What `check` finds in a page is noted at its top. Where no site can be made MkDocs' own server goes
on serving half a site, or stops. Here every page then says what is wrong, where and what to do; as
soon as that is repaired the page comes back by itself.
"""

import errno
import socket
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands import serve
from mkdocs.commands.build import build
from mkdocs.livereload import LiveReloadServer

from kennisbank import Stopped
from kennisbank.library.mistake import Mistake

_TRIED = 100  # ports

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

        # Before the first build: what starts after this one then finds its port taken.
        super().server_bind()
        self.server_activate()

    def server_bind(self) -> None:
        """Done already."""

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


def free(address: str) -> str:
    """That address, or the same at the first port above it that nothing listens at."""
    host, _, port = address.rpartition(":")
    wanted = int(port) if port.isdecimal() else 65536
    for each in range(wanted, min(wanted + _TRIED, 65536)):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host or "localhost", each))
                tried.listen()
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    break
                continue
        if each != wanted:
            print(f"Poort {wanted} is al bezet, misschien door een andere make serve.")
            print(f"De site komt op http://{host or 'localhost'}:{each}/")
        return f"{host}:{each}"
    return address  # of which MkDocs says why it cannot be


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


def notes(found: Sequence[Mistake]) -> str:
    """What is found in a page, as it stands at the top of it; nothing when that is nothing."""
    if not found:
        return ""
    title = "Nog te verbeteren" if any(not each.warning for each in found) else "Let op"
    items = "\n".join(map(_item, map(str, found)))
    return (
        "<style>.kb-opmerkingen b { display: block }</style>"
        '<aside class="admonition warning kb-opmerkingen" data-pagefind-ignore>'
        f'<p class="admonition-title">{title}: dit zien lezers niet</p><ol>{items}</ol></aside>'
    )


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
    try:
        from kennisbank.check import check  # noqa: PLC0415 -- the error may be about its rules
        from kennisbank.check.site import Site  # noqa: PLC0415

        told = [str(each) for each in check(Site(Path.cwd() / "docs")) if not each.warning]
    except Exception:  # noqa: BLE001 -- then it is the Python that is wrong
        told = []
    if not told and isinstance(error, SystemExit):  # warnings of MkDocs, in a strict build
        told = [f"{error} Zie de melding in de terminal."]
    yield from told or [_of_python(error)]


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
