"""Many cases instead of one, against what is known of them."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import load
from calculators.core import Choice
from calculators.core.histogram import shares
from calculators.core.ranged import ends
from calculators.core.ranges import Range, middle
from calculators.core.spread import CASES, Impossible, helps, refusals, spread
from tests import strategies
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
LTV = load("ltv")
VALUES = {
    "orderwaarde": 120.0,
    "aankopen_per_jaar": 4.0,
    "klantduur": 3.0,
    "brutomarge": 60.0,
    "cac": 200.0,
}


def case(calculator: AnyCalculator) -> dict[str, Any]:
    """Its last example, with every optional field that this fills in."""
    values = {name: each.default for name, each in calculator.inputs.items()}
    given = {**values, **calculator.examples[-1].inputs}
    return {name: calculator.inputs[name].check(value) for name, value in given.items()}


def around(calculator: AnyCalculator, values: dict[str, Any], share: float) -> dict[str, Range]:
    """A range around every number, of so much of it on either side, as far as its bounds allow."""
    found = {}
    for name, declared in calculator.inputs.items():
        if isinstance(declared, Choice) or not values[name]:
            continue
        now = values[name]
        low, high = max(declared.low, now * (1 - share)), min(declared.high, now * (1 + share))
        if declared.whole:
            low, high = math.ceil(low), math.floor(high)
        if low < now < high:
            found[name] = Range(low, now, high)
    return found


def test_one_range_falls_out_as_a_triangle() -> None:
    found = spread(LTV, VALUES, {"klantduur": Range(2, 3, 4)})["ltv"]
    tail = 2 * 0.05**0.5  # of a triangle of 2 wide, a tenth lies below this
    assert found.likely == 1440
    assert found.low == pytest.approx(480 * (2 + tail), rel=1e-3)
    assert found.high == pytest.approx(480 * (4 - tail), rel=1e-3)
    assert sum(found.values) / len(found.values) == pytest.approx(1440, rel=1e-4)
    assert math.sqrt(
        sum((each - 1440) ** 2 for each in found.values) / len(found.values)
    ) == pytest.approx(480 * 2 / math.sqrt(24), rel=2e-3)


def test_a_skewed_range_is_as_often_below_what_is_likely_as_above_it() -> None:
    found = spread(LTV, VALUES, {"klantduur": Range(2, 2.2, 6)})["ltv"].values
    assert sum(each < 480 * 2.2 for each in found) == pytest.approx(CASES / 2, abs=2)


def test_two_ranges_that_are_added_fall_out_as_their_sum() -> None:
    """Profit of two uncertain amounts: the variances add up, and the tails follow from the areas.

    The sum of two equal triangles is the sum of four equal blocks (Irwin-Hall): its tenth lies at
    the root of F(x) = 0.1, for 0 ≤ x ≤ 1: x⁴ ÷ 24, and for 1 ≤ x ≤ 2: (x⁴ − 4(x−1)⁴) ÷ 24.
    """
    low, high = 1.0, 2.0
    for _ in range(60):
        half = (low + high) / 2
        low, high = (half, high) if (half**4 - 4 * (half - 1) ** 4) / 24 < 0.1 else (low, half)
    cac = load("cac")
    values = {name: each.default for name, each in cac.inputs.items()}
    amounts = [n for n, each in cac.inputs.items() if getattr(each, "unit", "") == "€"][:2]
    ranges = {name: Range(1000, 2000, 3000) for name in amounts}
    values |= (
        dict.fromkeys(cac.inputs, 0.0) | {"nieuwe_klanten": 1} | dict.fromkeys(amounts, 2000.0)
    )
    found = spread(cac, values, ranges)[cac.main]
    assert found.likely == 4000
    assert found.low == pytest.approx(2000 + 1000 * low, rel=2e-3)
    assert found.high == pytest.approx(6000 - 1000 * low, rel=2e-3)


def test_the_chance_of_a_verdict_is_the_share_of_the_cases_that_get_it() -> None:
    """LTV : CAC is 4,32 × 200 ÷ CAC: "Gezond" up to 172,80 and "Krap" beyond 288."""
    found = spread(LTV, VALUES, {"cac": Range(100, 200, 300)})["ltv_cac"].bands
    chances = {band.name: share for band, share in found.items()}
    assert chances["Ruim"] == pytest.approx(0.728**2 / 2, abs=2e-3)
    assert chances["Krap"] == pytest.approx(0.12**2 / 2, abs=2e-3)
    assert chances["Verlies"] == 0
    assert sum(chances.values()) == pytest.approx(1)


def test_a_verdict_that_is_not_given_has_no_chance() -> None:
    values = VALUES | {"brutomarge": None}
    assert spread(LTV, values, {"cac": Range(100, 200, 300)})["ltv_cac"].bands == {}


def test_what_has_no_outcome_in_some_cases_is_counted() -> None:
    calculator = load("terugverdientijd")
    values = case(calculator)
    ranges = around(calculator, values, 0.5)
    for found in spread(calculator, values, ranges).values():
        assert len(found.values) + round(found.without * CASES) == CASES


@every_calculator
def test_what_is_likely_lies_within(calculator: AnyCalculator) -> None:
    values = case(calculator)
    ranges = around(calculator, values, 0.1)
    assert ranges
    now = calculator.numbers(values)
    for name, found in spread(calculator, values, ranges).items():
        if found.likely is not None:
            assert found.likely == pytest.approx(now[name], rel=1e-9)
            assert found.low <= found.likely <= found.high
        assert found.values == sorted(found.values)
        assert found.low <= found.high


@every_calculator
def test_the_same_question_has_the_same_answer_and_other_cases_nearly_so(
    calculator: AnyCalculator,
) -> None:
    values = case(calculator)
    ranges = around(calculator, values, 0.1)
    one, again, other = (spread(calculator, values, ranges, seed=each) for each in (1, 1, 2))
    assert one == again
    for name, found in one.items():
        width = found.high - found.low
        # Of what is counted, the nearest number is one away.
        counted = float(all(value.is_integer() for value in found.values))
        assert other[name].low == pytest.approx(found.low, abs=max(counted, 0.05 * width + 1e-9)), (
            name
        )
        assert other[name].high == pytest.approx(found.high, abs=0.05 * width + 1e-9), name


@given(
    st.sampled_from(["orderwaarde", "aankopen_per_jaar", "klantduur", "brutomarge", "cac"]),
    st.sets(st.sampled_from(["orderwaarde", "aankopen_per_jaar", "klantduur", "cac"])),
    st.floats(0.01, 0.3),
    st.floats(1, 2),
)
def test_a_wider_range_never_gives_a_narrower_answer(
    field: str, others: set[str], share: float, wider: float
) -> None:
    """Of formulas that only rise or only fall, and with the same number in the middle; as far as
    two thousand cases of five numbers can tell.
    """
    ranges = {name: spread_of(VALUES[name], 0.2) for name in others} | {
        field: spread_of(VALUES[field], share)
    }
    wide = ranges | {field: spread_of(VALUES[field], share * wider)}
    before, after = (spread(LTV, VALUES, each) for each in (ranges, wide))
    for name in before:
        assert after[name].high - after[name].low >= (before[name].high - before[name].low) * 0.98


def spread_of(centre: float, share: float) -> Range:
    return Range(centre * (1 - share), centre, centre * (1 + share))


def test_what_has_no_effect_helps_nothing_and_the_widest_helps_most() -> None:
    ranges = {
        "cac": Range(100, 200, 300),
        "klantduur": Range(2, 3, 4),
        "orderwaarde": Range(115, 120, 125),
    }
    found = helps(LTV, VALUES, ranges, "ltv")
    assert list(found) == ["klantduur", "orderwaarde", "cac"]
    assert found["cac"][1] == 0
    assert found["klantduur"][1] > 0.7


def test_where_an_end_is_not_allowed_its_field_says_so() -> None:
    calculator = load("break-even")
    values = {name: each.default for name, each in calculator.inputs.items()}
    values |= {"prijs": 55.0, "variabele_kosten": 25.0}
    assert not refusals(calculator, values, {"prijs": Range(40, 55, 70)})
    wrong = refusals(calculator, values, {"prijs": Range(20, 45, 70)})
    assert list(wrong) == ["prijs"]
    assert wrong["prijs"].startswith("Niet overal in dit bereik: De prijs moet hoger zijn")
    result = calculator.run({**values, "prijs": "20 tot 70"})
    assert result["errors"] == wrong


def test_of_many_ranges_both_ends_of_each_are_tried() -> None:
    calculator = load("klantwaarde-score")
    values = case(calculator)
    ranges = around(calculator, values, 0.5)
    assert len(ranges) > 6
    assert not refusals(calculator, values, ranges)


def test_a_whole_number_stays_whole() -> None:
    calculator = load("nps")
    values = case(calculator)
    ranges = around(calculator, values, 0.3)
    seen: list[dict[str, Any]] = []

    class Watched:
        inputs, outputs = calculator.inputs, calculator.outputs
        numbers = calculator.numbers

        @staticmethod
        def function(**given: Any) -> Any:
            seen.append(given)
            return calculator.function(**given)

    spread(Watched, values, ranges, cases=50)  # type: ignore[arg-type]
    assert all(each[name] == int(each[name]) for each in seen for name in ranges)


def test_where_a_formula_fails_all_of_it_is_impossible() -> None:
    class Failing:
        inputs, outputs = LTV.inputs, LTV.outputs
        numbers = LTV.numbers

        @staticmethod
        def function(**given: Any) -> Any:
            return [1 / (given["klantduur"] > 3), 0, 0, 0]

    with pytest.raises(Impossible):
        spread(Failing, VALUES, {"klantduur": Range(2, 3, 4)})  # type: ignore[arg-type]


@every_calculator
@pytest.mark.parametrize("share", [0.0005, 0.01, 0.1])
def test_two_ends_that_differ_look_different(calculator: AnyCalculator, share: float) -> None:
    """Of the range, on either side of what is in it, and of every bar."""
    values = case(calculator)
    ranges = around(calculator, values, share)
    for name, found in (spread(calculator, values, ranges, cases=200) if ranges else {}).items():
        output = calculator.outputs[name]
        low, high = ends(output, found)
        assert low["value"] <= found.low + 1e-9 * abs(found.low)
        assert high["value"] >= found.high - 1e-9 * abs(found.high)
        assert (low["text"] == high["text"]) == (not found.width), name
        labels = [bar.label for bar in shares(output, found)]
        assert len(set(labels)) == len(labels), name
        for label in labels[1:-1]:
            first, last = label.split(" tot ")
            assert first != last, name


def test_the_middle_is_what_people_count() -> None:
    assert middle(0.1, 0.3) == 0.2
    assert middle(2, 5) == 3
