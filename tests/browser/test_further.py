"""What a calculator does beside its outcome: the question turned round, and the best lever."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from calculators import load, slugs
from tests.browser.calculator import Shown, go
from tests.browser.conftest import SAVING, NewPage
from tests.browser.server import Host

CASES = [
    ("ltv", "ltv", "2.160", "orderwaarde"),
    ("maximale-cac", "maximale_cac", "€ 375", "factor"),
    ("retentie", "retentie", "90%", "klanten_eind"),
    ("klantverloop", "besparing", "240000", "doel_verloop"),
]


def opened(page: Page, host: Host, slug: str) -> Shown:
    go(page, f"{host.url}rekenhulpen/{slug}/")
    return Shown(page, slug)


def turn(shown: Shown, output: str, target: str, field: str) -> None:
    shown.element.locator(".kb-draaien summary").click()
    form = shown.element.locator(".kb-omgekeerd")
    form.locator("[name=output]").select_option(output)
    form.locator("[name=field]").select_option(field)
    form.locator("[name=target]").fill(target)
    form.locator("[name=target]").press("Enter")


def rows(shown: Shown) -> list[list[str]]:
    """The table of levers, as it is read."""
    table: list[list[str]] = shown.element.locator(".kb-hefbomen tbody").evaluate(
        "body => [...body.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return table


def expected(slug: str, values: dict[str, Any]) -> list[list[str]]:
    found = load(slug).levers(values, load(slug).main)
    return [
        [
            each["label"],
            f"{each['from']['text']} → {each['to']['text']} ({each['moved']})",
            each["output"]["text"],
            each["effect"]["text"],
        ]
        for each in found
    ]


@pytest.mark.parametrize(("slug", "output", "target", "field"), CASES)
def test_a_target_gives_the_value_that_reaches_it(
    tab: Page, host: Host, slug: str, output: str, target: str, field: str
) -> None:
    shown = opened(tab, host, slug)
    turn(shown, output, target, field)
    answer = shown.element.locator(".kb-antwoord-omgekeerd")
    expect(answer).to_contain_text(load(slug).inputs[field].label)
    shown.element.get_by_role("button", name="Neem dit over").click()
    wanted = load(slug).outputs[output].text(float(target.strip("€% ").replace(".", "")))
    expect(shown.output(output)).to_have_text(wanted)
    assert tab.evaluate("document.activeElement.name") == field


def test_a_target_out_of_reach_says_how_far_it_goes(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "roi")
    turn(shown, "roi", "-150", "opbrengst")
    expect(shown.element.locator(".kb-antwoord-omgekeerd")).to_contain_text(
        "Geen waarde geeft −150%"
    )
    expect(shown.element.locator(".kb-overnemen")).to_be_hidden()


def test_where_no_cents_reach_the_target_the_nearest_can_be_taken_over(
    tab: Page, host: Host
) -> None:
    shown = opened(tab, host, "ltv")
    turn(shown, "ltv", "2.000", "orderwaarde")
    expect(shown.element.locator(".kb-antwoord-omgekeerd")).to_contain_text(
        "bij € 166,66 wordt het € 1.999,92 en bij € 166,67 wordt het € 2.000,04."
    )
    shown.element.get_by_role("button", name="Neem dit over").click()
    expect(shown.field("orderwaarde")).to_have_value("166,67")
    expect(shown.output("ltv")).to_have_text("€ 2.000,04")


def test_nonsense_as_a_target_gets_a_message(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    turn(shown, "ltv", "veel", "orderwaarde")
    expect(shown.element.locator(".kb-antwoord-omgekeerd")).to_contain_text("“veel” is geen getal")


@pytest.mark.parametrize("slug", ["ltv", "retentie", "klant-roi"])
def test_the_levers_of_the_example_are_in_the_page_as_built(
    new_page: NewPage, host: Host, slug: str
) -> None:
    shown = opened(new_page(java_script_enabled=False), host, slug)
    shown.element.locator(".kb-hefbomen summary").click()
    expect(shown.element.locator(".kb-hefbomen table")).to_be_visible()
    values = {name: each.default for name, each in load(slug).inputs.items()}
    values |= {"periode": "kwartaal"} if slug == "retentie" else {}
    assert rows(shown) == expected(slug, values)
    expect(shown.element.locator(".kb-draaien")).to_be_hidden()


def test_the_levers_follow_what_is_typed(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "klant-roi")
    shown.element.locator(".kb-hefbomen summary").click()
    shown.fill({"cac": "500"})
    shown.wait()
    wanted = expected("klant-roi", {"ltv": 1000, "cac": 500})
    expect(shown.element.locator(".kb-hefbomen tbody td").nth(2)).to_have_text(wanted[0][3])
    assert rows(shown) == wanted


@pytest.mark.parametrize("slug", ["ltv", "retentie", "klantverloop"])
def test_the_picture_is_there_as_built_and_follows_what_is_typed(
    tab: Page, new_page: NewPage, host: Host, slug: str
) -> None:
    def words(values: dict[str, Any]) -> str:
        label = re.search(r'aria-label="([^"]+)"', load(slug).picture(values))
        assert label
        return label[1]

    values = {n: getattr(e.default, "name", e.default) for n, e in load(slug).inputs.items()}
    name, value = {
        "ltv": ("cac", 200),
        "retentie": ("klanten_eind", 220),
        "klantverloop": ("verloop", 30),
    }[slug]
    static = opened(new_page(java_script_enabled=False), host, slug)
    expect(static.element.get_by_role("img")).to_have_accessible_name(words(values))
    shown = opened(tab, host, slug)
    shown.field(name).fill(str(value))
    expect(shown.element.get_by_role("img")).to_have_accessible_name(words(values | {name: value}))
    place = shown.element.locator(".kb-schaal:visible")
    for each in place.all():
        band = load(slug).run(values | {name: value})["outputs"]
        places = [str(o["band"]["place"]) for o in band.values() if o["band"]]
        assert each.evaluate("scale => scale.style.getPropertyValue('--kb-plaats')") in places


@pytest.mark.parametrize("width", [320, 640])  # a small phone, and 1280 at 200%
def test_with_everything_open_nothing_is_wider_than_the_screen(
    new_page: NewPage, host: Host, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 640})
    page.add_init_script(SAVING)
    for slug in slugs():
        page.goto(f"{host.url}rekenhulpen/{slug}/", wait_until="domcontentloaded")
        element = Shown(page, slug).element
        expect(element.locator(".kb-meenemen")).to_be_visible()  # the script has been
        widest = element.evaluate(
            """element => {
                for (const each of element.querySelectorAll("details")) each.open = true;
                return document.scrollingElement.scrollWidth;
            }"""
        )
        assert widest == width, slug


def test_the_question_turned_round_works_with_the_keyboard_alone(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    shown.element.locator(".kb-draaien summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")  # the outcome
    tab.keyboard.press("Tab")
    tab.keyboard.type("2160")
    tab.keyboard.press("Tab")  # the field
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    answer = shown.element.locator(".kb-antwoord-omgekeerd")
    expect(answer).to_contain_text("€ 180")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(shown.field("orderwaarde")).to_be_focused()
    expect(shown.output("ltv")).to_have_text("€ 2.160")


def test_nothing_moves_for_who_asked_for_that(new_page: NewPage, host: Host) -> None:
    page = new_page(reduced_motion="reduce")
    shown = opened(page, host, "ltv")
    shown.fill({"orderwaarde": "90"})
    shown.wait()
    moving = shown.element.evaluate(
        """element => [...element.querySelectorAll("*")]
            .flatMap(each => [null, "::before", "::after"].map(part => [each, part]))
            .filter(([each, part]) => {
                const style = getComputedStyle(each, part);
                return style.transitionProperty !== "none" || style.animationName !== "none";
            }).map(([each, part]) => each.className + part)"""
    )
    assert moving == []
