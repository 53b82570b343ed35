"""What is said where fields are a range: for every calculator, now and later."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from calculators.core.fields import Choice
from tests import strategies
from tests.calculators.asked import asked
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
LTV = {"orderwaarde": "100-140", "aankopen_per_jaar": "3 ± 1", "klantduur": "2 tot 4"}


def uncertain(calculator: AnyCalculator) -> dict[str, Any]:
    """An example in which numbers are a range of a tenth on either side, as far as is allowed."""
    for example in ({}, *(each.inputs for each in calculator.examples)):
        values: dict[str, Any] = {name: each.default for name, each in calculator.inputs.items()}
        values |= example
        ranges: dict[str, Any] = {}
        for name, declared in calculator.inputs.items():
            values[name] = getattr(values[name], "name", values[name])
            if isinstance(declared, Choice) or not values[name]:
                continue
            low, high = (min(declared.high, values[name] * each) for each in (0.9, 1.1))
            ends = [int(low), int(high)] if declared.whole else [low, high]
            if calculator.run(values | ranges | {name: ends})["ok"]:
                ranges[name] = ends
        if ranges:
            return values | ranges
    raise AssertionError(calculator.slug)


@every_calculator
def test_the_outcome_has_a_range_and_every_verdict_a_chance(calculator: AnyCalculator) -> None:
    values = uncertain(calculator)
    found = asked("range", calculator.slug, values=values)
    result = calculator.run(values)
    assert found["outputs"].keys() <= result["outputs"].keys()
    main = found["outputs"][calculator.main]
    assert main["text"] in BeautifulSoup(found["html"], "html.parser").text
    assert main["text"] in found["said"]
    for name, each in found["outputs"].items():
        assert each["low"]["value"] <= each["high"]["value"]
        value = result["outputs"][name]["value"]
        if value is not None:
            assert each["low"]["value"] <= value * (1 + 1e-9) + 1e-9
            assert each["high"]["value"] >= value * (1 - 1e-9) - 1e-9
        assert sum(chance["share"] for chance in each["chances"]) == pytest.approx(
            1 if each["chances"] else 0
        )


@every_calculator
def test_without_a_range_there_is_nothing_to_say(calculator: AnyCalculator) -> None:
    values = {name: getattr(x.default, "name", x.default) for name, x in calculator.inputs.items()}
    found = asked("range", calculator.slug, values=values)
    assert found == {"outputs": {}, "uncertain": [], "html": "", "said": ""}


def test_while_something_is_wrong_nothing_is_said_of_the_rest() -> None:
    assert not asked("range", "ltv", values={**LTV, "klantduur": "4 tot 2"})["html"]


def test_the_field_that_it_would_help_most_to_know_comes_first() -> None:
    found = asked("range", "ltv", values={**LTV, "cac": "150-250"})
    assert [each["field"] for each in found["uncertain"]] == [
        "aankopen_per_jaar",
        "klantduur",
        "orderwaarde",
        "cac",
    ]
    assert found["uncertain"][-1]["less"] == 0
    assert "Zoek dit het eerst uit: <strong>Aankopen per jaar</strong>" in found["html"]


def test_of_one_range_it_is_not_asked_which_matters_most() -> None:
    one = {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": "2 tot 4"}
    assert asked("range", "ltv", values=one)["uncertain"] == []


def test_the_chances_are_a_hundred_percent_together_and_say_what_is_good() -> None:
    values = {**LTV, "brutomarge": "60", "cac": "150 tot 250"}
    found = asked("range", "ltv", values=values)["outputs"]["ltv_cac"]
    shown = [int(each["text"].rstrip("%")) for each in found["chances"]]
    assert sum(shown) == 100
    good = sum(
        number
        for number, each in zip(shown, found["chances"], strict=True)
        if each["tone"] in {"good", "great"}
    )
    assert found["certain"] == f"{good}% kans op Gezond of beter"


def test_the_table_below_the_bars_says_the_same_as_they_do() -> None:
    page = BeautifulSoup(asked("range", "ltv", values=LTV)["html"], "html.parser")
    bars = [float(str(each["height"])) for each in page.select("rect")]
    rows = page.select_one("details table tbody")
    assert rows is not None
    shares = [each.text for each in rows.select("td")]
    assert len(shares) == len(bars)
    numbers = [0.5 if each.startswith("minder") else float(each.rstrip("%")) for each in shares]
    assert sum(numbers) == pytest.approx(100, abs=1)
    most = max(numbers)
    for bar, number in zip(bars, numbers, strict=True):
        assert bar / max(bars) == pytest.approx(number / most, abs=0.08)


def test_the_ends_have_the_decimals_that_they_need() -> None:
    year = {"klanten_begin": 200, "klanten_nieuw": 40, "periode": "jaar"}
    outputs = asked("range", "retentie", values={**year, "klanten_eind": "190-210"})["outputs"]
    assert outputs["retentie"]["text"] == "77% tot 83%"
    assert outputs["vertrokken"]["text"].replace("\u00a0", " ") == "34 klanten tot 46 klanten"
    assert (
        outputs["gemiddelde_klantduur"]["text"].replace("\u00a0", " ") == "4,34 jaar tot 5,89 jaar"
    )


def test_how_often_there_is_no_outcome_is_said() -> None:
    small = {"klanten_begin": 10, "klanten_nieuw": 0, "periode": "jaar"}
    found = asked("range", "retentie", values={**small, "klanten_eind": "8-10"})
    said = found["outputs"]["gemiddelde_klantduur"]["note"]
    assert said.startswith("In 12% van de gevallen is er geen uitkomst. Er vertrok niemand.")
    assert found["outputs"]["retentie"]["note"] == ""
    assert found["html"].count("van de gevallen is er geen uitkomst") == 1


def test_only_an_outcome_with_verdicts_has_a_bar_of_them() -> None:
    page = BeautifulSoup(
        asked("range", "ltv", values={**LTV, "brutomarge": "60", "cac": "150-250"})["html"],
        "html.parser",
    )
    [bar] = page.select(".kb-kansbalk")
    assert bar.select("i")


def test_the_other_questions_say_which_numbers_they_take() -> None:
    said = "Gerekend met wat het waarschijnlijkst is: Gemiddelde orderwaarde €\u00a0120"
    assert said in asked("levers", "ltv", values=LTV)["text"]
    first = {**LTV, "klantduur": "5"}
    assert said in asked("compare", "ltv", values=LTV, first=first)["text"]
    solved = asked("solve", "ltv", values=LTV, output="ltv", target="2160", field="klantduur")
    assert solved["value"] == 6
    assert said in solved["message"]
    assert "Klantduur" not in solved["message"].split(said)[1]
    assert asked("picture", "ltv", values=LTV) == asked(
        "picture", "ltv", values={"orderwaarde": 120, "aankopen_per_jaar": 3, "klantduur": 3}
    )


def test_a_target_is_one_number() -> None:
    solved = asked("solve", "ltv", values=LTV, output="ltv", target="1-2", field="klantduur")
    assert solved == {"ok": False, "message": "Een doel is één getal, geen bereik."}


def test_what_is_taken_along_has_the_range_too() -> None:
    taken = asked("take", "ltv", values=LTV, address="https://example.org", day="1 mei 2026")
    text = taken["text"].replace("\u00a0", " ")
    assert "Klantduur: 2 tot 4 jaar" in text
    assert re.search(r"In 8 van de 10 gevallen, LTV op omzet: € [\d.]+ tot € [\d.]+", text)
    assert '"Klantduur";"2 tot 4";' in taken["csv"].replace("\u00a0", " ")
    assert taken["kept"]["inputs"]["klantduur"] == [2, 4]


@every_calculator
def test_what_no_range_has_to_do_with_is_said_as_it_is_without_one(
    calculator: AnyCalculator,
) -> None:
    """Also where rounding makes of the same value another one in its last digits."""
    values: dict[str, Any] = {
        name: each * 1.0137 if isinstance(each, float) else each
        for name, each in uncertain(calculator).items()
    }
    for name in [name for name, each in values.items() if isinstance(each, list)]:
        one = {other: each[0] if isinstance(each, list) else each for other, each in values.items()}
        found = asked("range", calculator.slug, values=one | {name: values[name]})
        ends = [calculator.run(one | {name: end}) for end in values[name]]
        if not all(each["ok"] for each in ends):
            continue
        for output, each in found.get("outputs", {}).items():
            first, last = (end["outputs"][output] for end in ends)
            if first["value"] == last["value"] and each["low"]["value"] == each["high"]["value"]:
                assert each["text"] == first["text"], (name, output)
            assert not re.search(r",\d{9}", each["text"]), (name, output)


def test_a_score_of_nothing_is_nothing_whatever_the_weights() -> None:
    parts = ("omzet", "loyaliteit", "doorverwijzing", "samenwerking", "energie")
    for weights in ([[2, 4.95], 0.48, 0, 5.39, [2, 8.07]], [0.07, 7.3, 1.73854, 8, [0, 6.65]]):
        given = dict.fromkeys(parts, 1) | {
            f"weging_{part}": weight for part, weight in zip(parts, weights, strict=True)
        }
        assert asked("range", "klantwaarde-score", values=given)["outputs"]["score"]["text"] == "0"
