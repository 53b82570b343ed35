"""The Python that a page runs: Pyodide, in folders that are named after what is in them.

The same name always holds the same bytes, so a browser may keep them for ever and a page never
meets a runtime of another version than its own. What changes apart is named apart: a word in a
calculator renames the library, and a reader who comes back has the wasm and the scripts already.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from calculators.core.numbers import write
from kennisbank import Stopped
from kennisbank.runtime.core import CORE, PACKAGE, WASM, core_wasm, tried, whole_wasm
from kennisbank.runtime.parts import PARTS, parts
from kennisbank.runtime.scripts import NAMES, scripts
from kennisbank.runtime.stdlib import LIBRARY, START, stdlib
from kennisbank.runtime.table import table
from kennisbank.runtime.wasm import Module

FOLDER = "runtime"
_STDLIB = "python_stdlib.zip"  # of the package
_LOCK = "pyodide-lock.json"
_ARGUMENTS = Path(__file__).parents[1] / "theme" / "components" / "python" / "arguments.js"


def manifest() -> dict[str, Any]:
    """What the runtime is called, and its files by their addresses from the root of the site, with
    the bytes that each has; of what a page loads, with the core or with the whole, also as a reader
    reads it.
    """
    sizes = {name: len(data) for name, data in _files().items() if name not in PARTS}
    totals = [sum(sizes.values()) - sizes[other] for other in (CORE, WASM)]
    files = {_folders()[name] + name: size for name, size in sizes.items()}
    said = {total: write(total / 1e6, "MB", 1) for total in totals}
    return {"path": _folders()[LIBRARY], "files": files, "sizes": said}


def later() -> dict[str, int]:
    """The parts that a page loads when it needs them, by address, and how many bytes each has."""
    return {_folders()[name] + name: len(_files()[name]) for name in PARTS}


def install(site: Path) -> None:
    """Put the runtime in the site."""
    for name, data in _files().items():
        target = site / _folders()[name]
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)


def told() -> str:
    """A table of its parts, beside those of the package that it is made from."""
    names = [*NAMES, WASM, _STDLIB, _LOCK]
    ours = _files()
    stock = {name: package(name) for name in names}
    return table(_folders()[LIBRARY], ours, stock)


def package(name: str) -> bytes:
    """That file of the package."""
    file = PACKAGE / name
    if not file.is_file():
        wrong = "node_modules/pyodide: Pyodide is niet geïnstalleerd"
        raise Stopped([f"{wrong} → maak de site met: make build"])
    return file.read_bytes()


@cache
def files() -> dict[str, bytes]:
    """What a browser gets for the whole Python, by name: all but the core."""
    return _whole()


def _whole(*, again: bool = False) -> dict[str, bytes]:
    # It lists packages that nothing here uses; Pyodide itself wants only what it says of Python.
    lock = json.loads(package(_LOCK)) | {"packages": {}}
    wanted = {name for _, name, _ in Module(package(WASM)).imports}
    made = scripts({name: package(name).decode() for name in NAMES}, wanted)
    made[WASM] = whole_wasm(package(WASM), made)
    made[_LOCK] = json.dumps(lock).encode()
    return made | {LIBRARY: stdlib(made, package(_STDLIB), again=again)}


@cache
def _files() -> dict[str, bytes]:
    made = _made()
    try:
        tried(package(WASM), *made)
    except Stopped:
        # A calculator may have changed since, so that it needs what was of no use then. Or it is
        # wrong itself, which is said where it is made.
        new = _made(again=True)
        if new == made:
            raise
        made = new
        tried(package(WASM), *made)
    ours, for_customers = made
    return ours | {CORE: core_wasm(package(WASM), ours[WASM])} | for_customers


def _made(*, again: bool = False) -> tuple[dict[str, bytes], dict[str, bytes]]:
    ours = _whole(again=True) if again else files()
    return ours, parts(ours, package(_STDLIB), again=again)


@cache
def _folders() -> dict[str, str]:
    version = json.loads(package("package.json"))["version"]
    return folders(_files(), version, START.read_bytes() + _ARGUMENTS.read_bytes())


def folders(files: dict[str, bytes], version: str, start: bytes) -> dict[str, str]:
    """Of each file the folder that it is in, from the root of the site.

    The scripts load each other, so they are together. The library is named after all that Python
    starts with, `start` included: a memory that a device keeps of Python is kept under that name,
    and fits nothing else.
    """
    together = {*NAMES.values(), _LOCK}
    named = {name: _digest({name: files[name]}) for name in files}
    named |= dict.fromkeys(
        together, f"{version}-{_digest({name: files[name] for name in together})}"
    )
    begun = {name: data for name, data in files.items() if name not in PARTS}
    named[LIBRARY] = _digest(begun | {"": start})
    return {name: f"{FOLDER}/{each}/" for name, each in named.items()}


def _digest(files: dict[str, bytes]) -> str:
    """Other bytes, another name."""
    digest = sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:12]
