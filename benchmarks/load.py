"""How many readers one small server takes: the built site behind nginx, as hosting/ configures it,
asked by 200 connections at once for 30 seconds.

    .venv/bin/python -m benchmarks.load [SECONDS [CONNECTIONS]]

Wants Debian's nginx-light and wrk, and a site that is built. Everything is on one machine, and what
asks takes part of its processors: the numbers are rather too low than too high.
"""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.nginx import nginx
from tests.sites import ROOT

SITE = (ROOT / "site").resolve()
CORE = {"pyodide.asm.js", "pyodide.core.wasm", "pyodide.js", "python_stdlib.wasm", "worker.js"}
# One after another, by all connections.
SCRIPT = """
local paths, at = {%s}, 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip", ["Host"] = "example.org" })
end
"""
FIGURES = {
    "requests a second": r"Requests/sec:\s+([\d.]+)",
    "sent a second": r"Transfer/sec:\s+([\d.]+\w+)",
    "half within": r"50%\s+([\d.]+\w+)",
    "99 of 100 within": r"99%\s+([\d.]+\w+)",
    "failed connections": r"Socket errors: (.*)",
    "other than 200": r"Non-2xx or 3xx responses: (\d+)",
}


def visits() -> dict[str, list[str]]:
    """What is asked for: addresses from the root of the site."""
    page = "artikelen/ltv/index.html"
    return {
        "pages": [page, "index.html", "rekenhulpen/ltv/index.html", "begrippen/index.html"],
        "a first visit to an article": [page, *_of(page)],
        "Python": sorted(each for each in _files("runtime", "scripts") if Path(each).name in CORE),
    }


def _of(page: str) -> Iterator[str]:
    """The styles and scripts that the page itself names."""
    html = (SITE / page).read_text("utf-8")
    for address in re.findall(
        r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^"?]+)', html
    ):
        yield ((SITE / page).parent / address).resolve().relative_to(SITE).as_posix()


def _files(*folders: str) -> Iterator[str]:
    for folder in folders:
        yield from (each.relative_to(SITE).as_posix() for each in (SITE / folder).rglob("*.*"))


def weight(files: list[str]) -> int:
    """Bytes of these, sent with gzip as nginx does it."""
    return sum(len(gzip.compress((SITE / each).read_bytes(), 6)) for each in files)


def measure(port: int, files: list[str], seconds: int, connections: int) -> dict[str, str]:
    """What wrk says of it."""
    paths = ", ".join(f'"/{each.removesuffix("index.html")}"' for each in files)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % paths)
        script.flush()
        done = subprocess.run(
            [
                *("wrk", "--threads", "1", "--connections", str(connections)),
                *("--duration", f"{seconds}s", "--timeout", "30s", "--latency"),
                *("--script", script.name, f"http://127.0.0.1:{port}"),
            ],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = {name: re.search(pattern, done.stdout) for name, pattern in FIGURES.items()}
    return {name: match[1] if match else "0" for name, match in found.items()}


def main(seconds: int = 30, connections: int = 200) -> int:
    """0 when it could be measured."""
    if not (shutil.which("wrk") and SITE.is_dir()):
        print("This wants wrk (Debian: apt-get install wrk nginx-light), and `make build`.")
        return 1
    with tempfile.TemporaryDirectory() as scratch, nginx(SITE, Path(scratch)) as port:
        for name, files in visits().items():
            figures = measure(port, files, seconds, connections)
            said = ", ".join(f"{value} {what}" for what, value in figures.items())
            print(f"{name}: {len(files)} files, {weight(files) / 1000:,.0f} kB with gzip")
            print(f"  {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
