"""What Python needs for somebody's own customers and for a workbook, compiled: parts of the runtime
that a page loads when a reader comes with a file, or wants one.

    klanten.zip   the analysis, and what it uses of the standard library beyond the calculators
    excel.zip     what reads a workbook: openpyxl, and what that uses
    sheets.zip    what writes one, of customers or of calculations: XlsxWriter, and what that uses;
                  it needs no other part

They are made inside the Pyodide that will run them, and tried together with the core: they have to
answer as Python here does.
"""

import json
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from kennisbank.cache import cached
from kennisbank.node import output
from kennisbank.runtime import questions
from kennisbank.runtime.questions import about_files
from kennisbank.runtime.sources import (
    all_sources,
    customer_sources,
    needs,
    reader_sources,
    writer_sources,
)
from kennisbank.runtime.stdlib import COMPILING, HOLDS, IMPORTED, START, write

WRITER = "sheets.zip"
PARTS = ("klanten.zip", "excel.zip", WRITER)
_MAKE = Path(__file__).with_suffix(".mjs")
_ABOUT = _MAKE.with_name("about.mjs")
_READERS = ("openpyxl", "et_xmlfile")
_WRITERS = ("xlsxwriter",)
PACKAGES = _READERS + _WRITERS


def parts(pyodide: dict[str, bytes], whole: bytes, *, again: bool = False) -> dict[str, bytes]:
    """All of them, by name. `pyodide` is what a browser gets, `whole` is the standard library. They
    are made again when something that they depend on changed: of a calculator only what it `needs`.
    """
    formulas = all_sources()
    given = {
        "parts": [
            customer_sources(),
            package_sources(_READERS) | reader_sources(),
            package_sources(_WRITERS) | writer_sources(),
        ],
    }
    licences = ["", *("\n\n".join(map(_licence, names)) for names in (_READERS, _WRITERS))]
    inside = (START, COMPILING, IMPORTED, HOLDS)
    made_by = (Path(__file__), _MAKE, _ABOUT, *inside, Path(questions.__file__))
    key = [
        json.dumps(given | {"formulas": needs(formulas)}).encode(),
        *(each.encode() for each in licences),
        whole,
        *(each.read_bytes() for each in made_by),
    ]
    key += [f"{name} {len(data)}\n".encode() + data for name, data in sorted(pyodide.items())]

    def make() -> bytes:
        with TemporaryDirectory(prefix="parts-") as name:
            folder = Path(name)
            write(folder, pyodide)
            (folder / "whole.zip").write_bytes(whole)
            asked = {"formulas": formulas, "asked": about_files(), "licences": licences}
            wrong = "calculators/klanten: in de browser → "
            output(wrong, _MAKE, folder, given=json.dumps(given | asked))
            return json.dumps({each: (folder / each).read_bytes().hex() for each in PARTS}).encode()

    made = json.loads(cached("parts", b"".join(key), make, most=5, again=again))
    return {name: bytes.fromhex(data) for name, data in made.items()}


def package_sources(names: tuple[str, ...]) -> dict[str, str]:
    """The files of these packages, by path."""
    found = {}
    for name in names:
        for each in distribution(name).files or []:
            if each.suffix == ".py" and each.parts[0] == name:
                found[each.as_posix()] = Path(str(each.locate())).read_text("utf-8")
    return found


def _licence(name: str) -> str:
    """Its licence, which goes along with what is made of it."""
    files = distribution(name).files or []
    found = next(each for each in files if each.name.upper().startswith("LICEN"))
    return f"{name} {distribution(name).version}\n\n{Path(str(found.locate())).read_text('utf-8')}"
