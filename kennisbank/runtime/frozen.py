"""The modules that are frozen in the wasm, made as small as those of the library: without line
numbers and docstrings.

Each is bytes in the memory, to which the table of frozen modules points: {name, code, size,
is_package}. What takes its place is shorter, and stays where it was.
"""

import json
import struct
from base64 import b64decode
from pathlib import Path

from kennisbank import Stopped
from kennisbank.cache import cached
from kennisbank.node import output
from kennisbank.runtime.wasm import Module, Segment

_MAKE = Path(__file__).with_suffix(".mjs")
_COMPILING = Path(__file__).with_name("compiling.py")


def smaller(module: Module, package: Path, stock: bytes) -> None:
    """Put them in the module, which was made from the `stock` wasm of the package; Stopped when
    that has another form than this knows.
    """
    memory = module.memory
    put = []
    for before, after in _made(package, stock):
        at = memory.find(before)
        entries = _all(memory, struct.pack("<II", at, len(before))) if at >= 0 else []
        if not entries or len(after) > len(before):
            wrong = "een ingevroren module staat er niet zoals verwacht"
            raise Stopped([f"node_modules/pyodide: {wrong} → pas runtime/frozen.py aan"])
        put.append(Segment(at, after.ljust(len(before), b"\0")))
        put += [Segment(entry, struct.pack("<II", at, len(after))) for entry in entries]
    module.put(put)


def _made(package: Path, stock: bytes) -> list[tuple[bytes, bytes]]:
    """Of each module the bytes that are there, and those that take their place."""

    def make() -> bytes:
        return output(f"kennisbank/runtime/{_MAKE.name}: ", _MAKE, package).encode()

    made = json.loads(
        cached("frozen", stock + _MAKE.read_bytes() + _COMPILING.read_bytes(), make, most=3)
    )
    return [(b64decode(before), b64decode(after)) for before, after in made]


def _all(memory: bytes, part: bytes) -> list[int]:
    """Everywhere that it is."""
    found, at = [], memory.find(part)
    while at >= 0:
        found.append(at)
        at = memory.find(part, at + 1)
    return found
