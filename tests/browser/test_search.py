"""The search box, in a real Chromium."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAVING, NewPage, Watch
from tests.browser.search import search
from tests.browser.server import Host
from tests.search import queries
from tests.sites import ROOT
from tests.waiting import until

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLOOR = 0.95
# What fingers do to a letter: leave it out, type it twice, swap it with the next, miss it.
WRONG: tuple[Callable[[str, int], str], ...] = (
    lambda word, at: word[:at] + word[at + 1 :],
    lambda word, at: word[:at] + word[at] + word[at:],
    lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    lambda word, at: word[:at] + ("q" if word[at] != "q" else "w") + word[at + 1 :],
)
PARTS = ("search.css", "kennisbank.json", "pagefind.js")
# The box waits for the next key, 90 ms: not where hundreds of queries are typed at once.
NO_PAUSE = """{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (run, after, ...given) =>
    setTimeout(run, after === 90 ? 0 : after, ...given);
}"""


@pytest.fixture
def box(reading: Page, host: Host) -> Page:
    reading.add_init_script(NO_PAUSE)
    reading.goto(host.url + "artikelen/cac/")
    reading.keyboard.press("/")
    expect(reading.locator("#kb-zoek [role=status]")).to_have_text("Typ een woord of een vraag.")
    return reading


@pytest.mark.long
def test_the_queries_of_entrepreneurs_are_answered_by_one_of_the_first_three(box: Page) -> None:
    missed = [each.text for each in queries() if not each.answered(search(box, each.text))]
    assert len(queries()) > 520
    assert 1 - len(missed) / len(queries()) >= FLOOR, missed


def test_a_term_with_one_letter_wrong_is_found(box: Page, site: Path) -> None:
    (words,) = site.glob("pagefind/*/kennisbank.json")
    results = json.loads(words.read_text("utf-8"))["results"]
    terms = [(title, address) for _, address, kind, title, *_ in results if kind == "begrip"]
    long = [(title.lower(), address) for title, address in terms if re.fullmatch(r"\w{7,}", title)]
    assert len(long) > 15
    missed = []
    for number, (term, address) in enumerate(long):
        typed = WRONG[number % len(WRONG)](term, len(term) // 2)
        if address not in [found for _, found in search(box, typed)[:5]]:
            missed.append(typed)
    assert missed == []


def test_what_finds_nothing_offers_what_looks_most_like_it(box: Page) -> None:
    search(box, "brtomrge")  # two letters too few, in a short word
    expect(box.locator("#kb-zoek [role=status]")).to_have_text("Niets gevonden voor “brtomrge”.")
    expect(box.locator(".kb-zoek-groep")).to_have_text("Dit lijkt erop")
    expect(box.locator(".kb-zoek-uit li").first).to_contain_text("Brutomarge")
    expect(box.locator(".kb-zoek-wegen a")).to_have_count(3)
    search(box, "qqqxxw")
    expect(box.locator(".kb-zoek-groep")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("klantenbehoud", "klantbehoud"),  # the same compound, linked in another way
        ("klantgetallen", "klanten getallen"),  # a compound that no page has
        ("opgezegd", "opzegging"),  # of one family
        ("ik zeg mijn abonnement op", "abonnement opzeggen"),  # a verb in two parts
        ("om de klant vast te houden", "klant vasthouden"),  # with its "te"
        ("brutomarsje", "brutomarge"),  # as it sounds
        ("cross-sell", "crosssell"),  # with a dash, and in one
        ("kosten van acquisitie", "acquisitiekosten"),  # a name in parts
    ],
)
def test_two_ways_to_say_the_same_lead_to_the_same(box: Page, typed: str, also: str) -> None:
    assert set(search(box, typed)[:3]) & set(search(box, also)[:3])


def test_nothing_is_loaded_before_the_box_is_used(reading: Page, host: Host) -> None:
    reading.goto(host.url + "artikelen/cac/", wait_until="networkidle")
    assert not [path for path, _ in host.requests if "pagefind" in path or "search_index" in path]
    assert not any(host.asked(name) for name in PARTS)
    reading.locator("#kb-zoek input").focus()
    search(reading, "marge")
    assert all(host.asked(name) == 1 for name in PARTS)


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_box_and_escape_closes_it(reading: Page, host: Host, key: str) -> None:
    reading.goto(host.url)
    reading.keyboard.press(key)
    expect(reading.locator("#kb-zoek input")).to_be_focused()
    expect(reading.locator("#kb-zoek input")).to_have_value("")
    reading.keyboard.press("Escape")
    expect(reading.locator("#__search")).not_to_be_checked()
    expect(reading.locator("#kb-zoek input")).not_to_be_focused()


def test_a_key_typed_into_a_field_does_not_open_the_box(reading: Page, host: Host) -> None:
    reading.goto(host.url + "rekenhulpen/ltv/")
    reading.locator("input[name=orderwaarde]").press("s")
    expect(reading.locator("#__search")).not_to_be_checked()


def test_arrows_walk_through_the_results_and_enter_goes_there(box: Page, host: Host) -> None:
    search(box, "wat is een goede cac")
    links = box.locator(".kb-zoek-uit a")
    box.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    box.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    box.keyboard.press("ArrowUp")
    box.keyboard.press("ArrowUp")
    expect(box.locator("#kb-zoek input")).to_be_focused()
    box.keyboard.press("Enter")
    expect(box).to_have_url(f"{host.url}artikelen/cac/#wat-is-een-goede-cac")
    expect(box.locator("#__search")).not_to_be_checked()


def test_a_result_on_another_page_opens_there_with_its_words_marked(box: Page, host: Host) -> None:
    search(box, "retentie")
    box.locator(".kb-zoek-uit a", has_text="Retentie: ").first.click()
    expect(box.locator("h1")).to_contain_text("Retentie")
    until(lambda: box.evaluate("CSS.highlights.get('kb-zoek')?.size > 3"))
    box.keyboard.press("/")  # the box outlives navigation without reloading
    assert search(box, "roas")


def test_the_number_of_results_is_told_and_matches_stand_out(box: Page) -> None:
    search(box, "brutomarge")
    status = box.locator("#kb-zoek [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ resultaten$"))
    marked = box.locator(".kb-zoek-uit mark").first
    expect(marked).to_contain_text(re.compile("brutomarge", re.IGNORECASE))
    search(box, "qqqxxw")
    expect(status).to_have_text("Niets gevonden voor “qqqxxw”.")
    assert box.locator(".kb-zoek-wegen a").all_inner_texts() == [
        "Alle rekenhulpen", "Alle vragen", "Alle begrippen"
    ]  # fmt: skip


def test_results_stand_by_kind_and_none_twice(box: Page) -> None:
    shown = search(box, "klant")
    groups = box.locator(".kb-zoek-groep").all_inner_texts()
    assert groups[:3] == ["Beste treffers", "Artikelen", "Rekenhulpen"]
    addresses = [address for _, address in shown]
    assert len(addresses) == len(set(addresses))
    assert not any(address.startswith(("insluiten/", "404")) for address in addresses)
    more = box.locator(".kb-zoek-meer").first
    before = box.locator(".kb-zoek-uit li").count()
    more.click()
    assert box.locator(".kb-zoek-uit li").count() > before


def test_an_address_with_a_query_searches(reading: Page, host: Host) -> None:
    reading.goto(host.url + "?q=onboarding")
    expect(reading.locator(".kb-zoek-uit li").first).to_contain_text("Onboarding")


@pytest.fixture(
    params=["pagefind.js", "kennisbank.json", "wasm.nl.pagefind", "pagefind-entry.json", "index"]
)
def broken(request: pytest.FixtureRequest, reading: Page, host: Host, watch: Watch) -> Page:
    """The box of which a part was missing when somebody searched."""
    watch.allow("404|Pagefind|JSON|index chunk|Missing signature|Decompressing|gzip|WebAssembly")
    names = [request.param]
    if names == ["index"]:
        names = [path.name for path in host.folder.glob("pagefind/*/index/*")]
    host.faults |= dict.fromkeys(names, "missing")
    reading.goto(host.url)
    reading.locator("#kb-zoek input").fill("marge")
    expect(reading.locator("#kb-zoek [role=status]")).to_have_text("Zoeken lukt nu niet.")
    return reading


def test_a_missing_part_is_told_with_the_ways_around_it(broken: Page) -> None:
    expect(broken.locator(".kb-zoek-wegen")).to_contain_text("ontbreekt een deel van de zoekindex")
    broken.locator(".kb-zoek-wegen a", has_text="Alle begrippen").click()
    expect(broken.locator("h1")).to_have_text(re.compile("Begrippen"))


@pytest.mark.parametrize("part", ["pagefind.js", "kennisbank.json", "wasm.nl.pagefind", "index/*"])
def test_a_part_that_stays_silent_is_waited_for_and_the_ways_around_it_are_shown(
    reading: Page, host: Host, watch: Watch, part: str
) -> None:
    watch.allow("Failed to load|Pagefind|index chunk|WebAssembly|Missing signature")
    names = [path.name for path in host.folder.glob(f"pagefind/*/{part}")]
    host.faults |= dict.fromkeys(names, "silent")
    reading.clock.install()
    reading.goto(host.url)
    reading.locator("#kb-zoek input").fill("retentie")
    status = reading.locator("#kb-zoek [role=status]")
    expect(status).to_have_text("Het zoeken wordt nog geladen.")
    reading.clock.fast_forward(10_000)
    expect(reading.locator(".kb-zoek-wegen")).to_contain_text("Dat duurt langer dan anders")
    expect(reading.locator(".kb-zoek-wegen a")).to_have_count(3)
    host.heal()
    expect(reading.locator(".kb-zoek-uit li").first).to_contain_text("etentie")
    expect(status).to_have_text(re.compile(r"^\d+ resultaten$"))


def test_what_was_typed_while_the_index_failed_prepares_it_once_more_only(
    reading: Page, host: Host, watch: Watch
) -> None:
    """Two that prepare at once would each take the other's parts for its own."""
    watch.allow("404|Pagefind|index chunk|ERR_EMPTY_RESPONSE|Missing signature")
    chunks = dict.fromkeys(
        (path.name for path in host.folder.glob("pagefind/*/index/*")), "missing"
    )
    host.faults |= chunks | {"kennisbank.json": "silent"}
    reading.goto(host.url)
    box = reading.locator("#kb-zoek input")
    with reading.expect_request("**/kennisbank.json"):
        box.fill("marge")
    box.fill("marges")
    reading.wait_for_timeout(300)  # until that searches too; if it does not, nothing is lost
    host.heal()
    host.faults |= chunks
    expect(reading.locator(".kb-zoek-wegen")).to_contain_text("ontbreekt een deel van de zoekindex")
    assert host.asked("pagefind.js") == 2


def test_when_the_part_is_there_again_the_next_key_searches(broken: Page, host: Host) -> None:
    host.heal()
    broken.locator("#kb-zoek input").fill("marges")
    expect(broken.locator(".kb-zoek-uit li").first).to_contain_text("marge", ignore_case=True)


def test_without_webassembly_the_box_says_so(reading: Page, host: Host) -> None:
    reading.add_init_script("delete globalThis.WebAssembly")
    reading.goto(host.url)
    reading.locator("#kb-zoek input").fill("marge")
    expect(reading.locator(".kb-zoek-wegen")).to_contain_text("staat WebAssembly niet toe")


def test_without_javascript_there_is_no_box(new_page: NewPage, host: Host) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host.url)
    expect(page.locator("#kb-zoek")).to_be_hidden()
    expect(page.locator(".md-header__button[for=__search]")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_results_are_in_sight(new_page: NewPage, host: Host, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.add_init_script(SAVING)
    page.goto(host.url + "artikelen/cac/")
    page.keyboard.press("/")
    search(page, "klantwaarde")
    expect(page.locator(".kb-zoek-uit li").nth(1)).to_be_in_viewport(ratio=1)
    box = page.locator(".kb-zoek-uit").locator("xpath=../..").bounding_box()
    assert box and box["height"] > 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_the_open_box(
    new_page: NewPage, host: Host, scheme: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.add_init_script(SAVING)
    page.goto(host.url)
    page.keyboard.press("/")
    search(page, "klantwaarde")
    expect(page.locator(".kb-zoek-uit mark").first).to_be_visible()
    # The box fades in, and a half-faded text has half its contrast.
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run('#kb-zoek', {resultTypes: ['violations']})"
        ".then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    assert found == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
