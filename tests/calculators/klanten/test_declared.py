"""Nothing changes in silence of what a reader is told of his own customers."""

import pytest

from tests.calculators.klanten.declared import CASES, FOLDER, file_of, written


@pytest.mark.parametrize("name", CASES)
def test_nothing_changes_in_silence(name: str) -> None:
    assert written(CASES[name]) == file_of(name).read_text("utf-8"), "meant so? then: make declared"


def test_there_is_no_file_of_a_case_that_is_gone() -> None:
    assert set(FOLDER.glob("*.txt")) == set(map(file_of, CASES))
