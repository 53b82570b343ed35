"""What `make explore` does with a case that breaks a promise."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st

from calculators import load
from tests import explored
from tests.strategies import AnyCalculator


@pytest.fixture
def exploring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that keeps what is found, in a run of `make explore`."""
    file = tmp_path / "found.txt"
    file.write_text("", "utf-8")
    monkeypatch.setattr(explored, "FOUND", file)
    before = settings.get_current_profile_name()
    settings.load_profile("explore")
    yield file
    settings.load_profile(before)


def no_large(calculator: AnyCalculator, case: Any) -> None:
    assert case["x"] < 1000


def test_the_simplest_case_that_breaks_a_promise_is_kept_for_every_run(exploring: Path) -> None:
    cases = st.fixed_dictionaries({"x": st.integers(0, 10**6)})
    with pytest.raises(AssertionError):
        explored.search(load("ltv"), no_large, cases, 100)
    assert exploring.read_text("utf-8") == "no_large ltv {'x': 1000}\n"
    assert list(explored.found("no_large", "ltv")) == [{"x": 1000}]
    assert not list(explored.found("no_large", "roi"))


def test_a_kept_case_is_tried_first(exploring: Path) -> None:
    exploring.write_text("no_large ltv {'x': 4000}\n", "utf-8")
    promise = explored.explored(lambda _: st.just({"x": 1}))(no_large)
    promise(load("roi"))
    with pytest.raises(AssertionError, match="4000"):
        promise(load("ltv"))


def test_a_kept_case_may_not_suit_the_promise_and_a_suitable_one_is_tried(exploring: Path) -> None:
    exploring.write_text("no_large_even ltv {'x': 4001}\nno_large_even ltv {'x': 4000}\n", "utf-8")

    def no_large_even(calculator: AnyCalculator, case: Any) -> None:
        assume(case["x"] % 2 == 0)
        no_large(calculator, case)

    with pytest.raises(AssertionError, match="4000"):
        explored.explored(lambda _: st.just({"x": 2}))(no_large_even)(load("ltv"))


def test_whatever_is_drawn_can_be_kept(exploring: Path) -> None:
    exploring.write_text("p ltv (nan, -inf, ..., 1j, b'1', 'é ', {'x': None})\n", "utf-8")
    exploring.write_text(exploring.read_text("utf-8").replace("...", repr(...)), "utf-8")
    [(number, *rest)] = explored.found("p", "ltv")
    assert math.isnan(number) and rest == [-math.inf, ..., 1j, b"1", "é ", {"x": None}]


def test_in_every_other_run_nothing_is_written(exploring: Path) -> None:
    settings.load_profile("test")
    with pytest.raises(AssertionError):
        explored.search(load("ltv"), no_large, st.just({"x": 1000}), 1)
    assert not exploring.read_text("utf-8")
