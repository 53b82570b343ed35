"""A calculation as a sheet: typed in there, it says what the calculator says."""

import math
import re
from datetime import date
from functools import cache
from io import BytesIO
from typing import Annotated, Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from calculators import load, slugs
from calculators.core import Band, Choice, Example, Input, Outputs, calculator, output
from calculators.core.rules import Rule
from calculators.core.sheets import shown
from calculators.core.sheets.calculation import About, sheet
from calculators.core.sheets.cells import Sheet
from calculators.core.sheets.conditions import Conditions
from calculators.core.sheets.desk import Calculation, Line, book
from calculators.core.sheets.formulas import Untranslatable, cell_name, translated
from tests import strategies
from tests.calculators.core.sheets.spreadsheet import Spreadsheet, Wrong
from tests.calculators.core.test_take import EXAMPLES
from tests.calculators.test_promises import defaults, every_rule
from tests.explored import explored
from tests.strategies import AnyCalculator

TODAY = date(2026, 11, 26)
ADDRESS = "https://example.org/rekenhulpen/x/?versie=3f9a1c&a=1&controle=0k3x9"


def made(calculator: AnyCalculator, values: dict[str, Any]) -> Sheet:
    """The sheet of these values."""
    result = calculator.run(values)
    assert result["ok"], result
    return sheet("Blad", calculator, result, About("", ADDRESS, TODAY))


def fresh(calculator: AnyCalculator) -> Spreadsheet:
    """A spreadsheet with the first worked example in it."""
    return Spreadsheet(_first(calculator))


@cache
def _first(calculator: AnyCalculator) -> Sheet:
    return made(calculator, dict(calculator.examples[0].inputs))


def type_in(cells: Spreadsheet, calculator: AnyCalculator, values: dict[str, Any]) -> None:
    """As somebody does who has these values: a percentage is 0.85 to a spreadsheet."""
    typed: dict[str, Any] = {}
    for name, value in values.items():
        each = calculator.inputs[name]
        if isinstance(each, Choice):
            typed[f"{name}_keuze"] = each.choices[getattr(value, "name", value)]
        else:
            typed[cell_name(name)] = None if value is None else shown.in_cell(value, each.unit)
    cells.type_in(typed)


def says(cells: Spreadsheet, calculator: AnyCalculator, name: str) -> float | None:
    """An outcome in its own unit; None where there is no number."""
    try:
        found = cells[cell_name(name)]
    except Wrong:
        return None
    if not isinstance(found, (int, float)):
        return None
    return found * 100 if calculator.outputs[name].unit == "%" else found


def is_live(calculator: AnyCalculator, name: str) -> bool:
    """Whether a sheet can work it out, with all that it is made of."""
    output = calculator.outputs.get(name)
    made_of = {each for text in output.formulas for each in shown.names(text)} if output else set()
    itself = not output or Conditions.is_translatable(output)
    return itself and all(is_live(calculator, each) for each in made_of)


def agrees(
    cells: Spreadsheet, calculator: AnyCalculator, values: dict[str, Any], *, as_made: bool = False
) -> None:
    """What the sheet says of these values is what the calculator says."""
    type_in(cells, calculator, values)
    result = calculator.run(values)
    outputs = result.get("outputs", {})
    for name in calculator.outputs:
        value = outputs[name]["value"] if name in outputs else None
        found = says(cells, calculator, name)
        if found is None and not is_live(calculator, name) and not as_made:
            continue  # what only the calculator works out
        if value is None:
            assert found is None, (name, found)
        else:
            assert found == pytest.approx(value, rel=1e-9, abs=1e-9), (name, found, value)


@explored(strategies.allowed, examples=30)
def test_the_sheet_says_what_the_calculator_says(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    agrees(fresh(calculator), calculator, as_typed(calculator, values))


def as_typed(calculator: AnyCalculator, values: dict[str, Any]) -> dict[str, Any]:
    """With no more digits than people type: of others a float keeps too little to round up."""
    found = dict(values)
    for name, value in values.items():
        each = calculator.inputs[name]
        if isinstance(value, float) and isinstance(each, Input):
            short = round(float(f"{value:.9g}"), 6)
            found[name] = min(max(short, each.low), each.high)
    return found


@pytest.mark.parametrize(("calculator", "example"), EXAMPLES)
def test_a_worked_example_is_in_its_sheet_with_verdict_and_warnings(
    calculator: AnyCalculator, example: Example
) -> None:
    values = defaults(calculator) | dict(example.inputs)
    result = calculator.run(values)
    cells = Spreadsheet(made(calculator, values))
    agrees(cells, calculator, values, as_made=True)
    verdicts = [place for place, each in cells.cells.items() if each == "Dit is"]
    judged = [each for each in calculator.outputs.values() if each.bands]
    for place, each in zip(verdicts, judged, strict=True):
        outcome = result["outputs"].get(each.name)
        band = outcome["band"] if outcome else None
        assert cells[f"B{place[1:]}"] == (band["name"] if band else "–")
        assert cells[f"E{place[1:]}"] == (band["text"] if band else "")
    for name in calculator.inputs:
        due = [guard for guard in result["guards"] if guard["field"] == name]
        said = str(cells.beside(cell_of(calculator, name), "D"))
        assert bool(said) == bool(due), (name, said, due)


def cell_of(calculator: AnyCalculator, name: str) -> str:
    is_choice = isinstance(calculator.inputs[name], Choice)
    return f"{name}_keuze" if is_choice else cell_name(name)


@every_rule
def test_every_rule_speaks_in_the_sheet_where_it_speaks_in_the_page(
    calculator: AnyCalculator, rule: Rule
) -> None:
    cells = fresh(calculator)
    for values, speaks in ((rule.fires, True), (rule.silent, False)):
        filled = defaults(calculator) | dict(values)
        type_in(cells, calculator, filled)
        said = str(cells.beside(cell_of(calculator, rule.field), "D"))
        if not all(is_live(calculator, name) for name in rule.looks_at):
            continue
        if rule.field in UNTRANSLATABLE.get(calculator.slug, set()):
            continue
        start = re.split(r"[\d{]", rule.text)[0][:40].strip()
        assert (start in said) == speaks, (values, said)
        agrees(cells, calculator, filled)


@pytest.mark.parametrize("slug", slugs())
def test_a_field_that_is_wrong_gets_its_sentence_and_there_is_no_outcome(slug: str) -> None:
    calculator = load(slug)
    for name, each in calculator.inputs.items():
        if isinstance(each, Choice):
            wrong: dict[Any, str] = {"x": each.label}
        else:
            wrong = {each.high * 10 + 1: "te hoog", each.low - 1: "te laag", "x": "Vul "}
            wrong |= {} if each.optional else {None: "leeg"}
            wrong |= {each.low + 0.5: "heel getal"} if each.whole and each.high > each.low else {}
        for value, text in wrong.items():
            cells = fresh(calculator)
            cells.type_in({cell_of(calculator, name): value})
            said = str(cells.beside(cell_of(calculator, name), "D"))
            assert text in said or "Kies uit" in said, (name, value, said)
            assert cells["velden_kloppen"] == 0
            assert not any(says(cells, calculator, output) for output in calculator.outputs)


# Of each calculator the fields of rules that only Python works out: a test of chance.
UNTRANSLATABLE = {"ab-verschil": {"bezoekers_b"}}


def test_a_sheet_works_out_all_rules_and_every_outcome_that_is_a_sum() -> None:
    """Of any other its value stands there, as long as nothing is changed."""
    for slug in slugs():
        calculator = load(slug)
        conditions = Conditions(calculator, calculator.run(calculator.examples[0].inputs))
        fields = {rule.field for rule in conditions.untranslatable}
        assert fields == UNTRANSLATABLE.get(slug, set()), slug
        for each in calculator.outputs.values():
            assert conditions.is_translatable(each) == bool(each.formulas), (slug, each.name)
            assert bool(each.formulas) != bool(each.method)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a − b − d", "a-b-d"),
        ("2 ^ a ^ b", "2^(a^(b))"),
        ("−a ^ 2", "-(a^(2))"),
        ("a × (100% − b)", "a*(100%-b)"),
        ("1,5 × a", "1.5*a"),
        ("⌈a ÷ (b − d)⌉", "(-INT(1E-11*ABS(a/(ROUND(b-d,8)))-(a/(ROUND(b-d,8)))))"),
        ("a1 + q4 + abc_1 + r + c", "a1_+q4_+abc_1+r_+c_"),
    ],
)
def test_a_formula_is_written_as_a_spreadsheet_reads_it(formula: str, expected: str) -> None:
    assert translated(formula) == expected


@pytest.mark.parametrize("formula", ["a +", "(a", "a ? b", "a b", "max(a; b)", "⌈a", "√a", ""])
def test_what_is_no_sum_is_refused(formula: str) -> None:
    with pytest.raises(Untranslatable):
        translated(formula)


class Uitkomst(Outputs):
    wortel: float = output("Wortel", "", "√getal", bands=(Band(0, "Klein", "fair", "K.", "", ""),))
    dubbel: float = output("Dubbel", "", "getal × 2")


@calculator(title="Welke wortel?", main="wortel", source="Proef.", checked=TODAY)
def raar(getal: Annotated[float, Input("Getal", "", 0, 100)] = 9) -> Uitkomst:
    """Proef."""
    return Uitkomst(math.sqrt(getal), 2 * getal)


@raar.guard("getal", getal=(9, 10))
def kwadraat(getal: float) -> bool:
    """Dit is een kwadraat."""
    return math.sqrt(getal) == int(math.sqrt(getal))


def test_what_a_spreadsheet_cannot_work_out_is_a_value_with_a_note() -> None:
    cells = Spreadsheet(made(raar, {"getal": 9}))
    assert cells["wortel"] == 3 and "alleen de rekenhulp" in str(cells.beside("wortel", "D"))
    assert cells.beside("getal", "D") == "Dit is een kwadraat."
    cells.type_in({"getal": 16})
    assert str(cells["wortel"]) == "–"
    assert cells["dubbel"] == 32
    assert cells.beside("getal", "D") == ""
    cells.type_in({"getal": 9})
    assert cells["wortel"] == 3
    texts = [getattr(each, "text", each) for each in cells.cells.values()]
    assert "Alleen bij de getallen van toen" in texts and "Dit is een kwadraat." in texts


def opened(*asked: dict[str, Any]) -> Any:
    """The workbook of these calculations, as openpyxl has it."""
    return load_workbook(BytesIO(book([calculation(**each) for each in asked], TODAY)))


def calculation(slug: str = "ltv", name: str = "", **values: Any) -> Calculation:
    known = load(slug).inputs if slug in slugs() else {}
    filled = {n: getattr(each.default, "name", each.default) for n, each in known.items()}
    lines: list[Line] = [{"label": "Toen", "text": "€ 12"}]
    return {
        "slug": slug, "title": "Titel", "name": name, "address": ADDRESS, "lines": lines,
        "values": filled | values,
    }  # fmt: skip


def test_a_workbook_has_fields_with_a_name_a_unit_and_bounds() -> None:
    page = opened({"slug": "retentie"}, {"slug": "ltv", "brutomarge": 12.345})["ltv"]
    names = {
        name: page[each.attr_text.rpartition("!")[2]] for name, each in page.defined_names.items()
    }
    assert {*load("ltv").inputs, *load("ltv").outputs, "velden_kloppen"} == set(names)
    assert names["brutomarge"].value == 0.12345 and names["brutomarge"].number_format == "0.000%"
    assert "€" in names["orderwaarde"].number_format
    assert "jaar" in names["klantduur"].number_format
    assert names["ltv"].value == ('=IF(velden_kloppen,orderwaarde*aankopen_per_jaar*klantduur,"–")')
    rules = {str(each.sqref): each for each in page.data_validations.dataValidation}
    marge = rules[names["brutomarge"].coordinate]
    assert [float(each) for each in (marge.formula1, marge.formula2)] == [
        0,
        1,
    ] and "100%" in marge.error
    texts = [cell.value for row in page.iter_rows() for cell in row if cell.value]
    for text in (load("ltv").title, load("ltv").source, load("ltv").inputs["cac"].where, ADDRESS):
        assert text in texts
    links = [cell.hyperlink.target for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert links == [ADDRESS]


def test_a_choice_is_a_list_and_counts_for_its_number() -> None:
    page = opened({"slug": "retentie", "periode": "maand"})["retentie"]
    [kind] = [each for each in page.data_validations.dataValidation if each.type == "list"]
    assert kind.formula1 == '"maand,kwartaal,jaar"'
    cells = Spreadsheet(made(load("retentie"), dict(load("retentie").examples[0].inputs)))
    cells.type_in({"periode_keuze": "Maand"})
    assert cells["periode"] == 12 and cells["velden_kloppen"] == 1


def test_of_a_range_the_likely_number_counts_and_the_range_is_told() -> None:
    cells = Spreadsheet(made(load("ltv"), {**defaults(load("ltv")), "klantduur": [2, 4]}))
    assert cells["klantduur"] == 3 and cells["ltv"] == 1440
    assert cells.beside("klantduur", "C") == "2 tot 4\u00a0jaar"
    texts = [getattr(each, "text", each) for each in cells.cells.values()]
    assert "In 8 van de 10 gevallen" in texts
    assert any("één getal per veld" in str(text) for text in texts)


NAMES = {
    "": "ltv", "Plan A": "Plan A", "a/b [c]: d*?\\'": "a b c d", "   ": "Berekening",
    "History": "History 1", "x" * 40: "x" * 31, "😀" * 20: "😀" * 15, "=1+1": "=1+1",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_has_the_name_of_its_plan_as_far_as_excel_takes_it(name: str) -> None:
    assert opened({"name": name}).sheetnames == [NAMES[name]]


def test_sheets_of_one_name_are_numbered_and_keep_their_own_cells() -> None:
    long = "Een heel lang plan met veel woorden"
    found = opened(*({"name": name} for name in ("Plan", "plan", "PLAN 2", long, long)))
    short = long[:31]
    assert found.sheetnames == ["Plan", "plan 2", "PLAN 2 2", short, f"{short[:29].rstrip()} 2"]
    for page in found:
        assert "ltv" in page.defined_names


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+31 6", "-1+1", "@SUM(A1)", " =1", "\uff1d1", "<b>"]
)
def test_the_name_of_a_plan_is_never_a_formula(name: str) -> None:
    page = next(iter(opened({"name": name})))
    assert page["A1"].data_type == "s" and page["A1"].value == name


def test_what_can_no_longer_be_calculated_keeps_its_outcomes_and_says_why() -> None:
    found = opened({"slug": "mijn-klanten"}, {"klantduur": "x"}, {"weg": 1})
    for page, why in zip(found, ("niet is bewaard", "veranderd", "veranderd"), strict=True):
        texts = [cell.value for row in page.iter_rows() for cell in row if cell.value]
        assert any(why in text for text in texts) and texts[-2:] == ["Toen", "€ 12"]


def test_every_workbook_is_whole_to_whoever_reads_its_parts() -> None:
    everything = [calculation(slug, "Naam & <b>") for slug in slugs()]
    with ZipFile(BytesIO(book(everything, TODAY))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # noqa: S314 -- our own
