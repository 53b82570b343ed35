"""The Dutch of every calculator, the word list, and the hints that `check` gives on a page."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from calculators import load, slugs
from kennisbank.check import main as check
from kennisbank.check.site import Site
from kennisbank.check.spelling import MISSING, WORDS, lines, own, spelling, unknown, words
from kennisbank.library import Library
from kennisbank.library.mistake import Mistake
from tests.sites import ROOT


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


# ── The pages: hints, and few of them ─────────────────────────────────────


@pytest.fixture
def hints(tmp_path: Path) -> Callable[[str], list[Mistake]]:
    """What the rule says of a page with this text."""

    def told(text: str) -> list[Mistake]:
        page = tmp_path / "docs" / "proef.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, "utf-8")
        site = Site(page.parent)
        return [each for page in site.pages for each in spelling(page, site)]

    return told


Hints = Callable[[str], list[Mistake]]


@pytest.mark.needs("hunspell")
@pytest.mark.parametrize(
    "text",
    [
        "Neem bijv. de klant van blz. 3, ca. 20 jaar, nr. 4 enz. of iets dergelijks, etc.",
        "De kosten zijn excl. btw, evt. met korting, t.o.v. vorig jaar.",
        "Dat geldt voor beleids- en bedrijfskosten, en voor klant- en omzetcijfers.",
        "Wij werken met Shopify en met Mollie, zegt Pieter Fader. Mollie doet het goed.",
        "De AI-geletterdheid van een Mollie-account en de BTW-aangifte zijn er ook.",
        "Een iDEAL-betaling via GnuCash, met `pip instal` en <span class='kleurr'>tekst</span>.",
        "Kijk op https://voorbeld.nl/artikell mail wie@voorbeld.nl, of kijk in docs/artikell.md.",
        "Het klantwaardeoverzicht van de algoritmegovernance in een luchtkwaliteitsensor.",
        "De woonplaatssamenvoeging en de bankmutaties staan in de bedrijfsrapportage.",
        "Zij schrijven: “I'm pretty sure that it should work, don't they know why?” en meer niet.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "```text\neen foutt\n```",
        "Neem 3-jarige plannen, v2beta en een_naam_hier mee.",
    ],
)
def test_what_is_right_gets_no_hint(hints: Hints, text: str) -> None:
    assert [str(each) for each in hints(text)] == []


@pytest.mark.needs("hunspell")
def test_a_hint_has_its_line_and_what_was_perhaps_meant_and_stops_nothing(hints: Hints) -> None:
    [hint] = hints("# Een kop\n\nWij zien dat de klantten gaan.\n\nEn de klantten komen terug.\n")
    assert str(hint) == (
        "docs/proef.md:3: let op: “klantten” is misschien fout gespeld → bedoelde je klanten? "
        "Zo niet, laat het staan"
    )
    [first] = hints("Klantten zien dat het goed is.")
    assert "bedoelde je Klanten?" in first.todo


ORDINARY = """
klant klanten bedrijf omzet winst verkoop product producten bestelling bestellingen rekening
betalen gemiddeld belangrijk verschillende mogelijk ondernemer ondernemers bijvoorbeeld waarde
berekenen voorbeeld vergelijken resultaat maanden percentage gegevens informatie verwachting
tevreden terugkomen abonnement vertrouwen verbeteren regelmatig eenvoudig natuurlijk
""".split()


@pytest.mark.needs("hunspell")
def test_nine_in_ten_typing_errors_are_found(hints: Hints) -> None:
    random = Random(7)  # noqa: S311 -- which errors, no secret
    slips = {slip: word for word in ORDINARY for slip in _slips(word, random)}
    wrong = unknown(slips) or frozenset()
    asked = [slip for slip in slips if slip in wrong]  # not another Dutch word by chance
    assert len(asked) > 100
    text = "\n\n".join(f"Wij weten dat hier {slip} staat en niets anders." for slip in asked)
    found = {each.line for each in hints(text)}
    missed = [slip for at, slip in enumerate(asked) if 2 * at + 1 not in found]
    assert len(missed) <= len(asked) // 10, missed


def _slips(word: str, random: Random) -> Iterator[str]:
    """Two letters swapped, one doubled, one lost, one wrong."""
    at = random.randrange(1, len(word) - 1)
    other = random.choice([each for each in "aeiklnorst" if each != word[at]])
    yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    yield word[:at] + word[at] + word[at:]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + other + word[at + 1 :]


def test_without_hunspell_it_says_once_that_spelling_was_not_looked_at(
    hints: Hints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", "")
    assert hints("Wij zien dat de klantten gaan.") == []
    monkeypatch.chdir(tmp_path)
    check([])
    assert capsys.readouterr().err.count("De spelling is niet nagekeken → installeer Hunspell") == 1
