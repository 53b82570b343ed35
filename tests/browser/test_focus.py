"""What has the focus is in sight, whatever stays in view around it; what is shut cannot have it."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import SAVING, NewPage
from tests.browser.server import Host
from tests.browser.test_site import fits
from tests.waiting import until

# Whether some of it can be seen, or of the label that is drawn for it; null where nothing has the
# focus. What moves only after a frame or more has that long.
SEEN = """async () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const label = at.matches(".md-option") ? [at.nextElementSibling] : [];
  const drawn = [at, ...(at.labels ?? []), ...label];
  const seen = () => drawn.some((each) => [...each.getClientRects()].some((box) => {
    for (let i = 1; i < 8; i++) {
      for (let j = 1; j < 4; j++) {
        const [x, y] = [box.left + (box.width * i) / 8, box.top + (box.height * j) / 4];
        if (each.contains(document.elementFromPoint(x, y))) return true;
      }
    }
    return false;
  }));
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  // The outcome at the foot comes and goes with what is in view.
  if (at.form) await frame().then(frame);
  for (let frames = 0; !seen(); frames++) {
    if (frames > 120) return at.outerHTML.slice(0, 160);
    // A page that was still growing has moved it, and no browser follows that.
    if (frames === 60) at.blur(), at.focus({ focusVisible: true });
    await frame();
  }
  return "";
}"""
MENU = "#__drawer"
IN_MENU = "document.activeElement.matches('.md-sidebar--primary *')"
# One of each kind of page; of those with most in them also from the first to the last.
BOTH_WAYS = ["artikelen/ltv/", "rekenhulpen/ltv/"]
BACK = ["", "mijn-klanten/", "mijn-cijfers/", "podcast/ltv/", "begrippen/", "insluiten/ltv/"]


def walk(page: Page, key: str) -> tuple[int, list[str]]:
    """By every stop with that key: how many there are, and what of them is not in sight."""
    hidden: list[str] = []
    for stops in range(1000):
        page.keyboard.press(key)
        said = page.evaluate(SEEN)
        if said is None and stops:
            return stops, hidden
        if said:
            hidden.append(said)
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("width", [1280, 360])
def test_what_has_the_focus_is_in_sight(new_page: NewPage, host: Host, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.add_init_script(SAVING)
    for address in [*BOTH_WAYS, *BACK]:
        page.goto(host.url + address)
        for key in ("Tab", "Shift+Tab") if address in BOTH_WAYS else ("Shift+Tab",):
            stops, hidden = walk(page, key)
            assert stops > 10 and not hidden, (address, key, hidden)


def test_in_an_open_menu_the_focus_stays_and_escape_shuts_it(new_page: NewPage, host: Host) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page.add_init_script(SAVING)
    page.goto(f"{host.url}artikelen/ltv/")
    page.locator(".md-header .kb-menu").click()
    expect(page.locator(MENU)).to_be_checked()
    seen = set()
    for _ in range(60):  # more than there are in it
        page.keyboard.press("Tab")
        said = page.evaluate(SEEN)
        if said is None:
            continue  # the browser itself
        assert said == "" and page.evaluate(IN_MENU)
        seen.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Retentie", "CAC"} <= seen and "Rekenhulpen" not in seen  # of this section
    page.locator("nav.md-nav--primary > ul > li > .md-nav__toggle").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate(SEEN) == ""
    expect(page.locator(":focus")).to_have_text("Rekenhulpen")
    page.keyboard.press("Escape")
    expect(page.locator(MENU)).not_to_be_checked()
    expect(page.locator("[inert]")).to_have_count(0)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_keyboard_opens_the_menu_of_a_phone(new_page: NewPage, host: Host, motion: str) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, reduced_motion=motion)
    page.add_init_script(SAVING)
    page.goto(f"{host.url}artikelen/ltv/")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    for key in ("Enter", "Space"):
        menu.focus()
        page.keyboard.press(key)
        expect(page.locator(MENU)).to_be_checked()
        until(lambda: page.evaluate(IN_MENU), "the focus is not in the menu")
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_menu_that_is_open_shuts_nothing_off_on_a_wider_screen(page: Page, host: Host) -> None:
    page.add_init_script(SAVING)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{host.url}over/")
    page.locator(".md-header .kb-menu").click()
    expect(page.locator("[inert]")).not_to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("[inert]")).to_have_count(0)


def test_a_table_that_scrolls_can_have_the_focus_and_has_a_name(page: Page, host: Host) -> None:
    page.add_init_script(SAVING)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{host.url}artikelen/onboarding/")
    table = page.get_by_role("region", name="Tabel met")
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    page.keyboard.press("ArrowRight")
    until(lambda: table.evaluate("each => each.scrollLeft") > 0, "the table does not scroll")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".md-typeset__scrollwrap[tabindex]")).to_have_count(0)


def test_the_form_for_a_file_waits_for_its_style(page: Page, host: Host) -> None:
    held: list[Route] = []
    page.add_init_script(SAVING)
    page.route("**/klanten.css", lambda route: held.append(route))  # noqa: PLW0108 -- it takes no builtin
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{host.url}mijn-klanten/", wait_until="commit")
    expect(page.locator("kb-mijn-klanten")).to_have_attribute("data-state", "choose")
    until(lambda: held)
    expect(page.locator(".kb-kl-keuze")).to_be_hidden()
    assert fits(page, 320)
    held[0].continue_()
    expect(page.locator(".kb-kl-keuze")).to_be_visible()
    assert fits(page, 320)
