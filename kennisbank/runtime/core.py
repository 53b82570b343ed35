"""The core: the wasm of Pyodide without the functions that no calculator calls.

What is left out has a stub, and a stub that is reached ends the worker: the whole wasm takes its
place and gets the same question. So a core gives the right answer or none, never another one.
"""

import json
from base64 import b64encode
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from calculators import slugs
from kennisbank import Stopped
from kennisbank.cache import cached, is_cached
from kennisbank.node import output
from kennisbank.runtime import questions, wasm
from kennisbank.runtime.frozen import smaller
from kennisbank.runtime.kept import PROFILE, RENEW, read
from kennisbank.runtime.scripts import words
from kennisbank.runtime.sources import sources
from kennisbank.runtime.stdlib import HOLDS, START, write
from kennisbank.runtime.unread import unread

WASM = "pyodide.asm.wasm"
CORE = "pyodide.core.wasm"
PACKAGE = Path(__file__).parents[2] / "node_modules" / "pyodide"

_TRY = Path(__file__).with_suffix(".mjs")
_TRIED_BY = (_TRY, _TRY.with_name("about.mjs"), START, HOLDS, Path(questions.__file__))
_MADE_BY = [
    Path(__file__).with_name(name)
    for name in (
        "compiling.py", "core.py", "frozen.mjs", "frozen.py", "instructions.py", "kept.py",
        "known.py", "leb.py", "maps.py", "names.py", "unread.py", "wasm.py",
    )
]  # fmt: skip


def whole_wasm(stock: bytes, scripts: dict[str, bytes]) -> bytes:
    """The wasm without the exports that neither the scripts nor the wasm itself ask for."""
    mentioned = words(*scripts.values())

    def make() -> bytes:
        asked = mentioned | {name for _, name, _ in wasm.Module(stock).imports}
        return wasm.with_exports(stock, asked.__contains__)

    return cached("wasm", _key(stock, " ".join(sorted(mentioned)).encode()), make, most=6)


def core_wasm(stock: bytes, whole: bytes, *, numbered: bool = False) -> bytes:
    """The `whole` wasm, made from the `stock` one, with what the profile knows. A `numbered` one
    says which stub was reached, not only that one was.
    """
    profile = PROFILE.read_bytes()
    key = _key(whole, profile, str(numbered).encode())
    return cached("wasm", key, partial(_core, stock, whole, numbered=numbered), most=6)


def _core(stock: bytes, whole: bytes, *, numbered: bool) -> bytes:
    kept = read(stock)
    module = wasm.Module(whole)
    module.leave_out(unread(module, kept))
    smaller(module, PACKAGE, stock)
    return wasm.core(module.data, kept, numbered=numbered)


def tried(stock: bytes, files: dict[str, bytes], later: dict[str, bytes]) -> None:
    """Ask the core all worked examples, and about files; Stopped when it lacks a function that one
    of them needs, or answers something else. What was tried before is not asked again, of each
    calculator apart. `files` are those that a browser gets, `later` those that it gets for its own
    customers, and `stock` is the wasm that they are made from.
    """
    pyodide = files | {WASM: core_wasm(stock, files[WASM], numbered=True)}
    # What is asked and answered follows from the sources, which `later` holds too, and from what
    # asks it. Answering takes as long as half a build: not in each of them.
    held = [each[name] for each in (pyodide, later) for name in sorted(each)]
    common = _key(*held, *(path.read_bytes() for path in _TRIED_BY), json.dumps([*later]).encode())
    keys = {slug: _key(common, json.dumps(sources(slug)).encode()) for slug in slugs()}
    if later:
        keys[_CUSTOMERS] = common
    new = [each for each, key in keys.items() if not is_cached("core", key)]
    if new:
        _try(stock, pyodide, later, new)
    for each in new:
        cached("core", keys[each], bytes, most=200)


_CUSTOMERS = ""  # beside the calculators, each by its slug


def _try(stock: bytes, pyodide: dict[str, bytes], later: dict[str, bytes], new: list[str]) -> None:
    formulas = [slug for slug in new if slug]
    files = [each for slug in formulas if later for each in questions.workbooks_of(slug)]
    asked = {
        "sources": {path: text for slug in formulas for path, text in sources(slug).items()},
        "questions": [each for slug in formulas for each in questions.answered_by(slug)],
        "parts": {name: b64encode(data).decode() for name, data in later.items()},
        "files": files + (questions.about_customers() if _CUSTOMERS in new else []),
    }
    with TemporaryDirectory(prefix="core-") as name:
        write(Path(name), pyodide)
        given = json.dumps(asked)
        found = output(f"kennisbank/runtime/{_TRY.name}: ", _TRY, name, given=given)
    if found:
        raise Stopped([_wrong(stock, **json.loads(found))])


def _wrong(stock: bytes, doing: str, function: int | None = None, answer: str = "") -> str:
    if function is None:
        return f"kennisbank/runtime: de kern antwoordt iets anders op {doing} → {answer}"
    names = [each.name for each in wasm.Module(stock).exports if each[1:] == (0, function)]
    said = f"functie {function}" + (f" ({names[0]})" if names else "")
    wrong = f"in de kern van Python ontbreekt {said}, nodig voor: {doing}"
    return f"kennisbank/runtime/{PROFILE.name}: {wrong} → {RENEW}"


def _key(*parts: bytes) -> bytes:
    made_by = [path.read_bytes() for path in _MADE_BY]
    return b"".join(sha256(part).digest() for part in (*parts, *made_by))
