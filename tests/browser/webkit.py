"""WebKit as Debian has it, on a screen that nobody sees, driven by the protocol of WebDriver."""

import json
import os
import socket
import subprocess
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.waiting import PATIENCE, until

# Resolves what a function gives, also one that is async.
_CALL = """const done = arguments[arguments.length - 1];
  Promise.resolve().then(() => ({})(...arguments)).then(
    (value) => done({{ value }}), (error) => done({{ error: String(error) }}));"""


def _browser() -> str:
    return str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))


class WebKit:
    """One window. Leaving it ends what it started."""

    def __enter__(self) -> "WebKit":
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._screen.stdout
        display = f":{self._screen.stdout.readline().strip()}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        # A sandbox of its own needs what a container does not give.
        around = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=os.environ | around,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._address = f"http://127.0.0.1:{port}/session"
        until(lambda: _listens(port), "WebKitWebDriver does not listen")
        options = {"binary": _browser(), "args": ["--automation", "--private"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        begun = self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/{begun['sessionId']}"
        patience = int(1000 * PATIENCE)
        self._ask("POST", "/timeouts", {"script": 5 * patience, "pageLoad": patience})
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._ask("DELETE", "")
        finally:
            for each in (self._driver, self._screen):
                with each:  # closes what it wrote to
                    each.terminate()

    def go(self, address: str) -> None:
        """To that page, until it has loaded."""
        self._ask("POST", "/url", {"url": address})

    def call(self, function: str, *given: object) -> Any:
        """What that function of JavaScript gives in the page."""
        script = {"script": _CALL.format(function), "args": given}
        said = self._ask("POST", "/execute/async", script)
        assert "error" not in said, said["error"]
        return said["value"]

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, method=method)  # noqa: S310 -- our own
        try:
            with urlopen(request, timeout=6 * PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return not tried.connect_ex(("127.0.0.1", port))
