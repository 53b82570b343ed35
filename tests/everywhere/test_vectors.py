"""A small part of what `make verify` asks of every Python, asked of the one of the page."""

import json
from pathlib import Path

import pytest

from calculators import slugs
from kennisbank import runtime
from kennisbank.node import node
from kennisbank.runtime.core import CORE, WASM
from kennisbank.runtime.questions import answer
from kennisbank.runtime.sources import all_sources
from kennisbank.runtime.stdlib import write
from tests.everywhere.alike import differences, different
from tests.everywhere.vectors import SPOILED, edges, outcomes, seeded, wrong

INPUTS, BAD = 10, len(SPOILED)


def test_the_python_of_the_page_answers_what_python_answers_here(tmp_path: Path) -> None:
    questions = list(outcomes(INPUTS, BAD))
    write(tmp_path, runtime.files() | {WASM: runtime._files()[CORE]})
    given = {"sources": all_sources(), "questions": questions, "parts": {}, "files": []}
    done = node(Path(runtime.__file__).with_name("core.mjs"), tmp_path, given=json.dumps(given))
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert "answers" in found, found
    assert not different(questions, [answer(each) for each in questions], found["answers"])


def test_what_is_asked_is_the_same_each_time_and_of_every_calculator() -> None:
    questions = list(outcomes(2, 2))
    assert questions == list(outcomes(2, 2))
    assert {slug for _, slug, _ in questions} == {*slugs()}


def test_most_of_what_is_wrong_is_refused_and_most_of_what_chance_fills_in_is_not() -> None:
    for slug in slugs():
        bad, good = (
            [json.loads(answer(("run", slug, json.dumps({"values": each}))))["ok"] for each in made]
            for made in (wrong(slug, 44), seeded(slug, 44))
        )
        assert sum(bad) < 22 and sum(good) > 2, slug


def test_where_a_verdict_turns_is_asked_on_both_sides() -> None:
    for slug in ("ltv", "retentie", "nps"):
        verdicts = {
            band["name"]
            for each in edges(slug)
            for output in json.loads(answer(("run", slug, json.dumps({"values": each}))))
            .get("outputs", {})
            .values()
            if (band := output["band"])
        }
        assert len(verdicts) > 2, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((1.0, 1.0 + 1e-9), ("a", "a "), ([1.0], [1.0, 1.0]), ({"a": 1}, {"b": 1})),
        *((1.0, "1.0"), (None, 0.0), ([1], [True]), ({"a": [{"b": 1.0}]}, {"a": [{"b": 2.0}]})),
    ],
)
def test_two_answers_that_differ_are_seen(one: object, other: object) -> None:
    assert [*differences(one, other)] and not [*differences(one, one)]
