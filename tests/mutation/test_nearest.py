"""No test of the calculators is forgotten when these are broken, and the nearest comes first."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.mutation.nearest import APART, FORMULA, LEFT, NEAR, SHARED, TEXTS, trial

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "calculators").rglob("*.py"))


def test_every_test_of_the_calculators_is_among_them() -> None:
    named = {ROOT / each for each in [*FORMULA, *SHARED]}
    apart = [ROOT / each for tests in APART.values() for each in tests]
    there = set((ROOT / "tests/calculators").rglob("test_*.py"))
    assert named == {each for each in there if not set(each.parents) & set(apart)}
    assert all(each.is_file() or any(each.glob("test_*.py")) for each in apart)


def test_what_has_a_test_of_another_name_has_none_of_its_own() -> None:
    tests = {Path(each).stem.removeprefix("test_") for each in SHARED}
    assert set(NEAR.values()) <= tests and not NEAR.keys() & tests
    assert NEAR.keys() <= {file.stem for file in FILES}


def test_what_is_left_out_of_the_tests_of_the_texts_is_one_of_them() -> None:
    files = {test.partition("::")[0] for test in TEXTS}
    for test in (*LEFT, *(each for each in TEXTS if "::" in each)):
        file, _, name = test.partition("::")
        assert file in files and f"def {name}(" in (ROOT / file).read_text("utf-8"), test


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("nps.py", "tests/calculators/test_declared.py"),
        ("core/numbers.py", "tests/calculators/core/test_numbers.py"),
        ("core/curve.py", "tests/calculators/core/test_solve.py"),
        ("core/review/sums.py", "tests/calculators/core/review"),
        ("klanten/dates.py", "tests/calculators/klanten/test_declared.py"),
        ("klanten/show/parts.py", "tests/calculators/klanten/test_declared.py"),
        ("__main__.py", "tests/calculators/core/test_declare.py"),
        ("../kennisbank/check/menu.py", "tests/kennisbank/test_menu.py"),
        ("../kennisbank/library/podcast.py", TEXTS[-1].partition("::")[0]),
    ],
)
def test_the_nearest_test_comes_before_what_takes_long(file: str, first: str) -> None:
    tests = trial((ROOT / "calculators" / file).resolve(), "").tests
    taken = [
        test for before, test in pairwise(["", *tests]) if "/" in test and before != "--deselect"
    ]
    assert first in {test.partition("::")[0] for test in taken[:2]}
