"""Whose knowledge base it is: what its owner has set, or that it is not there yet."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from tests.sites import ROOT

THEME = Environment(loader=FileSystemLoader(ROOT / "kennisbank" / "theme"), autoescape=True)
NOT_YET = (
    "De naam en het contactadres van wie deze kennisbank aanbiedt, zijn hier nog niet ingevuld."
)


def shown(name: str, contact: str) -> BeautifulSoup:
    config = {"extra": {"owner": {"name": name, "contact": contact}}}
    html = THEME.get_template("partials/aanbieder.html").render(config=config)
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("name", "contact", "said", "link"),
    [
        (
            "Bureau & Zoon",
            "info@voorbeeld.nl",
            "Deze kennisbank is van Bureau & Zoon. Je bereikt de aanbieder via info@voorbeeld.nl.",
            "mailto:info@voorbeeld.nl",
        ),
        (
            "",
            "https://voorbeeld.nl/@contact",
            "Je bereikt de aanbieder via https://voorbeeld.nl/@contact.",
            "https://voorbeeld.nl/@contact",
        ),
        (
            "Bureau",
            "",
            "Deze kennisbank is van Bureau. Een contactadres is hier nog niet ingevuld.",
            None,
        ),
        ("", "", NOT_YET, None),
    ],
)
def test_what_is_said_of_the_owner_is_what_is_set(
    name: str, contact: str, said: str, link: str | None
) -> None:
    page = shown(name, contact)
    assert page.get_text().strip() == said
    assert [each["href"] for each in page.select("a")] == ([link] if link else [])


@pytest.mark.parametrize("page", ["over", "privacy"])
def test_the_pages_that_lead_to_the_owner_end_with_that(site: Path, page: str) -> None:
    html = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    last = html.select("article h2")[-1]
    assert last["id"] == "aanbieder"
    after = last.find_next_siblings("p")
    assert after[-1].get_text().strip() == NOT_YET
