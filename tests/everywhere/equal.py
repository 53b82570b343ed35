"""The same answer everywhere: in every other Python that this machine has, from 3.11 on, and in the
one of the page, on the small wasm and on the whole one.

What a page asks (`tests.everywhere.vectors`) is answered by each: the same words and messages, and
values within 1e-12. `make verify` runs it. That the page answers the examples alike, to the byte,
every build makes sure of. What the pages themselves show is in tests/browser/equal.py.
"""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from functools import cache
from pathlib import Path

import pytest

from kennisbank import runtime
from kennisbank.node import node
from kennisbank.runtime.core import WASM, core_wasm
from kennisbank.runtime.parts import parts
from kennisbank.runtime.questions import Question, answer
from kennisbank.runtime.sources import all_sources
from kennisbank.runtime.stdlib import write
from tests.everywhere.alike import different
from tests.everywhere.vectors import files, vectors
from tests.sites import ROOT

ZIPPED = b64encode(b"PK\3")[:4].decode()
# It knows nothing of this machine: the formulas, and the library of that Python.
ANSWER = """
import json, sys
from base64 import b64decode
from calculators import ask
from calculators.klanten.desk import Desk
given = json.load(sys.stdin)
for question in given["questions"]:
    print(ask(*question))
desk = Desk()
for data, question in given["files"]:
    if data:
        desk.open(b64decode(data))
    asked = json.loads(question)
    found = desk.answer(asked)
    while found.get("next"):
        found = desk.answer({"what": "next", "id": asked["id"]})
    print(json.dumps(found, allow_nan=False, ensure_ascii=False))
"""


def others() -> dict[str, str]:
    """The other Pythons here, by version: those on the path, of pyenv, and in PYTHONS."""
    folders = sorted(Path("~/.pyenv/versions").expanduser().glob("3.*/bin/python3"))
    named = (shutil.which(f"python3.{minor}") for minor in range(11, 30))
    found: dict[str, str] = {}
    for python in [*named, *map(str, folders), *os.environ.get("PYTHONS", "").split()]:
        if not python:
            continue
        asked = [python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
        done = subprocess.run(asked, check=False, capture_output=True, text=True)
        version = done.stdout.strip()
        if version and (3, 11) <= tuple(map(int, version.split("."))) != sys.version_info[:2]:
            found.setdefault(version, python)
    return found


@cache
def asked() -> tuple[list[Question], list[str]]:
    """The questions, and what Python here answers."""
    questions = list(vectors())
    return questions, [answer(each) for each in questions]


@pytest.mark.parametrize("version", sorted(others()) or ["none"])
def test_another_python_gives_the_same_answers(version: str) -> None:
    if version == "none":
        pytest.skip("there is no other Python from 3.11 on: name some in PYTHONS")
    questions, expected = asked()
    # What reads and writes a workbook is no part of Python: others need not have it.
    mine = [
        each for each in files()
        if '"what"' in each[1] and '"workbook"' not in each[1] and each[0][:4] != ZIPPED
    ]  # fmt: skip
    given = {"questions": questions, "files": [each[:2] for each in mine]}
    done = subprocess.run(
        [others()[version], "-B", "-c", ANSWER],
        check=False, capture_output=True, text=True, encoding="utf-8", cwd=ROOT,
        input=json.dumps(given),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = done.stdout.splitlines()
    told = [*questions, *(each[1] for each in mine)]
    assert not different(told, [*expected, *(each[2] for each in mine)], found)


@pytest.mark.parametrize("size", ["core", "whole"])
def test_python_in_the_page_gives_the_same_answers(size: str, tmp_path: Path) -> None:
    questions, expected = asked()
    pyodide = runtime.files()
    if size == "core":
        small = core_wasm(runtime.package(WASM), pyodide[WASM], numbered=True)
        pyodide = pyodide | {WASM: small}
    write(tmp_path, pyodide)
    mine = files()
    made = parts(runtime.files(), runtime.package("python_stdlib.zip"))
    given = {
        "sources": all_sources(),
        "questions": questions,
        "parts": {name: b64encode(data).decode() for name, data in made.items()},
        "files": [each[:2] for each in mine],
    }
    done = node(Path(runtime.__file__).with_name("core.mjs"), tmp_path, given=json.dumps(given))
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert "answers" in found, found  # else a function that the core lacks
    told = [*questions, *(each[1] for each in mine)]
    assert not different(told, [*expected, *(each[2] for each in mine)], found["answers"])
