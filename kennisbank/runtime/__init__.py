"""The Python that a page runs: Pyodide, in a folder named after what is in it.

The same name always holds the same bytes, so a browser may keep them for ever and a page never
meets a runtime of another version than its own.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from calculators.core.numbers import write
from kennisbank import Stopped
from kennisbank.runtime.core import CORE, WASM, core_wasm, tried, whole_wasm
from kennisbank.runtime.parts import PARTS, parts
from kennisbank.runtime.scripts import NAMES, scripts
from kennisbank.runtime.stdlib import stdlib
from kennisbank.runtime.table import table

FOLDER = "runtime"
_PACKAGE = Path(__file__).parents[2] / "node_modules" / "pyodide"
_STDLIB = "python_stdlib.zip"
_LOCK = "pyodide-lock.json"


def manifest() -> dict[str, Any]:
    """Where the runtime is, from the root of the site, and how many bytes each file has; of what a
    page loads, with the core or with the whole, also as a reader reads it.
    """
    files = {name: len(data) for name, data in _files().items() if name not in PARTS}
    totals = [sum(files.values()) - files[other] for other in (CORE, WASM)]
    sizes = {total: write(total / 1e6, "MB", 1) for total in totals}
    return {"path": f"{FOLDER}/{_name()}/", "files": files, "sizes": sizes}


def later() -> dict[str, int]:
    """The parts that a page loads when it needs them, and how many bytes each has."""
    return {name: len(_files()[name]) for name in PARTS}


def install(site: Path) -> None:
    """Put the runtime in the site."""
    target = site / FOLDER / _name()
    target.mkdir(parents=True)
    for name, data in _files().items():
        (target / name).write_bytes(data)


def told() -> str:
    """A table of its parts, beside those of the package that it is made from."""
    names = [*NAMES, WASM, _STDLIB, _LOCK]
    ours = _files()
    stock = {name: package(name) for name in names}
    return table(f"{FOLDER}/{_name()}/", ours, stock)


def package(name: str) -> bytes:
    """That file of the package."""
    file = _PACKAGE / name
    if not file.is_file():
        wrong = "node_modules/pyodide: Pyodide is niet geïnstalleerd"
        raise Stopped([f"{wrong} → maak de site met: make build"])
    return file.read_bytes()


@cache
def files() -> dict[str, bytes]:
    """What a browser gets for the whole Python, by name: all but the core."""
    # It lists packages that nothing here uses; Pyodide itself wants only what it says of Python.
    lock = json.loads(package(_LOCK)) | {"packages": {}}
    made = scripts({name: package(name).decode() for name in NAMES})
    made[WASM] = whole_wasm(package(WASM), made)
    made[_LOCK] = json.dumps(lock).encode()
    return made | {_STDLIB: stdlib(made, package(_STDLIB))}


@cache
def _files() -> dict[str, bytes]:
    ours = files()
    for_customers = parts(ours, package(_STDLIB))
    tried(package(WASM), ours, for_customers)
    return ours | {CORE: core_wasm(package(WASM), ours[WASM])} | for_customers


@cache
def _name() -> str:
    """The version of Pyodide, and a digest of all files: other bytes, another name."""
    version = json.loads(package("package.json"))["version"]
    digest = sha256()
    for name, data in sorted(_files().items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return f"{version}-{digest.hexdigest()[:12]}"
