"""The same answer everywhere: in every other Python that this machine has, from 3.11 on, and in the
one of the page, on the small wasm and on the whole one.

What a page asks (every example, every bound, what chance fills in, nonsense, ranges, somebody's own
file) is answered by each: the same words and messages, and values within 1e-12. `make verify` runs
it. That the page answers the examples and files alike, to the byte, every build makes sure of.
"""

import json
import math
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from kennisbank import runtime
from kennisbank.node import node
from kennisbank.runtime.core import WASM, core_wasm
from kennisbank.runtime.questions import about_files, answer, examples, explored
from kennisbank.runtime.sources import all_sources
from kennisbank.runtime.stdlib import write
from tests.sites import ROOT

TIMES = int(os.environ.get("TIMES", "40"))  # so often chance fills in each calculator
SEED = 20261126
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
def asked() -> tuple[list[tuple[str, str, str]], list[str]]:
    """The questions, and what Python here answers."""
    questions = list(chain(examples(), explored(TIMES, SEED)))
    return questions, [answer(each) for each in questions]


@pytest.mark.parametrize("version", sorted(others()) or ["none"])
def test_another_python_gives_the_same_answers(version: str) -> None:
    if version == "none":
        pytest.skip("there is no other Python from 3.11 on: name some in PYTHONS")
    questions, expected = asked()
    # What reads and writes a workbook is no part of Python: others need not have it.
    files = [
        each for each in about_files()
        if '"what"' in each[1] and '"workbook"' not in each[1] and each[0][:4] != ZIPPED
    ]  # fmt: skip
    given = {"questions": questions, "files": [each[:2] for each in files]}
    done = subprocess.run(
        [others()[version], "-B", "-c", ANSWER],
        check=False, capture_output=True, text=True, encoding="utf-8", cwd=ROOT,
        input=json.dumps(given),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = done.stdout.splitlines()
    told = [*questions, *(each[1] for each in files)]
    assert not different(told, [*expected, *(each[2] for each in files)], found)


@pytest.mark.parametrize("size", ["core", "whole"])
def test_python_in_the_page_gives_the_same_answers(size: str, tmp_path: Path) -> None:
    questions, expected = asked()
    pyodide = runtime.files()
    if size == "core":
        small = core_wasm(runtime.package(WASM), pyodide[WASM], numbered=True)
        pyodide = pyodide | {WASM: small}
    write(tmp_path, pyodide)
    given = {"sources": all_sources(), "questions": questions, "parts": {}, "files": []}
    done = node(Path(runtime.__file__).with_name("core.mjs"), tmp_path, given=json.dumps(given))
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert "answers" in found, found  # else a function that the core lacks
    assert not different(questions, expected, found["answers"])


def different(asked: Sequence[object], expected: list[str], found: list[str]) -> list[str]:
    """What is answered otherwise: some of it, after how many there are."""
    wrong = [
        f"{question}: {difference}"
        for question, one, other in zip(asked, expected, found, strict=True)
        if one != other
        for difference in differences(json.loads(one), json.loads(other))
    ]
    return [f"{len(wrong)} of {len(asked)}", *wrong[:5]] if wrong else []


def differences(one: Any, other: Any, where: str = "") -> Iterator[str]:
    """What is not the same in two answers."""
    if isinstance(one, float) and isinstance(other, float):
        if not math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12):
            yield f"{where} {one} {other}"
    elif isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for name in one:
            yield from differences(one[name], other[name], f"{where}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differences(a, b, f"{where}[{at}]")
    elif one != other:
        yield f"{where} {one!r:.80} {other!r:.80}"
