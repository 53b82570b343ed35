"""The rekenhulp fence: where it may stand, what it shows, and what an author is told."""

import json
from html import unescape
from textwrap import dedent, indent
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from calculators import load, slugs
from kennisbank import Stopped
from kennisbank.blocks.render import page_sources
from kennisbank.runtime.sources import sources
from tests.kennisbank.conftest import convert

FENCE = "```rekenhulp\nltv\norderwaarde: 85\n```"


def mistakes(text: str) -> list[str]:
    with pytest.raises(Stopped) as stopped:
        convert(text)
    return list(stopped.value.mistakes)


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split(" ")).strip()


# ── what it shows ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("slug", slugs())
def test_the_form_shows_what_python_answers_for_its_values(slug: str) -> None:
    calculator = load(slug)
    soup = convert(f"```rekenhulp\n{slug}\n```")
    element = one(soup, "kb-rekenhulp")
    assert (element["slug"], element["data-state"]) == (slug, "static")
    result = calculator.run({name: each.default for name, each in calculator.inputs.items()})
    for name, shown in result["inputs"].items():
        field = one(element, f'.kb-veld [name="{name}"]')
        chosen = field.select_one("option[selected]")
        assert (chosen["value"] if chosen else field["value"]) == shown["text"]
        assert one(element, f'label[for="{field["id"]}"]')
        for described in str(field["aria-describedby"]).split():
            assert one(element, f'[id="{described}"]')
    for name in calculator.outputs:
        place = one(element, f'output[name="{name}"]')
        outcome = result["outputs"].get(name)
        assert text(place) == (outcome["text"] if outcome else "")
        value = outcome["value"] if outcome else None
        assert place["data-value"] == ("" if value is None else repr(value).removesuffix(".0"))
        worked = one(element, f'[data-worked="{name}"]')
        assert worked.has_attr("hidden") == (outcome is None)
        assert text(one(worked, ".kb-ingevuld")) == (outcome["worked"] if outcome else "")
    guards = [text(each) for each in element.select(".kb-let-op li")]
    assert guards == [f"{each['label']}: {each['text']}" for each in result["guards"]]


def test_presets_are_read_as_a_person_types_them() -> None:
    soup = convert("```rekenhulp\nltv\norderwaarde: € 1.250,50\nbrutomarge: 40%\n```")
    assert one(soup, '[name="orderwaarde"]')["value"] == "1.250,50"
    assert text(one(soup, 'output[name="ltv"]')) == "€\u00a015.006"
    assert not one(soup, '[data-output="ltv_marge"]').has_attr("hidden")


def test_a_preset_may_be_a_range_and_the_page_says_so_without_a_script() -> None:
    soup = convert("```rekenhulp\nltv\nklantduur: 2 tot 4\n```")
    assert one(soup, '[name="klantduur"]')["value"] == "2 tot 4"
    assert text(one(soup, 'output[name="ltv"]')) == "€\u00a01.440"
    assert text(one(soup, ".kb-bereik")).startswith("In 8 van de 10 gevallen: LTV op omzet")
    soup = convert("```rekenhulp\nltv\n```")
    assert one(soup, ".kb-bereik").has_attr("hidden")


@pytest.mark.parametrize("slug", slugs())
def test_who_fills_in_an_amount_is_told_about_vat(slug: str) -> None:
    said = convert(f"```rekenhulp\n{slug}\n```").select(".kb-btw")
    money = any(getattr(each, "unit", "") == "€" for each in load(slug).inputs.values())
    assert [text(each)[:30] for each in said] == ["Vul bedragen in zonder btw. Btw"[:30]] * money


def test_the_page_says_where_the_runtime_and_the_sources_of_its_calculators_are() -> None:
    soup = convert("```rekenhulp\nltv\n```\n\n```rekenhulp\nroi\n```\n\n```rekenhulp\nltv\n```")
    template = one(soup, "template.kb-pagina")
    data: dict[str, Any] = json.loads(unescape(template.decode_contents()))
    address, python = page_sources(("ltv", "roi"))
    assert data["sources"] == address and address.startswith("assets/bron/")
    assert json.loads(python) == sources("ltv") | sources("roi")
    assert data["runtime"]["path"].startswith("runtime/")
    assert not template.find_all()


def test_a_page_without_calculators_carries_nothing() -> None:
    assert not convert("# Kop\n\nTekst.").select("template, kb-rekenhulp")


def test_two_of_the_same_have_names_of_their_own() -> None:
    soup = convert(f"{FENCE}\n\n{FENCE}")
    assert [each["id"] for each in soup.select("kb-rekenhulp")] == ["ltv", "ltv-2"]
    ids = [each["id"] for each in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    first, second = soup.select("form.kb-form")
    assert (
        first.has_attr("aria-labelledby") and second["aria-label"] == "Wat is een klant waard? (2)"
    )


@pytest.mark.parametrize("slug", slugs())
def test_the_form_is_valid_html(slug: str) -> None:
    element = convert(f"```rekenhulp\n{slug}\n```").select_one("kb-rekenhulp")
    page = f"<!doctype html><title>x</title><body>{element}</body>"
    html5lib.HTMLParser(strict=True).parse(page)


# ── where it may stand ─────────────────────────────────────────────────────

HOMES = {
    "in the page": "{0}",
    "with tildes": "~~~rekenhulp\nltv\norderwaarde: 85\n~~~",
    "without empty lines around it": "Tekst\n{0}\nTekst",
    "in an admonition": '!!! note "Let op"\n\n    {1}',
    "in details": '??? note "Meer"\n\n    {1}',
    "in a tab": '=== "Webshop"\n\n    {1}',
    "in a list": "- Eerst dit.\n\n    {1}\n\n- Dan dat.",
    "in a numbered list": "1. Eerst dit.\n\n    {1}\n\n2. Dan dat.",
    "in a list in a list": "- a\n\n    - b\n\n        {2}",
    "in a tab in an admonition": '!!! note\n\n    === "Webshop"\n\n        {2}',
    "in a quotation": "> Tekst\n>\n> ```rekenhulp\n> ltv\n> orderwaarde: 85\n> ```",
    "in an element with markdown": '<div markdown="1">\n\n{0}\n\n</div>',
    "in the answer to a question": "## Veelgestelde vragen\n\n### Hoe?\n\n{0}",
    "with Windows line ends": "Tekst\r\n\r\n```rekenhulp\r\nltv\r\norderwaarde: 85\r\n```\r\n",
}


@pytest.mark.parametrize("home", HOMES)
def test_a_calculator_may_stand(home: str) -> None:
    one_in, two_in = (indent(FENCE, " " * each).strip() for each in (4, 8))
    soup = convert(HOMES[home].format(FENCE, one_in, two_in))
    assert one(soup, 'kb-rekenhulp [name="orderwaarde"]')["value"] == "85"
    assert "kbtoken" not in soup.get_text() and "```" not in soup.get_text()


def test_it_stands_inside_what_it_was_written_in() -> None:
    soup = convert(HOMES["in an admonition"].format(FENCE, indent(FENCE, "    ").strip()))
    assert one(soup, ".admonition kb-rekenhulp")
    assert one(
        convert(HOMES["in a list"].format("", indent(FENCE, "    ").strip())), "li kb-rekenhulp"
    )


def test_a_fence_around_it_shows_how_it_is_written() -> None:
    soup = convert(f"````markdown\n{FENCE}\n````\n\n{FENCE}")
    assert len(soup.select("kb-rekenhulp")) == 1
    assert "```rekenhulp\nltv\norderwaarde: 85\n```" in one(soup, "pre").get_text()


def test_in_a_comment_it_is_not_there() -> None:
    soup = convert(f"Tekst.\n\n<!--\n{FENCE}\n-->\n")
    assert not soup.select("kb-rekenhulp")


# ── what an author is told ─────────────────────────────────────────────────

WRONG = {
    "a misspelt slug": ("lvt", 2, "Er is geen rekenhulp “lvt”", "Bedoelde je “ltv”?"),
    "an unknown slug": ("belasting", 2, "Er is geen rekenhulp “belasting”", "retentie"),
    "an unknown field": ("ltv\norderwarde: 1", 3, "geen veld “orderwarde”", "orderwaarde"),
    "a label for a field": ("ltv\nBrutomarge: 1", 3, "geen veld “Brutomarge”", "“brutomarge”"),
    "an impossible value": ("ltv\norderwaarde: -1", 3, "orderwaarde kan niet “-1” zijn", "te laag"),
    "text for a number": (
        "ltv\nklantduur: lang",
        3,
        "klantduur kan niet “lang” zijn",
        "geen getal",
    ),
    "a contradiction": ("retentie\nklanten_nieuw: 300", 3, "klanten_nieuw kan niet", "meer dan de"),
    "a value for nothing": ("ltv\n85", 3, "“85” is geen veld met een waarde", "veld: waarde"),
    "a field twice": ("ltv\ncac: 1\ncac: 2", 4, "cac staat er al", "één regel per veld"),
    "nothing": ("", 1, "welke rekenhulp", "er zijn: "),
    "a choice that does not exist": ("retentie\nperiode: week", 3, "periode kan niet", "maand"),
}


@pytest.mark.parametrize("case", WRONG)
def test_the_author_is_told_of(case: str) -> None:
    content, line, wrong, todo = WRONG[case]
    [said] = mistakes(f"```rekenhulp\n{content}\n```")
    place, _, sentence = said.partition(": ")
    assert place == f"regel {line}"
    before, _, after = sentence.partition(" → ")
    assert wrong in before and todo in after, said


FENCES = {
    "an option behind the name": ("```rekenhulp ltv\n```", 1, "“ltv” kan niet achter"),
    "a misspelt fence": ("```rekenhup\nltv\n```", 1, "“rekenhup” is geen rekenhulp"),
    "a capital": ("```Rekenhulp\nltv\n```", 1, "“Rekenhulp” is geen rekenhulp"),
    "two backticks": ("``rekenhulp\nltv\n``", 1, "te kort"),
    "a fence that is never closed": ("```rekenhulp\nltv\n", 1, "niet gesloten"),
    "a fence that another one follows": (f"```rekenhulp\nltv\n\n{FENCE}", 1, "niet gesloten"),
    "a fence in a table": ("| a |\n|---|\n| ```rekenhulp |", 3, "niets anders op de regel"),
    "a fence behind a list mark": ("- ```rekenhulp\n  ltv\n  ```", 1, "niets anders op de regel"),
    "a fence in plain HTML": (f"<div>\n{FENCE}\n</div>", 2, "hier kan geen rekenhulp staan"),
    "a fence in a footnote": (
        f"Tekst[^1].\n\n[^1]: Een noot.\n\n{indent(FENCE, '    ')}", 5, "een voetnoot"
    ),
    "attributes below it": (f"{FENCE}\n{{: .groot }}", 5, "kan niet bij een rekenhulp"),
}  # fmt: skip


@pytest.mark.parametrize("case", FENCES)
def test_the_author_is_told_of_a_wrong_fence(case: str) -> None:
    written, line, wrong = FENCES[case]
    said = mistakes(written)
    assert said[0].startswith(f"regel {line}: ") and wrong in said[0], said


def test_all_mistakes_of_a_page_are_told_at_once() -> None:
    page = dedent("""\
        ```rekenhulp
        lvt
        ```

        Tekst.

        ```rekenhulp
        ltv
        orderwaarde: x
        klantduurr: 3
        ```
        """)
    assert [each.split(":")[0] for each in mistakes(page)] == ["regel 2", "regel 9", "regel 10"]


def test_markup_in_a_preset_never_becomes_markup() -> None:
    [said] = mistakes("```rekenhulp\nltv\norderwaarde: <script>alert(1)</script>\n```")
    assert "geen getal" in said


def test_a_heading_that_takes_the_name_of_a_calculator_is_told() -> None:
    [said] = mistakes(f"## Kop {{ #ltv }}\n\n{FENCE}")
    assert said.startswith("regel 1: ") and "#ltv" in said


def test_a_heading_of_the_same_name_gives_way() -> None:
    soup = convert(f"## LTV\n\n{FENCE}")
    ids = [each["id"] for each in soup.select("[id]")]
    assert len(ids) == len(set(ids)) and one(soup, "kb-rekenhulp")["id"] == "ltv"


# ── the title ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "follows"),
    [
        ("Conversie en frictie: meer verkopen", "meer verkopen"),
        ("Retentie: hoeveel *klanten* blijven er?", "hoeveel klanten blijven er?"),
        ("CAC: wat kost een nieuwe klant?", ""),
        ("Wat is een klant waard voor jou?", ""),
        ("Tijd: 10:30", ""),
    ],
)
def test_what_a_title_asks_after_its_subject_has_a_part_of_its_own(
    written: str, follows: str
) -> None:
    soup = convert(f"# {written}\n\nTekst.\n")
    assert text(one(soup, "h1")).rstrip("¶") == written.replace("*", "")
    assert [text(each) for each in soup.select("h1 > .kb-vervolg")] == [follows] * bool(follows)
