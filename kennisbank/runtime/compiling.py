"""What is compiled for the browser, by the Python that will run it: Pyodide itself runs this, for
stdlib.mjs, parts.mjs and frozen.mjs.

A function that is called from there takes and gives text, JSON where it is more than one, or bytes.
"""

import _imp
import importlib._bootstrap_external as external
import io
import json
import marshal
import sys
import zipfile
from base64 import b64encode
from types import CodeType, SimpleNamespace

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for a zip


def stripped(code: CodeType, has_docstring: int = 0) -> CodeType:
    """Without line numbers: a table that says of every eight instructions that it has none. Also
    without docstrings, where that flag says that there is one.
    """
    parts = [
        stripped(part, has_docstring) if isinstance(part, CodeType) else part
        for part in code.co_consts
    ]
    if code.co_flags & has_docstring:
        parts[0] = None
    eights, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\xff" * eights + bytes([0xF8 + rest - 1] if rest else [])
    flags = code.co_flags & ~has_docstring
    return code.replace(co_consts=tuple(parts), co_linetable=nowhere, co_flags=flags)


def numbered(code: CodeType) -> CodeType:
    """With line numbers, for anyone who reads what went wrong, and without columns."""
    parts = tuple(numbered(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    table, last = bytearray(), code.co_firstlineno
    for start, end, line in code.co_lines():
        for left in range((end - start) // 2, 0, -8):
            table.append(0x80 | (15 if line is None else 13) << 3 | min(left, 8) - 1)
            if line is not None:
                step, last = line - last, line
                table += _signed(step)
    return code.replace(co_consts=parts, co_linetable=bytes(table))


def _signed(number: int) -> bytes:
    """A number as that table has it: six bits at a time, its sign last."""
    left, written = abs(number) << 1 | (number < 0), bytearray()
    while left > 63:
        written.append(left & 63 | 64)
        left >>= 6
    return bytes([*written, left])


def _clean(code: CodeType) -> CodeType:
    """Loading and dumping once more forgets what else referred to a constant meanwhile."""
    again: CodeType = marshal.loads(marshal.dumps(code))
    return again


def _pyc(code: CodeType) -> bytes:
    """A compiled file that is never held beside its source."""
    return bytes(external._code_to_hash_pyc(_clean(code), b"\0" * 8, False))  # type: ignore[attr-defined]


def library(needed: str, shared: str, boot: str, image: str, texts: str, patterns: str) -> bytes:
    """A zip, of which nothing is compressed, of the files of the library with these names and of
    `boot`, without asserts and docstrings; and of the `shared` sources, by name. All of them are in
    one file, beside a list of their names, and what loads them, of the source `image`. So are the
    Python that they write, and the regular expressions that they compile.
    """
    where = next(path for path in sys.path if path.endswith(".zip"))
    with zipfile.ZipFile(where) as whole:
        sources: dict[str, str | bytes] = {name: whole.read(name) for name in json.loads(needed)}
    ours = json.loads(shared)
    code = {name: _bare(text, name) for name, text in (sources | {"boot.py": boot}).items()}
    code |= {name: _lined(text, name) for name, text in ours.items()}
    written = {text: _written(text) for text in json.loads(texts)}
    ahead = {_module(name): each for name, each in code.items()}, written, _compiled(patterns)
    files = {
        "encodings/__init__.pyc": _pyc(_bare(image, "encodings/__init__.py")),
        "image": marshal.dumps(marshal.loads(marshal.dumps(ahead))),
        "modules.txt": "\n".join(code).encode(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as small:
        for name, data in files.items():
            small.writestr(zipfile.ZipInfo(name, _BEGINNING), data, zipfile.ZIP_STORED)
    return target.getvalue()


def _written(text: str) -> CodeType:
    mode = "eval" if text.startswith("lambda") else "exec"
    return stripped(compile(text, "<string>", mode, dont_inherit=True))


def _compiled(patterns: str) -> dict[tuple[str, int], tuple[object, ...]]:
    """Of each regular expression with its flags what Python's engine makes it of."""
    from re import _compiler  # type: ignore[attr-defined]

    made: list[tuple[object, ...]] = []

    def kept(
        _text: str, flags: int, code: list[int], groups: int, index: dict[str, int], names: object
    ) -> None:
        # A constant of the compiler is a number with a name, which no file holds.
        made.append((int(flags), [*map(int, code)], groups, {**index}, names))

    engine = vars(_compiler)["_sre"]
    _compiler._sre = SimpleNamespace(**{**vars(engine), "compile": kept})
    known = [(text, flags) for text, flags in json.loads(patterns)]
    for each in known:
        _compiler.compile(*each)
    _compiler._sre = engine
    return dict(zip(known, made, strict=True))


def _module(name: str) -> str:
    """What the module in that file is called."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _bare(source: str | bytes, name: str) -> CodeType:
    return stripped(compile(source, _file(name), "exec", optimize=2, dont_inherit=True))


def _lined(source: str, name: str) -> CodeType:
    code = compile(source, _file(name), "exec", dont_inherit=True)
    made = numbered(code)
    if [*_clean(made).co_lines()] != [*code.co_lines()]:
        raise ValueError(f"{name}: the lines are no longer those of its source")
    return made


def _file(name: str) -> str:
    """Where it would be, of all that a page has."""
    return f"/kennisbank/{name}"


def part(files: str, names: str, licences: str) -> bytes:
    """A zip of these sources, of the files of the whole library with these names, and of what their
    licences say.
    """
    with zipfile.ZipFile("/whole.zip") as whole:
        sources = json.loads(files) | {name: whole.read(name) for name in json.loads(names)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, source in sorted(sources.items()):
            code = stripped(compile(source, name, "exec", optimize=2, dont_inherit=True))
            info = zipfile.ZipInfo(f"{name}c", _BEGINNING)
            made.writestr(info, _pyc(code), zipfile.ZIP_DEFLATED, 9)
        if licences:
            info = zipfile.ZipInfo("LICENCES.txt", _BEGINNING)
            made.writestr(info, licences, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def frozen() -> str:
    """Of every module that is frozen in the wasm the bytes that are there, and smaller ones."""
    from inspect import (  # type: ignore[attr-defined] # in the Python of Pyodide it is there
        CO_HAS_DOCSTRING,
    )

    found = (_imp.find_frozen(name, withdata=True) for name in _imp._frozen_module_names())  # type: ignore[attr-defined]
    before = sorted({bytes(each[0]) for each in found if each and each[0]})
    made = (
        (each, marshal.dumps(_clean(stripped(marshal.loads(each), CO_HAS_DOCSTRING))))
        for each in before
    )
    return json.dumps([[b64encode(each).decode() for each in pair] for pair in made])
