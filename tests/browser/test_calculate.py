"""A reader fills in a calculator, in a real browser with the real Pyodide."""

import re
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators import load, slugs
from calculators.core import Example
from tests.browser.calculator import Shown, check_shows, go, places
from tests.browser.conftest import NewPage, both
from tests.browser.server import Host
from tests.waiting import until

# What the specification promises, so that a declaration cannot drift away from it unseen.
PROMISED: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {
    "ltv": [
        ({"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
         | {"brutomarge": "", "cac": ""},
         {"omzet_per_jaar": "€ 480", "ltv": "€ 1.440"}),
        ({"orderwaarde": "120", "aankopen_per_jaar": "4", "klantduur": "3"}
         | {"brutomarge": "60", "cac": "200"},
         {"ltv": "€ 1.440", "ltv_marge": "€ 864", "ltv_cac": "4,3"}),
        ({"orderwaarde": "€ 120,-", "aankopen_per_jaar": "0,5", "klantduur": "3"},
         {"ltv": "€ 180"}),
    ],
    "retentie": [
        ({"klanten_begin": "200", "klanten_nieuw": "40", "klanten_eind": "210"}
         | {"periode": "kwartaal"},
         {"retentie": "85%", "verloop": "15%", "vertrokken": "30 klanten"}
         | {"retentie_per_jaar": "52,2%", "gemiddelde_klantduur": "1,67 jaar"}),
        ({"klanten_begin": "100", "klanten_nieuw": "0", "klanten_eind": "60"},
         {"retentie": "60%"}),
        ({"klanten_begin": "100", "klanten_nieuw": "0", "klanten_eind": "95"},
         {"retentie": "95%"}),
    ],
    "roi": [
        ({"opbrengst": "3.000", "investering": "1.000"},
         {"winst": "€ 2.000", "roi": "200%", "per_euro": "€ 3,00"}),
        ({"opbrengst": "2400", "investering": "600"}, {"roi": "300%"}),
        ({"opbrengst": "0", "investering": "500"}, {"roi": "−100%"}),
    ],
    "klant-roi": [
        ({"ltv": "1000", "cac": "200"},
         {"winst_per_klant": "€ 800", "roi": "400%", "verhouding": "5,0"}),
    ],
    "maximale-cac": [
        ({"ltv": "1500", "factor": "3"}, {"maximale_cac": "€ 500", "roi_bij_maximum": "200%"}),
        ({"ltv": "1500", "factor": "4"}, {"maximale_cac": "€ 375", "roi_bij_maximum": "300%"}),
    ],
}  # fmt: skip


def opened(page: Page, host: Host, slug: str, query: str = "") -> Shown:
    """The first place of that calculator in the site, opened."""
    address, name = places(host.folder)[slug]
    go(page, host.url + address + query)
    shown = Shown(page, name)
    for around in shown.element.locator("xpath=ancestor::details[not(@open)]").all():
        around.locator("> summary").click()
    shown.element.scroll_into_view_if_needed()
    return shown


def typed(slug: str, example: Example) -> dict[str, str]:
    """The example as a Dutch person types it; a field that it does not name stays empty."""
    inputs = load(slug).inputs
    return {
        name: str(value)
        if isinstance(value := example.inputs.get(name), str)
        else each.write(value)  # type: ignore[arg-type]
        for name, each in inputs.items()
    }


@pytest.mark.parametrize("slug", slugs())
def test_every_worked_example_typed_in_the_page_gives_what_python_gives(
    tab: Page, host: Host, slug: str
) -> None:
    shown = opened(tab, host, slug)
    for example in load(slug).examples:
        values: dict[str, Any] = typed(slug, example)
        shown.fill(values)
        shown.wait()
        check_shows(shown, slug, values)


@pytest.mark.parametrize("slug", PROMISED)
def test_the_promised_figures_come_out(tab: Page, host: Host, slug: str) -> None:
    shown = opened(tab, host, slug)
    for values, expected in PROMISED[slug]:
        shown.fill(values)
        shown.wait()
        for name, text in expected.items():
            expect(shown.output(name)).to_have_text(text)


def test_a_wrong_number_gets_its_message_and_loses_nothing(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    shown.fill({"orderwaarde": "abc", "klantduur": "0", "aankopen_per_jaar": ""})
    expect(shown.error("orderwaarde")).to_have_text(re.compile("“abc” is geen getal"))
    shown.wait()
    expect(shown.error("klantduur")).to_contain_text("minstens")
    expect(shown.error("aankopen_per_jaar")).to_contain_text("leeg")
    assert shown.texts() == {"omzet_per_jaar": ["–", ""], "ltv": ["–", ""]}
    expect(shown.status).to_contain_text("3 velden kloppen niet")
    for name in ("orderwaarde", "klantduur", "aankopen_per_jaar"):
        field = shown.field(name)
        assert field.get_attribute("aria-invalid") == "true"
        described = (field.get_attribute("aria-describedby") or "").split()
        assert shown.error(name).get_attribute("id") in described
    assert (
        shown.element.locator("[data-worked]:not([hidden]), .kb-oordeel:not([hidden])").count() == 0
    )
    assert shown.field("orderwaarde").input_value() == "abc"
    shown.fill({"orderwaarde": "100", "klantduur": "2", "aankopen_per_jaar": "1"})
    expect(shown.output("ltv")).to_have_text("€ 200")
    assert shown.element.locator("[aria-invalid]").count() == 0


def test_a_contradiction_is_told_at_the_right_field(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "retentie")
    shown.fill({"klanten_nieuw": "500"})
    expect(shown.error("klanten_nieuw")).to_contain_text("meer dan de 210")
    shown.fill({"klanten_nieuw": "0"})
    expect(shown.error("klanten_eind")).to_contain_text("dan de 200")
    expect(shown.error("klanten_nieuw")).to_be_empty()


def test_a_number_is_shown_back_in_dutch_after_leaving_the_field(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    field = shown.field("orderwaarde")
    field.fill("1234.5")
    expect(shown.output("ltv")).to_have_text("€ 14.814")
    assert field.input_value() == "1234.5", "not while somebody types"
    tab.keyboard.press("Tab")
    expect(field).to_have_value("1.234,50")
    expect(shown.output("ltv")).to_have_text("€ 14.814")


CELLS = {  # what is in the field, and copied from a sheet; what the field then holds
    "two lines": ("", "1\n234", "1\t234"),
    "two cells": ("", "120\t480", "120\t480"),
    "two rows of two": ("", "1\t2\r\n3\t4\r\n", "1\t2\t3\t4\t"),
    "a line below what is there": ("120", "\n480", "120\t480"),
    "two lines at the end of what is there": ("5", "120\n480", "5120\t480"),
    "another separator of lines": ("", "1\u2028234", "1\t234"),
    "one cell, with the end of its line": ("", "120\r\n", "120"),
    "one cell": ("", "120", "120"),
}


def copy(page: Page, cells: str) -> None:
    """As from a sheet."""
    sheet = page.locator("#sheet")
    if not sheet.count():
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('textarea'), {id: 'sheet'}))"
        )
    sheet.evaluate("(sheet, text) => (sheet.value = text)", cells)
    sheet.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")


def holds(field: Locator, text: str) -> bool:
    """But for what is empty around it."""
    return field.input_value().strip() == text.strip()


@both
def test_two_cells_that_are_pasted_in_a_field_are_two_values(page: Page, host: Host) -> None:
    shown = opened(page, host, "ltv")
    for name in ("orderwaarde", "target"):
        field = shown.field(name)
        if name == "target":
            shown.element.locator(".kb-draaien > summary").click()
        for how, (there, cells, held) in CELLS.items():
            copy(page, cells)
            field.fill(there)
            field.focus()
            page.keyboard.press("End")
            page.keyboard.press("Control+V")
            until(partial(holds, field, held), f"{name}: {how}")
            if name == "orderwaarde":
                told = expect(shown.error(name))
                (told.to_contain_text("twee waarden") if "\t" in held else told.to_be_empty())


@both
def test_what_was_pasted_is_undone_and_done_again_with_the_keys_for_it(
    page: Page, host: Host
) -> None:
    shown = opened(page, host, "ltv")
    field = shown.field("orderwaarde")
    for cells, held in (("120\t480", "120\t480"), ("120\n480", "120\t480"), ("120\r\n", "120")):
        copy(page, cells)
        field.fill("")
        field.press_sequentially("95")
        for selected, before in (("End", "95"), ("Shift+Home", "")):  # behind it, and instead of it
            page.keyboard.press(selected)
            page.keyboard.press("Control+V")
            until(partial(holds, field, before + held))
            page.keyboard.press("Control+Z")
            expect(field).to_have_value("95")
            expect(shown.error("orderwaarde")).to_be_empty()
            expect(shown.output("ltv")).to_have_text("€ 1.140")
            page.keyboard.press("Control+Shift+Z")
            until(partial(holds, field, before + held))
            page.keyboard.press("Control+Z")
            expect(shown.output("ltv")).to_have_text("€ 1.140")


def test_an_optional_field_shows_and_hides_what_depends_on_it(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    shown.fill({"brutomarge": "60%"})
    expect(shown.output("ltv_marge")).to_be_visible()
    expect(shown.output("ltv_marge")).to_have_text("€ 864")
    shown.fill({"brutomarge": ""})
    expect(shown.output("ltv_marge")).to_be_hidden()


def test_enter_calculates_and_stays(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv")
    tab.evaluate("window.here = true")
    shown.field("orderwaarde").fill("50")
    tab.keyboard.press("Enter")
    expect(shown.output("ltv")).to_have_text("€ 600")
    assert tab.evaluate("window.here")


def test_it_works_with_the_keyboard_alone(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "retentie")
    shown.field("klanten_begin").focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("400")
    for _ in range(2):  # past “Waar vind ik dit?”
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "klanten_nieuw"
    expect(shown.output("retentie")).to_have_text("42,5%")


def test_the_outcome_is_announced_once_after_a_pause(page: Page, host: Host) -> None:
    page.clock.install()
    shown = opened(page, host, "ltv")
    shown.wait()
    shown.status.evaluate(
        "live => { window.said = []; new MutationObserver(() => live.textContent && "
        "said.push(live.textContent)).observe(live, {childList: true}) }"
    )
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 1)
    shown.field("orderwaarde").fill("")
    for key, outcome in zip("12345", "12 144 1.476 14.808 148.140".split(), strict=True):
        shown.field("orderwaarde").press_sequentially(key)
        expect(shown.output("ltv")).to_have_text(f"€ {outcome}")
        page.clock.run_for(399)  # a pause that is too short
    assert page.evaluate("said") == []
    page.clock.run_for(1)
    expect(shown.status).to_have_text("LTV op omzet: € 148.140")
    assert page.evaluate("said") == ["LTV op omzet: €\u00a0148.140"]


def test_the_address_holds_machine_numbers_and_restores_them(
    tab: Page, host: Host, new_page: NewPage
) -> None:
    shown = opened(tab, host, "ltv")
    shown.fill({"orderwaarde": "1.234,5", "cac": "200"})
    tab.wait_for_url(
        "**?versie=*&orderwaarde=1234.5&aankopen_per_jaar=4&klantduur=3&cac=200&controle=*"
    )
    text = shown.output("ltv_cac").inner_text()
    again = new_page()
    again.goto(tab.url)
    shown = Shown(again)
    shown.wait()
    expect(shown.field("orderwaarde")).to_have_value("1.234,50")
    expect(shown.output("ltv_cac")).to_have_text(text)


def test_an_untouched_calculator_leaves_the_address_alone(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "ltv", "?van=nieuwsbrief")
    shown.wait()
    tab.wait_for_timeout(800)  # longer than it waits before it writes
    assert tab.url.endswith("?van=nieuwsbrief")
    shown.fill({"klantduur": "2"})
    tab.wait_for_url(
        "**?van=nieuwsbrief&versie=*&orderwaarde=120&aankopen_per_jaar=4&klantduur=2&controle=*"
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("abc", "“abc” is geen getal"),
        ("<img src=x onerror=alert(1)>", "“<img src=x onerror=alert…” is geen getal"),
        ("NaN", "“NaN” is geen getal"),
        ("Infinity", "“Infinity” is geen getal"),
        ("1e999", "“1e999” is geen getal"),
        ("-5", "te laag"),
        ("1e12", "te hoog"),
        ("", "leeg"),
    ],
)
def test_nonsense_in_the_address_gives_the_message_of_the_field(
    tab: Page, host: Host, value: str, message: str
) -> None:
    shown = opened(tab, host, "ltv")
    go(tab, f"{tab.url}?{urlencode({'orderwaarde': value})}")
    shown.wait()
    expect(shown.error("orderwaarde")).to_contain_text(message)
    expect(shown.output("ltv")).to_have_text("–")
    assert tab.locator("kb-rekenhulp img").count() == 0


def test_a_choice_that_does_not_exist_gives_the_known_ones(tab: Page, host: Host) -> None:
    shown = opened(tab, host, "retentie", "?periode=week")
    shown.wait()
    expect(shown.error("periode")).to_have_text("Kies uit maand, kwartaal of jaar.")
    shown.fill({"periode": "jaar"})
    expect(shown.output("retentie_per_jaar")).to_have_text("85%")


def test_two_calculators_in_a_page_share_one_worker_and_the_address(
    page: Page, host: Host, new_page: NewPage
) -> None:
    page.goto(f"{host.url}artikelen/roi/")
    roi, klant = Shown(page, "roi"), Shown(page, "klant-roi")
    roi.fill({"opbrengst": "4000"})
    klant.fill({"ltv": "900"})
    expect(roi.output("roi")).to_have_text("300%")
    expect(klant.output("roi")).to_have_text("350%")
    page.wait_for_url("**klant-roi.ltv=900**")
    assert "opbrengst=4000" in page.url
    workers = [each for each in page.workers if each.url.endswith("/worker.js")]
    assert len(workers) == 1 and host.asked("pyodide.core.wasm") == 1
    again = new_page()
    again.goto(page.url)
    for shown, text in ((Shown(again, "roi"), "300%"), (Shown(again, "klant-roi"), "350%")):
        shown.wait()
        expect(shown.output("roi")).to_have_text(text)


def test_it_survives_instant_navigation_back_and_forward(page: Page, host: Host) -> None:
    shown = opened(page, host, "ltv")
    shown.fill({"orderwaarde": "85"})
    page.wait_for_url("**&orderwaarde=85&**")
    first = page.url
    page.evaluate("window.here = true")
    page.locator("article a[href*='artikelen/retentie']").first.click()
    page.wait_for_url("**/artikelen/retentie/**")
    shown = Shown(page, "retentie")
    shown.fill({"klanten_eind": "200"})
    expect(shown.output("retentie")).to_have_text("80%")
    page.wait_for_url("**klanten_eind=200**")
    second = page.url
    page.go_back()
    page.wait_for_url(first)
    shown = Shown(page, "ltv")
    expect(shown.field("orderwaarde")).to_have_value("85")
    expect(shown.output("ltv")).to_have_text("€ 1.020")
    page.go_forward()
    page.wait_for_url(second)
    expect(Shown(page, "retentie").output("retentie")).to_have_text("80%")
    assert page.evaluate("window.here"), "the page was never loaded anew"
    assert host.asked("pyodide.core.wasm") == 1


def test_no_request_tells_where_the_reader_was(page: Page, host: Host) -> None:
    shown = opened(page, host, "ltv", "?orderwaarde=85&aankopen_per_jaar=4&klantduur=3")
    shown.wait()
    page.locator("article a[href*='artikelen/retentie']").first.click()
    page.wait_for_url("**/artikelen/retentie/**")
    Shown(page, "retentie").fill({"klanten_eind": "200"})
    Shown(page, "retentie").wait()
    assert not [referer for _, referer in host.requests if "orderwaarde" in referer]


def test_nothing_is_loaded_before_intent_when_data_is_dear(new_page: NewPage, host: Host) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    shown = opened(page, host, "ltv")
    page.wait_for_timeout(500)
    assert host.asked("pyodide.core.wasm") == 0
    assert shown.element.get_attribute("data-state") == "static"
    shown.field("orderwaarde").focus()
    page.wait_for_timeout(200)
    assert host.asked("pyodide.core.wasm") == 0, "looking is not typing"
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    assert host.asked("pyodide.core.wasm") == 1


def test_a_reader_who_waits_sees_the_bytes_come_in(page: Page, host: Host) -> None:
    host.faults["pyodide.core.wasm"] = "halfway"
    shown = opened(page, host, "ltv")
    assert page.locator(".kb-voortgang").count() == 0, "who does nothing is not bothered"
    shown.fill({"orderwaarde": "50"})
    expect(page.locator(".kb-bytes")).to_have_text(re.compile(r"^Laden: [1-9],\d\sMB$"))
    expect(shown.status).to_have_text("De rekenmodule wordt geladen.")
    host.heal()
    shown.wait()
    expect(shown.output("ltv")).to_have_text("€ 600")
    assert page.locator(".kb-voortgang").count() == 0


def test_on_a_phone_the_main_outcome_is_in_view_beside_the_field(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{host.url}rekenhulpen/ltv/")
    shown, bar = Shown(page, "ltv"), page.locator(".kb-stand")
    shown.field("orderwaarde").fill("85,50")
    expect(bar).to_have_text("LTV op omzet€ 1.026")
    expect(bar).to_be_in_viewport()
    shown.output("ltv").scroll_into_view_if_needed()
    expect(bar).to_be_hidden()  # once is enough
    page.set_viewport_size({"width": 1280, "height": 900})
    shown.field("orderwaarde").scroll_into_view_if_needed()
    expect(bar).to_be_hidden()


def test_the_outcome_that_stays_in_view_never_covers_what_stands_below_it(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(viewport={"width": 1280, "height": 700})
    page.goto(f"{host.url}rekenhulpen/ltv/?brutomarge=60&cac=200")
    shown = Shown(page, "ltv")
    shown.wait()
    expect(shown.output("ltv_cac")).to_be_visible()
    for down in range(0, 800, 100):
        page.evaluate(f"scrollTo(0, {down})")
        outcome, below = (
            shown.element.locator(each).bounding_box()
            for each in (".kb-uitkomsten", ".kb-uitwerking")
        )
        assert outcome and below and outcome["y"] + outcome["height"] <= below["y"], down


def test_a_folded_group_is_open_for_who_comes_with_something_in_it(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/klantwaarde-score/")
    group = tab.locator("details.kb-groep")
    expect(group.locator("input").first).to_be_hidden()
    shown = Shown(tab)
    shown.fill({f"weging_{name}": "0" for name in ("omzet", "loyaliteit", "doorverwijzing")})
    shown.fill({"weging_samenwerking": "0", "weging_energie": "0"})
    expect(shown.error("weging_omzet")).to_contain_text("Alle wegingen staan op nul")
    group.locator("summary").first.click()
    shown.fill({"energie": "2"})
    expect(shown.error("weging_omzet")).to_be_visible()
    go(tab, f"{host.url}rekenhulpen/klantwaarde-score/?weging_energie=2")
    expect(group.locator("[name=weging_energie]")).to_have_value("2")
    expect(group.locator("[name=weging_energie]")).to_be_visible()


def test_a_calculator_calculates_in_firefox(firefox: Page, host: Host) -> None:
    shown = opened(firefox, host, "ltv")
    shown.fill({"orderwaarde": "85", "brutomarge": "60"})
    shown.wait()
    values = {"orderwaarde": "85", "aankopen_per_jaar": "4", "klantduur": "3", "brutomarge": "60"}
    check_shows(shown, "ltv", values)


# What extensions do to a form: fields of their own in it, a frame round ours, marks in texts.
EXTENSION = """() => {
  const form = document.querySelector(".kb-form");
  const foreign = (tag, attributes, place, how) => {
    const made = Object.assign(document.createElement(tag), attributes);
    place[how](made);
    return made;
  };
  foreign("form", { className: "ext" }, form, "before");
  foreign("input", { name: "orderwaarde", value: "999" }, form, "prepend");
  foreign("input", { name: "ext-wachtwoord", value: "x", required: true }, form, "prepend");
  foreign("button", { name: "ext-knop", textContent: "Vul in" }, form, "append").type = "button";
  const select = foreign("select", { name: "ext-keuze" }, form, "append");
  select.append(new Option("a", "b"));
  foreign("textarea", { name: "ext-tekst", value: "x" }, form, "append");
  for (const field of form.querySelectorAll("[data-field] input[id]")) {
    foreign("input", { name: field.name, value: "7" }, field, "before");
    foreign("ext-icoon", { textContent: "*" }, field, "after");
    const wrapped = document.createElement("ext-omhulsel");
    field.before(wrapped);
    wrapped.append(field);
  }
  for (const label of form.querySelectorAll("label")) {
    foreign("ext-merk", { textContent: "(?)" }, label, "prepend");
  }
  for (const output of form.querySelectorAll("output")) {
    foreign("ext-koers", { textContent: " ($ 1)" }, output, "append");
  }
  const turn = document.querySelector(".kb-omgekeerd");
  foreign("input", { name: "ext", value: "1" }, turn, "append");
}"""


@pytest.mark.parametrize("when", ["before the script", "after it"])
def test_what_an_extension_puts_in_the_form_is_not_ours(page: Page, host: Host, when: str) -> None:
    if when == "before the script":
        page.add_init_script(
            f"""document.addEventListener("readystatechange", () => {{
                if (document.readyState === "interactive") ({EXTENSION})();
            }})"""
        )
        shown = opened(page, host, "ltv")
    else:
        shown = opened(page, host, "ltv")
        shown.wait()
        page.evaluate(EXTENSION)
    field = shown.element.locator("#ltv-orderwaarde")
    field.fill("85,50")
    expect(shown.output("ltv")).to_have_text("€ 1.026")
    check_shows(shown, "ltv", {"orderwaarde": 85.5, "aankopen_per_jaar": 4, "klantduur": 3})
    page.wait_for_url("**orderwaarde=85.5&**")
    assert "ext" not in page.url and "999" not in page.url
    expect(shown.status).to_have_text("LTV op omzet: € 1.026")
    before = page.url
    foreign = shown.element.locator("[name=ext-wachtwoord]")
    foreign.fill("geheim 123")
    shown.element.locator("[name=ext-keuze]").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)  # longer than it waits before it writes
    assert page.url == before
    expect(shown.status).to_have_text("LTV op omzet: € 1.026")
    shown.element.locator(".kb-draaien summary").click()
    shown.element.locator(".kb-omgekeerd [name=target]").fill("2400")
    shown.element.locator(".kb-omgekeerd [name=target]").press("Enter")
    shown.element.get_by_role("button", name="Neem dit over").click()
    expect(shown.output("ltv")).to_have_text("€ 2.400")
