"""The model itself: what a declaration may be, and how a calculator is found."""

import math
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest

import calculators
from calculators.__main__ import main
from calculators.core import Band, Input, Outputs, Rule, calculator, output
from calculators.core.outputs import Output

DECLARED: dict[str, Any] = {
    "title": "Hoeveel?",
    "main": "laag",
    "source": "Proef.",
    "checked": date(2026, 1, 1),
}


STAYED = ["klanten_begin=100", "klanten_nieuw=0", "klanten_eind=100"]


class Reeks(Outputs):
    laag: float = output("Laag", "€", "a", upto="hoog")
    hoog: float = output("Hoog", "€", "a × 2")


def a() -> Input:
    return Input("A", "", -10, 1e308)


def test_a_range_is_two_outputs_of_which_the_low_one_names_the_high_one() -> None:
    @calculator(**DECLARED)
    def proef(a: Annotated[float, a()] = 1) -> Reeks:
        """Proef."""
        return Reeks(a, a * 2)

    shown = proef.run({"a": "1,5"})["outputs"]
    assert (shown["laag"]["text"], shown["hoog"]["text"]) == ("€\u00a01,50", "€\u00a03")
    assert proef.outputs["laag"].upto == "hoog"


@pytest.mark.parametrize("formula", [lambda a: a * 2, lambda a: 1 / 0, lambda a: float("nan")])
def test_a_result_that_is_no_number_is_never_shown(formula: Any) -> None:
    @calculator(**DECLARED)
    def proef(a: Annotated[float, a()] = 1) -> Reeks:
        """Proef."""
        return Reeks(a, formula(a))

    assert list(proef.run({"a": 1e308})["errors"]) == ["a"]
    with pytest.raises(ValueError):
        proef(a=1e308)


def test_a_minus_zero_is_a_zero() -> None:
    @calculator(**DECLARED)
    def proef(a: Annotated[float, a()] = 1) -> Reeks:
        """Proef."""
        return Reeks(-a, -a)

    assert str(proef.run({"a": "−0"})["outputs"]["laag"]["value"]) == "0.0"


def test_a_negative_number_stands_in_parentheses_in_a_worked_solution() -> None:
    @calculator(**DECLARED)
    def proef(a: Annotated[float, a()] = 1) -> Reeks:
        """Proef."""
        return Reeks(a, 2 * a)

    assert proef.run({"a": "-3"})["outputs"]["hoog"]["worked"] == "(−3) × 2 = €\u00a0−6"


def test_a_rule_waits_for_a_value_unless_it_has_a_default() -> None:
    waits = Rule.made("a", lambda b: True, {})
    looks_for_nothing = Rule.made("a", lambda a, b=None: b is None, {})
    assert not waits.is_due({"a": 1, "b": None}) and waits.is_due({"b": 1})
    assert looks_for_nothing.is_due({"a": 1}) and not looks_for_nothing.is_due({"a": 1, "b": 2})


def test_a_rule_may_look_at_all_values_there_are() -> None:
    seen = Rule.made("a", lambda **values: set(values) == {"a", "b"}, {})
    assert seen.is_due({"a": 1, "b": 2}) and not seen.is_due({"a": 1})


def test_the_first_band_also_takes_what_lies_below_it() -> None:
    bands = tuple(Band(s, str(s), "fair", "", "", "") for s in (0, 10))
    output = Output("X", "", "a", bands=bands)
    reached = [output.band(x) for x in (-5, 0, math.nextafter(10, 9), 10, 11)]
    assert [band.name for band in reached if band] == ["0", "0", "0", "10", "10"]


def test_a_result_just_short_of_a_band_is_shown_with_all_the_digits_that_say_so() -> None:
    bands = tuple(Band(s, str(s), "fair", "", "", "") for s in (0, 10))
    output = Output("X", "€", "a", bands=bands)
    assert output.text(9.9999999999999) == "€\u00a09,9999999999999"
    assert output.text(9.9996) == "€\u00a09,9996", "three decimals look like thousands"
    assert output.text(10.000001) == "€\u00a010"


def test_the_docstring_tells_where_each_number_is_to_be_found() -> None:
    @calculator(**DECLARED)
    def proef(a: Annotated[float, a()] = 1) -> Reeks:
        """Een proef
        op twee regels.

        Args:
            a: In je boekhouding,
                bladzijde 2.
        """
        return Reeks(a, 2 * a)

    assert proef.summary == "Een proef op twee regels."
    assert proef.inputs["a"].where == "In je boekhouding, bladzijde 2."


def test_a_declaration_that_says_too_little_is_refused_by_name() -> None:
    def no_input(b: float = 1) -> Reeks:
        return Reeks(b, b)

    def no_default(b: Annotated[float, a()]) -> Reeks:
        return Reeks(b, b)

    for function in (no_input, no_default):
        with pytest.raises(TypeError, match=r"^b: "):
            calculator(**DECLARED)(function)
    with pytest.raises(TypeError):
        calculator(**DECLARED, bronnen="tikfout")  # type: ignore[call-arg]


def test_the_terminal_gives_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("ltv orderwaarde=120 aankopen_per_jaar=4 klantduur=3".split()) == 0
    assert "€\u00a0120 × 4 × 3 = €\u00a01.440" in capsys.readouterr().out


def test_the_terminal_lists_the_fields_as_an_article_has_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for slug in calculators.slugs():
        assert main([slug]) == 0
        said = capsys.readouterr().out
        for name, field in calculators.load(slug).inputs.items():
            assert f"  {name}: {field.write(field.default)} " in said and field.label in said
    assert main(["ltv", "orderwaarde=1"]) == 0 and "Velden" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["", "klanten"])
def test_the_terminal_names_a_command_that_works_when_it_is_pasted(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), "--weet-ik-niet"])
    python = shlex.split(capsys.readouterr().err.partition("usage: ")[2])[0]
    assert Path(python).resolve() == Path(sys.executable).resolve()


def test_the_terminal_takes_what_was_typed_after_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["calculators", "ltv", "klantduur=2"])
    assert main() == 0
    assert "€\u00a0120 × 4 × 2 = €\u00a0960" in capsys.readouterr().out


def test_the_terminal_says_of_every_outcome_how_it_came_about_or_why_there_is_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also of retention when nobody left: there is no lifetime then, but a reason."""
    for slug, typed in [*((slug, []) for slug in calculators.slugs()), ("retentie", STAYED)]:
        assert main([slug, *typed]) == 0
        printed = capsys.readouterr().out
        result = calculators.load(slug).run(
            {name: each.default for name, each in calculators.load(slug).inputs.items()}
            | dict(each.split("=") for each in typed)
        )
        for shown in result["outputs"].values():
            assert (shown["worked"] or shown["note"]) in printed
        assert all(each["text"] in printed for each in result["guards"])
    assert "niemand" in printed


def test_the_terminal_lists_the_calculators(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == calculators.slugs()


def test_the_terminal_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ltv", "orderwaarde=x", "kac=3"]) == 2
    said = capsys.readouterr()
    assert not said.out and "orderwaarde: “x” is geen getal" in said.err and "kac: " in said.err
    assert main(["lvt"]) == 2
    assert "Bedoelde je “ltv”?" in capsys.readouterr().err


class Diepst(Outputs):
    laagst: float | None = output("Laagst", "€", method="het laagste van beide")
    verschil: float | None = output("Verschil", "€", "laagst − een")


def test_what_no_sum_says_is_told_in_words_and_others_may_name_it() -> None:
    @calculator(title="Proef?", main="laagst", source="Een proef.", checked=date(2026, 1, 1))
    def proef(
        een: Annotated[float, Input("Een", "€", 0, 10)] = 3,
        ander: Annotated[float | None, Input("Ander", "€", 0, 10)] = 2,
    ) -> Diepst:
        """Reken uit welk het laagst is."""
        low = None if ander is None else min(een, ander)
        return Diepst(low, None if low is None else low - een)

    shown = proef.run({"een": 3, "ander": 2})["outputs"]
    assert shown["laagst"]["formula"] == "het laagste van beide"
    assert shown["laagst"]["worked"] == shown["laagst"]["text"] == "€\u00a02"
    assert shown["verschil"]["worked"] == "€\u00a02 − €\u00a03 = €\u00a0−1"
    # For want of a field it takes no part, like any other.
    assert proef.run({"een": 3, "ander": ""})["outputs"] == {}
    proef.absent("laagst", "Er is niets om mee te vergelijken.")
    assert list(proef.run({"een": 3, "ander": ""})["outputs"]) == ["laagst"]
