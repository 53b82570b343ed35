"""Sums in the text: what is reckoned after, and what is left alone."""

from pathlib import Path

import pytest

from kennisbank.check.site import Site
from kennisbank.check.sums import sums
from kennisbank.library.page import Page


def told(text: str) -> list[str]:
    """What the rule says of a page with this text."""
    page = Page(Path("docs/proef.md"), Path("docs"), text)
    return [
        f"{each.wrong} {each.todo.removeprefix('reken het na: ')}".replace("\u00a0", " ")
        for each in sums(page, Site(Path("docs")))
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 × 3 = 7", "“2 × 3 = 7” klopt niet er komt 6 uit"),
        ("2 × 3 ≈ 7", "er komt 6 uit"),
        ("€ 2 duizend × 3 = € 7 duizend", "er komt € 6.000 uit"),
        ("€ 2 miljoen × 3 = € 7 miljoen", "er komt € 6.000.000 uit"),
        ("€ 2 miljard × 3 = € 7 miljard", "er komt € 6.000.000.000 uit"),
        ("7 ÷ 2 = 3,9", "er komt 3,5 uit"),
        ("1 ÷ 8 = 0,25", "er komt 0,13 uit"),  # as many decimals
        ("1 ÷ 100 = 0,5", "er komt 0,0 uit"),
        ("2 − 3 = 1", "er komt −1 uit"),
        ("2,5 − 3 = 0,5", "er komt −0,5 uit"),
        ("−2 × 3 = 6", "er komt −6 uit"),
        ("3 + −2 = 5", "er komt 1 uit"),
        ("50% × 50% = 0,5", "er komt 0,3 uit"),  # what percents make is a number
        ("100 × 3 = 350%", "er komt 30.000% uit"),
        ("100% − 85% = 25%", "er komt 15% uit"),
        ("2 × (3 + 4) = 10", "er komt 14 uit"),
        ("(2 + 3) × (4 − 1) = 12", "er komt 15 uit"),
        ("2 + 3 × 4 = 20", "er komt 14 uit"),
        ("12 ÷ 3 ÷ 2 = 8", "er komt 2 uit"),
        ("2 × 3 = 6 = 7", ""),  # one number beside another is no sum
        ("2 × 3 = 6 + 1 = 8", "er komt 7 uit"),
        ("4 klanten × 3 orders = 13", "er komt 12 uit"),
        ("**2 × 3 = 7**", "er komt 6 uit"),
        ("Dus 2 × 3 = 7. En 2 × 4 = 9.", "er komt 8 uit"),
        ("7 × 3 = 21 en dan (2 × 3 = 7", ""),
    ],
)
def test_a_sum_that_does_not_come_out_is_told_with_what_does(text: str, said: str) -> None:
    found = told(text)
    assert bool(found) == bool(said) and said in "".join(found), found


@pytest.mark.parametrize(
    "text",
    [
        "2 × 3 = 6",
        "1 + 1 = 2 en 2 × 3 = 6",
        "1.000 × 200 = 200.000",
        "20 − 30 = −10",
        "1.000 × 1,005 = 1.000",  # what is rounded to the last digit that is shown,
        "2 × 3,45 = 6,93",  # or of which a number may have been rounded
        "1 ÷ 3 = 0,33",
        "10 ÷ 3 = 3",
        "1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 20",
        f"{' + '.join('1' * 21)} = 3",  # too long to be one
        "100000000000000000000 × 1 = 3",  # no number of people
        "LTV × 3 = 9",
        "9 = LTV × 3",
        "2 × LTV = 9",
        "2 × 3 = 9 × LTV",
        "2 × 3 = 9 − marge",
        "5 − 2 × 3 = 9 / dag",
        "1,440 × 2 = 5",  # can be two numbers
        "2 × = 3",
        "2 × ) = 3",
        "() = 3",
        "2 ÷ 0 = 3",
        "€ 100 + 10% = € 120",  # a way of speaking
        "2-3 = 4",
        "a = b + c",
    ],
)
def test_what_comes_out_or_is_no_sum_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("100 × 3 = 300", "301"),  # whole numbers are exact
        ("100,0 × 3 = 302", "303"),  # half a percent, and half of the last digit
        ("100,0 × 3 = 298", "297"),
        ("300 ÷ 3 = 101", "102"),
        ("8 × 2,5 = 20,1", "20,3"),
        ("1 ÷ 4 = 0,3", "0,4"),
    ],
)
def test_what_rounding_can_make_of_it_is_no_mistake(text: str, far: str) -> None:
    assert told(text) == [] and told(f"{text.rpartition(' ')[0]} {far}")
