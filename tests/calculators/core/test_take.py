"""What of a calculation can be taken along: with every number and unit as Python writes it."""

import csv
from datetime import date
from typing import Annotated, Any
from xml.etree import ElementTree

import pytest

from calculators import load
from calculators.core import Calculator, Example, Input, Outputs, calculator, formula, output
from calculators.core.answers import Taken
from calculators.core.take import said, take
from tests import strategies
from tests.calculators.asked import asked
from tests.strategies import AnyCalculator

ADDRESS = "https://example.org/rekenhulpen/x/?a=1&b=2"
DAY = "24 november 2026"
EXAMPLES = [
    pytest.param(each, example, id=f"{each.slug}: {example.name}")
    for each in strategies.calculators()
    for example in each.examples
]


class Uitkomst(Outputs):
    laag: float = output("Laag", "klant|klanten", "klanten × 1", upto="hoog")
    hoog: float = output("Hoog", "klant|klanten", "klanten × 2")


@calculator(
    title="Hoeveel klanten?",
    main="hoog",
    source="Proef.",
    checked=date(2026, 1, 1),
)
def proef(
    klanten: Annotated[int, Input("Klanten", "klant|klanten", 0, 1e7)] = 1,
    jaren: Annotated[float | None, Input("Duur", "jaar", 0, 10)] = None,
) -> Uitkomst:
    """Proef."""
    return Uitkomst(klanten, 2 * klanten)


def taken(calculator: Calculator[..., Any], **values: Any) -> Taken:
    result = calculator.run(values)
    assert result["ok"]
    return take(calculator, result, ADDRESS, DAY)


def xml(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{html.replace('<br>', '<br/>')}</div>")  # noqa: S314 -- our own


@pytest.mark.parametrize("slug", ["ltv", "klant-roi"])
def test_after_a_label_with_a_colon_comes_no_other(slug: str) -> None:
    ratio = load(slug)
    [values] = [each.inputs for each in ratio.examples if "cac" in each.inputs][:1]
    text = taken(ratio, **{**values, "cac": [190, 210]})["text"]
    assert "\nLTV : CAC = " in text and "In 8 van de 10 gevallen, LTV : CAC = " in text
    assert "LTV : CAC:" not in text


@pytest.mark.parametrize(("calculator", "example"), EXAMPLES)
def test_all_of_it_is_in_the_text_in_the_spreadsheet_and_on_paper(
    calculator: AnyCalculator, example: Example
) -> None:
    result = calculator.run(example.inputs)
    found = taken(calculator, **example.inputs)
    assert found["csv"].startswith("\ufeff")
    rows = list(csv.reader(found["csv"].removeprefix("\ufeff").splitlines(), delimiter=";"))
    paper = "\n".join(xml(found["sheet"]).itertext())
    for each in result["inputs"].values():
        line = f"{each['label']}: {each['shown']}"
        assert (line in found["text"].split("\n")) == bool(each["text"])
        assert not each["text"] or each["shown"] in paper
    for outcome in result["outputs"].values():
        if outcome["value"] is None:
            continue
        worked = f"{outcome['formula']}: {outcome['worked']}"
        line = formula.said(outcome["label"], outcome["text"])
        assert f"{line}\n  {worked}\n" in found["text"]
        assert outcome["text"] in paper and worked in paper
        [[value, text]] = [row[2:] for row in rows if row[:2] == ["uitkomst", outcome["label"]]]
        assert float(value.replace(",", ".")) == outcome["value"] and text == outcome["text"]
        if band := outcome["band"]:
            assert f"  {band['name']}. {band['text']}" in found["text"] and band["text"] in paper
    for guard in result["guards"]:
        assert f"Let op, {guard['label']}: {guard['text']}" in found["text"]
        assert guard["text"] in paper
    for text in (ADDRESS, DAY, calculator.title):
        assert text in found["text"] and text in paper and text in found["csv"]


@pytest.mark.parametrize(
    ("klanten", "said"), [(0, "0 klanten"), (1, "1 klant"), (2, "2 klanten"), (1e6, "1.000.000 k")]
)
def test_what_is_counted_has_its_noun_in_the_right_number(klanten: int, said: str) -> None:
    found = taken(proef, klanten=klanten)
    plain = found["text"].replace("\u00a0", " ")
    assert f"\nKlanten: {said}" in plain and "Duur" not in plain


def test_a_spreadsheet_gets_plain_numbers_and_keeps_its_quotes() -> None:
    rows = taken(load("ltv"), orderwaarde="1.234,50", aankopen_per_jaar=0.1, klantduur="3")["csv"]
    assert '\r\n"invoer";"Gemiddelde orderwaarde";"1234,5";"€\u00a01.234,50"\r\n' in rows
    assert '"Aankopen per jaar";"0,1";' in rows
    result = proef.run({"klanten": 10_000_000})
    quoted = take(proef, result, 'een "adres"; met\npunten', DAY)["csv"]
    assert '"10000000";' in quoted and '"een ""adres""; met\npunten"' in quoted


def test_nothing_in_an_address_becomes_html() -> None:
    result = proef.run({"klanten": 1})
    evil = '<img src=x onerror="alert(1)">&amp;'
    sheet = take(proef, result, evil, evil)["sheet"]
    assert "<img" not in sheet
    assert next(xml(sheet).iter("footer")).text == f"Berekend op {evil}."


def test_what_is_kept_has_the_main_outcome_first_and_a_range_in_one() -> None:
    kept = asked("take", "netto-clv", address=ADDRESS, day=DAY, values=plain("netto-clv"))["kept"]
    main = load("netto-clv").main
    assert kept["outputs"][0]["name"] == main and " tot " in kept["outputs"][0]["text"]
    ends = {each.upto for each in load("netto-clv").outputs.values()}
    assert not ends & {each["name"] for each in kept["outputs"]}
    assert kept["inputs"] == plain("netto-clv") and kept["title"] == load("netto-clv").title
    retentie = asked("take", "retentie", address="", day="", values=plain("retentie"))["kept"]
    assert retentie["inputs"]["periode"] == "kwartaal"
    assert retentie["outputs"][0]["verdict"] == "Sterk" and retentie["outputs"][0]["tone"] == "good"


def plain(slug: str) -> dict[str, Any]:
    inputs = load(slug).inputs.items()
    return {name: getattr(each.default, "name", each.default) for name, each in inputs}


def test_what_came_out_is_said_in_a_sentence() -> None:
    assert said(load("ltv"), load("ltv").run(plain("ltv"))) == "LTV op omzet: €\u00a01.440"
    ltv = plain("ltv")
    one, two = ltv | {"orderwaarde": "x"}, ltv | {"orderwaarde": "x", "klantduur": ""}
    assert asked("run", "ltv", values=one)["said"] == "Nog geen uitkomst: 1 veld klopt niet."
    assert asked("run", "ltv", values=two)["said"] == "Nog geen uitkomst: 2 velden kloppen niet."
    netto = load("netto-clv")
    shown = netto.run(plain("netto-clv"))["outputs"]
    low = netto.outputs[netto.main]
    texts = f"{shown[low.name]['text']} tot {shown[low.upto]['text']}"
    assert said(netto, netto.run(plain("netto-clv"))) == f"{low.label}: {texts}"
