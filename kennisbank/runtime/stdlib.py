"""The part of Python's standard library that the calculators need, compiled for the browser.

Compiling is what makes Pyodide slow to start: here it is done once, inside the same Pyodide. What
Pyodide's start merely imports and no calculator uses has a small stand-in, in `stubs`. What comes
out is tried together with the core: it has to answer as Python here does.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from kennisbank import Stopped
from kennisbank.cache import cached
from kennisbank.node import output
from kennisbank.runtime import questions
from kennisbank.runtime.leb import unsigned
from kennisbank.runtime.sources import all_sources, needs, shared_sources
from kennisbank.runtime.wasm import MAGIC

_MAKE = Path(__file__).with_suffix(".mjs")
_STUBS = Path(__file__).with_name("stubs")
_QUESTIONS = Path(questions.__file__)
_IMAGE = _MAKE.with_name("image.py")
# The Python that Pyodide runs for it.
START, COMPILING, IMPORTED, HOLDS = (
    Path(__file__).with_name(f"{name}.py") for name in ("boot", "compiling", "imported", "holds")
)
LIBRARY = "python_stdlib.wasm"


def stdlib(pyodide: dict[str, bytes], whole: bytes, *, again: bool = False) -> bytes:
    """What Pyodide takes for its library, out of the `whole` one; made again when something that it
    depends on changed: of a calculator only what it `needs`. `pyodide` holds the other files, as a
    browser gets them.

    It is a zip, and behind its first bytes also a module of WebAssembly with nothing in it but a
    zip: hosts send a zip as it is, and compress WebAssembly. So nothing in the zip is compressed.
    """
    stubs = {path.relative_to(_STUBS).as_posix(): path.read_bytes() for path in _stubs()}
    shared = {
        path: stubs.pop(path, b"").decode() or text for path, text in shared_sources().items()
    }
    given = {"sources": all_sources(), "shared": shared}
    known = given | {"sources": needs(given["sources"])}
    # What is asked and answered follows from the sources, and from this file.
    parts = [json.dumps(known).encode(), whole]
    made_by = (Path(__file__), _MAKE, START, COMPILING, IMPORTED, _IMAGE, _QUESTIONS)
    parts += [path.read_bytes() for path in made_by]
    parts += [
        f"{name} {len(data)}\n".encode() + data for name, data in sorted((pyodide | stubs).items())
    ]

    def make() -> bytes:
        with TemporaryDirectory(prefix="stdlib-") as name:
            folder = Path(name)
            write(folder, pyodide)
            _put_in(whole, stubs, folder / "whole.zip")
            return _make(folder, json.dumps(given | {"questions": questions.answered()}))

    return cached("stdlib", b"".join(parts), make, most=5, again=again)


def write(folder: Path, pyodide: dict[str, bytes]) -> None:
    """Put these files there, for Node, which takes a .js for a module only when told."""
    folder.mkdir(exist_ok=True)
    for file, data in (pyodide | {"package.json": b'{"type": "module"}'}).items():
        (folder / file).write_bytes(data)


def _stubs() -> Iterator[Path]:
    return (path for path in sorted(_STUBS.rglob("*.py")) if path.is_file())


def _put_in(whole: bytes, stubs: dict[str, bytes], target: Path) -> None:
    """The stock library, with those files in place of its own. A stub of nothing is a mistake."""
    with ZipFile(BytesIO(whole)) as old, ZipFile(target, "w") as new:
        names = set(old.namelist())
        if unknown := sorted(stubs.keys() - names):
            raise Stopped([f"kennisbank/runtime/stubs: Pyodide heeft geen {', '.join(unknown)}"])
        for name in sorted(names):
            new.writestr(name, stubs.get(name) or old.read(name))


def _make(folder: Path, asked: str) -> bytes:
    output("calculators: in de browser gaat dit mis → ", _MAKE, folder, given=asked)
    return _as_wasm((folder / "small.zip").read_bytes())


def _as_wasm(archive: bytes) -> bytes:
    """Who reads a zip begins at its end, and lets pass what is before it."""
    content = b"\3zip" + archive
    return MAGIC + b"\0" + unsigned(len(content)) + content
