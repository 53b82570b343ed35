"""Questions with answers, from plain headings."""

import pytest
from bs4 import BeautifulSoup

from kennisbank import Stopped
from kennisbank.library import questions
from kennisbank.library.lines import headings
from tests.kennisbank.conftest import convert

PAGE = """\
# Titel

Tekst met een noot[^1].

## Veelgestelde vragen

Een inleiding.

### Is **omzet** winst?

Nee. Zie [hier](#hoe).

- Een
- Twee

### Hoe dan? { #hoe }

```rekenhulp
ltv
```

## Daarna

### Geen vraag

[^1]: De noot.
"""


def folded(text: str = PAGE) -> BeautifulSoup:
    return convert(text)


def mistakes(text: str) -> list[str]:
    with pytest.raises(Stopped) as stopped:
        convert(text)
    return list(stopped.value.mistakes)


def test_every_question_folds_with_all_of_its_answer() -> None:
    soup = folded()
    questions = soup.select(".kb-vragen > details.kb-vraag")
    names = [each.select_one("summary > h3").get_text() for each in questions]  # type: ignore[union-attr]
    assert names == ["Is omzet winst?", "Hoe dan?"]
    assert len(questions[0].select(".kb-antwoord li")) == 2
    assert questions[1].select(".kb-antwoord kb-rekenhulp")
    assert not questions[0].has_attr("open")


def test_what_follows_is_left_alone() -> None:
    soup = folded()
    section = soup.select_one(".kb-vragen")
    assert section and "Een inleiding" in section.get_text()
    assert "Daarna" not in section.get_text() and "De noot" not in section.get_text()
    assert not soup.select("details h3#geen-vraag") and soup.select(".footnote")


def test_questions_at_the_end_leave_the_footnotes_outside() -> None:
    soup = folded(PAGE.partition("## Daarna")[0] + "[^1]: De noot.\n")
    section = soup.select_one(".kb-vragen")
    assert section and "De noot" not in section.get_text() and soup.select(".footnote")


def test_a_question_keeps_its_address_and_offers_a_link_to_it() -> None:
    soup = folded()
    assert soup.select_one("details summary h3#is-omzet-winst")
    link = soup.select(".kb-vraag-link a")[1]
    assert link["href"] == "#hoe" and link["aria-label"] == "Link naar deze vraag: Hoe dan?"
    assert not soup.select("summary a")


def test_a_machine_can_read_them() -> None:
    soup = folded()
    [page] = soup.select('[itemtype="https://schema.org/FAQPage"]')
    questions = page.select('[itemprop="mainEntity"][itemtype="https://schema.org/Question"]')
    for each in questions:
        assert len(each.select('[itemprop="name"]')) == 1
        [answer] = each.select('[itemprop="acceptedAnswer"]')
        assert answer["itemtype"] == "https://schema.org/Answer"
        assert len(answer.select('[itemprop="text"]')) == 1
    assert len(questions) == 2


def test_a_page_without_the_heading_is_left_alone() -> None:
    assert not convert("## Uitleg\n\n### Hoe?\n\nZo.").select("details")


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("## Veelgesteld vragen\n\n### Hoe?\n\nZo.", 1, "deze kop heet “Veelgesteld vragen”"),
        ("## Veelgestelde vragen over LTV\n\n### Hoe?\n\nZo.", 1, "deze kop heet"),
        ("# T\n\n### Veelgestelde vragen\n\n#### Hoe?\n\nZo.", 3, "staat te diep"),
        ("## Veelgestelde vragen\n\nTekst.", 1, "staat geen vraag"),
        ("## Veelgestelde vragen\n\n### Hoe\n\nZo.", 3, "“Hoe” is geen vraag"),
        ("## Veelgestelde vragen\n\n### Hoe?\n\n### Wat?\n\nDat.", 3, "heeft geen antwoord"),
    ],
)
def test_the_author_is_told(text: str, line: int, wrong: str) -> None:
    [said] = mistakes(text)
    assert said.startswith(f"regel {line}: ") and wrong in said and " → " in said


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("## Veelgestelde vragen\n### Hoe?\nZo.", "### Hoe?\nZo."),
        ("# T\n\n## Veelgestelde vragen\n\n### Hoe?\n\nZo.\n## Daarna\nTekst", "\n### Hoe?\n\nZo."),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n# Daarna", "### Hoe?\nZo."),
        ("## Veelgestelde vragen\n### Hoe?\n#### Diep\nZo.", "### Hoe?\n#### Diep\nZo."),
        ("## Veelgestelde vragen\n### Hoe?\nZo.[^1]\n[^1]: Noot.\nEn meer.", "### Hoe?\nZo.[^1]"),
        ("[^1]: Noot.\n## Veelgestelde vragen\n### Hoe?\nZo.", "### Hoe?\nZo."),
        ("### Veelgestelde vragen\n#### Hoe?\nZo.", ""),
        ("## Vragen\n### Hoe?\nZo.", ""),
        ("## **Veelgestelde** vragen[^1]\n### Hoe?\nZo.", "### Hoe?\nZo."),
    ],
)
def test_the_part_of_a_page_with_the_questions_ends_where_another_begins(
    text: str, part: str
) -> None:
    lines = text.split("\n")
    assert "\n".join(questions.part(lines, headings(lines))) == part


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## FAQ\n### Hoe?\nZo.", "1 deze kop heet “FAQ”"),
        ("## FAQ\nZo.", ""),  # of no questions
        ("# T\n# Veelgestelde vragen\n### Hoe?\nZo.", "2 deze kop staat te hoog"),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n#### Diep?\nZo.", "4 deze vraag staat te diep"),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n#### Diep\nZo.", ""),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n## Uit\n#### Diep?\nZo.", ""),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n### hoe\nZo.", "4 “hoe” is geen vraag"),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n### “hoé?”\nZo.", ""),
        ("## Veelgestelde vragen\n### Hoe?\nZo.\n### “Hoe?”\nZo.", "staat ook op regel 2"),
        ("## Veelgestelde vragen\n### Hoe?\n#### Dan\nZo.", ""),
        ("## Veelgestelde vragen\n### Hoe?\n## Uit\nZo.", "2 “Hoe?” heeft geen antwoord"),
        ("## Veelgestelde vragen\n### Hoe?\n[^1]: Noot.", "2 “Hoe?” heeft geen antwoord"),
        ("## Veelgestelde vragen\n### Hoe?\nZo.", ""),
        ("## Veelgestelde vragen\n###\nZo.\n### Hoe?\nZo.", ""),
        ("## Veelgestelde\n### Hoe?\nZo.", ""),
        ("## Veelgesteldevragen over klanten\n### Hoe?\nZo.", "1 deze kop heet"),
    ],
)
def test_a_mistake_in_the_questions_is_told_at_its_line(text: str, said: str) -> None:
    lines = text.split("\n")
    found = [f"{each.line} {each.wrong}" for each in questions.check(lines, headings(lines))]
    assert bool(found) == bool(said) and said in "".join(found), found
