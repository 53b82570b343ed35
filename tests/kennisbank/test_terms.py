"""Terms of the glossary, explained where they stand; and the lists that write themselves."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculators import load, slugs
from kennisbank import Stopped
from kennisbank.library import Library
from kennisbank.library.terms import check, read
from tests.kennisbank.conftest import convert
from tests.sites import ROOT

GLOSSARY = """\
---
title: Begrippen
---

# Begrippen

## CAC { #cac }

Ook: wervingskosten

Wat het [kost](x.md) om **één** klant te winnen.

Meer erover.

## Klantverloop { #klantverloop }

Het deel dat vertrekt.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "begrippen.md").write_text(GLOSSARY, "utf-8")
    return tmp_path


def marked(docs: Path, text: str) -> list[str]:
    return [each.get_text() for each in convert(text, str(docs)).select("button.kb-begrip")]


def test_a_term_and_its_synonyms_are_explained(docs: Path) -> None:
    soup = convert("Wat is CAC? Let op het klantverloop.\n\n- De Wervingskosten.", str(docs))
    buttons = soup.select("button.kb-begrip")
    assert [each.get_text() for each in buttons] == ["CAC", "klantverloop"]
    popover = soup.select_one(f"#{buttons[0]['popovertarget']}")
    assert popover and popover.has_attr("popover")
    assert "CAC: Wat het kost om één klant te winnen." in popover.get_text()
    assert popover.select_one('a[href="kb:begrippen/#cac"]')
    assert "Wat is CAC? Let op het klantverloop." in soup.get_text()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Let op CAC.", ["CAC."]),
        ("Werven (CAC) kost, ook “klantverloop”, geld.", ["(CAC)", "“klantverloop”,"]),
        ("Let op **CAC**. En (*klantverloop*).", ["CAC.", "(klantverloop)."]),
        ("Let op **alle CAC**. (*klantverloop telt*)", []),
        ("CAC: veel. En *klantverloop*; (zo)", ["CAC:", "klantverloop;"]),
        ("Een CAC die stijgt, (en klantverloop dat stijgt)", []),
    ],
)
def test_a_sign_never_stands_alone_on_a_line_beside_a_term(
    docs: Path, text: str, held: list[str]
) -> None:
    soup = convert(text, str(docs))
    assert [each.get_text() for each in soup.select(".kb-vast")] == held
    assert text.replace("*", "") in soup.get_text()


@pytest.mark.parametrize(
    "link",
    [
        '<a href="?cac=1">met CAC</a>',
        '<a href="?cac=1">met **veel** CAC</a>',
        '<a href="?cac=1"><b>met CAC</b></a>',
        '<button type="button">CAC</button>',
        "<label>CAC <input></label>",
        "[met CAC](https://example.org)",
        "[met **CAC**](https://example.org)",
    ],
)
def test_a_term_in_a_link_or_a_control_stays_as_it_is(docs: Path, link: str) -> None:
    soup = convert(f"Kijk {link}, of naar CAC.", str(docs))
    (button,) = soup.select("button.kb-begrip")
    assert not button.find_parent(["a", "button", "label"])
    assert button.find_previous(string=re.compile("of naar"))


def test_a_link_that_was_never_closed_ends_with_its_paragraph(docs: Path) -> None:
    assert marked(docs, 'Een <a href="?x">link.\n\nDan CAC.') == ["CAC"]


def test_a_plural_is_explained_as_well(docs: Path) -> None:
    (docs / "begrippen.md").write_text(GLOSSARY + "\n## Lead { #lead }\n\nIemand.\n", "utf-8")
    assert marked(docs, "Twee CAC's en veel leads.") == ["CAC's", "leads"]
    assert marked(docs, "Leadmagneet, leadend.") == []


def test_what_writes_out_an_abbreviation_in_brackets_is_left_alone(docs: Path) -> None:
    more = "Ook: wervingskosten, acquisition cost"
    (docs / "begrippen.md").write_text(GLOSSARY.replace("Ook: wervingskosten", more), "utf-8")
    assert marked(docs, "[CAC](x.md) (acquisition cost) is te hoog.") == []
    assert marked(docs, "Je acquisition cost (CAC) is te hoog.") == ["acquisition cost"]


def test_a_term_is_explained_once_in_every_section(docs: Path) -> None:
    assert marked(docs, "CAC en CAC.\n\n## Kop\n\nWeer CAC.\n\n### Kop\n\nEn CAC.") == [
        "CAC",
        "CAC",
    ]
    assert len(convert("CAC\n\n## Kop\n\nCAC", str(docs)).select("#begrip-cac")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# CAC",
        "[CAC](x.md)",
        "`CAC`",
        "```\nCAC\n```",
        "CACAO en cac en LTV-CAC-som",
        "## Veelgestelde vragen\n\n### Wat is CAC?\n\nZo.",
    ],
)
def test_it_is_left_alone_where_it_is_a_name_a_link_code_or_another_word(
    docs: Path, text: str
) -> None:
    assert marked(docs, text) == []


def test_the_glossary_explains_nothing_in_itself(docs: Path) -> None:
    assert marked(docs, GLOSSARY.partition("---\n\n")[2]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## A { #a }\n\nZo.", []),
        (f"## A {{ #a }}\n\n{'z' * 220}", []),
        (f"## A {{ #a }}\n\n{'z' * 221}", ["1 de uitleg van “A” is 221 tekens lang"]),
        ("## B { #b }\n\nZo.\n\n## A { #a }\n\nZo.", ["5 “A” staat na “B”"]),
        ("## A { #a }\nOok: b\nZo.", []),
        ("## A { #a }\n\n\nZie ook: b\n\nZo.", ["4 de andere namen van “A” staan"]),
        ("## A { #a }\nZie ook: b\n\nZo.", ["2 de andere namen van “A” staan"]),
        ("## A { #a }\n\nOok: a\n\nZo.", ["1 “a” staat er twee keer"]),
        ("## A { #a }\n\nOok: c\n\nZo.\n\n## B { #b }\n\nOok: C\n\nZo.",
         ["7 “C” staat er twee keer, ook bij “A”"]),
        ("## A { #a }\n\nOok: b,\n\nZo.", ["1 bij “A” staat een lege naam"]),
        ("## { #a }\n\nZo.", ["1 hier staat geen begrip"]),
        ("## A { #1 }\n\nZo.", ["1 “#1” kan niet"]),
        ("## A { #a }\n\nZo.\n\n## B { #a }\n\nZo.", ["5 “#a” is al de naam van “A”"]),
        ("## A { #a }\n\nOok: b", ["1 “A” heeft geen uitleg"]),
        ("## A { #a }\n\nZo.\n\n### Diep\n\nZo.", ["5 een kop zo diep is hier geen begrip"]),
        ("# T\n\nTekst.\n\n## A { #a }\n\n# U\n\nZo.", ["5 “A” heeft geen uitleg"]),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_right_is_told_at_its_line(text: str, said: list[str]) -> None:
    found = [f"{each.line} {each.wrong}" for each in check(text.split("\n"))]
    assert len(found) == len(said)
    assert all(one in other for one, other in zip(said, found, strict=True)), found


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("Het deel dat vertrekt.", "", "“Klantverloop” heeft geen uitleg"),
        ("Het deel dat vertrekt.", "x" * 221, "221 tekens lang"),
        ("Ook: wervingskosten", "Ook: klantverloop", "“Klantverloop” staat er twee keer"),
        ("## CAC { #cac }", "## Marge { #marge }", "“Klantverloop” staat na “Marge”"),
        ("Ook: wervingskosten", "Ook: werving; kosten", "staat een puntkomma"),
        ("Ook: wervingskosten", "Ook wervingskosten", "staan niet zoals ze horen"),
        ("## CAC { #cac }", "### CAC { #cac }", "is hier geen begrip"),
    ],
)
def test_a_mistake_in_the_glossary_stops_the_build(
    docs: Path, before: str, after: str, wrong: str
) -> None:
    text = GLOSSARY.replace(before, after)
    (docs / "begrippen.md").write_text(text, "utf-8")
    with pytest.raises(Stopped) as stopped:
        convert(text.partition("---\n\n")[2], str(docs))
    [said] = stopped.value.mistakes
    assert wrong in said and " → " in said


def test_the_glossary_explains_every_abbreviation_that_a_reader_meets() -> None:
    read_by_all = [each.text.partition("\n[^")[0] for each in Library(ROOT / "docs").articles]
    declared = [*chain.from_iterable(map(texts, slugs()))]
    used = set(re.findall(r"(?<![\w-])[A-Z]{3,5}\b(?!-)", "\n".join([*read_by_all, *declared])))
    known = {name for term in read(ROOT / "docs") for name in term.names}
    # Not of this field: a law, an authority and two offices, each explained where it stands.
    assert used - known == {"AVG", "ACM", "TARP", "CEB"}


def texts(slug: str) -> Iterator[str]:
    """What a reader of a calculator reads."""
    calculator = load(slug)
    yield from (calculator.title, calculator.summary)
    for field in calculator.inputs.values():
        yield from (field.label, field.where)
    for output in calculator.outputs.values():
        yield from (output.label, *(band.text for band in output.bands))


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("CLV", "LTV"), ("klantlevensduurwaarde", "LTV"), ("churn", "Klantverloop"),
        ("opzeggingen", "Klantverloop"), ("klantbehoud", "Retentie"), ("rendement", "ROI"),
        ("payback", "Terugverdientijd"), ("break-evenpunt", "Break-even"),
        ("acquisitiekosten", "CAC"), ("80/20-regel", "Pareto-principe"),
    ],
)  # fmt: skip
def test_another_name_leads_to_its_term(word: str, term: str) -> None:
    [found] = [each for each in read(ROOT / "docs") if word in each.names]
    assert found.name == term


# ── lists ──────────────────────────────────────────────────────────────────


def listed(fence: str) -> BeautifulSoup:
    return convert(f"# Lijst\n\n```{fence}\n```", str(ROOT / "docs"))


def test_every_calculator_is_in_the_catalogue_once_below_a_question() -> None:
    page = (ROOT / "docs" / "rekenhulpen" / "index.md").read_text("utf-8")
    soup = convert(page.split("---\n", 2)[2], str(ROOT / "docs"))
    links = [str(each["href"]) for each in soup.select("strong a")]
    assert sorted(links) == sorted(f"{slug}.md" for slug in slugs())
    assert str(soup.select("h2")[0].get_text()).startswith("Wat levert een klant op?")


def test_a_card_is_short_and_ends_with_a_sentence() -> None:
    for slug in slugs():
        (card,) = listed(f"rekenhulpen\n{slug}").select(".kb-keuzes li p:last-child")
        assert 40 < len(card.get_text()) <= 200 and card.get_text().endswith((".", "?")), slug


def test_a_calculator_that_no_list_names_is_listed_by_itself() -> None:
    soup = convert("# Lijst\n\n```rekenhulpen\nltv\n```\n\n```rekenhulpen\n```")
    links = [str(each["href"]) for each in soup.select("strong a")]
    assert links[0] == "ltv.md" and links.count("ltv.md") == 1 and len(links) == len(slugs())
    assert [each["id"] for each in soup.select("h2")] == ["meer-rekenhulpen"]


@pytest.mark.parametrize(
    ("names", "wrong"),
    [("ltv\nlvt", "regel 5: er is geen rekenhulp “lvt”"), ("ltv\nltv", "“ltv” staat er twee keer")],
)
def test_a_wrong_name_in_a_list_stops_the_build(names: str, wrong: str) -> None:
    with pytest.raises(Stopped) as stopped:
        convert(f"# Lijst\n\n```rekenhulpen\n{names}\n```")
    assert wrong in stopped.value.mistakes[0] and " → " in stopped.value.mistakes[0]


def test_every_calculator_below_a_question_is_in_an_article_or_linked_from_one() -> None:
    page = (ROOT / "docs" / "rekenhulpen" / "index.md").read_text("utf-8")
    named = "\n".join(re.findall(r"```rekenhulpen\n(.+?)```", page, re.DOTALL)).split()
    written = Library(ROOT / "docs").articles
    linked = {
        slug
        for each in written
        for slug in [*each.calculators, *re.findall(r"\(\.\./rekenhulpen/([\w-]+)\.md", each.text)]
    }
    assert len(named) > 15 and set(named) - linked == set()


def test_every_question_of_every_article_is_on_one_page() -> None:
    soup = listed("vragen")
    asked = [each.get_text() for each in soup.select("details.kb-vraag summary h3")]
    written = [
        line.removeprefix("### ").partition(" {")[0]
        for article in Library(ROOT / "docs").articles
        for line in article.questions.splitlines()
        if line.startswith("### ")
    ]
    assert asked == written and len(asked) > 30
    ids = [each["id"] for each in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_links_in_an_answer_lead_from_the_page_of_questions(tmp_path: Path) -> None:
    (tmp_path / "artikelen").mkdir()
    (tmp_path / "artikelen" / "a.md").write_text(
        "# A: b\n\n## Veelgestelde vragen\n\n### Hoe?\n\n[x](#kop) [y](b.md#z) [w](https://e.nl)"
        "[^1]\n\n```rekenhulp\nltv\n```\n\n[^1]: Noot.\n",
        "utf-8",
    )
    soup = convert("```vragen\n```", str(tmp_path))
    links = [str(each["href"]) for each in soup.select(".kb-antwoord p a")]
    assert links[:3] == ["artikelen/a.md#kop", "artikelen/b.md#z", "https://e.nl"]
    assert not soup.select("kb-rekenhulp, .footnote-ref")
