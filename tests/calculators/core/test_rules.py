"""A sentence at a field: when it is due, and in which two cases it is tried."""

from typing import Any

import pytest

from calculators.core import Rule


def spoken(value: float, /, other: float | None = None) -> bool:
    """Dit is {a}, bij
    {b:klant|klanten}.
    """
    return value > 3 and other != 5


def test_the_docstring_is_the_sentence_and_a_pair_makes_the_two_cases() -> None:
    rule = Rule.made("a", spoken, {"a": (4, 3), "b": 1})
    assert rule.text == "Dit is {a}, bij {b:klant|klanten}."
    assert (rule.fires, rule.silent) == ({"a": 4, "b": 1}, {"a": 3, "b": 1})
    assert rule.said({"a": "4", "b": "1"}) == "Dit is 4, bij 1\u00a0klant."


def test_a_rule_without_a_docstring_has_no_sentence() -> None:
    assert Rule.made("a", lambda a: True, {}).text == ""


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({"a": 4, "b": 1}, True),
        ({"a": 3, "b": 1}, False),
        ({"a": 4, "b": None}, False),  # the sentence shows it
        ({"a": None, "b": 1}, False),  # the parameter before / is the field itself
        ({"a": 4, "b": 1, "other": 5}, False),
        ({"a": 4, "b": 1, "other": None}, True),
    ],
)
def test_a_rule_waits_for_what_it_looks_at_and_for_what_it_shows(
    values: dict[str, Any], due: bool
) -> None:
    rule = Rule.made("a", spoken, {})
    assert rule.is_due(values) == due
    assert rule.looks_at == {"a": True, "other": False, "b": True}
