"""What can be done with a calculation: compare, share, copy, download, print, carry on."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from calculators import load, slugs
from calculators.core import formula
from calculators.core.fields import Input
from tests import strategies
from tests.browser.calculator import Shown, check_shows, go
from tests.browser.conftest import NewPage, Watch
from tests.browser.server import Host
from tests.calculators.asked import asked
from tests.waiting import until

# Of different shape: optional fields and verdicts, a choice, a range.
CASES: dict[str, dict[str, str]] = {
    "ltv": {"orderwaarde": "85,50", "brutomarge": "40", "cac": "100"},
    "retentie": {"klanten_eind": "200", "periode": "maand"},
    "klantverloop": {"klanten": "1.250", "verloop": "12,5"},
}
every_case = pytest.mark.parametrize("slug", CASES)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(permissions=["clipboard-read", "clipboard-write"])


def calculated(page: Page, host: Host, slug: str) -> Shown:
    go(page, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(page, slug)
    shown.fill(CASES[slug])
    shown.wait()
    return shown


def result(slug: str) -> Any:
    values = {name: each.write(each.default) for name, each in load(slug).inputs.items()}
    return load(slug).run(values | CASES[slug])


def do(shown: Shown, name: str) -> None:
    shown.element.locator(".kb-meenemen:not([open]) summary").click()
    shown.element.get_by_role("button", name=name).click()


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@every_case
def test_a_copied_link_opens_the_same_calculation(
    tab: Page, new_page: NewPage, host: Host, slug: str
) -> None:
    shown = calculated(tab, host, slug)
    do(shown, "Kopieer de link")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    other = new_page()
    other.goto(clipboard(tab))
    opened = Shown(other, slug)
    opened.wait()
    values = {name: each["value"] for name, each in result(slug)["inputs"].items()}
    check_shows(opened, slug, values)


def test_sharing_any_calculation_and_opening_it_gives_the_same(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}over/")

    @settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.data())
    def same(data: st.DataObject) -> None:
        drawn = {slug: data.draw(strategies.allowed(load(slug))) for slug in slugs()}
        results = {slug: load(slug).run(values) for slug, values in drawn.items()}
        inputs = {
            slug: {name: each["value"] for name, each in result["inputs"].items()}
            for slug, result in results.items()
            if result["ok"]
        }
        opened = tab.evaluate(
            """async ([root, all]) => {
                const { addressOf, read } = await import(`${root}los/rekenhulp/address.js`);
                const here = location.href;
                const opened = Object.entries(all).map(([slug, inputs]) => {
                    const { search } = new URL(addressOf(new URL(root), slug, "3f9a1c", inputs));
                    history.replaceState(null, "", search);
                    const { values, damaged } = read([""], Object.keys(inputs), "3f9a1c");
                    return [slug, damaged ? {} : Object.fromEntries(values)];
                });
                history.replaceState(null, "", here);
                return opened;
            }""",
            [host.url, inputs],
        )
        assert len(opened) == len(inputs) > 0
        for slug, read in opened:
            assert load(slug).run(read) == results[slug]

    same()


@every_case
def test_a_copied_text_tells_all_of_it(tab: Page, host: Host, slug: str) -> None:
    shown = calculated(tab, host, slug)
    do(shown, "Kopieer als tekst")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    text = clipboard(tab)
    calculator = load(slug)
    assert text.startswith(calculator.title)
    for name, each in result(slug)["inputs"].items():
        assert not each["text"] or f"{calculator.inputs[name].label}: " in text
    for name, each in result(slug)["outputs"].items():
        line = formula.said(calculator.outputs[name].label, each["text"])
        assert f"{line}\n  {each['formula']}: " in text
        assert each["worked"] in text
        assert not each["band"] or each["band"]["text"] in text
    for guard in result(slug)["guards"]:
        assert guard["text"] in text
    assert f"{host.url}rekenhulpen/{slug}/?" in text


@every_case
def test_a_spreadsheet_gets_numbers_that_it_can_calculate_with(
    tab: Page, host: Host, slug: str, tmp_path: Path
) -> None:
    shown = calculated(tab, host, slug)
    with tab.expect_download() as download:
        do(shown, "Download als CSV")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == f"{slug}.csv"
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=";"))
    numbers = {
        label: float(value.replace(",", "."))
        for kind, label, value, _ in rows
        if kind == "uitkomst"
    }
    assert numbers == {
        load(slug).outputs[name].label: each["value"]
        for name, each in result(slug)["outputs"].items()
        if each["value"] is not None
    }


def workbook(download: Any, tmp_path: Path) -> dict[str, Any]:
    """The cells that have a name, in the sheets of a workbook that was downloaded."""
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return {
        page.title: {
            name: page[each.attr_text.rpartition("!")[2].replace("$", "")].value
            for name, each in page.defined_names.items()
        }
        for page in load_workbook(file, data_only=True)
    }


@every_case
def test_a_workbook_has_fields_and_outcomes_to_go_on_with(
    tab: Page, host: Host, slug: str, tmp_path: Path
) -> None:
    shown = calculated(tab, host, slug)
    with tab.expect_download() as download:
        do(shown, "Naar je spreadsheet")
    done = shown.element.locator(".kb-meenemen .kb-gedaan")
    expect(done).to_have_text(f"Het bestand {slug}.xlsx is gemaakt.")
    [cells] = workbook(download, tmp_path).values()
    for name, each in result(slug)["outputs"].items():
        share = 100 if load(slug).outputs[name].unit == "%" else 1
        assert cells[name] * share == pytest.approx(each["value"])
    assert cells["velden_kloppen"] == 1


def test_a_workbook_is_made_with_the_keyboard_alone(tab: Page, host: Host, tmp_path: Path) -> None:
    shown = calculated(tab, host, "retentie")
    shown.element.locator(".kb-meenemen summary").focus()
    tab.keyboard.press("Enter")
    for _ in range(3):  # past the link and the text
        tab.keyboard.press("Tab")
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    [cells] = workbook(download, tmp_path).values()
    assert (cells["periode_keuze"], cells["periode"]) == ("maand", 12)


def test_where_the_writer_does_not_come_it_is_said_and_the_calculator_goes_on(
    page: Page, watch: Watch, host: Host
) -> None:
    watch.allow("sheets.zip|Failed to load resource")
    shown = calculated(page, host, "ltv")
    page.route("**/sheets.zip", lambda route: route.abort())
    do(shown, "Naar je spreadsheet")
    done = shown.element.locator(".kb-meenemen .kb-gedaan")
    expect(done).to_contain_text("kon niet worden geladen. Controleer je verbinding")
    shown.fill({"orderwaarde": "100"})
    shown.wait()
    page.unroute("**/sheets.zip")
    with page.expect_download():
        shown.element.get_by_role("button", name="Naar je spreadsheet").click()


@every_case
def test_on_paper_there_is_one_page_with_all_of_it(tab: Page, host: Host, slug: str) -> None:
    shown = calculated(tab, host, slug)
    # Printing has no window here; what would be printed stays to be looked at.
    tab.evaluate("window.printed = false; window.print = () => { window.printed = true }")
    do(shown, "Print op één pagina")
    sheet = tab.locator("body > .kb-blad")
    expect(sheet).to_be_attached()
    assert tab.evaluate("window.printed")
    tab.emulate_media(media="print")
    for each in result(slug)["outputs"].values():
        expect(sheet).to_contain_text(each["text"])
        expect(sheet).to_contain_text(each["worked"])
        assert not each["band"] or each["band"]["text"] in sheet.inner_text()
    for guard in result(slug)["guards"]:
        expect(sheet).to_contain_text(guard["text"])
    expect(sheet).to_contain_text(f"{host.url}rekenhulpen/{slug}/?")
    assert sheet.locator("svg").count() == shown.element.locator(".kb-beeld svg").count()
    expect(tab.locator(".md-header")).to_be_hidden()
    assert pages(tab.pdf(format="A4")) == 1
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


def test_the_page_itself_prints_with_its_picture(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/klantverloop/")
    tab.emulate_media(media="print")
    element = Shown(tab, "klantverloop").element
    expect(element.locator(".kb-beeld svg")).to_be_visible()
    expect(element.locator(".kb-ingevuld").first).to_be_visible()
    expect(element.locator(".kb-hefbomen, .kb-meenemen, .kb-doorrekenen").first).to_be_hidden()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


LONG = (7654321.98, 98765.43, 8765.43, 765.43, 65.43, 5.43, 3)


def longest(slug: str) -> dict[str, Any]:
    """Long numbers in every field, also in those that may stay empty."""
    inputs = load(slug).inputs.items()
    written = {name: each.write(each.default) for name, each in inputs}
    fields = [(name, each) for name, each in inputs if isinstance(each, Input)]
    for falling in (0, 1):  # what contradicts itself when all are as long gets shorter as it goes
        values: dict[str, Any] = dict(written)
        for at, (name, each) in enumerate(fields):
            fitting = next(x for x in LONG[falling * at :] if each.low <= x <= each.high)
            values[name] = int(fitting) if each.whole else fitting
        if load(slug).run(values)["ok"]:
            return values
    values |= {name: text for name, text in written.items() if text}
    assert load(slug).run(values)["ok"]
    return values


def test_every_calculator_fits_on_one_page_with_room_for_wider_letters(
    page: Page, host: Host
) -> None:
    page.goto(f"{host.url}over/")
    page.emulate_media(media="print")
    page.add_style_tag(content=".kb-blad { zoom: 1.2; letter-spacing: 0.03em }")
    for slug in slugs():
        address = f"{host.url}rekenhulpen/{slug}/?{'een_veld=7654321.98&' * 8}"
        taken = asked("take", slug, values=longest(slug), address=address, day="24 november 2026")
        page.evaluate(
            """(html) => {
                document.querySelector("body > .kb-blad")?.remove();
                const sheet = document.createElement("article");
                sheet.className = "kb-blad";
                sheet.innerHTML = html;
                document.body.append(sheet);
            }""",
            taken["sheet"],
        )
        assert pages(page.pdf(format="A4")) == 1, slug


@every_case
def test_two_situations_stand_side_by_side(tab: Page, host: Host, slug: str) -> None:
    go(tab, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(tab, slug)
    box = shown.element.locator(".kb-vergelijken")
    box.locator("summary").click()
    box.get_by_role("button", name="Zet deze situatie vast").click()
    expect(box.locator(".kb-gedaan")).to_contain_text("Vastgezet")
    shown.fill(CASES[slug])
    calculator = load(slug)
    values = {name: each.default for name, each in calculator.inputs.items()}
    first = {n: getattr(each, "name", each) for n, each in values.items()}
    second = {name: each["value"] for name, each in result(slug)["inputs"].items()}
    wanted = [
        [
            *(change["label"], change["first"]["text"], change["second"]["text"]),
            change["difference"]["text"] + (f" ({change['share']})" if change["share"] else ""),
        ]
        for change in calculator.compare(first, second)
    ]
    # Until the last field counts: the rows of an answer before it may begin alike.
    read = "body => [...body.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    until(lambda: box.locator("tbody").evaluate(read) == wanted)
    box.get_by_role("button", name="Stop met vergelijken").click()
    expect(box.locator("table")).to_be_hidden()


@pytest.mark.parametrize(
    ("slug", "output", "to"),
    [
        *(("ltv", "ltv_marge", "klant-roi"), ("ltv", "ltv_marge", "maximale-cac")),
        *(("cac", "cac", "klant-roi"), ("cac", "cac", "terugverdientijd")),
        ("retentie", "gemiddelde_klantduur", "ltv"),
    ],
)
def test_an_outcome_goes_along_to_the_next_calculator(
    tab: Page, host: Host, slug: str, output: str, to: str
) -> None:
    go(tab, f"{host.url}rekenhulpen/{slug}/")
    shown = Shown(tab, slug)
    shown.fill(CASES.get(slug, {"nieuwe_klanten": "64"}))
    shown.wait()
    carry: Any = load(slug).run(shown_values(shown, slug))["outputs"][output]["carry"]
    shown.element.locator(f".kb-deur:visible a[href*='/{to}/']").click()
    tab.wait_for_url(f"**/{to}/?versie=*&{carry['field']}=*&controle=*")
    opened = Shown(tab, to)
    opened.wait()
    values = {n: getattr(each.default, "name", each.default) for n, each in load(to).inputs.items()}
    check_shows(opened, to, values | {carry["field"]: carry["value"]})


def shown_values(shown: Shown, slug: str) -> dict[str, str]:
    return {name: shown.field(name).input_value() for name in load(slug).inputs}


def test_what_is_wrong_is_not_taken_along(tab: Page, host: Host) -> None:
    shown = calculated(tab, host, "ltv")
    shown.field("klantduur").fill("lang")
    do(shown, "Kopieer als tekst")
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("Verbeter eerst")


def test_where_copying_is_not_allowed_the_text_can_be_copied_by_hand(
    page: Page, host: Host
) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    shown = calculated(page, host, "ltv")
    do(shown, "Kopieer de link")
    expect(shown.element.locator(".kb-tekst")).to_have_value(
        re.compile(r"/ltv/\?versie=\w+&orderwaarde=85\.5&")
    )
