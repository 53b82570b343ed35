"""The Dutch of every calculator, and the word list; `check` sees to that of every page."""

import os
from collections.abc import Iterator

import pytest

from calculators import load, slugs
from kennisbank.check.spelling import MISSING, WORDS, lines, own, unknown, words
from kennisbank.library import Library
from tests.kennisbank.conftest import ROOT


def declarations() -> Iterator[str]:
    """Everything that a reader of a calculator reads."""
    for calculator in map(load, slugs()):
        yield from (calculator.title, calculator.summary, calculator.source)
        yield from (example.name for example in calculator.examples)
        yield from (rule.text for rule in (*calculator.errors, *calculator.guards))
        for field in calculator.inputs.values():
            yield from (field.label, field.where)
        for output in calculator.outputs.values():
            yield from (output.label, output.absent)
            for band in output.bands:
                yield from (band.name, band.text, band.action)


def test_every_word_of_the_calculators_is_spelt_as_it_should_be() -> None:
    wrong = unknown(word for text in declarations() for word in words(text))
    if wrong is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    assert not wrong, f"Fout gespeld? Zo niet, zet het woord in {WORDS.name}"


def test_every_word_of_our_own_list_is_used() -> None:
    used = {word.lower() for text in declarations() for word in words(text)}
    used |= {
        word.lower()
        for page in Library(ROOT / "docs").pages
        for _, line in lines(page)
        for word in words(line)
    }
    assert own() == sorted(own(), key=str.casefold)
    assert [word for word in own() if word.lower() not in used] == []
