"""What the page as built and the page that calculates both show."""

from xml.etree import ElementTree

import pytest

from calculators.core import draw
from calculators.core.answers import Warned
from tests import strategies
from tests.calculators.asked import asked
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)


def rows(html: str) -> list[list[str]]:
    found = ElementTree.fromstring(f"<div>{html}</div>").iter("tr")  # noqa: S314 -- our own
    return [["".join(cell.itertext()) for cell in row] for row in found]


@every_calculator
def test_the_rows_say_what_the_levers_and_the_comparison_say(calculator: AnyCalculator) -> None:
    values = dict(calculator.examples[0].inputs)
    levers = calculator.levers(values, calculator.main)
    drawn = asked("levers", calculator.slug, values=values)
    assert bool(levers) == (not drawn["text"])
    assert rows(drawn["html"]) == [
        [
            each["label"],
            f"{each['from']['text']} → {each['to']['text']} ({each['moved']})",
            each["output"]["text"],
            each["effect"]["text"],
        ]
        for each in levers
    ]
    other = dict(calculator.examples[-1].inputs)
    changes = calculator.compare(values, other)
    drawn = asked("compare", calculator.slug, first=values, values=other)
    assert [row[:3] for row in rows(drawn["html"])] == [
        [each["label"], each["first"]["text"], each["second"]["text"]] for each in changes
    ]
    for row, each in zip(rows(drawn["html"]), changes, strict=True):
        assert row[3].startswith(each["difference"]["text"]) and each["share"] in row[3]
    same = asked("compare", calculator.slug, first=values, values=values)
    assert same["text"].startswith("Vastgezet.") and len(rows(same["html"])) == len(
        calculator.compare(values, values)
    )


def test_the_longest_bar_is_whole() -> None:
    values = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
    assert asked("levers", "ltv", values=values)["html"].count("--kb-deel:1") == 3


def test_a_warning_is_text_whatever_is_in_it() -> None:
    warned: list[Warned] = [{"field": 'a"', "label": "<b>A</b>", "text": "1 < 2 & 3"}]
    [item] = ElementTree.fromstring(f"<ul>{draw.warnings(warned)}</ul>")  # noqa: S314 -- our own
    assert "".join(item.itertext()) == "<b>A</b>: 1 < 2 & 3"
    assert item.get("data-guard-for") == 'a"'
