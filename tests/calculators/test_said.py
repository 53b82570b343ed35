"""Nothing changes in silence of what calculators answer, and of how a field reads what is typed."""

import pytest

from tests.calculators.said import FOLDER, all_texts, file_of


@pytest.mark.parametrize("name", all_texts())
def test_nothing_that_is_said_changes_in_silence(name: str) -> None:
    expected = file_of(name).read_text("utf-8")
    assert all_texts()[name]() == expected, "meant so? then: make declared"


def test_there_is_no_file_that_nothing_writes() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(all_texts())
