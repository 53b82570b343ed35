"""The Python that a page runs: Pyodide, in a folder named after what is in it.

The same name always holds the same bytes, so a browser may keep them for ever and a page never
meets a runtime of another version than its own.
"""

import json
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path

from kennisbank import Stopped
from kennisbank.runtime.scripts import NAMES, scripts
from kennisbank.runtime.stdlib import stdlib
from kennisbank.runtime.table import table

FOLDER = "runtime"
_PACKAGE = Path(__file__).parents[2] / "node_modules" / "pyodide"
_WASM = "pyodide.asm.wasm"
_STDLIB = "python_stdlib.zip"
_LOCK = "pyodide-lock.json"


def manifest() -> dict[str, object]:
    """Where the runtime is, from the root of the site, and how many bytes each file has."""
    files = {name: len(data) for name, data in _files().items()}
    return {"path": f"{FOLDER}/{_name()}/", "files": files}


def install(site: Path) -> None:
    """Put the runtime in the built site, and take away every other version of it."""
    target = site / FOLDER / _name()
    for old in (site / FOLDER).glob("*"):
        if old != target:
            shutil.rmtree(old)
    target.mkdir(parents=True, exist_ok=True)
    for name, data in _files().items():
        file = target / name
        if not file.is_file() or file.stat().st_size != len(data):
            file.write_bytes(data)


def told() -> str:
    """A table of its parts, beside those of the package that it is made from."""
    names = [*NAMES, _WASM, _STDLIB, _LOCK]
    ours = _files()
    stock = {name: (_PACKAGE / name).read_bytes() for name in names}
    return table(f"{FOLDER}/{_name()}/", ours, stock)


@cache
def _files() -> dict[str, bytes]:
    if not (_PACKAGE / _LOCK).is_file():
        wrong = "node_modules/pyodide: Pyodide is niet geïnstalleerd"
        raise Stopped([f"{wrong} → maak de site met: make build"])
    # It lists packages that nothing here uses; Pyodide itself wants only what it says of Python.
    lock = json.loads((_PACKAGE / _LOCK).read_text("utf-8")) | {"packages": {}}
    files = scripts({name: (_PACKAGE / name).read_text("utf-8") for name in NAMES})
    files |= {_WASM: (_PACKAGE / _WASM).read_bytes(), _LOCK: json.dumps(lock).encode()}
    return files | {_STDLIB: stdlib(files, (_PACKAGE / _STDLIB).read_bytes())}


@cache
def _name() -> str:
    """The version of Pyodide, and a digest of all files: other bytes, another name."""
    version = json.loads((_PACKAGE / "package.json").read_text("utf-8"))["version"]
    digest = sha256()
    for name, data in sorted(_files().items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return f"{version}-{digest.hexdigest()[:12]}"
