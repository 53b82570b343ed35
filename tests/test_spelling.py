"""The Dutch of every page and every calculator, by Hunspell and the project's own word list."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators import load, slugs

ROOT = Path(__file__).parents[1]
WORDS = Path(__file__).with_name("woorden.txt")
MISSING = "Hunspell is not here: install it (Debian: apt install hunspell hunspell-nl)"

# What is no Dutch text: code, addresses, names of sources, markup.
NOT_TEXT = re.compile(
    r"^---\n.*?\n---$|```.*?```|`[^`]*`|<!--.*?-->|<[^>]+>|^!!! \w+|\]\([^)]*\)|https?://\S+"
    r"|^Ook: .*?$|^\[\^\w+\]: .*?$|\[\^\w+\]|\{[^}]*\}|\b[\w-]+\.(?:md|py|nl|com|xml)\b",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def pages() -> Iterator[tuple[Path, str]]:
    for page in sorted((ROOT / "docs").rglob("*.md")):
        if "besluiten" not in page.parts:
            yield page, page.read_text("utf-8")


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


def unknown(words: set[str]) -> set[str]:
    """Those that Hunspell does not know, in Dutch, with our own list."""
    if not shutil.which("hunspell"):
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    own = {line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")}
    done = subprocess.run(
        ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return {word for word in done.stdout.split() if word.lower() not in {w.lower() for w in own}}


def words_of(text: str) -> set[str]:
    return {word.replace("’", "'") for word in WORD.findall(NOT_TEXT.sub(" ", text))}


def test_every_word_of_the_content_is_spelt_as_it_should_be() -> None:
    wrong = unknown(set().union(*(words_of(text) for _, text in pages())))
    found = [
        f"{page.relative_to(ROOT)}:{number}: “{word}”"
        for page, text in pages()
        for number, line in enumerate(text.splitlines(), 1)
        for word in sorted(words_of(line) & wrong)
    ]
    assert not found, f"Fout gespeld? Zo niet, zet het woord in {WORDS.name}:\n" + "\n".join(found)


def test_every_word_of_the_calculators_is_spelt_as_it_should_be() -> None:
    assert unknown(words_of("\n".join(declarations()))) == set()


def test_every_word_of_our_own_list_is_used() -> None:
    used = {word.lower() for _, text in pages() for word in words_of(text)}
    used |= {word.lower() for word in words_of("\n".join(declarations()))}
    own = [line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert own == sorted(own, key=str.casefold)
    assert [word for word in own if word.lower() not in used] == []
