"""The picture of a base of customers that empties: its lines, and the sentence that says them."""

import re

import pytest

from calculators.core.leegloop import leegloop


def test_the_lines_have_whole_customers_and_the_sentence_names_those_of_the_fifth_year() -> None:
    picture = leegloop(100, 10, 5)
    assert picture is not None
    assert [line.points[5] for line in picture.lines] == [(5, 59), (5, 77)]
    assert [line.points[0][1] for line in picture.lines] == [100, 100]
    assert picture.text.replace("\u00a0", " ") == (
        "Komt er niemand bij, dan zijn er na 5 jaar van je 100 klanten nog 59 over. "
        "Met 5% verloop (5 procentpunten minder): 77."
    )


@pytest.mark.parametrize(
    ("klanten", "verloop", "doel", "said"),
    [
        (1, 10, 5, "is er na 5 jaar van je 1 klant nog 1 over."),
        (10, 37, 38, "is er na 5 jaar van je 10 klanten nog 1 over."),
        (100, 10, 9, "(1 procentpunt minder)"),
        (100, 10, 40, "(30 procentpunten meer)"),
    ],
)
def test_one_is_said_as_one(klanten: float, verloop: float, doel: float, said: str) -> None:
    picture = leegloop(klanten, verloop, doel)
    assert picture is not None
    assert said in picture.text.replace("\u00a0", " ")


def test_no_number_of_customers_gives_one_in_the_plural() -> None:
    for klanten in range(1, 60):
        for verloop in range(1, 100, 7):
            picture = leegloop(klanten, verloop, max(0, verloop - 5))
            assert picture is not None
            wrong = r"\b1 klanten|zijn er na \d+ jaar van je \S+ klant(?:en)? nog 1 "
            assert not re.search(wrong, picture.text.replace("\u00a0", " "))


def test_there_is_no_picture_of_two_lines_that_are_one() -> None:
    assert leegloop(100, 5, 5) is None
