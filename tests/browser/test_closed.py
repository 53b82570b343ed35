"""Nothing that comes in through any door is ever more than text: one test for each door.

What is tried is generated: each way in which a text becomes markup, behind each way out of where it
stands. Whatever became an element, the policy of the page would stop and the browser would say so:
then the watch over each page fails, and so does the count of strange elements.
"""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from kennisbank.check import check
from kennisbank.check.site import Site
from tests.browser.calculator import Shown, go
from tests.browser.conftest import Watch
from tests.browser.server import Host
from tests.browser.test_mijn_cijfers import KEY, KIND
from tests.browser.test_mijn_klanten import give, opened
from tests.sites import PREFIX

MARKUP = (
    "<img src=x onerror=hit=1>",
    "<svg/onload=hit=1>",
    "<script>hit=1</script>",
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
    "<details open ontoggle=hit=1>",
    '<a href="javascript:hit=1">x</a>',
    "<style>@import '//elders.example/a.css';</style>",
    '<base href="//elders.example/">',
    '<meta http-equiv="refresh" content="0;url=//elders.example/">',
    '<form action="//elders.example/"><input autofocus onfocus=hit=1>',
    "<math><mtext><img src=x onerror=hit=1>",
    "<template><img src=x onerror=hit=1></template>",
)
WAYS_OUT = ("", '">', "'>", "</td></textarea></title></script>", "-->]]>", "&lt;/b&gt;", "\u2028{{")
TRIED = [way + markup for way, markup in product(WAYS_OUT, MARKUP)]
# A sample with each markup and each way out, where each takes the browser a while.
SOME = [WAYS_OUT[n % len(WAYS_OUT)] + markup for n, markup in enumerate(MARKUP)]
STRANGE = """() => {
  const handlers = (each) => [...each.attributes].some(({ name }) => name.startsWith("on"));
  const strange = "[src=x], [srcdoc], base, math, [action*=elders], [href^='javascript:'], "
    + "meta[http-equiv=refresh], main style";
  return [window.hit, ...document.querySelectorAll(strange),
    ...[...document.scripts].filter(({ text }) => /^(parent\\.)?hit=1/.test(text)),
    ...[...document.body.querySelectorAll("*")].filter(handlers)]
    .filter(Boolean).map((each) => each.outerHTML ?? each);
}"""


def check_closed(page: Page) -> None:
    assert page.evaluate(STRANGE) == []


def test_what_is_tried_here_would_be_seen(page: Page, watch: Watch, host: Host) -> None:
    watch.allow(".")  # what the browser says of it
    put = "html => { document.querySelector('main').insertAdjacentHTML('afterbegin', html) }"
    for text in MARKUP:
        if "template" in text or "refresh" in text:  # nothing of it is in the page; it leaves it
            continue
        page.goto(f"{host.url}over/")
        page.evaluate(put, text)
        assert page.evaluate(STRANGE) != [], text


def test_an_address_is_text(tab: Page, host: Host) -> None:
    for text in SOME:
        said = quote(text, safe="")
        go(tab, f"{host.url}rekenhulpen/ltv/?orderwaarde={said}&{said}=1&versie={said}#{said}")
        shown = Shown(tab, "ltv")
        shown.wait()
        expect(shown.error("orderwaarde")).not_to_be_empty()
        check_closed(tab)


def test_what_is_typed_is_text_and_so_is_all_that_is_made_of_it(tab: Page, host: Host) -> None:
    go(tab, f"{host.url}rekenhulpen/retentie/")
    shown = Shown(tab, "retentie")
    for text in TRIED:
        shown.field("klanten_eind").fill(text)
    shown.wait()
    expect(shown.error("klanten_eind")).not_to_be_empty()
    shown.fill({"klanten_eind": "190"})
    shown.wait()
    shown.element.locator(".kb-draaien > summary").click()
    for text in SOME:
        shown.element.locator("[name=target]").fill(text)
        shown.element.locator("[name=target]").press("Enter")
        expect(shown.element.locator(".kb-antwoord-omgekeerd")).not_to_be_empty()
        check_closed(tab)


def kept(text: str) -> dict[str, Any]:
    """A calculation that was kept, with that in all that is text."""
    output = {"name": "cac", "label": text, "text": text, "value": 1, "verdict": text, "tone": ""}
    return {
        "slug": "cac", "title": text, "date": "2026-11-24", "version": "3f9a1c", "plan": text[:60],
        "inputs": {"kosten_marketing": text, "nieuwe_klanten": 10},
        "outputs": [output | {"carry": {"field": "cac", "value": 1}}],
    }  # fmt: skip


STORED = [json.dumps({KIND: 4, "cijfers": [kept(text) for text in SOME]}), *SOME]


@pytest.mark.parametrize("way", ["store", "file"])
def test_what_was_kept_is_text_wherever_it_comes_from(
    tab: Page, host: Host, tmp_path: Path, way: str
) -> None:
    go(tab, f"{host.url}mijn-cijfers/")
    for number, text in enumerate(STORED):
        if way == "store":
            keys = [KEY, KIND, f"{KIND}-gelezen:{PREFIX}", f"{PREFIX}.__palette"]
            tab.evaluate(
                "([keys, text]) => keys.forEach(key => localStorage[key] = text)", [keys, text]
            )
        else:
            file = tmp_path / f"{number}.json"  # what is being read may not change
            file.write_text(text, "utf-8")
            tab.locator("input[type=file]").set_input_files(file)
            expect(tab.locator("kb-mijn-cijfers").get_by_role("status")).not_to_be_empty()
        check_closed(tab)
        for address in ("rekenhulpen/klant-roi/", "artikelen/ltv/", "mijn-cijfers/"):
            if way == "store":
                go(tab, host.url + address)
                check_closed(tab)


def test_a_file_of_orders_is_text(tab: Page, host: Host) -> None:
    cell = [text.replace('"', '""').replace("\n", " ") for text in TRIED]
    rows = "".join(
        f'"{text}";2026-01-{1 + n % 28:02};{n},50;"{text}";"{text}"\n'
        for n, text in enumerate(cell)
    )
    files = {"cells": f"Klant;Datum;Bedrag;Status;Product\n{rows}"}
    files |= {
        f"a head {n}": f'Klant;Datum;Bedrag;"{text}"\n' + "A;2026-01-02;9,50;x\n" * 3
        for n, text in enumerate(cell[: len(MARKUP)])
    }
    files["nothing that is known"] = ";".join(f'"{text}"' for text in cell) + "\n1;2\n"
    element = opened(tab, host)
    place = element.locator(".kb-kl-uitkomst")
    for name, text in files.items():
        place.evaluate("each => each.replaceChildren()")  # of the file before
        give(tab, text.encode(), f"{SOME[0]}.csv")
        expect(place).not_to_be_empty()
        check_closed(tab)
        if name == "cells":
            expect(element).to_have_attribute("data-state", "report")
            assert "onerror" in (element.text_content() or "")  # it is there, and it is text


def test_a_query_is_text(reading: Page, host: Host) -> None:
    reading.goto(f"{host.url}artikelen/cac/?q={quote(SOME[0])}")
    status = reading.locator("#kb-zoek [role=status]")
    expect(status).to_have_text(re.compile("gevonden|resulta"))
    for text in TRIED:
        reading.locator("#kb-zoek input").fill(text)
    for text in SOME:
        reading.locator("#kb-zoek input").fill(text)
        expect(status).not_to_be_empty()
        check_closed(reading)


def test_a_message_to_a_page_or_a_frame_is_not_believed(page: Page, host: Host) -> None:
    for address in ("rekenhulpen/ltv/", "insluiten/ltv/"):
        page.goto(host.url + address)
        Shown(page).wait()
        before = page.locator("body").inner_html()
        page.evaluate(
            """(all) => {
              for (const text of all) {
                const made = [text, { kennisbank: text }, { kennisbank: "hoogte", height: text },
                  { ask: text }, { html: text }, JSON.stringify({ html: text, answer: text })];
                for (const each of made) postMessage(each, "*");
              }
              return new Promise((done) => setTimeout(done, 50));
            }""",
            SOME,
        )
        check_closed(page)
        assert page.locator("body").inner_html() == before


def test_markdown_with_anything_of_it_is_refused_on_its_line(tmp_path: Path) -> None:
    """And a build stops at what is refused."""
    texts = [text.replace("\u2028", " ") for text in TRIED]
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "index.md"
    page.write_text("# Titel\n\n" + "\n\n".join(f"Zin {each} erin." for each in texts), "utf-8")
    told = {each.line for each in check(Site(page.parent), [page], ["html"])}
    assert [text for number, text in enumerate(texts) if 3 + 2 * number not in told] == []
