"""What every page of the content keeps to, now and later."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "besluiten" not in path.parts)
ARTICLES = sorted((DOCS / "artikelen").glob("*.md"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)

SHORTER = {"klantwaarde"}  # first of all a page of questions


def read(page: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the text."""
    _, front, text = page.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


def prose(text: str) -> str:
    """The text that a reader reads, without questions, sources, calculators and markup."""
    text = text.partition("## Veelgestelde vragen")[0]
    for markup in (
        r"```.*?```",
        r"<figure.*?</figure>",
        r"<[^>]+>",
        r"\{[^}]*\}",
        r"\[\^\w+\]",
        r"\]\([^)]*\)",
        r"[|*#-]",
    ):
        text = re.sub(markup, " ", text, flags=re.DOTALL)
    return text


@every_page
def test_every_page_says_what_it_is(page: Path) -> None:
    front, text = read(page)
    assert front["title"] and 120 <= len(front["description"]) <= 160
    # The title of an episode is its heading: its text is what is spoken.
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == ("audio" not in front)


def test_no_two_pages_have_the_same_title_or_description() -> None:
    for name in ("title", "description"):
        said = [read(page)[0][name] for page in PAGES]
        assert len(said) == len(set(said))


@every_article
def test_every_article_says_when_it_was_reviewed_and_what_to_read_next(article: Path) -> None:
    front, _ = read(article)
    assert front["published"] <= front["reviewed"] <= date.today()
    assert front["topic"]
    for name in front["related"]:
        assert (article.parent / name).is_file() and name != article.name


@every_article
def test_every_article_has_a_calculator_high_up_and_the_length_of_one_sitting(
    article: Path,
) -> None:
    _, text = read(article)
    words = len(prose(text).split())
    assert (500 if article.stem in SHORTER else 900) <= words <= 1800, words
    assert len(prose(text.partition("```rekenhulp")[0]).split()) < 200


@every_article
def test_every_article_answers_questions_and_names_its_sources(article: Path) -> None:
    _, text = read(article)
    questions = text.partition("## Veelgestelde vragen")[2]
    assert 4 <= len(re.findall(r"^### ", questions, re.MULTILINE)) <= 8
    named, used = (
        set(re.findall(pattern, text, re.MULTILINE))
        for pattern in (r"^\[\^(\w+)\]:", r"\[\^(\w+)\](?!:)")
    )
    assert named == used != set()


@every_page
def test_numbers_stand_as_dutch_people_write_them(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    wrong = re.findall(r"€\d.{8}|\d [%].{8}|€ \d.{8}|-\d+%|\d,\d{3}\b.{8}", text)
    assert wrong == []
