"""The picture of a base of customers that empties: its lines, and the sentence that says them."""

import re

import pytest

from calculators.core.leegloop import leegloop


def test_the_lines_have_whole_customers_and_the_sentence_names_those_of_the_fifth_year() -> None:
    picture = leegloop(100, 10, 5)
    assert picture is not None
    assert [line.points[5] for line in picture.lines] == [(5, 59), (5, 77)]
    assert [line.points[0][1] for line in picture.lines] == [100, 100]
    assert picture.text == (
        "Komt er niemand bij, dan heb je na 5 jaar nog 59 van je 100 klanten over. "
        "Bij 5% verloop, 5 procentpunten minder, zijn dat er 77."
    )


@pytest.mark.parametrize(
    ("klanten", "verloop", "doel", "said"),
    [
        (
            1,
            10,
            5,
            "nog 1 van je 1 klant over. Bij 5% verloop, 5 procentpunten minder, is dat er 1.",
        ),
        (
            2,
            10,
            40,
            "nog 1 van je 2 klanten over. Bij 40% verloop, 30 procentpunten meer, zijn dat er 0.",
        ),
        (
            10,
            37,
            38,
            "nog 1 van je 10 klanten over. Bij 38% verloop, 1 procentpunt meer, is dat er 1.",
        ),
    ],
)
def test_one_is_said_as_one(klanten: float, verloop: float, doel: float, said: str) -> None:
    picture = leegloop(klanten, verloop, doel)
    assert picture is not None
    assert picture.text.endswith(said)


def test_no_number_of_customers_gives_one_in_the_plural() -> None:
    for klanten in range(1, 60):
        for verloop in range(1, 100, 7):
            picture = leegloop(klanten, verloop, max(0, verloop - 5))
            assert picture is not None
            assert not re.search(r"\b1 klanten|zijn dat er 1\b|\b1 procentpunten", picture.text)


def test_there_is_no_picture_of_two_lines_that_are_one() -> None:
    assert leegloop(100, 5, 5) is None
