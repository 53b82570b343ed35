"""What "better" means, for every kind of input."""

import pytest

from calculators import load
from calculators.core import Input
from tests import strategies
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)


def moved(slug: str, field: str, now: float) -> tuple[str, str]:
    calculator = load(slug)
    values = {name: each.default for name, each in calculator.inputs.items()} | {field: now}
    [lever] = [
        each for each in calculator.levers(values, calculator.main) if each["field"] == field
    ]
    return lever["to"]["text"], lever["moved"]


@pytest.mark.parametrize(
    ("now", "to", "words"),
    [
        (2, "2,2%", "0,2\u00a0procentpunt hoger"),
        (50, "52,4%", "2,4\u00a0procentpunt hoger"),
        (85, "86,2%", "1,2\u00a0procentpunt hoger"),
        (98, "98,18%", "0,2\u00a0procentpunt hoger"),
    ],
)
def test_a_percentage_moves_by_its_odds(now: float, to: str, words: str) -> None:
    assert moved("ltv-retentie", "retentie", now) == (to, words)


@pytest.mark.parametrize("retention", [5, 50, 85, 90])
def test_retention_and_churn_move_alike(retention: float) -> None:
    kept = float(moved("ltv-retentie", "retentie", retention)[0][:-1].replace(",", "."))
    lost = float(moved("klantverloop", "verloop", 100 - retention)[0][:-1].replace(",", "."))
    assert kept + lost == pytest.approx(100, abs=0.06)


@every_calculator
def test_of_all_or_nothing_no_percentage_is_moved(calculator: AnyCalculator) -> None:
    """A churn of 99,9% becomes 99,89%, and one of 100% would jump to 90%."""
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    for name, field in calculator.inputs.items():
        if not isinstance(field, Input) or field.unit != "%":
            continue
        for share in {0, 100} & {field.low, field.high}:
            for output in calculator.outputs:
                levers = calculator.levers(defaults | {name: share}, output)
                assert name not in {each["field"] for each in levers}, output


def test_money_moves_in_cents_and_a_whole_number_by_one_or_more() -> None:
    assert moved("ltv", "orderwaarde", 33.33) == ("€\u00a036,66", "10% hoger")
    assert moved("ltv", "aankopen_per_jaar", 0.5) == ("0,55", "10% hoger")
    assert moved("cac", "nieuwe_klanten", 3) == ("4", "1 meer")
    assert moved("cac", "nieuwe_klanten", 40) == ("44", "4 meer")


@every_calculator
def test_no_percentage_moves_by_more_than_a_tenth_of_what_is_left(
    calculator: AnyCalculator,
) -> None:
    values = {name: each.default for name, each in calculator.inputs.items()}
    for lever in calculator.levers(values, calculator.main):
        if getattr(calculator.inputs[lever["field"]], "unit", "") == "%":
            now, to = lever["from"]["value"], lever["to"]["value"]
            assert abs(to - now) <= 0.11 * min(now, 100 - now)
