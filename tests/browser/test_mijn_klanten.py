"""Mijn klanten: a file becomes a report on the reader's own device, and nowhere else."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, Request, expect

from calculators.klanten import analyse, as_csv
from calculators.klanten.example import example
from tests.browser.calculator import Shown, go
from tests.browser.conftest import NewPage, Watch, both
from tests.browser.server import Host
from tests.browser.test_site import AXE, RUN_AXE
from tests.calculators.klanten import cdnow
from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS
from tests.calculators.klanten.hostile import KNOWN, exports
from tests.sites import PREFIX

KEY = f"kennisbank-klantwaarde:{PREFIX}"


def opened(page: Page, host: Host) -> Locator:
    """The page, ready to take a file."""
    go(page, f"{host.url}mijn-klanten/")
    element = page.locator("kb-mijn-klanten")
    expect(element).to_have_attribute("data-state", "choose")
    return element


def give(page: Page, data: bytes, name: str = "orders.csv") -> None:
    file: Any = {"name": name, "mimeType": "text/csv", "buffer": data}
    page.locator("#kl-bestand").set_input_files(file)


def reported(element: Locator) -> Locator:
    """The sentence of the report, when it is there."""
    expect(element).to_have_attribute("data-state", "report")
    return element.locator(".kb-kl-zin")


def chosen(element: Locator) -> None:
    """Until the page waits for the reader again, and says why there is no report."""
    expect(element.locator(".kb-kl-melding")).not_to_be_empty()
    expect(element).to_have_attribute("data-state", "choose")


# What fades in has its own colours at the end of it.
STILL = "document.getAnimations().forEach((each) => each.finish())"


def taken(page: Page, button: Locator) -> str:
    """What a click saves as a file: Firefox tells no test of a download."""
    page.evaluate(
        """() => {
          const { createObjectURL } = URL;
          URL.createObjectURL = (blob) => {
            globalThis.kbTaken = blob.text();
            return createObjectURL.call(URL, blob);
          };
          globalThis.kbTaken = new Promise(() => {});
        }"""
    )
    button.click()
    expect(page.locator("kb-mijn-klanten .kb-gedaan")).to_contain_text("is gemaakt")
    text: str = page.evaluate("globalThis.kbTaken")
    return text.removeprefix("\ufeff")


@both
def test_the_example_shop_goes_from_a_click_to_the_calculators(page: Page, host: Host) -> None:
    element, report = opened(page, host), analyse(example())
    element.get_by_role("button", name="Probeer een voorbeeldwinkel").click()
    expect(reported(element)).to_have_text(report["sentence"])
    expect(element.locator(".kb-kl-voorbeeld")).to_contain_text("Dit is een voorbeeld")
    for group in report["groups"]:
        card = element.get_by_role("region", name=group["name"], exact=True)
        expect(card).to_contain_text(f"{group['customers']} klanten".replace(" ", "\xa0"))
    for each in report["figures"].values():
        expect(element.locator(".kb-kl-getallen")).to_contain_text(each["text"])
    for each in report["monday"]["call"]:
        expect(element.locator("#kl-maandag ~ div")).to_contain_text(each["customer"])
    text = taken(page, element.get_by_role("button", name="Download de lijst van de groep Stil"))
    assert text == as_csv(report["customers"], "stil").removeprefix("\ufeff")
    element.get_by_role("button", name="Bewaar de cijfers in Mijn cijfers").click()
    expect(element.locator(".kb-gedaan")).to_contain_text("zonder je klanten")
    kept = page.evaluate(f"localStorage.getItem('{KEY}')")
    assert "winkel.example" not in kept and "Mijn klanten" in kept
    element.get_by_role("link", name="Wat is een klant waard?").click()
    shown = Shown(page, "ltv")
    shown.wait()
    expect(shown.field("orderwaarde")).to_have_value("50,32")
    page.goto(f"{host.url}mijn-cijfers/")
    expect(page.locator(".kb-kaart")).to_contain_text(report["figures"]["ltv"]["text"])
    expect(page.get_by_role("link", name="Open Mijn klanten")).to_be_visible()


# Every value is one that stands nowhere else.
MARKS = ["geheim-adres", "Zeldzame Naam", "7319,37", "XQ-48151623"]


def marked() -> bytes:
    """An export with values that would be recognised anywhere."""
    orders = [
        f"geheim-adres{customer}@voorbeeld.example;Zeldzame Naam {customer};"
        f"{1 + customer % 28}-{1 + (customer + 3 * number) % 12}-2025;"
        f"XQ-48151623-{customer}-{number};7319,37"
        for customer in range(40)
        for number in range(1 + customer % 4)
    ]
    return "\n".join(["E-mail;Naam;Besteldatum;Bestelnummer;Totaal", *orders]).encode()


STORED = """async () => {
  const all = [location.href, JSON.stringify(history.state), document.cookie, document.title,
    JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
    JSON.stringify(await indexedDB.databases?.() ?? [])];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      all.push(request.url, await (await cache.match(request)).text());
    }
  }
  return all;
}"""


@both
@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_nothing_of_the_file_goes_anywhere(page: Page, host: Host, network: bool) -> None:
    sent: list[str] = []
    said: list[str] = []

    def follow(asked: Request) -> None:
        sent.append(f"{asked.method} {asked.url} {asked.headers} {asked.post_data or ''}")

    page.context.on("request", follow)
    page.context.on("console", lambda message: said.append(message.text))
    element = opened(page, host)
    if not network:
        # Once Python has answered, all that is needed is there.
        element.get_by_role("button", name="Probeer een voorbeeldwinkel").click()
        reported(element)
        element.get_by_role("button", name="Kies een ander bestand").click()
        host.down = True
    before = len(sent)
    give(page, marked())
    expect(reported(element)).to_contain_text("Je hebt 40 klanten")
    element.locator("#kl-stil").fill("45")
    element.locator("#kl-stil").press("Enter")
    expect(element.locator("#kl-stil-waarom")).to_contain_text("Zelf gekozen")
    element.locator("summary", has_text="Zo lazen we je bestand").click()
    element.locator("select[data-kop='Naam']").select_option("customer")
    expect(element.locator(".kb-kl-maandag, .kb-kl-groepen").first).to_be_visible()
    expect(element).to_have_attribute("data-state", "report")
    button = element.get_by_role("button", name="Download alle klanten")
    assert MARKS[1] in taken(page, button)
    element.get_by_role("button", name="Bewaar de cijfers in Mijn cijfers").click()
    expect(element.locator(".kb-gedaan")).to_contain_text("bewaard")
    everywhere = [*sent, *said, *page.evaluate(STORED), *(path for path, _ in host.requests)]
    for mark in MARKS:
        assert not [each for each in everywhere if mark.lower() in each.lower()], mark
    assert not [each for each in sent[before:] if not each.startswith("GET")]
    if not network:
        assert [each for each in sent[before:] if "blob:" not in each] == []


def test_nothing_of_the_file_is_kept_where_a_service_worker_keeps_pages(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(service_workers="allow")
    element = opened(page, host)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    give(page, marked())
    reported(element)
    stored = page.evaluate(STORED)
    assert len(stored) > 10
    for mark in MARKS:
        assert not [each for each in stored if mark.lower() in each.lower()], mark


@both
def test_a_column_that_is_corrected_calculates_again_and_keeps_the_place(
    page: Page, host: Host
) -> None:
    element = opened(page, host)
    give(page, example())
    expect(reported(element)).to_contain_text("54% kwam terug")
    element.locator("summary", has_text="Zo lazen we je bestand").click()
    choice = element.locator("select[data-kop='Bestelnummer']")
    choice.focus()
    choice.select_option("customer")
    expect(element.locator(".kb-kl-zin")).to_contain_text("0% kwam terug")
    expect(choice).to_be_focused()
    expect(choice).to_have_value("customer")
    choice.select_option("order")
    expect(element.locator(".kb-kl-zin")).to_contain_text("54% kwam terug")


def test_a_question_that_the_file_leaves_open_is_answered_with_a_click(
    tab: Page, host: Host
) -> None:
    element = opened(tab, host)
    give(tab, b"Email;Datum;Totaal\na@b.nl;01-02-2026;1,00\nc@d.nl;03-04-2026;2,00\n")
    chosen(element)
    expect(element.locator(".kb-kl-melding")).to_contain_text("op twee manieren")
    element.get_by_role("button", name="De dag staat voorop").click()
    expect(reported(element)).to_contain_text("1\xa0februari\xa02026")


def test_a_number_of_days_that_is_none_is_told_at_its_field(tab: Page, host: Host) -> None:
    element = opened(tab, host)
    give(tab, example())
    reported(element)
    field = element.locator("#kl-stil")
    for typed in ("0", "veel"):
        field.fill(typed)
        field.press("Enter")
        expect(element.locator("#kl-stil-fout")).to_contain_text("heel aantal dagen")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_focused()
    field.fill("200")
    field.press("Enter")
    expect(element.locator("#kl-stil-waarom")).to_contain_text("Zelf gekozen")
    expect(element.locator("#kl-stil-fout")).to_be_empty()


def test_a_status_that_nobody_knows_is_the_readers_to_decide(page: Page, host: Host) -> None:
    element = opened(page, host)
    rows = "".join(f"k{n};2026-01-0{1 + n % 9};5,00;Op proef\n" for n in range(6))
    give(page, f"Klant;Datum;Bedrag;Status\nA;2026-01-02;9,00;Betaald\n{rows}".encode())
    expect(reported(element)).to_contain_text("Je hebt 7 klanten")
    element.locator("summary", has_text="Zo lazen we je bestand").click()
    element.get_by_label("Telt de status “Op proef” mee?").select_option("Nee")
    expect(element.locator(".kb-kl-zin")).to_contain_text("één klant")
    element.get_by_label("Telt de status “Op proef” mee?").select_option("Ja")
    expect(element.locator(".kb-kl-zin")).to_contain_text("Je hebt 7 klanten")


def test_the_report_can_be_taken_along_for_excel(page: Page, host: Host) -> None:
    element = opened(page, host)
    give(page, example())
    reported(element)
    assert host.asked("sheets.zip") == 0
    with page.expect_download() as downloading:
        element.get_by_role("button", name="Download het rapport voor Excel").click()
    assert downloading.value.suggested_filename == "klanten.xlsx"
    expect(element.locator(".kb-gedaan")).to_contain_text("klanten.xlsx is gemaakt")
    assert host.asked("sheets.zip") == 1 and host.asked("excel.zip") == 0
    book, report = (
        load_workbook(BytesIO(Path(downloading.value.path()).read_bytes())),
        analyse(example()),
    )
    names = [row[0] for row in book["Klanten"].iter_rows(min_row=2, values_only=True)]
    assert names == [each["customer"] for each in report["customers"]]


def test_rows_can_be_pasted(tab: Page, host: Host) -> None:
    element = opened(tab, host)
    element.locator("summary", has_text="Plak uit een spreadsheet").click()
    element.get_by_role("button", name="Maak het rapport").click()
    expect(element.locator(".kb-kl-status")).to_contain_text("nog niets in het vak")
    pasted = "Klant\tDatum\tBedrag\nA\t2026-01-02\t10,00\nA\t2026-02-02\t20,00\nB\t2026-02-03\t5,00"
    element.locator("#kl-plak").fill(pasted)
    element.get_by_role("button", name="Maak het rapport").click()
    expect(reported(element)).to_contain_text("Je hebt 2 klanten. 50% kwam terug.")


@pytest.mark.parametrize("business", BUSINESSES)
def test_each_business_is_read_from_a_workbook_without_a_question(
    tab: Page, host: Host, business: str
) -> None:
    data = FORMATS["xlsx"].write(BUSINESSES[business]())
    element = opened(tab, host)
    give(tab, data, "bestellingen.xlsx")
    expect(reported(element)).to_have_text(analyse(data)["sentence"])


def test_the_models_of_cdnow_are_those_that_were_published(tab: Page, host: Host) -> None:
    element = opened(tab, host)
    give(tab, cdnow.export())
    expect(reported(element)).to_contain_text("2.357")
    element.locator("summary", has_text="Het model in getallen").click()
    expect(element.locator("#kl-model")).to_contain_text(
        "r = 0,243, alpha = 4,414, a = 0,793, b = 2,426; loglikelihood −9.582,43."
    )


def test_everything_can_be_done_with_the_keyboard_alone(tab: Page, host: Host) -> None:
    element = opened(tab, host)

    def tab_to(target: Locator) -> None:
        for _ in range(60):
            tab.keyboard.press("Tab")
            if target.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError("not reached")

    tab.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    tab_to(element.locator("#kl-bestand"))
    tab_to(element.get_by_role("button", name="Probeer een voorbeeldwinkel"))
    tab.keyboard.press("Enter")
    reported(element)
    expect(element.locator("#kl-kop")).to_be_focused()
    tab_to(element.locator("summary", has_text="Zo lazen we je bestand"))
    tab.keyboard.press("Enter")
    tab_to(element.locator(".kb-kl-rol").first)
    tab_to(element.locator("select[data-kop='Status']"))
    tab_to(element.get_by_role("button", name="Download de lijst van de groep Trouw"))
    with tab.expect_download():
        tab.keyboard.press("Enter")
    tab_to(element.locator("#kl-stil"))
    tab.keyboard.press("Control+A")
    tab.keyboard.type("30")
    tab.keyboard.press("Enter")
    expect(element.locator("#kl-stil-waarom")).to_contain_text("Zelf gekozen")
    expect(element.locator("#kl-stil")).to_be_focused()
    tab_to(element.get_by_role("button", name="Kies een ander bestand"))
    tab.keyboard.press("Enter")
    expect(element.locator("#kl-bestand")).to_be_focused()
    expect(element.locator(".kb-kl-uitkomst")).to_be_empty()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_a_report_or_a_question_and_neither_is_too_wide(
    new_page: NewPage, host: Host, scheme: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.add_init_script(path=AXE)
    element = opened(page, host)
    give(page, b"naam;wanneer\n" + b"x;y\n" * 9)
    chosen(element)
    page.evaluate(STILL)
    assert page.evaluate(RUN_AXE) == []
    give(page, exports()["shopify"])
    reported(element)
    page.evaluate(STILL)
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == width


def test_the_report_prints_without_what_is_of_no_use_on_paper(tab: Page, host: Host) -> None:
    element = opened(tab, host)
    give(tab, example())
    reported(element)
    tab.emulate_media(media="print")
    for each in element.locator("button, select, input").all():
        expect(each).to_be_hidden()
    expect(element.locator(".kb-kl-zin")).to_be_visible()
    expect(element.locator(".kb-kl-warmte")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format="A4"))) == 1


def test_it_can_be_stopped_and_started_again(page: Page, host: Host) -> None:
    element = opened(page, host)
    host.faults["excel.zip"] = "silent"  # so that it waits for as long as the test wants
    give(page, exports()["xlsx"], "a.xlsx")
    element.get_by_role("button", name="Stop").click()
    expect(element).to_have_attribute("data-state", "choose")
    expect(element.locator(".kb-kl-status")).to_have_text("Gestopt.")
    host.heal()
    give(page, exports()["xlsx"], "a.xlsx")
    reported(element)
    asked = host.asked("excel.zip")
    element.get_by_role("button", name="Kies een ander bestand").click()
    give(page, exports()["xlsx"], "b.xlsx")
    reported(element)
    assert host.asked("excel.zip") == asked  # this Python has it


@pytest.mark.parametrize(
    "name", ["a picture named .csv", "NUL bytes", "a zip of something else", "a million columns",
             "unclosed quotes", "half a workbook", "markup"]
)  # fmt: skip
def test_after_a_hostile_file_the_page_is_alive(tab: Page, host: Host, name: str) -> None:
    element = opened(tab, host)
    give(tab, KNOWN[name]())
    if name != "markup":
        chosen(element)
    give(tab, b"klant;datum;bedrag\nA;2026-01-02;5,00\nB;2026-01-03;5,00\n")
    expect(reported(element)).to_contain_text("Je hebt 2 klanten")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tab: Page, host: Host) -> None:
    element = opened(tab, host)
    tab.evaluate(
        """() => {
          const file = new File([new Uint8Array(10)], "groot.csv");
          Object.defineProperty(file, "size", { value: 500_000_000 });
          file.arrayBuffer = () => { throw new Error("it was read"); };
          const given = new DataTransfer();
          const event = new DragEvent("drop", { bubbles: true, cancelable: true });
          Object.defineProperty(event, "dataTransfer", { value: { files: [file] } });
          document.querySelector(".kb-kl-vak").dispatchEvent(event);
        }"""
    )
    expect(element.locator(".kb-kl-status")).to_contain_text("500 MB")
    expect(element).to_have_attribute("data-state", "choose")


@pytest.mark.parametrize(
    ("name", "said"), [("klanten.zip", "ontbreekt op de site"), ("worker.js", "geladen")]
)
def test_a_part_that_is_missing_is_told_and_a_second_time_works(
    page: Page, host: Host, watch: Watch, name: str, said: str
) -> None:
    watch.allow("mijn-klanten|404|Failed to load")
    host.faults[name] = "missing"
    element = opened(page, host)
    give(page, example())
    expect(element.locator(".kb-kl-status")).to_contain_text(said)
    expect(element).to_have_attribute("data-state", "error")
    host.heal()
    if name == "klanten.zip":
        element.get_by_role("button", name="Probeer het opnieuw").click()
        reported(element)


def test_a_page_of_an_older_release_says_that_there_is_a_new_one(
    page: Page, host: Host, watch: Watch
) -> None:
    watch.allow("mijn-klanten|404|Failed to load")
    host.faults["klanten.zip"] = "missing"
    host.replaced["versie.json"] = json.dumps({"release": "een andere"}).encode()
    element = opened(page, host)
    give(page, example())
    expect(element.locator(".kb-kl-status")).to_contain_text("nieuwe versie")


def test_without_webassembly_the_page_says_that_it_is_missing(
    page: Page, host: Host, watch: Watch
) -> None:
    watch.allow("mijn-klanten|WebAssembly")
    host.faults["worker.js"] = "no_wasm"
    element = opened(page, host)
    give(page, example())
    expect(element.locator(".kb-kl-status")).to_contain_text("WebAssembly")


def test_without_javascript_the_page_says_what_is_needed(new_page: NewPage, host: Host) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{host.url}mijn-klanten/")
    without = page.locator("kb-mijn-klanten .kb-zonder")
    expect(without).to_be_visible()
    expect(without).to_contain_text("Daar is JavaScript voor nodig")
    expect(page.locator("kb-mijn-klanten input")).to_be_hidden()


def test_no_other_page_asks_for_what_only_this_one_needs(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/ltv/")
    page.locator("kb-rekenhulp input").first.fill("99")
    expect(page.locator("kb-rekenhulp")).to_have_attribute("data-state", "ready")
    for name in ("klanten.zip", "excel.zip", "klanten.css"):
        assert host.asked(name) == 0


def test_the_links_of_the_report_lead_somewhere(page: Page, host: Host) -> None:
    element = opened(page, host)
    give(page, example())
    reported(element)
    for link in element.locator("a[data-naar]").all():
        to = link.get_attribute("data-naar") or ""
        path, _, anchor = to.partition("#")
        html = (Path(host.folder) / path / "index.html").read_text("utf-8")
        assert f'id="{anchor}"' in html, to
