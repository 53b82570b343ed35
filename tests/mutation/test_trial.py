"""Who tests the tests of the tests: with weak ones, of which is known what they do not notice."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLANTED = """\
def btw(bedrag):
    return bedrag * 21 / 100 if bedrag > 0 else 0
"""
WEAK = """\
import btw


def test_a_hundred_euros():
    assert btw.btw(100) == 21
"""
# In a process of its own: it changes what is imported.
TRY = """\
import sys
from pathlib import Path
from tests.mutation.trial import Trial, outcomes, warm_up

root, *texts = sys.argv[1:]
root = Path(root)
warm_up(root, ("btw", "test_btw"), ["test_btw.py"])
first = lambda: __import__("btw")
trials = [Trial(root / "btw.py", text, ["test_btw.py"], first) for text in texts]
for number, outcome in sorted(outcomes(root, trials, limit=5)):
    print(number, "left" if outcome.passes else "killed")
"""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    (tmp_path / "btw.py").write_text(PLANTED, "utf-8")
    (tmp_path / "test_btw.py").write_text(WEAK, "utf-8")
    return tmp_path


def tried(folder: Path, *texts: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", TRY, str(folder), *texts]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_a_weak_test_leaves_what_it_does_not_look_at(planted: Path) -> None:
    broken = {
        PLANTED: "left",
        PLANTED.replace("> 0", ">= 0"): "left",
        PLANTED.replace("> 0", "> 99"): "left",
        PLANTED.replace("21", "22"): "killed",
        PLANTED.replace("> 0", "> 100"): "killed",
        PLANTED + "import this_is_not_there\n": "killed",
        PLANTED + "while True:\n    pass\n": "killed",
    }
    told = tried(planted, *broken)
    assert told.stdout.splitlines() == [
        f"{number} {verdict}" for number, verdict in enumerate(broken.values())
    ], told.stderr
    assert (planted / "btw.py").read_text("utf-8") == PLANTED


def test_what_is_no_python_is_not_counted_as_noticed(planted: Path) -> None:
    told = tried(planted, PLANTED.replace("return", "return return"))
    assert told.stdout == "" and "SyntaxError" in told.stderr


def test_tests_that_cannot_be_run_are_not_counted_as_noticed(planted: Path) -> None:
    (planted / "test_btw.py").unlink()
    told = tried(planted, PLANTED)
    assert told.stdout == "" and "does not find its tests" in told.stderr
