"""A translated page does what the page itself does."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Shown, check_shows
from tests.browser.conftest import NewPage, Watch
from tests.browser.quiet import COUNT, quiet
from tests.browser.server import Host
from tests.browser.translated import translate
from tests.sites import ROOT

# One of each kind of page.
KINDS = {
    "home": "",
    "article": "artikelen/ltv/",
    "calculator": "rekenhulpen/ltv/",
    "catalogue": "rekenhulpen/",
    "frame": "insluiten/retentie/",
    "kept": "mijn-cijfers/",
    "questions": "vragen/",
    "terms": "begrippen/",
    "podcast": "podcast/",
    "missing": "bestaat/niet/",
}
KEPT = {
    "kennisbank-klantwaarde": 1,
    "cijfers": [
        {
            "slug": "cac",
            "title": "Wat kost een nieuwe klant?",
            "date": "2026-11-24",
            "inputs": {"kosten": 8000, "nieuwe_klanten": 10},
            "outputs": [
                {"name": "cac", "label": "CAC", "text": "€ 800", "value": 800}
                | {"verdict": "", "tone": "", "carry": {"field": "cac", "value": 800}}
            ],
        }
    ],
}
# What a click may reach beyond the page is written down; a link goes nowhere.
RECORD = """(kept) => {
  if (origin === "null") return; // the empty page before it, which has no store
  if (!localStorage.getItem("kennisbank-klantwaarde")) {
    localStorage.setItem("kennisbank-klantwaarde", kept);
  }
  const { setTimeout: later } = window;
  // Where the mouse rests after a click, a term is explained, or no longer: not what the click did.
  window.setTimeout = (run, wait, ...given) => (wait === 300 ? 0 : later(run, wait, ...given));
  window.done = [];
  const log = (...what) => window.done.push(what.join(" "));
  window.print = () => log("print");
  window.confirm = (text) => { log("confirm", text); return true; };
  Clipboard.prototype.writeText = async (text) => log("copy", text);
  HTMLInputElement.prototype.showPicker = () => log("picker");
  window.open = (address) => log("open", address);
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a, input[type=file]");
    if (!link) return;
    const { href = "file", target = "", download = "" } = link;
    log("link", href, target, download, event.defaultPrevented);
    event.preventDefault();
  });
}"""
CONTROLS = (
    "button, summary, label[for], select, input, "
    ".kb-deur a, .kb-actie, .kb-ingesloten a, .kb-kaart a"
)
STATE = """() => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const text = (each) => each.innerText.replace(/\\s+/g, " ").trim();
  return {
    done: window.done.splice(0).map((each) => each.replace(/blob:.*?( |$)/, "blob ")),
    open: [...document.querySelectorAll("details")].map((each) => each.open),
    popovers: [...document.querySelectorAll(":popover-open")].map((each) => each.id),
    checked: [...document.querySelectorAll("input:checked")].map((each) => each.id),
    values: [...document.querySelectorAll("input, select, textarea")].map((each) => each.value),
    texts: [...document.querySelectorAll(
      "output, .kb-gedaan, .kb-fout, .kb-antwoord-omgekeerd, tbody, kb-mijn-cijfers"
    )].filter(shown).map(text),
    focus: document.activeElement?.id || document.activeElement?.className,
    stored: Object.keys(localStorage).filter((key) => key.startsWith("kennisbank")).length,
    search: location.search,
  };
}"""


def walk(page: Page, address: str, *, translated: bool) -> list[tuple[str, Any]]:
    """What every control of the page does, one after another, by mouse."""
    page.add_init_script(f"({COUNT})()")
    page.add_init_script(f"({RECORD})({json.dumps(json.dumps(KEPT))})")
    page.goto(address, wait_until="networkidle")
    # The bar at the foot of the screen comes and goes with the scrolling; it only repeats.
    page.add_style_tag(content=".kb-stand { display: none !important }")
    if translated:
        translate(page)
    for each in page.locator("kb-rekenhulp:visible").all():
        each.scroll_into_view_if_needed()
        expect(each).to_have_attribute("data-state", "ready")
    seen: list[tuple[str, Any]] = []
    done: set[str] = set()
    while True:
        control = next_control(page, done)
        if control is None:
            return seen
        name, point = control
        page.mouse.click(*point)
        quiet(page)
        seen.append((name, page.evaluate(STATE)))


def next_control(page: Page, done: set[str]) -> tuple[str, tuple[float, float]] | None:
    """The first control that was not used yet, and where a mouse hits its text."""
    found = page.evaluate(
        """([controls, done]) => {
            const seen = { visibilityProperty: true, opacityProperty: true };
            const words = (each) => each.textContent.replace(/\\s+/g, " ").trim();
            for (const each of document.querySelectorAll(controls)) {
                if (!each.checkVisibility(seen)) continue;
                each.scrollIntoView({ block: "center", behavior: "instant" });
                const name = [each.localName, each.id, each.name ?? "", each.className,
                    each.dataset.doe ?? "", words(each)].join("|");
                if (done.includes(name)) continue;
                const text = document.createRange();
                text.selectNodeContents(each);
                const boxes = [...text.getClientRects()];
                const box = boxes.find((box) => box.width > 2 && box.height > 2)
                    ?? each.getBoundingClientRect();
                const point = [box.x + Math.min(box.width / 2, 12), box.y + box.height / 2];
                const hit = document.elementFromPoint(...point);
                if (!hit || !(each.contains(hit) || hit.contains(each))) continue;
                return [name, point];
            }
            return null;
        }""",
        [CONTROLS, sorted(done)],
    )
    if found is None:
        return None
    done.add(found[0])
    return found[0], tuple(found[1])


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_of_a_translated_page_does_what_it_does_untranslated(
    new_page: NewPage, watch: Watch, host: Host, kind: str
) -> None:
    watch.allow("404")
    address = host.url + KINDS[kind]
    plain = walk(new_page(), address, translated=False)
    translated = walk(new_page(), address, translated=True)
    assert plain == translated
    assert len(plain) >= 3


def test_the_outcome_of_a_translated_page_follows_what_is_typed(page: Page, host: Host) -> None:
    page.goto(f"{host.url}rekenhulpen/ltv/")
    translate(page)
    shown = Shown(page, "ltv")
    for price in ("85,50", "12", "abc", "60"):
        shown.fill({"orderwaarde": price})
        shown.wait()
    values = {"orderwaarde": 60, "aankopen_per_jaar": 4, "klantduur": 3}
    check_shows(shown, "ltv", values)
    expect(shown.element.locator("output[name=ltv] font font")).to_have_text("€ 720")


def test_what_is_taken_along_from_a_translated_page_has_its_labels(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{host.url}rekenhulpen/ltv/")
    translate(page)
    shown = Shown(page, "ltv")
    shown.fill({"orderwaarde": "85"})
    shown.wait()
    shown.element.locator(".kb-meenemen summary font font").click()
    shown.element.locator("[data-doe=tekst] font font").click()
    expect(shown.element.locator(".kb-meenemen .kb-gedaan")).to_contain_text("klembord")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Gemiddelde orderwaarde: €\u00a085" in text


def test_searching_in_a_translated_page_finds_and_opens(page: Page, host: Host) -> None:
    page.goto(f"{host.url}artikelen/ltv/", wait_until="networkidle")
    translate(page)
    page.keyboard.press("/")
    page.keyboard.type("opzegtermijn klantverloop")
    found = page.locator("#kb-zoek .kb-zoek-titel font font").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url(re.compile("/(artikelen|rekenhulpen|vragen|begrippen)/.+"))
    assert not page.url.startswith(f"{host.url}artikelen/ltv/")


def test_no_script_takes_the_target_of_an_event_for_a_control() -> None:
    """`hit` in dom.js finds the control; a target may be anything that lies in it."""
    comparing = re.compile(
        r"\b(?:event|e)\.(?:target|srcElement)\b|composedPath"
        r"|addEventListener\([^)]*\(\s*\{[^}]*\btarget\b"
    )
    scripts = sorted((ROOT / "kennisbank").rglob("*.js"))
    wrong = [
        f"{path.name}:{number}: {line.strip()}"
        for path in scripts
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if comparing.search(line)
    ]
    assert len(scripts) > 20
    assert wrong == []
    assert (
        Path(ROOT / "kennisbank/theme/components/shared/dom.js")
        .read_text("utf-8")
        .count("{ target }")
        == 1
    )


@pytest.mark.needs("firefox")
@pytest.mark.parametrize("kind", ["calculator", "kept"])
def test_every_control_of_a_translated_page_works_in_firefox_too(
    new_page: NewPage, host: Host, kind: str
) -> None:
    address = host.url + KINDS[kind]
    plain = walk(new_page("firefox"), address, translated=False)
    assert plain == walk(new_page("firefox"), address, translated=True)
    assert len(plain) >= 3
