"""What holds for every calculator, now and later: declared once, tested once."""

import ast
import inspect
import json
import math
import re
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from string import Formatter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import assume
from hypothesis.strategies import SearchStrategy, nothing
from jsonschema import Draft202012Validator

from calculators import ask, load, slugs
from calculators.core import formula
from calculators.core.declare import InputError
from calculators.core.fields import Choice, Input
from calculators.core.numbers import NBSP, write
from calculators.core.outputs import Output
from calculators.core.rules import Rule
from calculators.core.written import Example
from kennisbank.runtime.sources import shared_sources, sources
from tests import strategies
from tests.calculators.asked import asked
from tests.calculators.formulas import evaluate, outcome
from tests.explored import explored
from tests.strategies import AnyCalculator

ADDRESS = r"[a-z0-9/-]+/#[a-z0-9-]+"  # of a paragraph, from the site's root
every_calculator = pytest.mark.parametrize(
    "calculator", strategies.calculators(), ids=lambda calculator: calculator.slug
)
every_example = pytest.mark.parametrize(
    ("calculator", "example"),
    [
        pytest.param(calculator, example, id=f"{calculator.slug}: {example.name}")
        for calculator in strategies.calculators()
        for example in calculator.examples
    ],
)
every_rule = pytest.mark.parametrize(
    ("calculator", "rule"),
    [
        pytest.param(calculator, rule, id=f"{calculator.slug}: {rule.field}: {rule.text[:40]}")
        for calculator in strategies.calculators()
        for rule in [*calculator.errors, *calculator.guards]
    ],
)


def judging(calculator: AnyCalculator) -> SearchStrategy[dict[str, Any]]:
    """Any allowed values, and where a verdict turns."""
    near = strategies.edges(calculator) if strategies.turns(calculator) else nothing()
    return near | strategies.treacherous(calculator)


def defaults(calculator: AnyCalculator) -> dict[str, Any]:
    return {name: each.default for name, each in calculator.inputs.items()}


@every_example
def test_every_worked_example_comes_out(calculator: AnyCalculator, example: Example) -> None:
    result = calculator.run(example.inputs)
    assert result["ok"], result
    for name, expected in example.outputs.items():
        shown = result["outputs"][name]
        if isinstance(expected, str):
            assert shown["text"] == expected
        else:
            assert shown["value"] == pytest.approx(expected, rel=1e-12, abs=1e-12)


@every_example
def test_a_worked_example_typed_the_dutch_way_gives_the_same(
    calculator: AnyCalculator, example: Example
) -> None:
    typed = {
        name: value if isinstance(value, str) else calculator.inputs[name].write(value)  # type: ignore[arg-type]
        for name, value in example.inputs.items()
    }
    assert calculator.run(typed) == calculator.run(example.inputs)


@every_calculator
def test_both_doors_give_the_same_numbers(calculator: AnyCalculator) -> None:
    plain = calculator(**defaults(calculator))._asdict()
    shown = calculator.run(defaults(calculator))["outputs"]
    assert {name: each["value"] for name, each in shown.items()} == {
        name: number for name, number in plain.items() if name in shown
    }
    assert calculator.main in shown


@every_calculator
def test_a_formula_adds_up_alike_in_every_python(calculator: AnyCalculator) -> None:
    """Of floats, sum() has other last digits from Python 3.12 on; of counts it has not."""
    tree = ast.parse(Path(inspect.getfile(calculator.function)).read_text("utf-8"))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "sum":
            each = call.args[0]
            assert isinstance(each, ast.GeneratorExp) and isinstance(each.elt, ast.Compare)


@explored(strategies.allowed)
def test_any_allowed_input_gives_a_finite_banded_json_able_result(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assert json.loads(json.dumps(result, allow_nan=False)) == result
    if not result["ok"]:
        assert {rule.field for rule in calculator.errors} >= set(result["errors"])
        with pytest.raises(InputError):
            calculator(**values)
    assume(result["ok"])
    for name, shown in result["outputs"].items():
        output, value = calculator.outputs[name], shown["value"]
        if value is None:
            assert shown["note"] and not shown["text"]
            continue
        assert math.isfinite(value) and math.copysign(1, value) == (-1 if value < 0 else 1)
        assert output.judged_if or (shown["band"] is not None) == bool(output.bands)
        assert re.fullmatch(r"[^\d]*−?\d{1,3}(\.\d{3})*(,\d+)?[^\d]*", shown["text"])
        assert shown["worked"].endswith(shown["text"])


@explored(strategies.treacherous)
def test_the_shown_formula_says_what_the_function_does(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    said = outcome(calculator, values)
    for name, shown in result["outputs"].items():
        if shown["value"] is None or not calculator.outputs[name].formulas:
            continue
        near = max(abs(said[name]) / 10**9, Fraction(1e-300))  # below that a float has no digits
        assert abs(Fraction(shown["value"]) - said[name]) <= near, (name, float(said[name]))


@explored(strategies.treacherous)
def test_a_worked_solution_with_an_equals_sign_is_true_to_the_letter(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    sums = (each for n, each in result["outputs"].items() if calculator.outputs[n].formulas)
    for shown in sums:
        left, equals, right = re.split(" ([=≈]) ", shown["worked"]) if shown["worked"] else "0=0"
        if equals == "=":
            assert evaluate(read_aloud(left), {}) == evaluate(read_aloud(right), {}), shown


def read_aloud(worked: str) -> str:
    """A side of a worked solution, as a formula: without signs of money, words and points."""
    plain = re.sub(r"(?<=\d)\.(?=\d)", "", worked).replace("€\u00a0", "")
    plain = plain.replace(" tot de macht ", " ^ ")
    if (up := plain.removesuffix(", naar boven afgerond")) != plain:
        plain = f"⌈{up}⌉"
    return re.sub(r"\+(?=\d)|\u00a0[a-z]+", "", plain)


def read_shown(text: str) -> Fraction:
    """The number that a reader sees, exactly."""
    bare = re.sub(r"[^\d,−]", "", text).replace("−", "-").replace(",", ".")
    return Fraction(bare)


@explored(judging)
def test_what_is_shown_never_contradicts_the_verdict_beside_it(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    seen = {
        name: read_shown(each["text"])
        for name, each in (result["inputs"] | result["outputs"]).items()
        if each["text"] and not isinstance(calculator.inputs.get(name), Choice)
    }
    for name, each in result["outputs"].items():
        # One decimal is no money, and three look like thousands.
        cents = each["text"].partition(",")[2]
        assert calculator.outputs[name].unit != "€" or len(cents) not in {1, 3}, each["text"]
    said = outcome(calculator, values)
    true = {name: float(said[name]) for name in seen if name in said}
    for name, shown in result["outputs"].items():
        if shown["band"]:
            for number in (seen[name], true[name]):
                reached = [b.name for b in calculator.outputs[name].bands if number >= b.start]
                assert shown["band"]["name"] == reached[-1], (name, number)
    true |= {name: values[name] for name in seen if name in calculator.inputs}
    for one, other in strategies.compared(calculator):
        if one in seen and other in seen:
            looks = (seen[one] > seen[other]) - (seen[one] < seen[other])
            is_so = (true[one] > true[other]) - (true[one] < true[other])
            assert looks == is_so, (one, other, float(seen[one]), float(seen[other]))


@explored(strategies.treacherous)
def test_what_is_not_zero_is_not_shown_as_zero(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    for name, each in result["outputs"].items():
        value = each["value"]
        if value is not None and (not value or abs(value) >= 1e-15):
            seen = read_shown(each["text"])
            assert (seen > 0, seen < 0) == (value > 0, value < 0), (name, value, each["text"])


@explored(strategies.pairs, examples=25)
def test_a_difference_that_there_is_is_shown(
    calculator: AnyCalculator, cases: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    assume(all(calculator.run(case)["ok"] for case in cases))
    for each in calculator.compare(*cases):
        seen = read_shown(each["difference"]["text"])
        assert bool(seen) == (abs(each["difference"]["value"]) >= 1e-15), each


def wholes(calculator: AnyCalculator) -> list[Output]:
    return [each for each in calculator.outputs.values() if each.rest_of]


@explored(strategies.treacherous, of=wholes)
def test_parts_of_a_whole_add_up_on_the_screen(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    for each in wholes(calculator):
        seen = [read_shown(result["outputs"][name]["text"]) for name in (each.name, each.rest_of)]
        assert abs(float(sum(seen)) - 100) < 1e-9, (each.name, values, seen)


@every_calculator
def test_two_percentages_that_are_always_a_whole_say_so(calculator: AnyCalculator) -> None:
    percentages = [each for each in calculator.outputs.values() if each.unit == "%"]
    cases: list[Mapping[str, Any]] = [example.inputs for example in calculator.examples]
    cases += [{**defaults(calculator), **rule.silent} for rule in calculator.guards]
    found = [calculator.numbers({**defaults(calculator), **case}) for case in cases]
    for one, other in combinations(percentages, 2):
        both = [(each[one.name], each[other.name]) for each in found]
        sums = [sum(pair) for pair in both if None not in pair]
        always = len(sums) > 1 and all(abs(each - 100) < 1e-9 for each in sums)
        assert always == (other.rest_of == one.name or one.rest_of == other.name)


@explored(strategies.wrong)
def test_any_bad_input_gets_a_dutch_sentence_at_its_field(
    calculator: AnyCalculator, bad: dict[str, Any]
) -> None:
    result = calculator.run(defaults(calculator) | bad)
    assert not result["ok"] and "outputs" not in result
    assert set(result["errors"]) >= set(bad), "all messages at once"
    for sentence in result["errors"].values():
        assert re.fullmatch(r"(Dit|Hier|Vul|Kies|“).+\.", sentence, re.DOTALL), sentence


@explored(strategies.raw)
def test_no_exception_ever_leaves_run(calculator: AnyCalculator, raw: Any) -> None:
    json.dumps(calculator.run(raw), allow_nan=False)


@explored(strategies.allowed)
def test_what_a_field_shows_back_gives_the_same_result(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    result = calculator.run(values)
    assume(result["ok"])
    shown = {name: each["text"] for name, each in result["inputs"].items()}
    assume(all(len(text) <= 40 for text in shown.values()))
    assert calculator.run(shown) == result


@every_calculator
def test_the_plain_call_refuses_what_is_not_a_plain_number(
    calculator: AnyCalculator,
) -> None:
    for name, each in calculator.inputs.items():
        with pytest.raises(ValueError) as refused:
            calculator(**defaults(calculator) | {name: "1,5"})
        assert name in refused.value.errors  # type: ignore[attr-defined]
        if isinstance(each, Input):
            with pytest.raises(ValueError):
                calculator(**{name: each.high * 2})


@every_calculator
def test_every_declaration_is_complete(calculator: AnyCalculator) -> None:
    known = {*calculator.inputs, *calculator.outputs}
    assert calculator.title.endswith("?")
    assert calculator.summary and calculator.source.endswith(".") and calculator.examples
    assert calculator.main in calculator.outputs
    assert calculator.run(defaults(calculator))["ok"]
    for field in calculator.inputs.values():
        assert field.label and field.where.endswith((".", "?"))
        assert not field.more or re.fullmatch(ADDRESS, field.more)
    for output in calculator.outputs.values():
        assert output.label and set().union(*map(formula.names, output.formulas)) <= known
        assert not output.upto or output.upto in calculator.outputs
        assert [band.start for band in output.bands] == sorted({b.start for b in output.bands})
        for band in output.bands:
            assert band.text.endswith(".") and not band.action.endswith(".")
            assert re.fullmatch(ADDRESS, band.link)
    for rule in [*calculator.errors, *calculator.guards]:
        assert rule.field in calculator.inputs and rule.text.endswith((".", "?"))
        assert set(rule.looks_at) <= known
        shown = {name for _, name, _, _ in Formatter().parse(rule.text) if name}
        assert shown <= {name for name, waits in rule.looks_at.items() if waits}


def sentence(calculator: AnyCalculator, rule: Rule, case: Mapping[str, Any]) -> str:
    """What stands at the rule's field in that case, of its own kind: errors or warnings."""
    result = calculator.run({**defaults(calculator), **case})
    if rule in calculator.errors:
        return str(result.get("errors", {}).get(rule.field, ""))
    assert result["ok"], result
    return " ".join(each["text"] for each in result["guards"] if each["field"] == rule.field)


@every_rule
def test_a_rule_fires_in_its_one_case_and_is_silent_in_its_other(
    calculator: AnyCalculator, rule: Rule
) -> None:
    start = rule.text.partition("{")[0]
    assert start in sentence(calculator, rule, rule.fires)
    assert start not in sentence(calculator, rule, rule.silent)
    fires, silent = ({**defaults(calculator), **case} for case in (rule.fires, rule.silent))
    changed = [name for name in calculator.inputs if fires[name] != silent[name]]
    assert len(changed) == 1, "as near as can be: they differ in one field"


@every_rule
def test_a_sentence_that_counts_says_one_as_one(calculator: AnyCalculator, rule: Rule) -> None:
    named = {**calculator.inputs, **calculator.outputs}
    ones = {name: write(1, getattr(each, "unit", "")) for name, each in named.items()}
    several = {name: write(2, getattr(each, "unit", "")) for name, each in named.items()}
    # A noun in the plural, or an adjective and one, right after the number.
    assert not re.search(r"\b1\s(\w+\s)?\w+(en|s)\b", rule.said(ones)), rule.said(ones)
    assert not re.search(r"[{}|]", rule.said(several))


def test_one_of_every_unit_is_said_as_one() -> None:
    alike = {"", "€", "%", "jaar", "uur"}  # the same for one and for more, as people say them
    for calculator in strategies.calculators():
        for each in (*calculator.inputs.values(), *calculator.outputs.values()):
            unit = getattr(each, "unit", "")
            one, _, many = unit.partition("|")
            assert unit in alike or (many and one != many), (calculator.slug, each.name, unit)
            if many:
                texts = [write(number, unit) for number in (1, -1, 0, 1.5, 2)]
                nouns = [text.rpartition(NBSP)[2] for text in texts]
                assert nouns == [one, one, many, many, many]


ABSENT: dict[tuple[str, str], dict[str, Any]] = {  # filled in, and yet without a value
    ("ab-verschil", "stijging"): {"kopers_a": 0},
    ("ab-verschil", "nodig"): {"kopers_b": 20},
    ("groeikas", "dekt"): {"maanden": 2},
    ("groeikas", "terug"): {"maanden": 2},
    ("retentie", "gemiddelde_klantduur"): {"klanten_eind": 240},
    ("retentie-effect", "stijging"): {"marge_per_jaar": 0},
    ("roi", "roi_per_jaar"): {"looptijd": 0.5},
}


@every_calculator
def test_an_outcome_without_a_value_says_why_and_nothing_is_made_of_it(
    calculator: AnyCalculator,
) -> None:
    for name, output in calculator.outputs.items():
        if not output.absent:
            continue
        values = defaults(calculator) | ABSENT[calculator.slug, name]
        shown = calculator.run(values)["outputs"][name]
        assert shown["note"] == output.absent and shown["note"].endswith(".")
        assert [shown[each] for each in ("value", "text", "worked", "band", "carry")] == [
            *(None, "", "", None, None)
        ]
        assert calculator.levers(values, name) == []
        assert name not in {each["name"] for each in calculator.compare(values, values)}
        field = next(n for n, each in calculator.inputs.items() if isinstance(each, Input))
        assert calculator.solve(name, 10, field, values)["ok"] in (True, False)


@every_calculator
def test_a_question_turned_round_is_refused_in_words_that_fit_a_plural(
    calculator: AnyCalculator,
) -> None:
    values = defaults(calculator)
    for field, declared in calculator.inputs.items():
        if isinstance(declared, Input):
            found = calculator.solve(calculator.main, 10**9 + 0.125, field, values)
            said = found.get("message", "")
            assert not said.startswith(declared.label), said
            assert not re.search(r"\d\s\w+en geeft ", said), said


def test_a_count_has_its_noun_in_the_right_number() -> None:
    rule = Rule("x", bool, "Dat zijn {x:klant|klanten}, {x}.", {}, {})
    assert [rule.said({"x": each}) for each in ("0", "1", "1,5", "1.001")] == [
        f"Dat zijn {each}, {each.partition(chr(160))[0]}."
        for each in ("0\u00a0klanten", "1\u00a0klant", "1,5\u00a0klanten", "1.001\u00a0klanten")
    ]


@every_calculator
def test_the_schema_is_valid_and_takes_the_defaults(calculator: AnyCalculator) -> None:
    schema = calculator.schema()
    Draft202012Validator.check_schema(schema)
    result = calculator.run(defaults(calculator))
    document: dict[str, Any] = {
        "inputs": {name: each["value"] for name, each in result["inputs"].items()},
        "outputs": {name: each["value"] for name, each in result["outputs"].items()},
    }
    Draft202012Validator(schema).validate(document)
    for name in calculator.inputs:
        wrong = document | {"inputs": document["inputs"] | {name: "niets van dit al"}}
        assert not Draft202012Validator(schema).is_valid(wrong)


@pytest.mark.parametrize("slug", slugs())
def test_the_sources_of_a_calculator_are_all_it_needs(slug: str, tmp_path: Path) -> None:
    for name, text in (shared_sources() | sources(slug)).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    others = set(slugs()) - {slug}
    assert not others & {path.stem.replace("_", "-") for path in tmp_path.rglob("*.py")}
    script = f"from calculators import ask; print(ask('run', {slug!r}, {{!r}}))"
    question = json.dumps({"values": dict(load(slug).examples[0].inputs)})
    alone = subprocess.run(
        [
            sys.executable,
            "-I",
            "-X",
            "utf8",
            "-c",
            "import sys; sys.path.insert(0, '.'); " + script.format(question),
        ],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert alone.stdout.strip() == ask("run", slug, question), alone.stderr


@explored(strategies.allowed)
def test_a_picture_says_the_same_in_lines_words_and_a_table(
    calculator: AnyCalculator, values: dict[str, Any]
) -> None:
    assume(calculator.run(values)["ok"])
    html = calculator.picture(values)
    assert asked("picture", calculator.slug, values=values) == html
    if not html:
        return
    drawn = ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 -- our own
    [svg] = drawn.iter("svg")
    assert svg.get("aria-label") in [each.text for each in drawn.iter("p")]
    lines = [each for each in svg.iter("path") if "kb-lijn" in each.get("class", "")]
    rows = list(drawn.findall(".//tbody/tr"))
    for line in lines:
        places = re.findall(r"(\S+) ([^L\s]+)", line.get("d", "")[1:].replace("L", " "))
        assert len(places) == len(rows)
        for x, y in places:
            assert 0 <= float(x) <= 340 and 0 <= float(y) <= 220
    assert all(len(row.findall("td")) == len(lines) for row in rows)


@every_calculator
def test_a_place_on_the_scale_lies_in_its_band(calculator: AnyCalculator) -> None:
    for output in calculator.outputs.values():
        if not output.has_scale:
            assert output.place(1.0) is None
            continue
        width = 1 / len(output.bands)
        for at, band in enumerate(output.bands):
            assert output.place(band.start) == pytest.approx(at * width, abs=1e-4)
        for value in (-1e9, 0.0, 1e9):
            place, reached = output.place(value), output.band(value)
            assert place is not None and reached is not None
            at = output.bands.index(reached)
            assert at * width - 1e-4 <= place <= (at + 1) * width + 1e-4
