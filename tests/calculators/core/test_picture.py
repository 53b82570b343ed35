"""A picture is where its numbers say, and its words and table are these numbers."""

import re
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import assume

from calculators.core import numbers, picture, signature
from calculators.core.picture import Line, Mark, Picture
from tests import strategies
from tests.calculators.declared import DRAWN, PICTURE
from tests.explored import explored
from tests.strategies import AnyCalculator


def pictured(calculator: AnyCalculator, values: dict[str, Any]) -> tuple[Picture | None, Any]:
    """The numbers of the picture, and what is drawn of them."""
    if not calculator.draws:
        return None, None
    found = signature.called(calculator.draws, values | calculator(**values)._asdict())
    return found, ElementTree.fromstring(f"<div>{calculator.picture(values)}</div>")  # noqa: S314


def test_a_drawing_changes_only_when_somebody_means_it() -> None:
    assert picture.draw(PICTURE) == DRAWN.read_text("utf-8"), "meant so? then: make declared"


def test_a_picture_of_nothing_but_zeros_has_axes_up_to_one() -> None:
    html = picture.draw(Picture("Niets", "Er komt niets.", "jaar", "", [Line("nul", [(0, 0)])]))
    drawn = ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 -- our own
    axes = [each.text for each in drawn.iter("text") if each.get("class") is None]
    assert axes == [*"0 0,2 0,4 0,6 0,8 1".split() * 2, "jaar →"]
    [line] = [each.get("d") for each in drawn.iter("path") if each.get("class") == "kb-lijn-1"]
    assert line == "M56.0 186.0"


@pytest.mark.parametrize(("height", "below"), [(101, False), (105, True)])
def test_the_text_of_a_point_is_below_it_while_that_is_above_the_numbers(
    height: float, below: bool
) -> None:
    line = Line("lijn", [(0, 0), (2, 1000)])  # 1000 is 172 high, and the text needs 18
    html = picture.draw(Picture("Hoog", "Laag.", "jaar", "", [line], [Mark(0.5, height, "hier")]))
    drawn = ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 -- our own
    [text] = [each for each in drawn.iter("text") if each.get("class") == "kb-punt"]
    [point] = drawn.iter("circle")
    assert (float(text.get("y", "")) > float(point.get("cy", ""))) == below


@explored(strategies.allowed, examples=30)
def test_every_point_is_where_its_numbers_say(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    assume(calculator.run(values)["ok"])
    said, drawn = pictured(calculator, values)
    if not said:
        return
    far = max(x for line in said.lines for x, _ in line.points) or 1
    heights = [0.0, *(y for line in said.lines for _, y in line.points)]
    low, high = min(heights), max(heights)
    high = high if high > low else 1

    def down_to(y: float) -> float:
        return 186 - 172 * float((y - low) / (high - low))

    assert said.lines[0].points[0][0] == 0
    for number, line in enumerate(said.lines, 1):
        assert all(one[0] < other[0] for one, other in pairwise(line.points))
        [path] = [each for each in drawn.iter("path") if each.get("class") == f"kb-lijn-{number}"]
        places = re.findall(r"([\d.]+) ([\d.]+)", path.get("d", ""))
        for (x, y), (right, down) in zip(line.points, places, strict=True):
            assert float(right) == pytest.approx(56 + 270 * float(x / far), abs=0.051)
            assert float(down) == pytest.approx(down_to(y), abs=0.051)
    for mark, dot in zip(said.marks, drawn.iter("circle"), strict=True):
        assert float(dot.get("cx")) == pytest.approx(56 + 270 * float(mark.x / far), abs=0.051)
        assert float(dot.get("cy")) == pytest.approx(down_to(mark.y), abs=0.051)


@explored(strategies.allowed, examples=30)
def test_the_table_has_the_numbers_of_the_lines(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    assume(calculator.run(values)["ok"])
    said, drawn = pictured(calculator, values)
    if not said:
        return
    for at, row in enumerate(drawn.findall(".//tbody/tr")):
        x = said.lines[0].points[at][0]
        cells = [row.find("th").text, *(each.text for each in row.findall("td"))]
        shown = [numbers.write(line.points[at][1], said.y_unit) for line in said.lines]
        assert cells == [numbers.write(x, said.x_unit), *shown]


@pytest.mark.parametrize(
    ("end", "moments"),
    [
        (0.5, [0, 0.5]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (2.5, [0, 1, 2, 2.5]),
        (9.5, [*range(10), 9.5]),
        (10, [*range(11)]),
        (11, [*range(11), 11]),
        (100, [*range(0, 101, 10)]),
    ],
)
def test_a_picture_is_told_at_a_dozen_moments_at_most(end: float, moments: list[float]) -> None:
    assert picture.years(end) == pytest.approx(moments)


@pytest.mark.parametrize(
    ("height", "at"), [(0, 0), (5, 1), (10, 2), (20, 4), (25, None), (-1, None)]
)
def test_a_line_crosses_a_height_between_its_points(height: float, at: float | None) -> None:
    line = Line("x", [(0, 0), (2, 10), (3, 10), (5, 20)])
    assert picture.crossing(line, height) == (at if at != 4 else 5)


def test_a_line_that_stays_on_a_height_has_reached_it_where_it_came_there() -> None:
    assert picture.crossing(Line("x", [(0, 5), (1, 5), (2, 10)]), 5) == 1
    assert picture.crossing(Line("x", [(0, 5), (1, 4)]), 4.5) is None


@pytest.mark.parametrize(
    ("end", "ticks"),
    [
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (3, [0, 0.5, 1, 1.5, 2, 2.5, 3]),
        (864, [0, 200, 400, 600, 800]),
    ],
)
def test_an_axis_has_round_numbers(end: float, ticks: list[float]) -> None:
    assert picture._ticks(0, end) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-7200, 0, [-7000, -6000, -5000, -4000, -3000, -2000, -1000, 0]),
        (-6948, 5800, [-6000, -4000, -2000, 0, 2000, 4000]),
        (-3, 100, [0, 20, 40, 60, 80, 100]),
        (-0.5, 0.5, [-0.4, -0.2, 0, 0.2, 0.4]),
    ],
)
def test_an_axis_that_goes_below_zero_has_zero_on_it(
    low: float, high: float, ticks: list[float]
) -> None:
    assert picture._ticks(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (99_999_999, "", "100\u00a0mln"),
        (100_000_000, "", "0,1\u00a0mld"),
        (99_999, "€", "€\u00a099.999"),
        (100_000, "€", "0,1\u00a0mln"),
        (2_500_000, "€", "2,5\u00a0mln"),
        (40, "%", "40%"),
        (40, "jaar", "40"),
    ],
)
def test_a_number_beside_an_axis_is_short(value: float, unit: str, text: str) -> None:
    assert picture.short(value, unit) == text


def test_the_text_of_a_mark_stands_on_the_side_with_room() -> None:
    line = Line("a", [(0, 0), (10, 10)])
    for x, anchor in ((5, "start"), (5.01, "end")):
        html = picture.draw(Picture("T", "t", "jaar", "€", [line], [Mark(x, x, "hier")]))
        assert re.search(r'kb-punt"[^>]*text-anchor="(\w+)"', html)[1] == anchor  # type: ignore[index]


def test_the_text_of_a_mark_at_the_bottom_does_not_stand_on_the_numbers_below() -> None:
    line = Line("kas", [(0, 0), (2, -10), (10, 20)])
    html = picture.draw(Picture("T", "t", "maand", "€", [line], [Mark(2, -10, "diepste punt")]))
    [height] = re.findall(r'kb-punt" x="[\d.]+" y="([\d.]+)"', html)
    assert float(height) < 186


@explored(strategies.allowed)
def test_every_number_in_the_sentence_is_one_that_stands_beside_it(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    """An input, an outcome, or a number of the picture: in its table, at a mark, or of a line, and
    how far two lines are apart.
    """
    assume(calculator.run(values)["ok"])
    said, _ = pictured(calculator, values)
    if not said:
        return
    named = {**calculator.inputs, **calculator.outputs}
    beside = {
        numbers.write(value, getattr(named[name], "unit", ""))
        for name, value in calculator.numbers(values).items()
        if value is not None
    }
    for line in said.lines:
        beside |= {line.label, *(numbers.write(y, said.y_unit) for _, y in line.points)}
        beside |= {numbers.write(x, said.x_unit) for x, _ in line.points}
    for mark in said.marks:
        beside |= {numbers.write(mark.x * 12, "", digits) for digits in (0, 1)}
        beside |= {numbers.write(mark.x), numbers.write(mark.y, said.y_unit)}
    known = {each for text in beside for each in in_text(text)}
    labels = [numbers.typed(each).value for line in said.lines for each in in_text(line.label)]
    near = [abs(one - other) for one, other in combinations(labels, 2)]
    for each in in_text(said.text):
        assert each in known or any(
            numbers.typed(each).value == pytest.approx(gap, abs=0.11) for gap in near
        ), said.text


def in_text(text: str) -> list[str]:
    return re.findall(r"\d(?:[\d.]*\d)?(?:,\d+)?", text)
