"""A static host for the tests: under a sub-path, with gzip, and with faults on demand.

A site knows its own address, and each host has a port of its own. So a site that was built once
for all of them gets the address of the host while it is sent.
"""

import gzip
import re
import select
import socket
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.sites import PREFIX, ROOT, SITE_URL
from tests.waiting import PATIENCE, until

# The scripts as they were written, one by one, for a test that calls one of them.
LOOSE = "los/"
SOURCES = ROOT / "kennisbank" / "theme" / "components"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_ADDRESSED = {".html", ".json", ".xml"}
_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".wasm", ".xml"}
FULL = (64 * 1024, 0.0)  # bytes at a time, and seconds between
PACES = {"trickle": (2 * 1024, 1.0)}
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")

# What gives up after so many seconds waits on a machine that does ten other things.
PATIENT = """{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (run, after = 0, ...given) =>
    setTimeout(run, after < 4_000 ? after : 100 * after, ...given);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (after) => timeout.call(AbortSignal, after < 4_000 ? after : 100 * after);
}"""

# What a network says that wants a password first, and what a server says that has too much to do.
LOGIN = Path(__file__).with_name("login.html")

# What may go wrong with a file, by how a host gets it wrong. Beside these: "trickle", which is no
# fault, "halfway", which waits there until the host is healed, "once", which is missing the first
# time, "busy", which a server says of itself, and "no_wasm", for a script that finds none.
FAULTS = ("missing", "wrong_type", "truncated", "cut", "silent")


class Host:
    """Serves a folder on a port of its own. `faults` holds file name → fault."""

    def __init__(self) -> None:
        self.folder = Path()
        self.faults: dict[str, str] = {}
        self.types: dict[str, str] = {}  # by suffix, in the place of what belongs there
        self.replaced: dict[str, bytes] = {}  # file name → what stands there instead
        self.down = False  # as if there were no network
        self.login = False  # as a network that answers anything with a page to log in
        self.requests: list[tuple[str, str]] = []  # path, referer
        self.released = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}{PREFIX}"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> "Host":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.heal()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def heal(self) -> None:
        """Everything works again; what was slow goes on at full speed, what was silent ends."""
        self.faults.clear()
        self.types.clear()
        self.replaced.clear()
        self.down = self.login = False
        self.released.set()
        self.released = threading.Event()

    def settle(self) -> None:
        """Until all that was asked so far has been heard: a page that is closed may have asked
        something a moment before, which would count for the next test.
        """
        with socket.create_connection(("127.0.0.1", self._server.server_port)) as last:
            last.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
            last.recv(1)  # what came before it has been accepted
        until(lambda: self._server.is_idle)

    def asked(self, name: str) -> int:
        """How often a file of that name was asked for."""
        return sum(path.endswith(f"/{name}") for path, _ in self.requests)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a silent request never ends by itself
    request_queue_size = 128  # a browser that finds it full tries again after seconds

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.busy: dict[socket.socket, bool] = {}

    @property
    def is_idle(self) -> bool:
        """Whether no connection has something to read or to answer."""
        try:
            return not any(self.busy.values()) and not select.select([*self.busy], [], [], 0)[0]
        except (OSError, RuntimeError, ValueError):  # one was closed meanwhile
            return False

    def process_request(self, request: Any, client_address: Any) -> None:
        self.busy[request] = True
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.busy.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, *_: object) -> None:
        """A browser that leaves halfway is no error; a real one shows in the browser."""


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:  # noqa: C901 -- a class, not a branch
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server: _Server

        def handle_one_request(self) -> None:
            self.server.busy[self.connection] = False
            super().handle_one_request()

        def parse_request(self) -> bool:
            self.server.busy[self.connection] = True
            return super().parse_request()

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            host.requests.append((path, self.headers.get("Referer", "")))
            self.released = host.released  # healing the host puts a new one in its place
            file = _file(host.folder, path)
            fault = host.faults.get(Path(path).name, "")
            if fault == "once":
                fault = "missing"
                del host.faults[Path(path).name]
            if host.down:
                self.close_connection = True
            elif fault == "silent":
                self.released.wait(PATIENCE)
                self.close_connection = True
            elif host.login:
                self._send(200, LOGIN)
            elif fault == "busy":
                self._send(503, LOGIN)
            elif file is None or fault == "missing":
                self._send(404, host.folder / "404.html")
            else:
                self._send(200, file, fault)

        do_HEAD = do_GET  # noqa: N815 -- the name that the base class looks for

        def _send(self, status: int, file: Path, fault: str = "") -> None:
            squeeze = file.suffix in _COMPRESSED and "gzip" in self.headers["Accept-Encoding"]
            body = _body(file, file.stat().st_mtime_ns, host.url, squeeze)
            if file.name in host.replaced:
                body, squeeze = host.replaced[file.name], False
            if fault == "truncated":
                body, squeeze = file.read_bytes()[: file.stat().st_size // 2], False
            if fault == "no_wasm":
                body, squeeze = b"delete globalThis.WebAssembly;" + file.read_bytes(), False
            # A sound is asked for in parts; without that nobody could skip to a chapter.
            asked = "" if squeeze or fault or status != 200 else self.headers.get("Range", "")
            body, part = _part(body, asked)
            self.send_response(206 if part else status)
            if part:
                self.send_header("Content-Range", part)
            kind = _TYPES.get(file.suffix, "application/octet-stream")
            kind = "text/plain" if fault == "wrong_type" else host.types.get(file.suffix, kind)
            if kind:
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            # So that what goes wrong once is asked for again, and the rest comes from the cache.
            fresh = bool(host.faults or host.types or host.replaced or host.login) or status != 200
            self.send_header("Cache-Control", "no-store" if fresh else "max-age=600")
            if squeeze:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            if self.command == "HEAD":
                return
            pace = (len(body) // 2 + 1, PATIENCE) if fault == "halfway" else PACES.get(fault, FULL)
            self._write(body[: len(body) // 2] if fault == "cut" else body, *pace)
            self.close_connection |= fault == "cut"

        def _write(self, body: bytes, chunk: int, pause: float) -> None:
            try:
                for start in range(0, len(body), chunk):
                    self.wfile.write(body[start : start + chunk])
                    if pause:
                        self.released.wait(pause)
            except ConnectionError:
                self.close_connection = True  # a browser may leave halfway

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _file(folder: Path, path: str) -> Path | None:
    if not path.startswith(PREFIX):
        return None
    name = path.removeprefix(PREFIX)
    file = SOURCES / name.removeprefix(LOOSE) if name.startswith(LOOSE) else folder / name
    file = file / "index.html" if path.endswith("/") else file
    return file if file.is_file() else None


def _part(body: bytes, asked: str) -> tuple[bytes, str]:
    """What is asked for of it, and which part that is; all of it when no part is."""
    found = _RANGE.fullmatch(asked)
    if not found or int(found[1]) >= len(body):
        return body, ""
    start, end = int(found[1]), min(int(found[2] or len(body)), len(body) - 1)
    return body[start : end + 1], f"bytes {start}-{end}/{len(body)}"


@cache
def _body(file: Path, changed: int, url: str, squeeze: bool) -> bytes:
    data = file.read_bytes()
    if file.suffix in _ADDRESSED:
        data = data.replace(SITE_URL.encode(), url.encode())
    # Compressing 13 MB takes longer than a test; the first level is enough.
    return gzip.compress(data, 1, mtime=0) if squeeze else data
