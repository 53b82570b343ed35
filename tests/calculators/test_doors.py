"""Every door through which a number that somebody typed comes in reads it by the same rules: what
has two readings is asked, what has none is refused, and nothing is made of half of it.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculators import load
from calculators.__main__ import main
from calculators.core.outputs import Output
from kennisbank.blocks import presets
from kennisbank.library.fences import Fence
from tests import strategies
from tests.calculators.asked import asked

LTV = {"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
# Of a field for money: what is typed, and what the message at the field begins with.
UNCLEAR = {
    "2,000": "“2,000” kan op meer manieren worden gelezen. Vul in wat je bedoelt: 2 of 2.000.",
    "€ 2,000": "“€ 2,000” kan op meer manieren worden gelezen.",
    "1 000.000": "“1 000.000” kan op meer manieren worden gelezen.",
    "120\t480": "Hier staan twee waarden.",
    "1\n234": "Hier staan twee waarden.",
    "2 jaar": "Hier hoort geen “jaar”. Vul een bedrag in",
    "85%": "Hier hoort geen percentage. Vul een bedrag in",
    "12..5": "“12..5” is geen getal. Vul een bedrag in",
    "veel": "“veel” is geen getal. Vul een bedrag in",
    " \u200b": "Dit veld is leeg. Vul een bedrag in",
}
CLEAR = {"€ 2.000,-": 2000, "2k": 2000, "2000.50": 2000.5, "2 000 euro": 2000, "\u200b2.000": 2000}


def form(text: str) -> Any:
    """The form of a page, a link to it with text in its address, and what Mijn cijfers filled in:
    all of these arrive as text in the fields.
    """
    result = asked("run", "ltv", values=LTV | {"orderwaarde": text})
    return result["inputs"]["orderwaarde"]["value"] if result["ok"] else result["errors"]


def terminal(text: str, capsys: pytest.CaptureFixture[str]) -> Any:
    given = [f"{name}={value}" for name, value in (LTV | {"orderwaarde": text}).items()]
    code = main(["ltv", *given, "--json"])
    result = json.loads(capsys.readouterr().out)
    assert code == (0 if result["ok"] else 2)
    return result["inputs"]["orderwaarde"]["value"] if result["ok"] else result["errors"]


def preset(text: str) -> Any:
    found = presets.read(Fence(3, 6, "", ("ltv", f"orderwaarde: {text}")))
    if isinstance(found, presets.Example):
        return found.result["inputs"]["orderwaarde"]["value"]
    [mistake] = found
    return {"orderwaarde": mistake.todo}


def target(text: str) -> Any:
    """The question turned round: how many years for an LTV of that?"""
    answer = asked("solve", "ltv", values=LTV, output="ltv", field="klantduur", target=text)
    return answer["value"] * 480 if answer["ok"] else {"orderwaarde": answer["message"]}


@pytest.mark.parametrize(("text", "message"), UNCLEAR.items())
def test_what_is_not_one_number_is_said_at_every_door(
    text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    doors: list[Callable[[str], Any]] = [form, lambda text: terminal(text, capsys), target]
    # A line of a page ends at its end, and is bare of white space and of what nobody sees.
    doors += [preset] if text.strip("\u200b ") and "\n" not in text else []
    for door in doors:
        assert door(text)["orderwaarde"].startswith(message)


@pytest.mark.parametrize(("text", "number"), CLEAR.items())
def test_what_is_one_number_is_that_number_at_every_door(
    text: str, number: float, capsys: pytest.CaptureFixture[str]
) -> None:
    for door in (form, lambda text: terminal(text, capsys), preset):
        assert door(text) == number
    assert target(text) == pytest.approx(number, abs=0.005)


@pytest.mark.parametrize("text", UNCLEAR)
def test_nothing_is_answered_beside_a_form_that_is_not_right(text: str) -> None:
    wrong = LTV | {"orderwaarde": text}
    refused = {"html": "", "text": "Verbeter eerst de velden hierboven."}
    assert asked("levers", "ltv", values=wrong) == refused
    assert asked("picture", "ltv", values=wrong) == ""
    for first, values in ((wrong, LTV), (LTV, wrong)):
        assert asked("compare", "ltv", first=first, values=values) == refused
    taken = asked("take", "ltv", values=wrong, address="", day="")
    assert taken == {"ok": False, "text": "", "csv": "", "sheet": "", "kept": None}
    turned = asked("solve", "ltv", values=wrong, output="ltv", field="klantduur", target="1")
    assert "Verbeter eerst" in turned["message"]


@pytest.mark.parametrize(
    ("slug", "output"),
    [
        pytest.param(each.slug, output, id=f"{each.slug}: {output.name}")
        for each in strategies.calculators()
        for output in each.outputs.values()
    ],
)
def test_a_target_is_read_as_its_outcome_is_shown(slug: str, output: Output) -> None:
    calculator = load(slug)
    field = next(name for name, each in calculator.inputs.items() if hasattr(each, "low"))
    values = {name: each.write(each.default) for name, each in calculator.inputs.items()}
    question = {"values": values, "output": output.name, "field": field}

    def message(target: Any) -> str:
        answer = asked("solve", slug, **question, target=target)
        return str(answer.get("message", ""))

    assert "op meer manieren" in message("2,000")
    assert message("2\t000").startswith("Hier staan twee waarden")
    assert "is geen getal" in message("veel")
    assert message("3 kg").startswith("Hier hoort geen “kg”")
    assert message("5%" if output.unit == "€" else "€ 5").startswith(
        "Hier hoort geen" if output.unit != "€" else "Hier hoort geen percentage"
    )
    if output.name == calculator.main:
        shown = output.text(1.25)
        assert not message(shown).startswith(("Hier", "“")), shown


def test_a_terminal_that_is_given_a_field_twice_or_without_a_value_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ltv", "orderwaarde=1", "orderwaarde=2"]) == 2
    assert "orderwaarde: Dit veld staat er twee keer." in capsys.readouterr().err
    assert main(["ltv", "orderwaarde=1", "440"]) == 2
    assert "“440” is geen veld met een waarde. Schrijf het als veld=waarde." in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("number", [True, float("nan"), float("inf"), 10**400, [2], {"a": 1}, -1])
def test_what_is_no_number_of_the_field_is_refused_where_numbers_come_in(number: Any) -> None:
    result = load("ltv").run(LTV | {"orderwaarde": number})
    assert set(result["errors"]) == {"orderwaarde"}


def test_a_plain_number_is_taken_as_it_is() -> None:
    for number in (2, 2.0, 2.001, 2000.125):
        text = {2: "2", 2.001: "2,0010", 2000.125: "2.000,125"}[number]
        assert load("ltv").run(LTV | {"orderwaarde": number})["inputs"]["orderwaarde"] == {
            "label": "Gemiddelde orderwaarde",
            "value": number,
            "text": text,
            "shown": f"€\u00a0{text}",
        }
