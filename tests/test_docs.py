"""What every article keeps to, beside what `check` asks of every page."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kennisbank.check.calculated import calculated
from kennisbank.check.site import Site

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ARTICLES = sorted((DOCS / "artikelen").glob("*.md"))
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)

SHORTER = {"klantwaarde"}  # first of all a page of questions
LONGER = {"retentie"}  # also says why klantduur has three values, for all other pages


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


@every_article
def test_every_article_has_a_calculator_high_up_and_the_length_of_one_sitting(
    article: Path,
) -> None:
    _, text = read(article)
    words = len(prose(text).split())
    least, most = 500 if article.stem in SHORTER else 900, 2200 if article.stem in LONGER else 1800
    assert least <= words <= most, words
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


def test_every_number_that_opens_a_calculator_is_what_comes_out_of_it() -> None:
    site = Site(DOCS)
    assert [str(each) for page in site.pages for each in calculated(page, site)] == []
    opens = re.compile(r"\]\(\.\./rekenhulpen/[\w-]+\.md\?")
    assert sum(len(opens.findall(page.text)) for page in site.pages) > 50
