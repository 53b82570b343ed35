"""The podcast in the page: its players."""

from functools import partial

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import SAVING, NewPage
from tests.browser.server import Host
from tests.waiting import until

ARTICLE = "artikelen/ltv/"
EPISODE = "podcast/ltv/"


def opened(page: Page) -> Locator:
    """The player of an article, unfolded."""
    page.locator(".kb-luister > summary").click()
    return page.locator(".kb-luister kb-podcast")


HEARD = "audio => audio.currentTime > 0.2"
# Which moments were heard, however long ago; and whether one was of just after so many seconds.
KEEP = """audio => {
  audio.heard = [];
  audio.addEventListener("timeupdate", () => audio.heard.push(audio.currentTime));
}"""
FROM = "(audio, at) => audio.heard.some((time) => time > at + 0.2 && time < at + 20)"


def play(audio: Locator) -> None:
    """Until something of it was heard."""
    audio.evaluate("audio => audio.play()")
    until(lambda: audio.evaluate(HEARD))


@pytest.mark.parametrize("address", [ARTICLE, EPISODE, "podcast/"])
def test_no_sound_is_asked_for_before_the_reader_plays_it(
    reading: Page, host: Host, address: str
) -> None:
    reading.goto(host.url + address, wait_until="networkidle")
    for fold in reading.locator(".kb-luister > summary").all():
        fold.click()
    reading.mouse.wheel(0, 4000)
    reading.wait_for_timeout(500)
    assert not [path for path, _ in host.requests if path.endswith(".mp3")]
    play(reading.locator("kb-podcast audio").first)
    assert [path for path, _ in host.requests if path.endswith(".mp3")]


def test_an_episode_plays_after_navigation_without_reloading(reading: Page, host: Host) -> None:
    reading.goto(host.url + ARTICLE)
    opened(reading)
    reading.locator(".kb-luister-titel a").click()
    expect(reading.locator("h1")).to_contain_text("één factuur")
    player = reading.locator("kb-podcast")
    expect(player.get_by_label("Snelheid")).to_be_visible()
    play(player.locator("audio"))


def test_the_speed_changes_at_once_and_holds_for_the_next_episode(
    reading: Page, host: Host
) -> None:
    reading.goto(host.url + "podcast/")
    first = reading.locator("kb-podcast").first
    first.get_by_label("Snelheid").select_option("1,5×")
    audio = first.locator("audio")
    play(audio)
    assert audio.evaluate("audio => audio.playbackRate") == 1.5
    first.get_by_label("Snelheid").select_option("0,75×")
    assert audio.evaluate("audio => audio.playbackRate") == 0.75
    reading.locator(".kb-aflevering h3 a").last.click()
    expect(reading.locator("#tekst")).to_be_visible()
    expect(reading.get_by_label("Snelheid")).to_have_value("0.75")
    play(reading.locator("kb-podcast audio"))
    assert reading.locator("kb-podcast audio").evaluate("audio => audio.playbackRate") == 0.75


def test_one_episode_at_a_time_is_heard(reading: Page, host: Host) -> None:
    reading.goto(host.url + "podcast/")
    first, second = reading.locator("kb-podcast audio").all()[:2]
    play(first)
    play(second)
    assert first.evaluate("audio => audio.paused")


def test_the_player_works_with_the_keyboard_alone(reading: Page, host: Host) -> None:
    reading.goto(host.url + ARTICLE)
    reading.locator(".kb-luister > summary").focus()
    reading.keyboard.press("Enter")
    for _ in range(2):  # past the title
        reading.keyboard.press("Tab")
    audio = reading.locator(".kb-luister audio")
    expect(audio).to_be_focused()
    reading.keyboard.press("Space")
    until(lambda: audio.evaluate(HEARD))
    reading.keyboard.press("Space")
    until(lambda: audio.evaluate("audio => audio.paused"))


def test_a_chapter_is_chosen_with_the_keyboard_and_played_from_there(
    reading: Page, host: Host
) -> None:
    reading.goto(host.url + EPISODE)
    chapters = reading.get_by_role("list", name="Hoofdstukken").get_by_role("link")
    audio = reading.locator("kb-podcast audio")
    audio.evaluate(KEEP)
    for at in (2, 1):
        start = int(str(chapters.nth(at).get_attribute("href")).partition("#t=")[2])
        chapters.nth(at).focus()
        reading.keyboard.press("Enter")
        until(partial(audio.evaluate, FROM, start))
        assert not audio.evaluate("audio => audio.paused")
        assert reading.url == host.url + EPISODE


def test_a_click_on_lees_de_tekst_leads_to_the_text(reading: Page, host: Host) -> None:
    reading.goto(host.url + ARTICLE)
    opened(reading).get_by_text("Lees de tekst").click()
    expect(reading.locator("#tekst")).to_be_in_viewport()


def test_who_scrolls_while_the_text_comes_gets_there_still(reading: Page, host: Host) -> None:
    held: list[Route] = []
    reading.route("**/podcast/ltv/", lambda route: held.append(route))  # noqa: PLW0108 -- it takes no builtin
    reading.goto(host.url + ARTICLE)
    opened(reading).get_by_text("Lees de tekst").click()
    until(lambda: held)
    reading.mouse.wheel(0, 4000)
    until(lambda: reading.evaluate("history.state") is not None)  # where it is scrolled to
    for each in held:
        each.continue_()
    expect(reading.locator("#tekst")).to_be_in_viewport()


def test_without_javascript_there_is_all_but_the_choice_of_speed(
    new_page: NewPage, host: Host
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host.url + ARTICLE)
    player = opened(page)
    expect(player.locator("audio[controls][preload='none']")).to_be_visible()
    expect(player.get_by_text("computerstem")).to_be_visible()
    expect(player.get_by_label("Snelheid")).to_be_hidden()
    expect(player.get_by_text("Download")).to_be_visible()
    page.goto(host.url + EPISODE)
    expect(page.locator(".kb-hoofdstukken a[href*='.mp3'][href*='#t=']").nth(1)).to_be_visible()


def test_the_formula_stays_in_the_first_screen_of_a_phone(new_page: NewPage, host: Host) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    page.add_init_script(SAVING)
    for name in ("ltv", "retentie", "roi"):
        page.goto(f"{host.url}artikelen/{name}/")
        expect(page.locator(".kb-luister > summary")).to_be_in_viewport()
        expect(page.locator("#formule")).to_be_in_viewport()
