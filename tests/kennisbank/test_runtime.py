"""The Python that a page runs, as it is made."""

import io
import json
import re
import shutil
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from pathlib import Path

import pytest

from calculators import load, slugs
from calculators.core.ask import KINDS
from kennisbank import Stopped, runtime
from kennisbank.runtime import _files, folders, manifest
from kennisbank.runtime.core import CORE, WASM
from kennisbank.runtime.parts import PARTS
from kennisbank.runtime.questions import examples
from kennisbank.runtime.scripts import NAMES, scripts
from kennisbank.runtime.sources import needs
from kennisbank.runtime.uncalled import without_unused_exports
from kennisbank.runtime.wasm import Module
from tests.kennisbank.conftest import run
from tests.sites import ROOT

STOCK = ROOT / "node_modules" / "pyodide"
STUBS = ROOT / "kennisbank" / "runtime" / "stubs"
WANTED = {name for _, name, _ in Module((STOCK / WASM).read_bytes()).imports}


def modules() -> set[str]:
    library = zipfile.ZipFile(io.BytesIO(_files()["python_stdlib.wasm"]))
    return {*library.read("modules.txt").decode().split()}


@pytest.mark.long
def test_the_same_sources_make_the_same_bytes(site: Path, project: Path) -> None:
    # All is made anew but what says that these bytes were tried: others are tried again.
    for kind in (project / ".cache").iterdir():
        if kind.name != "core":
            shutil.rmtree(kind)
    made = [run(project, "-m", "kennisbank", "runtime") for _ in range(2)]  # new, and from .cache
    assert [each.returncode for each in made] == [0, 0], made[0].stderr
    assert made[0].stdout == made[1].stdout
    # The first line is the folder, which is named after a digest of every byte. That of the project
    # itself was made by another process.
    assert made[0].stdout.splitlines()[0] == manifest()["path"]
    # Another word in a calculator: it is tried, and nothing is made again.
    before = kept(project)
    file = project / "calculators" / "ltv.py"
    file.write_text(file.read_text("utf-8").replace("Wat is een klant waard?", "Hoeveel?"), "utf-8")
    assert run(project, "-m", "kennisbank", "runtime").stdout == made[0].stdout
    assert [kind for kind, _ in kept(project) - before] == ["core"]


def kept(project: Path) -> set[tuple[str, str]]:
    """What was made, by its kind."""
    return {(each.parent.name, each.name) for each in (project / ".cache").glob("*/*")}


NEEDS = """\
from datetime import date

def f(x: float) -> float:
    return date(2026, 1, 1).day * x
"""


@pytest.mark.parametrize(
    ("new", "other"),
    [
        (NEEDS.replace("2026, 1, 1", "2025, 2, 3").replace("f(x", "g(y").replace("* x", "+ y"), []),
        (f'"""Een zin."""\n\n{NEEDS}# en nog een\n', []),
        (f"import math\n{NEEDS}", ["math"]),
        (NEEDS.replace(".day", ".month"), [".month"]),
        (NEEDS.replace("return ", "return len('x') * "), ["len"]),
    ],
)
def test_of_a_calculator_only_what_it_needs_can_change_the_library(
    new: str, other: list[str]
) -> None:
    before, after = needs({"a.py": NEEDS}), needs({"a.py": new})
    assert [each for each in after if each not in before] == other
    assert bool(other) or after == before


@pytest.mark.parametrize("helps", [True, False])
def test_what_fails_with_a_library_of_before_is_tried_with_a_new_one(
    monkeypatch: pytest.MonkeyPatch, helps: bool
) -> None:
    def whole(*, again: bool = False) -> dict[str, bytes]:
        return {WASM: b"", LIBRARY: b"new" if again and helps else b"old"}

    def tried(_: bytes, files: dict[str, bytes], __: dict[str, bytes]) -> None:
        if files[LIBRARY] == b"old":
            raise Stopped(["hier ontbreekt iets"])

    for name, stand_in in {
        "files": whole, "_whole": whole, "tried": tried, "parts": lambda *_, **__: {},
        "core_wasm": lambda *_: b"",
    }.items():  # fmt: skip
        monkeypatch.setattr(runtime, name, stand_in)
    if helps:
        assert runtime._files.__wrapped__()[LIBRARY] == b"new"
    else:
        with pytest.raises(Stopped, match="hier ontbreekt iets"):
            runtime._files.__wrapped__()


LIBRARY = "python_stdlib.wasm"
SCRIPTS = {"pyodide.js", "pyodide.asm.js", "pyodide-lock.json"}


@pytest.mark.parametrize(
    ("changed", "others"),
    [(LIBRARY, set()), (CORE, {LIBRARY}), (WASM, {LIBRARY}), ("pyodide.js", SCRIPTS | {LIBRARY})]
    + [(name, set()) for name in PARTS],
)
def test_what_changes_has_another_address_and_what_depends_on_it_alone(
    changed: str, others: set[str]
) -> None:
    files = dict.fromkeys([*SCRIPTS, CORE, WASM, LIBRARY, *PARTS], b"x")
    before = folders(files, "1", b"")
    after = folders(files | {changed: b"y"}, "1", b"")
    assert {name for name in files if before[name] != after[name]} == {changed} | others


def test_another_start_of_python_has_another_library_and_nothing_else() -> None:
    files = dict.fromkeys([*SCRIPTS, CORE, WASM, LIBRARY, *PARTS], b"x")
    before, after = folders(files, "1", b""), folders(files, "1", b"-S")
    assert {name for name in files if before[name] != after[name]} == {LIBRARY}


def test_the_table_adds_up_and_is_smaller_than_stock() -> None:
    shown = run(ROOT, "-m", "kennisbank", "runtime")
    assert shown.returncode == 0, shown.stderr
    rows = [
        [int(number.replace(".", "")) for number in re.findall(r"(?<=\s)[\d.]+", line)]
        for line in shown.stdout.splitlines()[3:9]
    ]
    *parts, total = rows
    for column in range(4):
        assert abs(sum(part[column] for part in parts) - total[column]) <= len(parts)
    assert total[1] <= 2_000
    assert total[3] > 6_000


def test_it_is_tried_with_all_that_a_page_can_ask_of_every_calculator() -> None:
    asked = list(examples())
    assert {(kind, slug) for kind, slug, _ in asked} == {*product(KINDS, slugs())}
    for slug in slugs():
        worked = [dict(each.inputs) for each in load(slug).examples]
        runs = [json.loads(question) for kind, of, question in asked if (kind, of) == ("run", slug)]
        given = [each["values"] for each in runs]
        assert all(example in given for example in worked), slug


def test_only_what_is_needed_is_in_the_library() -> None:
    assert {"typing.py", "inspect.py", "encodings/utf_8.py"} <= modules()
    assert not {name for name in modules() if re.match("asyncio/[a-z]|ssl|socket|zipfile", name)}
    assert "calculators/core/declare.py" in modules()
    assert not {name for name in modules() if re.match("calculators/.*ltv", name)}, "not shared"


def test_the_script_keeps_every_name_that_it_uses_itself() -> None:
    before = (STOCK / "pyodide.asm.mjs").read_text("utf-8")
    after = without_unused_exports(before)
    gone = {*re.findall(r"[\w$]+", before)} - {*re.findall(r"[\w$]+", after)}
    called = {*re.findall(r"(?<![\w$.\"])([\w$]+)\(", before)}
    assert len(gone) > 4_000 and gone & called == set()
    made = scripts({name: (STOCK / name).read_text("utf-8") for name in NAMES}, WANTED)
    assert not [name for name, script in made.items() if b".mjs" in script]


def test_a_pyodide_that_is_put_together_otherwise_stops_the_build() -> None:
    stock = {name: (STOCK / name).read_text("utf-8") for name in NAMES}
    other = stock["pyodide.asm.mjs"].replace("isInternalSym(symName)", "isInternal(symName)")
    assert other != stock["pyodide.asm.mjs"]
    with pytest.raises(Stopped, match=r"deze versie heeft niet wat hier wordt aangepast"):
        scripts(stock | {"pyodide.asm.mjs": other}, WANTED)


def test_what_went_wrong_in_the_small_python_says_where() -> None:
    spec = spec_from_file_location("small", STUBS / "traceback.py")
    assert spec and spec.loader
    small = module_from_spec(spec)
    spec.loader.exec_module(small)
    try:
        load("bestaat-niet")
    except LookupError as error:
        lines = small.format_exception(type(error), error, error.__traceback__)
    assert lines[0].startswith("Traceback") and "calculators" in lines[-2] and "load" in lines[-2]
    assert lines[-1].startswith("UnknownCalculator: Er is geen rekenhulp")
