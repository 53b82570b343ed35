"""What a declaration writes as text is read as it is meant, or named with its line."""

import math
from enum import IntEnum
from typing import Any

import pytest

from calculators.core import Band, Choice, Input, bands
from calculators.core.signature import Undeclared
from calculators.core.written import Example, example, parts


class Periode(IntEnum):
    maand = 12


INPUTS: dict[str, Any] = {
    "omzet": Input("Omzet", "€", 0, 1e6, name="omzet"),
    "deel": Input("Deel", "%", 0, 100, name="deel"),
    "periode": Choice("Periode", "per jaar", Periode, name="periode"),
}
OUTPUTS = dict.fromkeys(["winst", "duur"])


def test_bands_are_read_from_low_to_high() -> None:
    assert bands("""
        vanaf −1.000,5: Laag (bad). Dat is weinig (vuistregel). Lees verder.
            [Doe iets](artikelen/ltv/#formule)

        boven 5: Zeer hoog (great). Dat
            is veel.
            [Doe niets](artikelen/roi/#a)
    """) == (
        Band(-1000.5, "Laag", "bad", "Dat is weinig (vuistregel). Lees verder.", "Doe iets",
             "artikelen/ltv/#formule"),
        Band(math.nextafter(5, 6), "Zeer hoog", "great", "Dat is veel.", "Doe niets",
             "artikelen/roi/#a"),
    )  # fmt: skip


def test_a_part_begins_where_a_line_is_as_far_to_the_left_as_any() -> None:
    assert list(parts("\n  a\n    b\n\n      c\n  d\n")) == [(1, "a b c"), (5, "d")]
    assert list(parts(" \n")) == []


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("vanaf 1: A (bad). B. [C](d)\nvan 2: A (bad). B. [C](d)", 1, "niet te lezen"),
        ("vanaf 1: A. B. [C](d)", 0, "niet te lezen"),
        ("\n\nvanaf een: A (bad). B. [C](d)", 2, "“een” is geen getal"),
    ],
)
def test_a_band_that_cannot_be_read_is_named_with_its_line(
    text: str, line: int, wrong: str
) -> None:
    with pytest.raises(Undeclared, match=wrong) as raised:
        bands(text)
    assert raised.value.line == line


def read(text: str) -> Example:
    return example(text, INPUTS, OUTPUTS)


def test_an_example_holds_numbers_as_people_type_them() -> None:
    found = read("""
        Een webshop, met € 1.000 omzet
        omzet = 1.000, deel = 12,5,
        periode = maand
        winst = −0,5, duur ≈ 1,67 jaar
    """)
    assert found == Example(
        "Een webshop, met € 1.000 omzet",
        {"omzet": 1000, "deel": 12.5, "periode": "maand"},
        {"winst": -0.5, "duur": "1,67\u00a0jaar"},
    )
    assert isinstance(found.inputs["omzet"], int), "in an address it is omzet=1000"


def test_what_a_field_does_not_take_is_left_for_the_review() -> None:
    assert read("A\nomzet = -1\nwinst = 1").inputs == {"omzet": "-1"}


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("\nA\nomzet 1", 2, "“omzet 1” is geen naam met een waarde"),
        ("A\nomzet = 1, omzet = 2", 1, "omzet staat hier twee keer"),
        ("A\nwinst = 1\nwinst ≈ € 1", 2, "winst staat hier twee keer"),
        ("A\nomzet ≈ 1", 1, "geen benadering"),
        ("A\nkosten = 1", 1, "“kosten”, en dat is er niet"),
        ("A\nwinst = veel", 1, "“veel” is geen getal"),
        ("omzet = 1\nwinst = 1", 0, "geen naam"),
    ],
)
def test_an_example_that_cannot_be_read_is_named_with_its_line(
    text: str, line: int, wrong: str
) -> None:
    with pytest.raises(Undeclared, match=wrong) as raised:
        read(text)
    assert raised.value.line == line
