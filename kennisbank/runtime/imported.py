"""What Python has imported, and worked out for it: Pyodide runs this before it compiles, for
stdlib.mjs and parts.mjs. It imports nothing that is not there already, or that would count.
"""

import encodings
import json
import re
import sys
from typing import Any

_before: set[str] = set()
_texts: list[str] = []


def origins(place: str) -> list[str]:
    """The files below that place of which a module was imported. What is frozen in the wasm has
    another origin.
    """
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    files = {getattr(spec, "origin", None) or "" for spec in specs}
    return sorted(each.removeprefix(place) for each in files if each.startswith(place))


def of_library() -> str:
    """The files of the library that were imported, as JSON."""
    library = next(path for path in sys.path if path.endswith(".zip"))
    return json.dumps(origins(f"{library}/"))


def widen() -> None:
    """Have the whole library too; what is imported from it from here on counts."""
    sys.path.append("/whole.zip")
    encodings.__path__.append("/whole.zip/encodings")
    _before.update(origins("/whole.zip/"))


def news() -> str:
    """What was imported from the whole library since the last time, as JSON."""
    now = set(origins("/whole.zip/"))
    new = sorted(now - _before)
    _before.clear()
    _before.update(now)
    return json.dumps(new)


def of(files: str) -> str:
    """Of these files, by path, those that were imported; JSON both ways."""
    there = set(origins("/kennisbank/"))
    return json.dumps({path: text for path, text in json.loads(files).items() if path in there})


def watch() -> None:
    """Keep the Python that dataclasses write from here on."""
    import dataclasses

    def kept(text: str, *spaces: dict[str, Any]) -> None:
        _texts.append(text)
        exec(text, *spaces)

    dataclasses.exec = kept  # type: ignore[attr-defined]


def texts() -> str:
    """That, and what named tuples have written, as JSON."""
    rows = [each for each in tuple.__subclasses__() if hasattr(each, "_fields")]
    fields = [", ".join(each._fields) + "," * (len(each._fields) == 1) for each in rows]
    written = [f"lambda _cls, {each}: _tuple_new(_cls, ({each}))" for each in fields]
    return json.dumps(sorted({*_texts, *written}))


def patterns() -> str:
    """The regular expressions that were compiled, with their flags, as JSON."""
    known = {(text, flags) for _, text, flags in re._cache if isinstance(text, str)}  # type: ignore[attr-defined]
    return json.dumps(sorted(known))
