"""What is shown of what comes out."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from calculators import load, slugs
from calculators.core import Input, numbers
from calculators.core.outputs import Band, Output


def shown(slug: str, **values: Any) -> dict[str, str]:
    result = load(slug).run(values)
    assert result["ok"], result
    return {name: each["text"] for name, each in result["outputs"].items()}


def roas(omzet: float, marge: float = 40) -> dict[str, str]:
    return shown("roas", omzet_uit_advertenties=omzet, advertentiekosten=1000, brutomarge=marge)


@pytest.mark.parametrize(
    ("omzet", "roas_text", "quitte"),
    [
        (4000, "4,0", "2,5"),
        (2460, "2,46", "2,50"),
        (2500, "2,5", "2,5"),
        (2499.9, "2,4999", "2,5000"),
    ],
)
def test_two_numbers_that_a_verdict_compares_never_look_equal_when_they_are_not(
    omzet: float, roas_text: str, quitte: str
) -> None:
    texts = roas(omzet)
    assert (texts["roas"], texts["break_even_roas"]) == (roas_text, quitte)


@given(st.floats(0.1, 99), st.floats(-0.01, 0.01))
def test_the_larger_one_is_the_larger_one_on_the_screen(marge: float, away: float) -> None:
    omzet = round(100_000 / marge * (1 + away), 2)
    texts = roas(omzet, marge)
    one, other = (numbers.typed(texts[name]).value for name in ("roas", "break_even_roas"))
    true = Decimal(repr(omzet)) * Decimal(repr(marge)) - 100_000
    if abs(true) > 1e-3:
        assert (one > other) == (true > 0) and one != other


def test_a_small_ratio_and_a_small_amount_are_shown() -> None:
    assert shown("klant-roi", ltv=1, cac=50)["verhouding"] == "0,02"
    assert shown("roas", omzet_uit_advertenties=20, advertentiekosten=1000, brutomarge=40)[
        "roas"
    ] == ("0,02")
    cheap = {"kosten_marketing": 4, "kosten_verkoop": 0, "nieuwe_klanten": 1000}
    assert shown("cac", **cheap)["cac"] == "€\u00a00,0040"


def test_a_small_amount_is_carried_on_as_it_is_shown() -> None:
    output = load("cac").outputs["cac"]
    found = [output.carry(value) for value in (0.004, 0.0, 12.345, None)]
    assert [each and each["value"] for each in found] == [0.004, 0.0, 12.35, None]
    percentage = load("retentie").outputs["verloop_per_jaar"].carry(0.0000213)
    assert percentage == {"field": "verloop", "value": 0.000021}


@pytest.mark.parametrize(
    ("eind", "blijft", "vertrekt"),
    [
        (17_010, "85,05%", "14,95%"),
        (17_000, "85%", "15%"),
        (19_999, "99,995%", "0,005%"),
        (1, "0,005%", "99,995%"),
        (20_000, "100%", "0%"),
    ],
)
def test_two_parts_of_a_whole_make_it_on_the_screen(eind: int, blijft: str, vertrekt: str) -> None:
    year = {"klanten_begin": 20_000, "klanten_nieuw": 0, "klanten_eind": eind, "periode": "jaar"}
    texts = shown("retentie", **year)
    assert (texts["retentie"], texts["verloop"]) == (blijft, vertrekt)
    assert (texts["retentie_per_jaar"], texts["verloop_per_jaar"]) == (blijft, vertrekt)


def test_the_margin_never_looks_like_the_cac_that_it_falls_short_of() -> None:
    given = {"orderwaarde": 120, "aankopen_per_jaar": 4, "klantduur": 3, "brutomarge": 60}
    short = shown("ltv", **given, cac=864.001)
    assert (short["ltv_marge"], short["ltv_cac"]) == ("€\u00a0864", "0,999999")
    assert shown("ltv", **given, cac=864)["ltv_cac"] == "1,0"


def test_money_never_has_three_decimals_which_look_like_thousands() -> None:
    output = load("roas").outputs["winst"]
    assert output.text(-0.001) == "€\u00a0−0,0010"
    assert load("roas").outputs["winst"].text(-0.001, least=3) == "€\u00a0−0,0010"


def test_the_same_number_is_written_alike_by_every_calculator() -> None:
    """One label and unit, one number of decimals; and one for every ratio."""
    decimals: dict[tuple[str, str], set[int | None]] = {}
    for slug in slugs():
        for output in load(slug).outputs.values():
            kind = "ratio" if {"LTV : CAC", "ROAS"} & {output.label} else output.label
            decimals.setdefault((kind, output.unit), set()).add(output.decimals)
    assert {kind: found for kind, found in decimals.items() if len(found) > 1} == {}
    assert decimals["ratio", ""] == {1}


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (5, "€", "€\u00a0+5"),
        (-5, "€", "€\u00a0−5"),
        (1234.5, "€", "€\u00a0+1.234,50"),
        (12.5, "%", "+12,5%"),
        (-12.5, "%", "−12,5%"),
        (1, "klant|klanten", "+1\u00a0klant"),
        (0, "€", "€\u00a00"),
        (0.001, "€", "€\u00a0+0,0010"),
        (-0.001, "€", "€\u00a0−0,0010"),
    ],
)
def test_a_plus_stands_where_a_minus_would(value: float, unit: str, text: str) -> None:
    assert numbers.signed(value, unit) == text
    if unit == "€" and value > 0.01:
        pattern = "¤\u00a0+#,##0.00"  # as CLDR has the minus for Dutch
        babel = format_currency(value, "EUR", pattern, locale="nl")
        assert numbers.signed(value, unit).removesuffix(",00") == babel.removesuffix(",00")


def test_a_number_beside_the_bound_of_a_verdict_gets_two_decimals_at_once() -> None:
    output = Output("Zo", "", "een ÷ twee", decimals=0, bands=tuple(map(band, (0, 2.5))))
    assert [output.text(value) for value in (2.4, 2.6, 2.46, 2.499, 3)] == [
        *("2", "3", "2", "2", "3")
    ]
    near = Output("Zo", "", "een ÷ twee", decimals=0, bands=tuple(map(band, (0, 2.6))))
    assert [near.text(value) for value in (2.54, 2.6)] == ["2,54", "3"]


def band(start: float) -> Band:
    return Band(start, f"Vanaf {start}", "good", "Zo.", "Lees", "artikelen/ltv/")


@pytest.mark.parametrize("declared", [Output("Zo", "", "a"), Input("Zo", "", 0, 1)])
def test_nothing_of_a_declaration_is_changed_afterwards(declared: Output | Input) -> None:
    with pytest.raises(FrozenInstanceError):
        declared.label = "Anders"  # type: ignore[misc]
