"""The question turned round, and the best lever: for every calculator that is declared."""

import json
import math
from datetime import date
from typing import Annotated, Any, NamedTuple

import pytest
from hypothesis import assume

from calculators import compare_json, levers_json, load, solve_json
from calculators.core.declare import Calculator, Example, Output, calculator
from calculators.core.fields import Input
from tests import strategies
from tests.explored import explored
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
LTV = {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3}


class Hoogte(NamedTuple):
    hoogte: Annotated[float, Output("Hoogte", "", "x")]


def shaped(function: Any, low: float = -10, high: float = 10) -> Calculator[..., Any]:
    """A calculator of one input whose curve is that function."""

    def proef(x: Annotated[float, Input("X", "", low, high)] = 1) -> Hoogte:
        """Proef."""
        return Hoogte(function(x))

    # The bounds are this call's own, which postponed annotations could not see.
    return calculator(
        title="Hoe hoog?",
        main="hoogte",
        source="Proef.",
        checked=date(2026, 1, 1),
        examples=(Example("één", {"x": 1}, {}),),
    )(proef)


def test_which_order_value_gives_an_ltv_of_2000() -> None:
    ltv = load("ltv")
    found = ltv.solve(output="ltv", target=2000, field="orderwaarde", values=LTV)
    assert found == {"ok": True, "field": "orderwaarde", "value": 166.667} | {
        "text": "€\u00a0166,667"
    }
    shown = ltv.run(LTV | {"orderwaarde": found["value"]})["outputs"]["ltv"]["text"]
    assert shown == "€\u00a02.000"


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
        "message": "CAC (kosten per nieuwe klant) verandert deze uitkomst niet.",
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
    result = calculator.run(values)
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


@explored(strategies.allowed, examples=25)
def test_levers_are_ordered_and_their_effects_recompute(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
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


def asked(**question: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(solve_json("ltv", json.dumps(question)))
    return answer


def test_the_form_door_reads_what_a_person_types() -> None:
    typed = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
    question = {"values": typed, "output": "ltv", "field": "klantduur"}
    assert asked(**question, target="€ 1.920")["value"] == 4
    assert "geen getal" in asked(**question, target="veel")["message"]
    wrong = question | {"values": typed | {"klantduur": "x"}}
    assert "Verbeter eerst" in asked(**wrong, target="1")["message"]
    assert json.loads(levers_json("ltv", json.dumps(wrong))) == []
    assert len(json.loads(levers_json("ltv", json.dumps(question)))) == 3
    assert json.loads(compare_json("ltv", json.dumps(wrong | {"first": typed}))) == []
    longer = {"first": typed, "values": typed | {"klantduur": "4"}}
    [per_year, ltv] = json.loads(compare_json("ltv", json.dumps(longer)))
    assert (per_year["difference"]["text"], per_year["share"]) == ("€\u00a00", "0%")
    assert (ltv["difference"]["text"], ltv["share"]) == ("+€\u00a0480", "+33,3%")


def test_a_safety_factor_is_no_lever() -> None:
    found = load("maximale-cac").levers({"ltv": 1500, "factor": 3}, "maximale_cac")
    assert [(lever["field"], lever["to"]["text"]) for lever in found] == [("ltv", "€\u00a01.650")]


@explored(strategies.pairs, examples=25)
def test_what_differs_between_two_cases_adds_up(
    calculator: AnyCalculator, cases: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    first, second = cases
    results = [calculator.run(values) for values in (first, second)]
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
        assert change["difference"]["value"] == new["value"] - old["value"]
        assert change["difference"]["text"].startswith("+") == (new["value"] > old["value"])
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
