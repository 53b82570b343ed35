"""Every export is read without a question, and gives what DuckDB makes of the same sales."""

import json
from functools import cache
from typing import Any

import pytest

from calculators import load
from calculators.klanten import analyse
from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS, bol
from tests.calculators.klanten.independent import figures

TODAY = "2026-11-02"
EACH = pytest.mark.parametrize("business", BUSINESSES)
ALL = pytest.mark.parametrize("name", FORMATS)


@cache
def report(business: str, name: str) -> dict[str, Any]:
    """The report on that business in that format."""
    return analyse(FORMATS[name].write(BUSINESSES[business]()), today=TODAY)


@EACH
@ALL
def test_figures_and_groups_are_those_of_an_independent_computation(
    business: str, name: str
) -> None:
    sales, kind = BUSINESSES[business](), FORMATS[name]
    answer = report(business, name)
    assert answer["ok"], answer["message"]
    days = answer["quiet_after"]["days"]
    expected, groups = figures(sales, kind, TODAY, days)
    found = {key: each["value"] for key, each in answer["figures"].items()}
    for key in "klanten orders actief".split():
        assert found[key] == expected[key]
    assert round(found["omzet"] * 100) == round(float(expected["omzet"]) * 100)
    for key in "herhaalaandeel aankopen_per_jaar retentie".split():
        assert found[key] == pytest.approx(expected[key], rel=1e-12)
    assert found["aandeel_top_20"] == pytest.approx(float(expected["top"]), rel=1e-12)
    assert answer["rhythm"]["p90"] == expected["p90"]
    for each in answer["groups"]:
        customers, orders, revenue = groups.get(each["key"], (0, 0, 0))
        assert (each["customers"], each["orders"]) == (customers, orders)
        assert round(each["revenue"] * 100) == round(float(revenue) * 100)


@EACH
@ALL
def test_every_row_is_counted_once(business: str, name: str) -> None:
    answer = report(business, name)
    left_out = sum(each["rows"] for each in answer["left_out"])
    assert answer["file"]["used"] + left_out == answer["file"]["rows"]
    assert all(len(each["lines"]) == min(10, each["rows"]) for each in answer["left_out"])


@ALL
def test_an_answer_is_plain_json(name: str) -> None:
    answer = report("winkel", name)
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


@EACH
def test_of_an_export_of_bol_is_said_that_it_has_no_customers(business: str) -> None:
    answer = analyse(bol(BUSINESSES[business]()))
    assert not answer["ok"]
    assert answer["columns_needed"] == ["customer"]
    assert "bol" in answer["message"]
    assert len(answer["preview"]["rows"]) == 5


@EACH
@ALL
def test_what_is_carried_is_what_its_calculator_takes(business: str, name: str) -> None:
    answer = report(business, name)
    assert {"ltv", "retentie", "klantverloop"} <= answer["carry"].keys()
    for slug, fields in answer["carry"].items():
        calculator = load(slug)
        defaults = {each: field.default for each, field in calculator.inputs.items()}
        assert fields.keys() <= defaults.keys()
        calculator(**defaults | fields)  # ValueError for what it does not take


def test_the_calculators_agree_with_the_report() -> None:
    answer = report("winkel", "shopify")
    found = answer["figures"]
    ltv = load("ltv")(**answer["carry"]["ltv"]).ltv
    assert ltv == pytest.approx(found["ltv"]["value"], rel=1e-3)
    retention = load("retentie")(**answer["carry"]["retentie"])
    assert retention.retentie == pytest.approx(100 * found["retentie"]["value"], rel=1e-6)
    churn = answer["carry"]["klantverloop"]["verloop"]
    assert churn == pytest.approx(100 * (1 - found["retentie"]["value"]), abs=1e-4)


def test_the_shop_gets_a_forecast_that_was_held_against_what_happened() -> None:
    answer = report("winkel", "shopify")
    check = answer["forecast"]["check"]
    assert check["points"][0]["predicted"] == 0
    assert check["actual"] > 50
    assert abs(check["error"]) < 0.5
    assert answer["monday"]["call"]
    assert sum(e["expected_orders_year"] for e in answer["customers"]) == pytest.approx(
        answer["forecast"]["orders_year"]
    )


@pytest.mark.parametrize(
    ("business", "word"), [("club", "abonnement"), ("adviesbureau", "minstens 100")]
)
def test_a_forecast_is_refused_where_it_would_mean_nothing(business: str, word: str) -> None:
    answer = report(business, "shopify")
    assert word in answer["forecast"]["why_not"]
    assert all(each["alive"] is None for each in answer["customers"])
