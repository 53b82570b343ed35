"""Every bound, default, band and flag is where somebody decided it; and each of them counts."""

import math
from typing import Any

import pytest

from calculators import slugs
from calculators.core import Input
from tests import strategies
from tests.calculators.declared import FOLDER, written
from tests.explored import explored
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)


@every_calculator
def test_nothing_changes_in_silence(calculator: AnyCalculator) -> None:
    file = FOLDER / f"{calculator.slug}.txt"
    if not file.exists():
        pytest.skip(f"{calculator.slug} is new: there is nothing to compare yet (make declared)")
    assert written(calculator) == file.read_text("utf-8"), "meant so? then: make declared"


def test_there_is_no_file_of_a_calculator_that_is_gone() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} <= set(slugs())


@every_calculator
def test_a_bound_is_allowed_and_the_next_number_past_it_is_not(calculator: AnyCalculator) -> None:
    for each in calculator.inputs.values():
        if not isinstance(each, Input):
            continue
        assert (each.check(each.low), each.check(each.high)) == (each.low, each.high)
        past = (each.low - 1, each.high + 1) if each.whole else (
            math.nextafter(each.low, -math.inf), math.nextafter(each.high, math.inf)
        )  # fmt: skip
        for number, word in zip(past, ("te laag", "te hoog"), strict=True):
            with pytest.raises(ValueError, match=word):
                each.check(number)


@every_calculator
def test_a_band_begins_at_its_start_and_not_before(calculator: AnyCalculator) -> None:
    for output in calculator.outputs.values():
        for at, band in enumerate(output.bands):
            # “More than 5” starts at the next number after 5; a rounding error is no more.
            above = band.start != round(band.start, 9)
            assert output.band(band.start + above * 1e-9) == band
            assert (
                output.band(round(band.start, 9) - (not above) * 1e-9)
                == output.bands[max(0, at - 1)]
            )


@explored(strategies.allowed, examples=25)
def test_a_lever_makes_every_outcome_better_and_only_a_lever_is_moved(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    for name, output in calculator.outputs.items():
        for lever in calculator.levers(values=values, output=name):
            assert calculator.inputs[lever["field"]].lever  # type: ignore[union-attr]
            assert (lever["effect"]["value"] < 0) == output.lower_is_better, (name, lever)
