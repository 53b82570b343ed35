"""The question turned round, and the best lever: for every calculator that is declared."""

import json
import math
import re
from datetime import date
from typing import Annotated, Any

import pytest
from hypothesis import assume

from calculators import load
from calculators.core import Calculator, Outputs, calculator
from calculators.core.fields import Input
from calculators.core.numbers import difference, write_exact
from calculators.core.outputs import Output
from tests import strategies
from tests.calculators.asked import asked
from tests.explored import explored
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
LTV = {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3}


def shaped(
    function: Any, low: float = -10, high: float = 10, unit: str = "", **shown: Any
) -> Calculator[..., Any]:
    """A calculator of one input in that unit, whose curve is that function, `shown` so."""
    declared: Any = Output("Hoogte", "", "x", **shown)

    class Hoogte(Outputs):
        hoogte: float = declared

    def proef(x: Annotated[float, Input("X", unit, low, high)] = 1) -> Hoogte:
        """Proef."""
        return Hoogte(function(x))

    # The bounds are this call's own, which postponed annotations could not see.
    return calculator(
        title="Hoe hoog?",
        main="hoogte",
        source="Proef.",
        checked=date(2026, 1, 1),
    )(proef)


def test_which_order_value_gives_an_ltv_of_2160() -> None:
    ltv = load("ltv")
    found = ltv.solve(output="ltv", target=2160, field="orderwaarde", values=LTV)
    assert found == {"ok": True, "field": "orderwaarde", "value": 180, "text": "€\u00a0180"}
    assert ltv.run(LTV | {"orderwaarde": found["value"]})["outputs"]["ltv"]["value"] == 2160


def test_where_no_cents_give_the_target_the_nearest_are_said() -> None:
    found = load("ltv").solve(output="ltv", target=2000, field="orderwaarde", values=LTV)
    assert found == {
        "ok": False,
        "message": "Geen bedrag in hele centen geeft precies €\u00a02.000: bij €\u00a0166,66 wordt "
        "het €\u00a01.999,92 en bij €\u00a0166,67 wordt het €\u00a02.000,04.",
        "field": "orderwaarde",
        "value": 166.67,
        "text": "€\u00a0166,67",
    }
    # What is no money has as many decimals as it takes.
    assert load("ltv").solve("ltv", 2000, "klantduur", LTV)["value"] == 4.16667


@pytest.mark.parametrize(
    ("slug", "values", "output", "field", "target", "said"),
    [
        ("ltv", LTV, "ltv", "orderwaarde", 1440.005, "€ 1.440,005"),
        ("ltv", LTV, "ltv", "orderwaarde", 2000 / 3, "€ 666,67"),
        ("maximale-klikprijs", {"ltv": 1e9, "conversie": 65.45, "factor": 1, "klikprijs": 0.01},
         "quitte", "ltv", 0.0094, "€ 0,0094"),
    ],
)  # fmt: skip
def test_a_target_is_told_as_it_was_typed(
    slug: str, values: dict[str, Any], output: str, field: str, target: float, said: str
) -> None:
    message = load(slug).solve(output, target, field, values).get("message", "")
    assert message.replace("\u00a0", " ").startswith(
        f"Geen bedrag in hele centen geeft precies {said}: "
    )


def test_of_what_looks_like_the_target_the_nearest_is_the_answer() -> None:
    counts = {"klanten_begin": 10**6, "klanten_nieuw": 2, "klanten_eind": 6, "periode": "jaar"}
    found = load("retentie").solve("verloop", 99.9993, "klanten_nieuw", counts)
    assert (found["ok"], found.get("value")) == (True, 0)  # 99,999%, and not the 100% of 6
    given = {"promotors": 2, "passief": 0, "criticasters": 2}  # jumps over it between two of them
    found = load("nps").solve("foutmarge", 64.4, "criticasters", given)
    assert (found["ok"], found.get("value")) == (True, 0)


def test_a_falling_curve_is_solved_as_well() -> None:
    found = load("maximale-cac").solve("maximale_cac", 375, "factor", {"ltv": 1500, "factor": 3})
    assert found["value"] == 4


def test_what_cannot_be_reached_says_how_far_it_goes() -> None:
    said = load("roi").solve("roi", -150, "opbrengst", {"opbrengst": 1, "investering": 1000})
    assert not said["ok"] and "−150%" in said["message"] and "−100%" in said["message"]


def test_a_whole_number_stays_whole_or_says_what_is_near() -> None:
    values = {"klanten_begin": 200, "klanten_nieuw": 40, "klanten_eind": 210, "periode": "kwartaal"}
    retentie = load("retentie")
    assert retentie.solve("retentie", 90, "klanten_eind", values)["value"] == 220
    said = retentie.solve("retentie", 90.2, "klanten_eind", values)
    assert "220" in said["message"] and "221" in said["message"]


def test_a_field_without_effect_is_named() -> None:
    said = load("ltv").solve("ltv", 2000, "cac", LTV | {"cac": 100})
    assert said == {
        "ok": False,
        "message": "Het veld “CAC (kosten per nieuwe klant)” verandert deze uitkomst niet.",
    }


def test_of_more_values_than_one_none_is_chosen() -> None:
    said = shaped(lambda x: x * x).solve("hoogte", 4, "x", {})
    assert not said["ok"] and "−2 en 2" in said["message"]


def test_one_value_of_a_curve_that_turns_is_found() -> None:
    assert shaped(lambda x: x * x, low=0).solve("hoogte", 4, "x", {})["value"] == 2
    assert shaped(lambda x: x * x).solve("hoogte", 0, "x", {})["value"] == 0


@pytest.mark.parametrize("target", [math.nan, math.inf])
def test_a_target_that_is_no_number_is_refused(target: float) -> None:
    assert load("ltv").solve("ltv", target, "orderwaarde", LTV)["ok"] is False


@explored(strategies.questions, examples=25)
def test_a_solution_filled_in_gives_the_target_as_displayed(
    calculator: AnyCalculator, question: tuple[dict[str, Any], str, str]
) -> None:
    values, field, output = question
    result: Any = calculator.run(values)
    assume(result["ok"] and output in result["outputs"])
    shown = result["outputs"][output]
    assume(shown["value"] is not None)
    found = calculator.solve(output, shown["value"], field, values)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    if not found["ok"]:
        assert found["message"].endswith(".")
        return
    again = calculator.run(values | {field: found["value"]})
    assert again["ok"] and again["outputs"][output]["text"] == shown["text"]


LARGE = {"orderwaarde": 1_990_112.29, "aankopen_per_jaar": 2, "brutomarge": 70.56}


@pytest.mark.parametrize("target", [171_933_092.51, 171_933_092.52, 171_933_092.53])
def test_a_cent_of_a_hundred_million_is_told_from_the_next(target: float) -> None:
    ltv = load("ltv")
    found = ltv.solve("ltv_marge", target, "klantduur", LARGE | {"klantduur": 61.22})
    reached = ltv.run(LARGE | {"klantduur": found["value"]})["outputs"]["ltv_marge"]
    assert found["ok"] and reached["text"] == ltv.outputs["ltv_marge"].text(target)


def test_of_a_large_outcome_the_nearest_cents_say_what_they_give() -> None:
    found = load("ltv").solve(
        "omzet_per_jaar", 3_980_224.59, "orderwaarde", LARGE | {"klantduur": 1}
    )
    assert "1.990.112,29 wordt het €\u00a03.980.224,58" in found["message"]
    million = LARGE | {"klantduur": 100, "aankopen_per_jaar": 1000}
    said = load("ltv").solve("ltv", 199_011_229_000.4, "orderwaarde", million)["message"]
    assert (
        "precies €\u00a0199.011.229.000,40: bij €\u00a01.990.112,29 wordt het €\u00a0199.0" in said
    )


def test_a_change_in_the_last_cents_of_a_large_outcome_is_a_change() -> None:
    values = {"kosten_marketing": 1e10, "kosten_verkoop": 0.5, "nieuwe_klanten": 1}
    found = load("cac").solve("cac", 10_000_000_000.37, "kosten_verkoop", values)
    assert (found["ok"], found["value"]) == (True, 0.37)


def test_of_several_stretches_only_what_can_be_typed_is_an_answer() -> None:
    # In cents only one of the two does it exactly.
    declared = shaped(lambda x: (x - 2) * (3 * x + 1), unit="€", decimals=6)
    assert declared.solve("hoogte", 0, "x", {})["value"] == 2


@explored(strategies.allowed, examples=25)
def test_levers_are_ordered_and_their_effects_recompute(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result: Any = calculator.run(values)
    assume(result["ok"])
    found = calculator.levers(values=values, output=calculator.main)
    effects = [float(f"{abs(lever['effect']['value']):.10g}") for lever in found]
    assert effects == sorted(effects, reverse=True)
    now = result["outputs"][calculator.main]["value"]
    for lever in found:
        moved = calculator.run(values | {lever["field"]: lever["to"]["value"]})["outputs"]
        assert moved[calculator.main]["value"] - now == lever["effect"]["value"]
        assert moved[calculator.main]["text"] == lever["output"]["text"]
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_levers_that_do_the_same_stand_in_the_order_of_the_form() -> None:
    found = load("ltv").levers(LTV | {"orderwaarde": 85}, "ltv")
    assert [lever["field"] for lever in found] == list(LTV)


def test_the_form_door_reads_what_a_person_types() -> None:
    typed = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
    question = {"values": typed, "output": "ltv", "field": "klantduur"}
    assert asked("solve", "ltv", **question, target="€ 1.920")["value"] == 4
    assert "geen getal" in asked("solve", "ltv", **question, target="veel")["message"]
    wrong = question | {"values": typed | {"klantduur": "x"}}
    assert "Verbeter eerst" in asked("solve", "ltv", **wrong, target="1")["message"]
    assert asked("levers", "ltv", **question)["html"].count("<tr ") == 3
    plain = {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3}
    [per_year, ltv] = load("ltv").compare(plain, plain | {"klantduur": 4})
    assert (per_year["difference"]["text"], per_year["share"]) == ("€\u00a00", "0%")
    assert (ltv["difference"]["text"], ltv["share"]) == ("€\u00a0+480", "+33,3%")


def test_a_safety_factor_is_no_lever() -> None:
    found = load("maximale-cac").levers({"ltv": 1500, "factor": 3}, "maximale_cac")
    assert [(lever["field"], lever["to"]["text"]) for lever in found] == [("ltv", "€\u00a01.650")]


@explored(strategies.pairs, examples=25)
def test_what_differs_between_two_cases_adds_up(
    calculator: AnyCalculator, cases: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    first, second = cases
    results: list[Any] = [calculator.run(values) for values in (first, second)]
    assume(all(result["ok"] for result in results))
    outputs = [result["outputs"] for result in results]
    found = {change["name"]: change for change in calculator.compare(first, second)}
    shown = [
        {name for name, output in each.items() if output["value"] is not None} for each in outputs
    ]
    assert set(found) == shown[0] & shown[1]
    for name, change in found.items():
        old, new = (each[name] for each in outputs)
        assert (change["first"]["text"], change["second"]["text"]) == (old["text"], new["text"])
        assert change["difference"]["value"] == difference(new["value"], old["value"])
        said, moved = change["difference"]["text"], new["value"] - old["value"]
        assert ("+" in said, "−" in said) == (moved > 0, moved < 0) or not re.search("[1-9]", said)
    assert all(
        same["difference"]["value"] == 0 and same["share"] in ("", "0%")
        for same in calculator.compare(first, first)
    )
    assert json.loads(json.dumps(list(found.values()), allow_nan=False)) == list(found.values())


def test_the_difference_of_a_percentage_is_in_percentage_points() -> None:
    values = {"klanten_begin": 200, "klanten_nieuw": 40, "klanten_eind": 210, "periode": "jaar"}
    [retentie, *_] = load("retentie").compare(values, values | {"klanten_eind": 220})
    assert (retentie["difference"]["text"], retentie["share"]) == ("+5\u00a0procentpunt", "")


@every_calculator
def test_what_is_carried_on_fits_an_input_elsewhere(calculator: AnyCalculator) -> None:
    for output in calculator.outputs.values():
        fitting = [
            each.inputs[output.carries]
            for each in strategies.calculators()
            if output.carries in each.inputs
        ]
        assert bool(fitting) == bool(output.carries)
        assert {str(getattr(each, "unit", "")) for each in fitting} <= {output.unit}


GIVEN = {
    "klantverloop": ["verloop"],  # nobody wants fewer customers, or customers who buy less
    "verloren-klant": ["vervangingskosten"],
    "retentie": ["klanten_eind"],
    "nps": ["promotors", "criticasters"],  # who gave a 7 or an 8 is counted, not fought
    "cac": ["nieuwe_klanten", "kosten_marketing", "kosten_verkoop"],
    "retentie-effect": ["retentie_straks", "marge_per_jaar", "klanten"],
    "klantwaarde-score": "omzet loyaliteit doorverwijzing samenwerking energie".split(),
}


@pytest.mark.parametrize("slug", GIVEN)
def test_only_what_somebody_would_want_better_is_a_lever(slug: str) -> None:
    calculator = load(slug)
    values = {name: each.default for name, each in calculator.inputs.items()}
    found = calculator.levers(values, calculator.main)
    assert [lever["field"] for lever in found] == GIVEN[slug]
    lower = calculator.outputs[calculator.main].lower_is_better
    assert all((lever["effect"]["value"] < 0) == lower for lever in found)


BREAK_EVEN = {"vaste_kosten": 10_000, "prijs": 50, "variabele_kosten": 30}


@pytest.mark.parametrize(
    ("field", "value"), [("vaste_kosten", 8000), ("prijs", 55), ("variabele_kosten", 25)]
)
def test_of_a_stretch_that_gives_the_target_the_end_that_people_want_is_the_answer(
    field: str, value: float
) -> None:
    found = load("break-even").solve("aantal", 400, field, BREAK_EVEN)
    assert (found["ok"], found["value"]) == (True, value)


@pytest.mark.parametrize("lower_is_better", [True, False])
@pytest.mark.parametrize(
    ("curve", "lowest", "highest"),
    [
        (math.floor, 3, 3.999),
        (math.ceil, 2.001, 3),
        (lambda x: min(x, 3), 3, 10),
        (lambda x: max(x, 3), -10, 3),
    ],
)
def test_beyond_the_end_that_is_answered_the_outcome_gets_worse(
    curve: Any, lowest: float, highest: float, lower_is_better: bool
) -> None:
    found = shaped(curve, lower_is_better=lower_is_better).solve("hoogte", 3, "x", {"x": 5})
    wanted = highest if lower_is_better else lowest
    assert found["ok"] and curve(found["value"]) == 3
    assert found["value"] == pytest.approx(wanted, abs=0.06), "in tenths, where these do it"


def test_a_step_over_the_target_says_what_either_side_gives() -> None:
    found = load("break-even").solve("aantal", 400.5, "prijs", BREAK_EVEN)
    assert found["message"].endswith(
        "precies 400,5: bij €\u00a054,99 wordt het 401 en bij €\u00a055 wordt het 400."
    )
    assert not found["ok"]


def test_where_the_outcome_ends_between_two_cents_the_last_cent_is_told() -> None:
    values = {"vaste_kosten": 9000, "prijs": 0.3, "variabele_kosten": 0.28}
    found = load("break-even").solve("aantal", 1e15, "variabele_kosten", values)
    assert (found["ok"], found["value"]) == (False, 0.29)
    assert found["message"].endswith("000: bij €\u00a00,29 wordt het 900.000.")
    # Between the bounds of the field there may be no cent that gives anything at all.
    narrow = values | {"prijs": 0.01, "variabele_kosten": 0.005}
    said = load("break-even").solve("aantal", 1e15, "variabele_kosten", narrow)
    assert said["message"].endswith(": bij €\u00a00 wordt het 900.000.")


@every_calculator
@pytest.mark.parametrize("target", [1e15 + 0.5, -1e15 - 0.5, 1e11 + 0.5, 0, 1e-9])
def test_no_target_is_too_far_for_an_answer(calculator: AnyCalculator, target: float) -> None:
    values = {name: each.default for name, each in calculator.inputs.items()}
    values |= dict(calculator.examples[-1].inputs)
    for field, declared in calculator.inputs.items():
        if isinstance(declared, Input):
            found = calculator.solve(calculator.main, target, field, values)
            assert found["ok"] or found["message"].endswith("."), found


def test_a_bound_that_shows_the_target_is_the_answer() -> None:
    maximum = load("maximale-cac")
    found = maximum.solve("maximale_cac", 1, "factor", {"ltv": 100.004, "factor": 3})
    assert (found["ok"], found["value"]) == (True, 100)
    beyond = maximum.solve("maximale_cac", 0.99, "factor", {"ltv": 100.004, "factor": 3})
    assert "van €\u00a01 tot €\u00a0100" in beyond["message"]


def test_where_another_rule_stops_the_field_it_is_quoted() -> None:
    values = {"klanten_begin": 200, "klanten_nieuw": 40, "klanten_eind": 210, "periode": "jaar"}
    said = load("retentie").solve("retentie", 110, "klanten_eind", values)["message"]
    assert "van 0% tot 100%. Verder gaat niet. Klanten aan het einde: Min de 40\u00a0nieuwe" in said


def test_of_the_teeth_of_a_saw_all_are_tried() -> None:
    values = {"vaste_kosten": 1000, "prijs": 290, "variabele_kosten": 40}
    said = load("break-even").solve("omzet", 1200, "prijs", values)["message"]
    assert "onder andere bij €\u00a0300, €\u00a0400 en €\u00a0600" in said


def test_noise_in_the_last_digit_is_no_second_answer() -> None:
    noisy = shaped(lambda x: (0.1 + 0.2) * x / x / 3 if x else 0.0, low=1)
    assert "verandert deze uitkomst niet" in noisy.solve("hoogte", 0.1, "x", {"x": 5})["message"]


def _targets(value: float) -> set[float]:
    return {value, round(value * 1.1, 2), round(value + 0.5, 1), -5.0}


@every_calculator
def test_every_answer_can_be_typed_and_every_refusal_is_true(calculator: AnyCalculator) -> None:
    values = {name: each.default for name, each in calculator.inputs.items()}
    values |= dict(calculator.examples[0].inputs)
    now = calculator.run(values)["outputs"]

    def shown(field: str, value: float, output: str) -> str:
        result: Any = calculator.run(values | {field: value})
        text: str = result["outputs"].get(output, {}).get("text", "") if result["ok"] else ""
        return text

    for place, (field, declared) in enumerate(calculator.inputs.items()):
        if not isinstance(declared, Input):
            continue
        asked = {calculator.main, [*now][place % len(now)]}
        tried = {value for value in (values[field], declared.low, declared.high, 1, 5) if value}
        tried = {min(declared.high, max(declared.low, value)) for value in tried}
        for output, target in (
            (name, target)
            for name, each in now.items()
            if name in asked and each["value"] is not None
            for target in _targets(each["value"])
        ):
            found = calculator.solve(output, target, field, values)
            wanted = calculator.outputs[output].text(target)
            if "value" in found:
                assert declared.read(found["text"]) == found["value"]
                assert declared.unit != "€" or round(found["value"], 2) == found["value"]
            if found["ok"]:
                assert shown(field, found["value"], output) == wanted, (field, output, target)
            elif found["message"].startswith("Geen"):
                exactly = write_exact(target, calculator.outputs[output].unit)
                assert wanted in found["message"] or exactly in found["message"]
                for value in tried:
                    assert shown(field, value, output) != wanted, (found, value)
                said = re.findall(r"(?:van|tot) ([^:]*?)(?= tot|\.(?:$| V))", found["message"])
                assert wanted not in said, found
