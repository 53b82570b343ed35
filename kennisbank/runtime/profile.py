"""Renews the profile: which functions of the wasm Python needs for what a page asks.

Python runs on a wasm that keeps which functions ran, in Node and in Chromium (which needs a few
that Node does not), with all that a calculator is asked, and with the ordinary Python that one may
use.
"""

import json
import threading
from base64 import b64encode
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from kennisbank.node import output
from kennisbank.runtime import core, files, kept, package, wasm
from kennisbank.runtime.parts import PACKAGES, package_sources, parts
from kennisbank.runtime.questions import about_files, examples, explored
from kennisbank.runtime.sources import (
    all_sources,
    customer_sources,
    shared_sources,
    writer_sources,
)
from kennisbank.runtime.stdlib import HOLDS, LIBRARY, START, write

_SCRIPT = Path(__file__).with_suffix(".js")
_ABOUT = Path(__file__).with_name("about.mjs")
_ORDINARY = Path(__file__).with_name("ordinary.py")
_PAGE = """
async given => new Promise((resolve, reject) => {
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(given);
})
"""
_WORKER = """
import { profile } from "./profile.js";
onmessage = async ({ data }) => postMessage(await profile(new URL("./", location.href).href, data));
"""


def renew(chromium: str | None) -> str:
    """Write the profile, and say how large it is. Without a Chromium, what the profile of before
    knows of one stays.
    """
    stock = package(core.WASM)
    with TemporaryDirectory(prefix="profile-") as name:
        folder = Path(name)
        ours = files()
        write(folder, ours | {core.WASM: wasm.instrumented(ours[core.WASM])})
        (folder / "stock.zip").write_bytes(package("python_stdlib.zip"))
        (folder / _ABOUT.name).write_bytes(_ABOUT.read_bytes())
        ran = _in_node(folder)
        if chromium:
            ran |= _in_chromium(folder, chromium)
        elif kept.PROFILE.is_file():
            ran |= kept.read(stock)
    kept.write(stock, ran)
    return f"{len(ran)} functies in {kept.PROFILE.name}"


def _given() -> dict[str, object]:
    return {
        "setup": START.read_text("utf-8"),
        "args": ["-S"],
        "library": LIBRARY,
        "sources": all_sources(),
        "questions": [*examples(), *explored(20, seed=1)],
        "parts": {
            name: b64encode(data).decode()
            for name, data in parts(files(), package("python_stdlib.zip")).items()
        },
        "files": about_files(),
        "holds": HOLDS.read_text("utf-8"),
        "later": shared_sources()
        | all_sources()
        | customer_sources()
        | writer_sources()
        | package_sources(PACKAGES),
        "ordinary": _ORDINARY.read_text("utf-8") + "\nrun()\n",
    }


def _in_node(folder: Path) -> set[int]:
    wrong, given = f"kennisbank/runtime/{_SCRIPT.name}: ", json.dumps(_given())
    return set(json.loads(output(wrong, _SCRIPT, folder, given=given)))


def _in_chromium(folder: Path, program: str) -> set[int]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only here

    (folder / "index.html").write_text("<!doctype html><title>profiel</title>", "utf-8")
    (folder / "worker.js").write_text(_WORKER, "utf-8")
    (folder / _SCRIPT.name).write_bytes(_SCRIPT.read_bytes())
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        ran = page.evaluate(_PAGE, _given())
        browser.close()
        server.shutdown()
    return set(ran)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
