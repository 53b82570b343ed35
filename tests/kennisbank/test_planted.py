"""Mistakes that editors make, planted in a good page, one each: every one is found at its line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kennisbank import Stopped
from kennisbank.blocks import Blocks
from kennisbank.library import Library
from kennisbank.library.mistake import Mistake
from kennisbank.reading import extensions, read
from tests.kennisbank.planted import GROUPS
from tests.kennisbank.test_check import EPISODE, GLOSSARY, GOOD, checked, silent, told
from tests.sites import ROOT

ABOVE = GOOD[: GOOD.index("## Veelgestelde")].count("\n")
CASES = {
    f"{kind}-{number}": planted
    for kind, all_of_them in GROUPS.items()
    for number, planted in enumerate(all_of_them, 1)
}


def page(name: str, text: str) -> str:
    return (
        silent(GOOD)
        .replace("## Veelgestelde", f"{text}\n\n## Veelgestelde")
        .replace("DEZE", f"x-{name}")
        .replace("NAAM", name.replace("-", " "))
    )


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("geplant") / "docs"
    for folder in ("artikelen", "podcast", "besluiten"):
        (docs / folder).mkdir(parents=True)
    (docs / "besluiten" / "een.md").write_text("# Een\n", "utf-8")
    (docs / "begrippen.md").write_text(GLOSSARY, "utf-8")
    other = GOOD.replace("[ander.md]", "[goed.md]").replace("ander.md#stap", "goed.md")
    other = other.replace("## Veelgestelde", "## Stap\n\nZo.\n\n## Veelgestelde")
    for name, text in {"ander": other, "goed": silent(GOOD)}.items():
        (docs / "artikelen" / f"{name}.md").write_text(text.replace("NAAM", name), "utf-8")
    episode = EPISODE.replace("NAAM", "een").replace("NUMMER", "1")
    (docs / "podcast" / "goed.md").write_text(episode, "utf-8")
    shutil.copy(ROOT / "docs" / "podcast" / "ltv.mp3", docs / "podcast" / "goed.mp3")
    (docs / "artikelen" / "tekening.svg").write_text("<svg/>", "utf-8")
    (docs / "artikelen" / "nep.png").write_text("nep", "utf-8")
    for name, (text, _, _) in CASES.items():
        (docs / "artikelen" / f"x-{name}.md").write_text(page(name, text), "utf-8")
    return docs


@pytest.fixture(scope="module")
def found(docs: Path) -> list[Mistake]:
    return checked(docs)


@pytest.mark.parametrize("name", CASES)
def test_a_planted_mistake_is_found_at_its_line_with_what_to_do(
    name: str, found: list[Mistake]
) -> None:
    _, line, said = CASES[name]
    here = told(found, f"docs/artikelen/x-{name}.md")
    assert [each for each in here if each.line == ABOVE + line and said in str(each)], here


def test_a_planted_mistake_says_nothing_of_the_rest_of_the_page(found: list[Mistake]) -> None:
    """Also below what is never closed: that hides nothing."""
    for name, (text, _, _) in CASES.items():
        lines = range(ABOVE + 1, ABOVE + len(text.split("\n")) + 1)
        around = [
            each
            for each in told(found, f"docs/artikelen/x-{name}.md")
            if each.line not in lines and each.rule != "spelling"
        ]
        assert not around, name


@pytest.mark.parametrize(
    "text",
    [
        "Dat is € 1,5 miljoen, of 2,5 miljoen klanten.",
        "We beginnen om 14.30 uur.",
        "Zie versie 0.5 van de tekst.",
        "De verhouding prijs : kosten is 3.",
        "Dat is NIET zo, want het is niet zo.",
        "Hier komt deel II van de tekst.",
        "De TODO-lijst is leeg.",
        "- **Naam**:\tde naam\n- **Prijs**:\tde prijs",
        "Reken het uit,\n— of laat het — en kijk.",
        "Een vlak van 12 m² is groot.",
        "```python\nreken = 1\n```",
        "```bash\nmake check\n```",
        "Dat is dé prijs, tússen ons.",
        "Neem de prijs: die is – zoals je weet – hoog.",
        "Twee dingen tellen: 1. de prijs en 2. de marge.",
        "- Reken het uit,\n  – of laat het – en kijk.",
        "Zeker! Dat kan.",
        "Schrijf naar Plein 1, 1234 AN Utrecht.",
        "Een klant mailt: “IK WIL MIJN GELD TERUG!” Wat doe je?",
        "Dat is 1 ÷ 47,8% = 2,09 jaar, of 0,85 × 0,85 × 0,85 × 0,85 = 52,2%.",
        "Dat is € 100 ÷ 3 ≈ € 33 per stuk.",
        "Dan geldt LTV × 3 = 9, of 2 × LTV + 3 = 9.",
        "Dat is € 100 + 10% = € 110.",
        "Dat is (€ 3.000 − € 1.000) ÷ € 1.000 × 100% = 200%.",
        "Dat is 864 ÷ 36 = 24 en € 2 miljoen × 3 = € 6 miljoen.",
        "Dat is 5 − (3 × = 4 en 8 ÷ 0 = 3.",
        "Natuurlijk hier is wat je zoekt.",
        "Zie [de prijs][ret].\n\n[ret]: https://example.org/",
        "```rekenhulp\nklantverloop\ndoel_verloop: 0,5\nverloop: 1\n```",
        "- de prijs\n\t- per klant\n    - per maand",
        "1. de prijs\n1. de marge",
        "Een zin.\n\n  Nog een zin.",
        '!!! tip "Doe dit"\n\tReken het uit.\n\nEn verder.',
        '- De prijs\n\n\t!!! tip "Doe dit"\n\n        Reken het uit.',
        '!!! tip inline "Doe dit"\n    Reken het uit.',
        ">\n> Reken het uit.",
        "> Reken het uit.\n>",
        f"**{'zo ' * 20}z**\n\nZo.",
        "**LTV = omzet × tijd**\n\nZo.",
        "* *Omzet* telt\n* *Marge* telt",
        "Zie [de\nhele] tekst.",
        "| Jaar | Omzet |\n| --- | --- |\n| 1\tjaar | € 100 |",
        "Dat is zo.[^y]\n\n   [^y]: Wie, 2020.",
        "Dat is zo.[^y]\n\n[^y]:\n    Wie, 2020.",
        "Zie [www.example.org](https://example.org/a).",
        'Zie <a href="kb:podcast.xml">de feed</a> en <a href="kb:artikelen/a/?a=1">dit</a>.',
        "<a id='plek'></a>Dit is zo.",
        "Zie [de formule](a.md#formule) of [met jouw getallen](?orderwaarde=85).",
        "De LTV is € 1.440 ([zo gerekend](../rekenhulpen/ltv.md?orderwaarde=120)).\n"
        "Een nieuwe klant kost € 750 ([zo gerekend](../rekenhulpen/cac.md?kosten_marketing="
        "6000&kosten_verkoop=0&nieuwe_klanten=8)).",
        "Zie [de rekenhulp](../rekenhulpen/ltv.md), of [De rekenhulp](kb:rekenhulpen/ltv/#ltv) en\n"
        "[LTV](../rekenhulpen/ltv.md), of [LTV](../rekenhulpen/cac.md).",
        "Dat is 5 procent meer.",
        "Bel 14 020 voor je gemeente.",
        "Dat is WEL gelukt.",
        "## Stap een\nZo gaat het.",
    ],
)
def test_a_text_that_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    docs = tmp_path / "docs"
    (docs / "artikelen").mkdir(parents=True)
    (docs / "artikelen" / "a.md").write_text(page("a", text), "utf-8")
    lines = range(ABOVE + 1, ABOVE + text.count("\n") + 2)
    assert [each for each in checked(docs) if each.line in lines] == []


def test_what_is_below_a_mark_that_never_closes_is_looked_at_too(tmp_path: Path) -> None:
    for opens in ("<!-- open", "~~~", "```python", "<div>"):
        docs = tmp_path / opens.strip("<!~`- ") / "docs"
        (docs / "artikelen").mkdir(parents=True)
        text = f"{opens}\n\nDit is **vet ** zo."
        (docs / "artikelen" / "a.md").write_text(page("a", text), "utf-8")
        lines = [each.line for each in checked(docs) if each.rule in {"html", "opmaak"}]
        assert sorted(lines) == [ABOVE + 1, ABOVE + 3], opens


@pytest.mark.parametrize("name", ["ltv", "cac", "roi", "retentie", "klantverloop", "klantwaarde"])
def test_every_line_of_the_result_comes_from_the_line_that_has_its_words(name: str) -> None:
    """Twice the text in one page: what is there twice has its own line both times."""
    library = Library(ROOT / "docs")
    written = library.by_name[f"artikelen/{name}.md"]
    lines = [line for line in written.lines[written.top :] if not line.startswith("[^")]
    twice = [*lines, "", *lines]
    # Part of a word may stand out: procent*punten*.
    bare = [line.replace("*", "") for line in twice]
    for piece in read(twice, library.docs).pieces:
        words = [word for word in piece.text.split() if word.isalpha()]
        assert all(word in bare[piece.line] for word in words), piece.text


def test_text_that_is_there_twice_is_reported_where_it_is_wrong(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "artikelen").mkdir(parents=True)
    text = "Zo is `**dit **` goed.\n\nZo is **dit ** fout.\n\nZo is `**dit **` goed."
    (docs / "artikelen" / "a.md").write_text(page("a", text), "utf-8")
    assert [each.line for each in checked(docs) if each.rule == "opmaak"] == [ABOVE + 3]


def parts() -> Iterator[str]:
    for all_of_them in GROUPS.values():
        yield from (text for text, _, _ in all_of_them)
    yield from (
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\r\n",
        "> ",
        "- ",
        "Een zin.",
        "\ufeff",
        "\U000f0001",
        "\x02",
    )


@given(st.lists(st.sampled_from(list(parts())), max_size=12).map("".join))
@example("[a](<b\n- `c\n\n[^1]: [x][y]\n\n| a |\n|-|\n")
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_mistakes_together_there_is_a_message_and_no_traceback(
    tmp_path: Path, text: str
) -> None:
    docs = tmp_path / "docs"
    (docs / "artikelen").mkdir(parents=True, exist_ok=True)
    (docs / "artikelen" / "a.md").write_text(page("a", text), "utf-8", newline="")
    for each in checked(docs):
        assert each.wrong and each.todo and "\n" not in str(each)


@given(st.lists(st.sampled_from(list(parts())), max_size=12).map("".join))
@settings(deadline=None, max_examples=60)
def test_whatever_the_text_it_becomes_a_page_or_stops_with_a_message(text: str) -> None:
    """As the build converts it, and as it is shown while it is written: that never stops."""
    body = page("a", text).partition("---\n\n")[2]
    for noted in (False, True):
        md = Markdown(
            extensions=[Blocks(noted=noted), *extensions(ROOT / "mkdocs.yml")[0][1:]],
            extension_configs=extensions(ROOT / "mkdocs.yml")[1],
        )
        try:
            assert md.convert(body) or not body.strip()
        except Stopped as stopped:
            told = stopped.mistakes
            assert not noted and all(" → " in each for each in told)
