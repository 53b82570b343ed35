"""What a page says of itself."""

from pathlib import Path

import pytest

from kennisbank.library.page import Page


def page(name: str, text: str = "") -> Page:
    return Page(Path("docs", name), Path("docs"), text)


@pytest.mark.parametrize(
    ("name", "is_item", "address"),
    [
        ("artikelen/ltv.md", True, "artikelen/ltv/"),
        ("artikelen/index.md", False, "artikelen/"),
        ("index.md", False, ""),
        ("begrippen.md", False, "begrippen/"),
    ],
)
def test_the_pages_of_a_section_are_not_the_one_that_leads_to_them(
    name: str, is_item: bool, address: str
) -> None:
    assert (page(name).is_item, page(name).address) == (is_item, address)


@pytest.mark.parametrize(
    ("text", "top"),
    [
        ("---\ntitle: a\n---\n# Kop", 3),
        ("# Kop", 0),
        ("–––\ntitle: a\n–––\n\n# Kop", 3),  # no block, but meant as one
        ("–––\ntitle: a\n# Kop", 1),
    ],
)
def test_the_text_begins_below_the_block_at_the_top(text: str, top: int) -> None:
    assert page("a.md", text).top == top


def test_a_menu_needs_its_title_up_to_the_colon() -> None:
    assert page("a.md", "# **LTV**: wat is dat?").label == "LTV"
    assert page("a.md", "# : wat is dat?").label == "a"
    assert page("a.md", "Tekst.\n\n#\n\n# Een\n\n# Twee").title == "Een"
