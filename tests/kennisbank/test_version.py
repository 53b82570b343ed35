"""The version of a calculator, that a link takes along."""

import re
from dataclasses import replace
from typing import Any

import pytest

from calculators import load, slugs
from kennisbank.blocks.version import version


def changed(slug: str, **parts: Any) -> Any:
    """That calculator with these parts in the place of its own."""
    calculator = load(slug)
    names = ("slug", "inputs", "outputs", "examples")
    had = {name: getattr(calculator, name) for name in names} | {"answer": calculator} | parts

    class Changed:
        def __init__(self) -> None:
            self.__dict__ |= had

        def __call__(self, **values: Any) -> Any:
            return had["answer"](**values)

    return Changed()


@pytest.mark.parametrize("slug", slugs())
def test_it_changes_with_an_answer_and_not_with_a_word(slug: str) -> None:
    calculator = load(slug)
    now = version(calculator)
    assert re.fullmatch("[0-9a-f]{6}", now)
    assert version(changed(slug)) == now
    words = {n: replace(each, label="Iets anders") for n, each in calculator.inputs.items()}
    assert version(changed(slug, inputs=words)) == now

    def other(**values: Any) -> Any:
        return [n and n * 1.000001 for n in calculator(**values)]

    assert version(changed(slug, answer=other)) != now


def test_it_changes_with_a_unit_or_a_field() -> None:
    inputs: dict[str, Any] = dict(load("ltv").inputs)
    months = inputs | {"klantduur": replace(inputs["klantduur"], unit="maand|maanden")}
    assert version(changed("ltv", inputs=months)) != version(load("ltv"))


def test_no_field_has_the_name_of_what_a_link_adds_to_the_fields() -> None:
    for slug in slugs():
        assert not {"versie", "controle"} & set(load(slug).inputs), slug
