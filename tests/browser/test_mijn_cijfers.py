"""Mijn cijfers: kept on the device after a click, refused when it is not ours, never lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from playwright.sync_api import Dialog, Page, Route, expect

from calculators import load
from tests.browser.calculator import Shown, check_shows, go
from tests.browser.conftest import NewPage, both
from tests.browser.server import Host
from tests.sites import PREFIX

KIND = "kennisbank-klantwaarde"  # of the file, and the name of the store before it had a path
KEY = f"{KIND}:{PREFIX}"
CARD = ".kb-kaart:not(.kb-leeg)"  # and not the drawing of one, where none is kept


def keep(page: Page, host: Host, slug: str, values: dict[str, str]) -> Shown:
    go(page, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(page, slug)
    shown.fill(values)
    shown.wait()
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("Bewaard")
    return shown


def stored(page: Page) -> str | None:
    text: str | None = page.evaluate(f"localStorage.getItem('{KEY}')")
    return text


def cards(page: Page, host: Host) -> Any:
    go(page, f"{host.url}mijn-cijfers/")
    return page.locator(CARD)


def test_nothing_is_kept_before_the_reader_asks_for_it(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.fill({"orderwaarde": "99"})
    shown.wait()
    assert stored(tab) is None
    expect(cards(tab, host)).to_have_count(0)
    expect(tab.locator(".md-content").get_by_role("status")).to_contain_text("nog niets bewaard")


def test_what_is_kept_stands_together_with_its_verdicts_and_opens_again(
    tab: Page, host: Host
) -> None:
    keep(tab, host, "retentie", {"klanten_eind": "190"})
    keep(tab, host, "ltv", {"orderwaarde": "85,50", "brutomarge": "60", "cac": "200"})
    both = cards(tab, host)
    expect(both).to_have_count(2)
    values = {"orderwaarde": "85,50", "aankopen_per_jaar": "4", "klantduur": "3"}
    values |= {"brutomarge": "60", "cac": "200"}
    outputs: Any = load("ltv").run(values)["outputs"]
    for output in outputs.values():
        expect(both.first).to_contain_text(output["text"])
    assert outputs["ltv_cac"]["band"]["name"] == "Gezond"
    expect(both.first.locator(".kb-oordeel")).to_have_text("LTV : CAC – Gezond")
    both.first.get_by_role("link", name="Open deze berekening").click()
    shown = Shown(tab, "ltv")
    shown.wait()
    check_shows(shown, "ltv", values)


def test_keeping_it_again_takes_the_place_of_the_first(tab: Page, host: Host) -> None:
    keep(tab, host, "cac", {"nieuwe_klanten": "10"})
    keep(tab, host, "cac", {"nieuwe_klanten": "20"})
    expect(cards(tab, host)).to_have_count(1)
    expect(tab.locator(".kb-kaart-getal")).to_have_text("€ 400")


def test_a_kept_outcome_is_offered_to_the_field_that_it_fits(tab: Page, host: Host) -> None:
    keep(tab, host, "cac", {"nieuwe_klanten": "10"})
    go(tab, f"{host.url}rekenhulpen/klant-roi/")
    shown = Shown(tab, "klant-roi")
    shown.element.get_by_role("button", name="CAC € 800").click()
    expect(shown.field("cac")).to_have_value("800")
    expect(shown.output("verhouding")).to_have_text("1,3")


def test_one_goes_and_all_go_with_a_click(tab: Page, host: Host) -> None:
    keep(tab, host, "cac", {"nieuwe_klanten": "10"})
    keep(tab, host, "ltv", {})
    cards(tab, host)
    tab.get_by_role("button", name="Haal weg: “Wat is een klant waard?”").click()
    expect(tab.locator(CARD)).to_have_count(1)
    tab.once("dialog", Dialog.accept)
    tab.get_by_role("button", name="Wis alles").click()
    expect(tab.locator(CARD)).to_have_count(0)
    assert stored(tab) is None


def test_what_is_exported_can_be_imported_elsewhere(
    tab: Page, new_page: NewPage, host: Host, tmp_path: Path
) -> None:
    keep(tab, host, "retentie", {"periode": "jaar"})
    keep(tab, host, "ltv", {"brutomarge": "60"})
    cards(tab, host)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download als bestand").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    other = new_page()
    expect(cards(other, host)).to_have_count(0)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator(CARD)).to_have_count(2)
    assert stored(other) == stored(tab)


def test_eight_calculations_print_on_one_page_with_room_to_write(page: Page, host: Host) -> None:
    page.goto(f"{host.url}mijn-cijfers/")
    chosen = "ltv cac retentie klantverloop roi klant-roi nps verloren-klant".split()
    kept = [
        {"slug": slug, "title": load(slug).title, "date": "2026-11-24", "inputs": {}}
        | {"outputs": [shown(load(slug), *each) for each in outcomes(slug).items()]}
        for slug in chosen
    ]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, whole(kept)])
    page.reload()
    expect(page.locator(CARD)).to_have_count(len(chosen))
    page.emulate_media(media="print")
    expect(page.locator(".kb-schrijf p").last).to_be_visible()
    expect(page.locator("kb-mijn-cijfers button").first).to_be_hidden()
    page.add_style_tag(content="kb-mijn-cijfers { zoom: 1.15 }")  # letters may be wider
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def whole(kept: list[dict[str, Any]]) -> str:
    return json.dumps({KIND: 1, "cijfers": kept})


def outcomes(slug: str) -> dict[str, Any]:
    values = {n: getattr(e.default, "name", e.default) for n, e in load(slug).inputs.items()}
    outputs: dict[str, Any] = load(slug).run(values)["outputs"]
    return outputs


def shown(calculator: Any, name: str, each: dict[str, Any]) -> dict[str, Any]:
    band = each["band"] or {"name": "", "tone": ""}
    told = {"name": name, "label": calculator.outputs[name].label, "text": each["text"]}
    told |= {"value": each["value"], "carry": each["carry"]}
    return told | {"verdict": band["name"], "tone": band["tone"]}


WRONG = {
    "geen JSON": "{",
    "van iets anders": '{"a": 1}',
    "een lijst": "[1, 2]",
    "andere versie": json.dumps({KIND: 0, "cijfers": []}),
    "beschadigd": json.dumps({KIND: 1, "cijfers": [{"slug": "ltv"}]}),
    "veel te groot": json.dumps({KIND: 1, "cijfers": [{"slug": "ltv"}] * 20_000}),
    "een te lange tekst": json.dumps({KIND: 1, "cijfers": []}) + " " * 2_000_000,
    "opmaak als slug": json.dumps({KIND: 1, "cijfers": [{"slug": "<b>", "title": "x"}]}),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_ours_is_refused_and_nothing_is_lost(
    tab: Page, host: Host, tmp_path: Path, text: str
) -> None:
    keep(tab, host, "cac", {})
    before = stored(tab)
    cards(tab, host)
    file = tmp_path / "cijfers.json"
    file.write_text(text, "utf-8")
    tab.locator("input[type=file]").set_input_files(file)
    expect(tab.locator("kb-mijn-cijfers").get_by_role("status")).to_contain_text("niets veranderd")
    expect(tab.locator(CARD)).to_have_count(1)
    assert stored(tab) == before


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_lost(
    tab: Page, host: Host, tmp_path: Path
) -> None:
    keep(tab, host, "cac", {})
    before = stored(tab)
    cards(tab, host)
    refused = "async () => { throw new DOMException('', 'NotReadableError'); }"
    tab.evaluate(f"() => {{ Blob.prototype.text = {refused}; }}")
    file = tmp_path / "cijfers.json"
    file.write_text(before or "", "utf-8")
    tab.locator("input[type=file]").set_input_files(file)
    expect(tab.locator("kb-mijn-cijfers").get_by_role("status")).to_contain_text("niet te lezen")
    assert stored(tab) == before


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_store_that_is_not_ours_is_left_alone(tab: Page, host: Host, text: str) -> None:
    go(tab, f"{host.url}rekenhulpen/cac/")
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    shown = Shown(tab, "cac")
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("niets veranderd")
    assert stored(tab) == text
    cards(tab, host)
    expect(tab.locator("kb-mijn-cijfers").get_by_role("status")).to_contain_text("Ze staan er nog")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download als bestand").click()
    assert download.value.path().read_text("utf-8") == text
    assert stored(tab) == text


def test_two_sites_on_one_origin_keep_each_their_own(page: Page, host: Host) -> None:
    second = host.url.replace(PREFIX, "/een-andere-site/")

    def serve(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(second, host.url)))

    page.context.route(f"{second}**", serve)
    other = Host.__new__(Host)
    other.url = second
    keep(page, host, "cac", {"nieuwe_klanten": "10"})
    expect(cards(page, other)).to_have_count(0)
    keep(page, other, "ltv", {})
    keep(page, other, "cac", {"nieuwe_klanten": "20"})
    expect(cards(page, other)).to_have_count(2)
    expect(cards(page, host)).to_have_count(1)
    expect(page.locator(".kb-kaart-getal")).to_have_text("€ 800")
    cards(page, other)
    page.once("dialog", Dialog.accept)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator(CARD)).to_have_count(0)
    expect(cards(page, host)).to_have_count(1)


def test_what_was_kept_under_the_shared_name_of_before_is_still_there(
    page: Page, host: Host
) -> None:
    kept: list[dict[str, Any]] = [
        {"slug": slug, "title": load(slug).title, "date": "2026-11-24", "inputs": {}}
        | {"outputs": [shown(load(slug), *each) for each in outcomes(slug).items()]}
        for slug in ("cac", "ltv")
    ]
    page.goto(f"{host.url}mijn-cijfers/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KIND, whole(kept)])
    page.reload()
    expect(page.locator(CARD)).to_have_count(2)
    assert json.loads(stored(page) or "") == json.loads(whole(kept))
    page.get_by_role("button", name="Haal weg: “Wat is een klant waard?”").click()
    expect(page.locator(CARD)).to_have_count(1)
    page.reload()
    expect(page.locator(CARD)).to_have_count(1)
    page.once("dialog", Dialog.accept)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator(CARD)).to_have_count(0)
    page.reload()
    expect(page.locator(CARD)).to_have_count(0)
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('kennisbank'))") == []
    )


# What browsers do when their owner allows no site to keep anything; some have no store at all.
DENIED = """(how) => {
  const deny = () => {
    if (how === "absent") return null;
    throw new DOMException("denied", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
    if (name in window) Object.defineProperty(window, name, { get: deny, configurable: true });
  }
}"""


@pytest.mark.parametrize("how", ["throws", "absent"])
@both
def test_where_nothing_may_be_kept_every_door_says_so_and_the_rest_works(
    page: Page, host: Host, how: str
) -> None:
    page.add_init_script(f"({DENIED})({json.dumps(how)})")
    page.goto(f"{host.url}mijn-cijfers/")
    status = page.locator("kb-mijn-cijfers").get_by_role("status")
    expect(status).to_contain_text("staat niet toe dat deze site iets bewaart")
    expect(status).not_to_contain_text("Ze staan er nog")
    expect(page.locator("kb-mijn-cijfers button")).to_have_count(0)
    page.goto(f"{host.url}rekenhulpen/cac/")
    shown = Shown(page, "cac")
    shown.fill({"nieuwe_klanten": "10"})
    shown.wait()
    expect(shown.output("cac")).to_have_text("€ 800")
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    done = shown.element.locator(".kb-meenemen .kb-gedaan")
    expect(done).to_contain_text("staat niet toe dat deze site iets bewaart")
    expect(done).to_contain_text("niets veranderd")


@pytest.mark.parametrize("name", ["Wis alles", "Haal weg: “Wat kost een nieuwe klant?”"])
def test_what_is_forbidden_while_the_page_is_open_is_said_too(
    page: Page, host: Host, name: str
) -> None:
    keep(page, host, "cac", {})
    cards(page, host)
    expect(page.locator(CARD)).to_have_count(1)
    page.evaluate(f"({DENIED})('throws')")
    page.on("dialog", Dialog.accept)
    page.get_by_role("button", name=name).click()
    status = page.locator("kb-mijn-cijfers").get_by_role("status")
    expect(status).to_contain_text("staat niet toe dat deze site iets bewaart")
    expect(page.locator(CARD)).to_have_count(1)


def test_a_full_store_is_said_and_nothing_is_lost(tab: Page, host: Host) -> None:
    keep(tab, host, "cac", {})
    before = stored(tab)
    tab.evaluate(
        """() => {
            for (let size = 5_000_000; size >= 1; size >>= 1) {
                try { localStorage.setItem(`vol-${size}`, "x".repeat(size)); } catch {}
            }
        }"""
    )
    go(tab, f"{host.url}rekenhulpen/ltv/")
    shown = Shown(tab, "ltv")
    shown.element.locator(".kb-meenemen summary").click()
    shown.element.get_by_role("button", name="Bewaar in Mijn cijfers").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_have_text(
        re.compile("geen ruimte meer.+niets veranderd")
    )
    assert stored(tab) == before


def test_what_a_newer_site_has_kept_is_left_to_it(page: Page, host: Host) -> None:
    newer = json.dumps({KIND: 99, "cijfers": [{"nieuw": True}]})
    page.goto(f"{host.url}mijn-cijfers/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    page.reload()
    status = page.locator("kb-mijn-cijfers").get_by_role("status")
    expect(status).to_contain_text("nieuwere versie")
    assert stored(page) == newer


def keep_plan(shown: Shown, plan: str, *, by_key: bool = False) -> None:
    """Keeps what is filled in under that name."""
    box = shown.element.locator(".kb-meenemen")
    if not box.evaluate("box => box.open"):
        box.locator("summary").click()
    name = box.get_by_label("geef dit plan dan een naam")
    name.fill(plan)
    if by_key:
        name.press("Enter")
    else:
        box.get_by_role("button", name="Bewaar in Mijn cijfers").click()


# Of different shape: optional fields and verdicts, a choice, the two ends of a range.
PLANS = {
    "ltv": ({"brutomarge": "60", "cac": "200"}, {"orderwaarde": "150"}),
    "retentie": ({}, {"klanten_eind": "190", "periode": "maand"}),
    "netto-clv": ({}, {"jaarwaarde": "6000"}),
}


@pytest.mark.parametrize("slug", PLANS)
def test_plans_of_one_calculator_stand_side_by_side_with_the_difference(
    tab: Page, host: Host, slug: str
) -> None:
    go(tab, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(tab, slug)
    done = shown.element.locator(".kb-meenemen .kb-gedaan")
    values = {name: each.write(each.default) for name, each in load(slug).inputs.items()}
    results = []
    for plan, changed in zip(("Nu", "Als het meezit 🚀"), PLANS[slug], strict=True):
        shown.fill(changed)
        shown.wait()
        keep_plan(shown, plan, by_key=slug == "retentie")
        expect(done).to_contain_text(f"“{plan}” is bewaard")
        values |= changed
        results.append(load(slug).run(values))
    expect(cards(tab, host)).to_have_count(2)
    table = tab.locator(".kb-plannen table")
    expect(table.locator("thead th")).to_have_text(["Als het meezit 🚀", "Nu"])
    main = load(slug).outputs[load(slug).main]
    row = table.locator("tr", has=tab.get_by_role("rowheader", name=main.label, exact=True))
    texts = [each["outputs"][main.name]["text"].replace("\u00a0", " ") for each in results]
    expect(row.locator("td").first).to_contain_text(texts[1])
    expect(row.locator("td").last).to_contain_text(texts[0])
    less = load(slug).compare(
        *({n: e["value"] for n, e in r["inputs"].items()} for r in results[::-1])
    )
    said = next(each["difference"]["text"] for each in less if each["name"] == main.name)
    expect(row.locator("td").last).to_contain_text(said.replace("\u00a0", " "))
    tab.emulate_media(media="print")
    expect(table).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format="A4"))) == 1


EVIL = '<img src=x onerror="window.hit=1">'


def test_the_name_of_a_plan_is_a_name_whatever_somebody_types(
    tab: Page, host: Host, tmp_path: Path
) -> None:
    go(tab, f"{host.url}rekenhulpen/cac/")
    shown = Shown(tab, "cac")
    shown.fill({"nieuwe_klanten": "10"})
    shown.wait()
    done = shown.element.locator(".kb-meenemen .kb-gedaan")
    for typed in ("", "   ", EVIL, "=1+1", "x" * 200, "👩‍👩‍👧‍👦" * 3):
        keep_plan(shown, typed)
        expect(done).to_contain_text("ewaard op dit apparaat")
    names = [each.get("plan", "") for each in json.loads(stored(tab) or "")["cijfers"]]
    assert names == ["👩‍👩‍👧‍👦" * 3, "x" * 60, "=1+1", EVIL, ""]
    expect(cards(tab, host)).to_have_count(5)
    expect(tab.locator(".kb-plannen tbody tr").first).to_be_visible()
    assert tab.evaluate("window.hit") is None and tab.locator("main img").count() == 0
    boxes = tab.locator(".kb-plannen input")
    expect(boxes.last).to_be_disabled()  # the fifth
    boxes.first.uncheck()
    boxes.last.check()
    expect(tab.locator(".kb-plannen thead th").last).to_have_text("Zonder naam")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Naar je spreadsheet").click()
    file = tmp_path / "uit.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    assert [page["A1"].value for page in book][1:3] == ["x" * 60, "=1+1"]
    assert all(page["A1"].data_type == "s" for page in book)


def test_a_name_that_is_there_is_replaced_only_when_the_reader_says_so(
    tab: Page, host: Host
) -> None:
    go(tab, f"{host.url}rekenhulpen/cac/")
    shown = Shown(tab, "cac")
    shown.fill({"nieuwe_klanten": "10"})
    shown.wait()
    keep_plan(shown, "Plan A")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("bewaard")
    before = stored(tab)
    tab.once("dialog", Dialog.dismiss)
    shown.fill({"nieuwe_klanten": "20"})
    shown.wait()
    with tab.expect_event("dialog") as asked:
        keep_plan(shown, "plan  a")
    assert "al een plan “plan a”" in asked.value.message
    assert stored(tab) == before
    tab.once("dialog", Dialog.accept)
    with tab.expect_event("dialog"):
        keep_plan(shown, "plan a")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("bewaard")
    [kept] = json.loads(stored(tab) or "")["cijfers"]
    assert kept["plan"] == "plan a" and kept["inputs"]["nieuwe_klanten"] == 20


def test_a_plan_of_another_formula_is_told_and_its_link_too(page: Page, host: Host) -> None:
    old, new = (
        {"slug": "cac", "title": load("cac").title, "date": "2026-11-24", "version": "000000"}
        | {"inputs": {"kosten_marketing": 100, "kosten_verkoop": 0, "nieuwe_klanten": 10}}
        | {"outputs": [shown(load("cac"), "cac", outcomes("cac")["cac"]) | {"value": value}]}
        | {"plan": plan}
        for plan, value in (("Oud", 12), ("Nieuw", 10))
    )
    page.goto(f"{host.url}mijn-cijfers/")
    text = json.dumps({KIND: 4, "cijfers": [old, new]})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    status = page.locator(".kb-plannen").get_by_role("status")
    expect(status).to_contain_text(
        "Oud: de formule is veranderd sinds je dit bewaarde. CAC was € 12 en is nu € 10."
    )
    expect(status).not_to_contain_text("Nieuw:")
    page.get_by_role("link", name="Open deze berekening").first.click()
    expect(page.locator(".kb-link")).to_contain_text("formule van deze rekenhulp is veranderd")


def test_only_a_store_with_names_needs_a_page_that_knows_them(page: Page, host: Host) -> None:
    page.goto(f"{host.url}mijn-cijfers/")
    versions = page.evaluate(
        """async (url) => {
            const { parse, serialize } = await import(url);
            const output = { name: "cac", label: "CAC", text: "1", value: 1 };
            const one = { slug: "cac", title: "t", date: "2026-11-24", inputs: {},
              outputs: [{ ...output, verdict: "", tone: "", carry: null }] };
            const written = (...all) => Object.values(JSON.parse(serialize(all)))[0];
            const twice = (a, b) => {
              try { return parse(serialize([a, b])).length } catch ({ message }) { return message }
            };
            return [written(one), written({ ...one, version: "3f9a1c" }),
              written({ ...one, inputs: { a: [1, 2] } }), written({ ...one, plan: "A" }),
              twice(one, { ...one, plan: "A" }),
              twice({ ...one, plan: "A" }, { ...one, plan: "a" }),
              twice(one, { ...one, plan: " A" })];
        }""",
        f"{host.url}los/mijn-cijfers/format.js",
    )
    assert versions[:5] == [1, 2, 3, 4, 2]
    assert "twee keer" in versions[5] and "beschadigd" in versions[6]


def test_two_tabs_that_both_keep_plans_lose_none_of_them(page: Page, host: Host) -> None:
    """Each was open before the other kept something, and nobody refreshes."""
    figures, first, second = page, page.context.new_page(), page.context.new_page()
    figures.goto(f"{host.url}mijn-cijfers/")
    for each, slug in ((first, "cac"), (second, "cac")):
        each.goto(f"{host.url}rekenhulpen/{slug}/")
        Shown(each, slug).element.locator(".kb-meenemen summary").click()
    for tab, plan, many in ((first, "Nu", "10"), (second, "Straks", "20"), (first, "Later", "40")):
        tab.bring_to_front()
        shown = Shown(tab, "cac")
        shown.fill({"nieuwe_klanten": many})
        shown.wait()
        keep_plan(shown, plan)
        expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("bewaard")
    expect(figures.locator(CARD)).to_have_count(3)
    # The name is taken, also when another tab took it.
    tab, shown = second, Shown(second, "cac")
    tab.bring_to_front()
    before = stored(page)
    tab.once("dialog", Dialog.dismiss)
    with tab.expect_event("dialog"):
        keep_plan(shown, "Later")
    assert stored(page) == before
    # What goes in one tab takes nothing along that another kept since.
    figures.bring_to_front()
    figures.get_by_role("button", name="Haal weg: “Nu”").click()
    expect(figures.locator(CARD)).to_have_count(2)
    plans = [each["plan"] for each in json.loads(stored(page) or "")["cijfers"]]
    assert plans == ["Later", "Straks"]
    figures.once("dialog", Dialog.accept)
    figures.get_by_role("button", name="Wis alles").click()
    expect(figures.locator(CARD)).to_have_count(0)
    tab.bring_to_front()
    keep_plan(shown, "Weer")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("bewaard")
    expect(figures.locator(CARD)).to_have_count(1)


def test_no_more_is_kept_than_can_be_read_again(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/cac/")
    shown_ = Shown(tab, "cac")
    shown_.fill({"nieuwe_klanten": "10"})
    shown_.wait()
    keep_plan(shown_, "Eerste")
    done = shown_.element.locator(".kb-meenemen .kb-gedaan")
    expect(done).to_contain_text("bewaard")
    full = json.loads(stored(tab) or "")
    full["cijfers"] = [full["cijfers"][0] | {"plan": f"Plan {at}"} for at in range(60)]
    tab.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, before := json.dumps(full)]
    )
    keep_plan(shown_, "Nog een")
    expect(done).to_contain_text("Er passen 60 berekeningen in Mijn cijfers")
    expect(done).to_contain_text("niets veranderd")
    assert stored(tab) == before


names = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(max_size=300, alphabet=st.characters(exclude_categories=["Cs"]))
outputs = st.fixed_dictionaries(
    {
        "name": names,
        "label": texts,
        "text": texts,
        "value": numbers,
        "verdict": texts,
        "tone": st.sampled_from(["", "bad", "fair", "good", "great"]),
        "carry": st.none() | st.fixed_dictionaries({"field": names, "value": numbers}),
    }
)
kept = st.fixed_dictionaries(
    {
        "slug": names,
        "title": texts,
        "date": st.dates().map(str),
        "version": st.from_regex(r"[0-9a-f]{6}", fullmatch=True),
        "inputs": st.dictionaries(names, st.none() | numbers | texts, max_size=6),
        "outputs": st.lists(outputs, min_size=1, max_size=4),
    }
)


def test_export_and_import_change_nothing(page: Page, host: Host) -> None:
    page.goto(f"{host.url}mijn-cijfers/")

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.lists(kept, max_size=4, unique_by=lambda each: str(each["slug"])))
    def same(all_of_it: list[Any]) -> None:
        same, again = page.evaluate(
            """async ([url, kept]) => {
                const { parse, serialize } = await import(url);
                const text = serialize(kept);
                return [JSON.stringify(parse(text)) === JSON.stringify(kept),
                        serialize(parse(text)) === text];
            }""",
            [f"{host.url}los/mijn-cijfers/format.js", all_of_it],
        )
        assert same and again

    same()
