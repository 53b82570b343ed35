"""What `make mutate` says, and when it is content."""

import pytest

from tests.mutation.trial import Outcome
from tests.mutation.verdict import SURVIVORS, Mutant, explained, report
from tests.sites import ROOT


def mutants(killed: int, left: int, room: str = "calculators") -> dict[Mutant, Outcome]:
    return {
        Mutant(
            f"{room}/a.py", number, "rule", "core/AddNot", number, 0, "x > 1", f"x > {number}"
        ): Outcome(passes=number >= killed, seconds=1)
        for number in range(killed + left)
    }


def test_it_prints_the_share_of_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    report(mutants(9, 1), {})
    said = capsys.readouterr().out
    assert "rule          9 of   10   90.0%" in said
    assert "calculators: 90.0% of 10 mutants killed, 90% wanted" in said
    assert "1 left, of which 1 unexplained; 1.0 seconds" in said


def test_it_is_content_when_enough_is_noticed_and_the_rest_is_explained() -> None:
    why = explained("# about\n\ncalculators/a.py: x > 1 → x > 9\n  It is the\n  same.\n")
    assert why == {"calculators/a.py: x > 1 → x > 9": "It is the same."}
    assert report(mutants(9, 1), why) == 0
    assert report(mutants(9, 1), {}) == 1
    known = why | {"calculators/a.py: x > 1 → x > 8": "The same."}
    assert report(mutants(8, 2), known) == 1


def test_each_room_has_to_be_content_for_itself() -> None:
    room = "kennisbank/check"
    known = {f"{room}/a.py: x > 1 → x > {number}": "The same." for number in (7, 8, 9)}
    assert report(mutants(10, 0) | mutants(8, 2, room), known) == 0
    assert report(mutants(90, 0) | mutants(7, 3, room), known) == 1


def test_every_survivor_that_is_named_has_a_reason() -> None:
    known = explained(SURVIVORS.read_text("utf-8"))
    assert all(" → " in key and why.endswith(".") for key, why in known.items())


def test_a_survivor_that_is_named_is_of_a_line_that_is_still_there() -> None:
    for key in explained(SURVIVORS.read_text("utf-8")):
        file, _, change = key.partition(": ")
        lines = {line.strip() for line in (ROOT / file).read_text("utf-8").splitlines()}
        assert change.partition(" → ")[0] in lines, key
