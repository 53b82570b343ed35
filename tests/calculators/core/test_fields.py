"""How a field reads what is typed in it."""

import re
from enum import IntEnum
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import load
from calculators.core import Choice, Input
from calculators.core.outputs import Output
from tests import strategies
from tests.strategies import AnyCalculator

every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
MONEY = Input("Gemiddelde orderwaarde", "€", 0.01, 1e7)
SHARE = Input("Brutomarge", "%", 0, 100)
YEARS = Input("Klantduur", "jaar", 0.01, 100)
COUNT = Input("Nieuwe klanten", "", 1, 1e8, whole=True)
SMALL = Input("Cijfer", "", 1, 5, whole=True)
TIMES = Input("Aankopen per jaar", "", 0.01, 1000)
MONTHLY = Input("Omzet per klant per maand", "€", 0, 1e7, default=50)
FIRST = Input("Nieuwe klanten in de eerste maand", "", 0, 1e6)
MADE = Input("MRR van nieuwe abonnees", "€", 0, 1e9)
HOURLY = Input("Wat een uur minstens moet opbrengen", "€", 0, 1e5)
PART = Input("Deel dat klant wordt", "%", 0, 100)
NOUN = Input("Verlies", "klant|klanten", 0, 1e6)


@pytest.mark.parametrize(
    ("field", "typed", "number"),
    [
        *((MONEY, "5 euro", 5), (MONEY, "€ 1,5 mln", 1_500_000), (MONEY, "85,=", 85)),
        *((SHARE, "7 procent", 7), (SHARE, "12,5%", 12.5), (SHARE, "1,234", 1.234)),
        *((YEARS, "1,67 jaar", 1.67), (YEARS, "1,67\u00a0jaar", 1.67), (YEARS, "3 jaren", 3)),
        *((YEARS, "1,234", 1.234), (COUNT, "40 klanten", 40), (COUNT, "40 nieuwe klanten", 40)),
        *((COUNT, "1 klant", 1), (COUNT, "10,00", 10), (COUNT, "2k", 2000), (SMALL, "5,000", 5)),
        *((TIMES, "4 aankopen per jaar", 4), (NOUN, "1 klant", 1), (NOUN, "30 klanten", 30)),
        *((MONEY, "\u200e€ 1\u00ad440\ufeff", 1440),),
        *((MONTHLY, each, 50) for each in ("€ 50 per maand", "50 euro p/m", "€ 50,- p.m.")),
        *((MONTHLY, "€ 50/mnd", 50), (MONTHLY, "€ 50 per klant", 50), (TIMES, "4 keer", 4)),
        *((TIMES, "4x per jaar", 4), (COUNT, "40 stuks", 40), (FIRST, "3 nieuwe klanten", 3)),
        *((MONEY, "€ 12.-", 12), (MONEY, "1.440.—", 1440), (MONEY, "1234.567", 1234.567)),
        *((MONEY, "€ 12,--", 12), (MONEY, "12,—–", 12), (YEARS, "3 j", 3), (YEARS, "1,5 j.", 1.5)),
    ],
)
def test_a_number_may_have_the_unit_of_its_field_beside_it(
    field: Input, typed: str, number: float
) -> None:
    assert field.read(typed) == number


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        *((SHARE, "60% kosten", "geen “kosten”"), (MONEY, "12 euro extra", "geen “extra”")),
        *((SHARE, "5 euro", "geen bedrag in euro's"), (SHARE, "€ 5", "geen bedrag in euro's")),
        *((MONEY, "5%", "geen percentage"), (MONEY, "5 procent", "geen percentage")),
        *((YEARS, "18 maanden", "geen “maanden”"), (COUNT, "5 €", "geen bedrag in euro's")),
        *((COUNT, "5 kg", "geen “kg”"), (MONEY, "5 m", "geen “m”"), (TIMES, "4 k.", "geen “k.”")),
        *((MONEY, "120\t480", "twee waarden"), (COUNT, "1\n234", "twee waarden")),
        (COUNT, "10,000", "bedoelt: 10 of 10.000."),
        (COUNT, "1,234", "bedoelt: 1.234."),
        (MONEY, "1,234", "bedoelt: 1,2340 of 1.234."),
        (MONEY, "1 000.000", "bedoelt: 1.000 of 1.000.000."),
        (COUNT, "1.000 000", "bedoelt: 1.000 of 1.000.000."),
        (SMALL, "1 000.000", "bedoelt: een heel getal."),
        *((COUNT, each, "bedoelt: 1.000 of 1.000.000.") for each in ("1000.000", "1.000,000")),
        (MONEY, "1000,000", "bedoelt: 1.000 of 1.000.000."),
        (MONEY, "120  480", "twee waarden"),
        # What a program writes with a point: too much in Dutch, and yet it may be meant.
        (SHARE, "33.333", "hoogstens 100% in. Bedoel je 33,333%? Gebruik dan een komma."),
        (YEARS, "1.250 jaar", "in. Bedoel je 1,25\u00a0jaar?"),
        (SMALL, "5.000", "hoogstens 5 in. Bedoel je 5?"),
        # A word of the label that says of what, or of when.
        *((MADE, "5 abonnees", "geen “abonnees”"), (HOURLY, "2 uur", "geen “uur”")),
        *((PART, "3 klant", "geen “klant”"), (YEARS, "3 klant", "geen “klant”")),
        *((FIRST, "3 maand", "geen “maand”"), (MONTHLY, "3 maand", "geen “maand”")),
        (MONTHLY, "€ 50 per jaar", "geen “per jaar”. Vul een bedrag in, bijvoorbeeld €\u00a050."),
        (MONEY, "\u200b\u00a0", "leeg"),
    ],
)
def test_what_does_not_belong_in_a_field_is_said_there(
    field: Input, typed: str, words: str
) -> None:
    with pytest.raises(ValueError) as refused:
        field.read(typed)
    assert words in str(refused.value)


@pytest.mark.parametrize("typed", ["150", "150.0", "1.234,5", "150.000", "1500.000"])
def test_what_is_too_high_with_any_mark_is_only_too_high(typed: str) -> None:
    with pytest.raises(ValueError) as refused:
        SHARE.read(typed)
    assert "Bedoel je" not in str(refused.value)


def test_a_choice_is_read_without_what_nobody_sees() -> None:
    class Periode(IntEnum):
        twee_weken = 26

    field = Choice("Periode", "perioden", options=Periode)
    assert field.read("\u200eTwee weken ") is Periode.twee_weken


@every_calculator
@given(data=st.data())
def test_what_a_field_shows_is_read_back_as_the_same_number(
    calculator: AnyCalculator, data: st.DataObject
) -> None:
    for name, field in calculator.inputs.items():
        if not isinstance(field, Input):
            continue
        exact = data.draw(st.floats(field.low, field.high), name)
        # Also with few decimals, as people type them: these are where a text has two readings.
        for number in (exact, *(round(exact, places) for places in range(4))):
            if not field.low <= number <= field.high or (field.whole and number % 1):
                continue
            for shown in (field.write(number), field.text(number)):
                if len(shown) <= 40:
                    assert field.read(shown) == number


def carried() -> dict[str, list[tuple[Output, Input]]]:
    """By calculator its outputs, each with a field elsewhere that it may be carried to."""
    found: dict[str, list[tuple[Output, Input]]] = {}
    for calculator, other in product(strategies.calculators(), repeat=2):
        for output in calculator.outputs.values():
            if isinstance(field := other.inputs.get(output.carries), Input):
                found.setdefault(calculator.slug, []).append((output, field))
    return found


@pytest.mark.parametrize("to", carried().values(), ids=carried())
@given(value=st.floats(0, 1e6))
def test_what_is_carried_on_is_read_there_as_it_was_shown(
    to: list[tuple[Output, Input]], value: float
) -> None:
    for output, field in to:
        if field.low <= round(value, 2) <= field.high:
            half = 0.0501 if output.unit == "%" else 0.00501  # of the last decimal that is shown
            read = field.read(output.text(value))
            assert read == pytest.approx(value, rel=1e-9, abs=half)


def test_the_length_of_a_life_that_is_shown_can_be_typed_elsewhere() -> None:
    shown = load("retentie").run(load("retentie").examples[0].inputs)["outputs"]
    assert load("ltv").inputs["klantduur"].read(shown["gemiddelde_klantduur"]["text"]) == 1.67
    assert load("klantverloop").inputs["klanten"].read(shown["vertrokken"]["text"]) == 30


def test_what_stands_behind_per_is_not_what_is_counted() -> None:
    met = 0
    for calculator in strategies.calculators():
        for field in calculator.inputs.values():
            if not isinstance(field, Input):
                continue
            for per in re.findall(r"\bper (\w+)", field.label.lower()):
                met += 1
                with pytest.raises(ValueError, match=f"geen “{per}”"):
                    field.read(f"3 {per}")
                usual = field.default or 1
                assert field.read(f"{field.write(usual)} per {per}") == usual
    assert met > 10
