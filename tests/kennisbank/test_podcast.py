"""The podcast: its episodes, their sound, and the feed that podcast apps read."""

import json
import re
import shutil
import struct
import subprocess
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import yaml
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser
from tinytag import TinyTag

from kennisbank.audio import audio
from kennisbank.audio.sound import clock
from kennisbank.audio.words import chapters, spoken
from kennisbank.catalogue import Catalogue
from kennisbank.check import check
from kennisbank.check.site import Site
from kennisbank.finish import finish
from kennisbank.library.captions import read as cues
from kennisbank.library.front import EpisodeFront
from tests.kennisbank.conftest import run
from tests.sites import LOCAL, ROOT, SITE_URL, Sites, build
from tests.test_docs import read

FOLDER = ROOT / "docs" / "podcast"
EPISODES = sorted(path for path in FOLDER.glob("*.md") if path.stem != "index")
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
every_episode = pytest.mark.parametrize("page", EPISODES, ids=lambda page: page.stem)


def channel(site: Path) -> Element:
    found = ElementTree.parse(site / "podcast.xml").getroot()  # noqa: S314 -- our own
    assert (found.tag, found.get("version")) == ("rss", "2.0")
    [channel] = found
    return channel


def on_disk(site: Path, address: str) -> Path:
    """The file at that address of the site, which says what is in it."""
    path, _, stamp = address.partition("?v=")
    assert stamp == sha256((site / path).read_bytes()).hexdigest()[:12]
    return site / path


def say(element: Element, name: str) -> str:
    """The text of the one child of that name."""
    [child] = element.findall(name.replace("itunes:", ITUNES))
    assert child.text and child.text == child.text.strip()
    return child.text


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


# ── The feed ──────────────────────────────────────────────────────────────


def test_the_feed_tells_of_the_show_all_that_apple_asks(site: Path) -> None:
    show = channel(site)
    assert say(show, "title") == "Klantwaarde in drie minuten"
    assert say(show, "link") == SITE_URL + "podcast/"
    assert len(say(show, "description").encode()) < 4000
    assert say(show, "language") == "nl-nl"
    assert say(show, "itunes:explicit") == "false"
    assert say(show, "itunes:author") == "Wie het maakt"
    [owner] = show.findall(f"{ITUNES}owner")
    assert say(owner, "itunes:name") == "Wie het maakt"
    assert say(owner, "itunes:email") == "wie@voorbeeld.nl"
    [category] = show.findall(f"{ITUNES}category")
    assert (category.get("text"), category[0].get("text")) == ("Business", "Entrepreneurship")
    [itself] = show.findall(f"{ATOM}link")
    assert itself.attrib == {
        "rel": "self", "type": "application/rss+xml", "href": SITE_URL + "podcast.xml",
    }  # fmt: skip
    [image] = show.findall(f"{ITUNES}image")
    assert on_disk(site, image.attrib["href"].removeprefix(SITE_URL)).is_file()


def test_the_feed_tells_of_every_episode_all_that_apple_asks(site: Path) -> None:
    items = channel(site).findall("item")
    assert len(items) == len(EPISODES)
    for item in items:
        assert say(item, "title") and say(item, "description")
        assert (site / say(item, "link").removeprefix(SITE_URL) / "index.html").is_file()
        assert int(say(item, "itunes:episode")) and say(item, "itunes:explicit") == "false"
        [guid] = item.findall("guid")
        assert guid.get("isPermaLink") == "false"
    for name in ("guid", "title", "link", "itunes:episode"):
        assert len({say(item, name) for item in items}) == len(items)


def test_the_newest_episode_comes_first_and_each_has_a_moment_of_its_own(site: Path) -> None:
    moments: list[datetime] = []
    for item in channel(site).findall("item"):
        said = say(item, "pubDate")
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", said)
        moments.append(parsedate_to_datetime(said))
    assert moments == sorted(set(moments), reverse=True)


def test_every_enclosure_is_there_with_its_true_length_type_and_duration(site: Path) -> None:
    for item in channel(site).findall("item"):
        [enclosure] = item.findall("enclosure")
        assert enclosure.attrib["url"].startswith(SITE_URL)
        file = on_disk(site, enclosure.attrib["url"].removeprefix(SITE_URL))
        assert enclosure.attrib["length"] == str(file.stat().st_size)
        assert enclosure.attrib["type"] == "audio/mpeg"
        assert file.read_bytes()[:3] == b"ID3"
        assert int(say(item, "itunes:duration")) == round(seconds(file))


def seconds(file: Path) -> float:
    """How long an MP3 takes, by counting its frames (MPEG 2, layer III)."""
    data = file.read_bytes()
    at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0)))  # noqa: B905
    frames = 0
    while at + 4 <= len(data):
        [header] = struct.unpack_from(">I", data, at)
        assert header >> 16 == 0xFFF3, at  # MPEG 2, layer III, no checksum
        bitrate = (8, 16, 24, 32, 40, 48, 56, 64)[(header >> 12 & 15) - 1]
        at += 72 * bitrate * 1000 // 22_050 + (header >> 9 & 1)
        frames += 1
    return (frames - 1) * 576 / 22_050  # the first tells of the others


def test_the_feed_says_what_is_heard_when(site: Path) -> None:
    for item in channel(site).findall("item"):
        page = FOLDER / f"{say(item, 'link').rstrip('/').rpartition('/')[2]}.md"
        front, text = read(page)
        [chapters] = item.findall(f"{PODCAST}chapters")
        assert chapters.attrib["type"] == "application/json+chapters"
        told = json.loads(on_site(site, chapters.attrib["url"]).read_text("utf-8"))
        assert told["version"] == "1.2.0"
        assert [each["startTime"] for each in told["chapters"]] == bounds(front)[:-1]
        assert [each["title"] for each in told["chapters"]] == re.findall(
            r"^## (.+)$", text, re.MULTILINE
        )
        html, vtt = item.findall(f"{PODCAST}transcript")
        assert (html.attrib["type"], vtt.attrib["type"]) == ("text/html", "text/vtt")
        assert html.attrib["url"] == say(item, "link") + "#tekst"
        words = " ".join(
            each.text for each in cues(on_site(site, vtt.attrib["url"]).read_text("utf-8"))
        )
        assert words.split() == re.sub(r"^## .+$", "", text, flags=re.MULTILINE).split()


def test_every_episode_has_its_chapters_on_its_own_page_and_nowhere_else(site: Path) -> None:
    for page in EPISODES:
        front, _ = read(page)
        found = soup(site / "podcast" / page.stem / "index.html").select(".kb-hoofdstukken a")
        assert [int(str(each["href"]).partition("#t=")[2]) for each in found] == bounds(front)[:-1]
        for each in found:
            address = str(each["href"]).partition("#")[0]
            assert on_disk(
                site,
                address.removeprefix("../../")
                if "../../" in address
                else f"podcast/{address.removeprefix('../')}",
            ).is_file()
    others = [site / "podcast" / "index.html", site / "artikelen" / "ltv" / "index.html"]
    assert not any(soup(each).select(".kb-hoofdstukken") for each in others)


def test_the_headings_of_an_episode_are_below_that_of_its_text(site: Path) -> None:
    found = soup(site / "podcast" / "ltv" / "index.html").select("article :is(h1, h2, h3)")
    levels = [each.name for each in found]
    assert levels[:3] == ["h1", "h2", "h3"] and levels.count("h2") == 1


def bounds(front: dict[str, Any]) -> list[int]:
    """In seconds."""
    return EpisodeFront.model_validate(front).bounds


def on_site(site: Path, address: str) -> Path:
    """The file at that whole address."""
    return on_disk(site, address.removeprefix(SITE_URL))


def test_an_episode_keeps_its_guid_when_the_site_moves(site: Path, sites: Sites) -> None:
    here, moved = channel(site).findall("item"), channel(sites()).findall("item")
    assert [say(each, "guid") for each in here] == [say(each, "guid") for each in moved]
    assert SITE_URL not in (sites() / "podcast.xml").read_text("utf-8")


def test_without_an_owner_the_feed_invents_none_and_the_build_tells_it_once(sites: Sites) -> None:
    said, show = sites.said(**LOCAL), channel(sites(**LOCAL))
    assert not show.findall(f"{ITUNES}owner") and say(show, "itunes:author")
    assert said.count("zet PODCAST_OWNER en PODCAST_EMAIL") == 1
    assert said.count("de adressen gelden alleen op deze computer") == 1


def test_every_page_tells_a_podcast_app_where_the_feed_is(site: Path) -> None:
    # A page for in a frame on another site is not one of the site itself.
    for page in (each for each in site.rglob("*.html") if "insluiten" not in each.parts):
        parsed = LexborHTMLParser(page.read_text("utf-8"))
        [link] = parsed.css('head link[type="application/rss+xml"]')
        assert link.attrs["rel"] == "alternate"
        if page.name != "404.html":
            assert (page.parent / str(link.attrs["href"])).resolve() == site / "podcast.xml"


# ── The episodes ──────────────────────────────────────────────────────────


@every_episode
def test_an_episode_says_what_it_is_and_has_its_text(page: Path) -> None:
    front, text = read(page)
    assert {"number", "published", "audio", "duration", "article", "links"} <= front.keys()
    assert front["published"] <= front["reviewed"]
    article, _ = read(ROOT / "docs" / "artikelen" / front["article"])
    assert article["podcast"] == page.name
    assert 300 <= len(text.split()) <= 450
    said = re.sub(r"^## ", "", text, flags=re.MULTILINE)
    assert not re.search(r"[|#*`<\[]", said), "a text to be heard has no markup but its headings"
    assert len(re.findall(r"^## ", text, re.MULTILINE)) >= 3


@every_episode
def test_the_sound_is_small_and_tells_what_it_is(page: Path) -> None:
    front, _ = read(page)
    file = FOLDER / front["audio"]
    tag = TinyTag.get(file)
    assert file.stat().st_size < 1_000_000
    assert (tag.channels, tag.title) == (1, front["title"])
    assert tag.album == read(FOLDER / "index.md")[0]["title"]
    assert front["duration"] == clock(tag.duration or 0)
    assert 120 <= (tag.duration or 0) <= 180
    assert not re.search(rb"Lav[cf]\d", file.read_bytes()), "it would change with its maker"


@cache
def heard(page: Path) -> str:
    """What ffmpeg hears in the sound of that episode: its silences, and then how loud it is."""
    hears = "silencedetect=noise=-45dB:duration=0.25,ebur128=peak=true:dualmono=true"
    sound = FOLDER / read(page)[0]["audio"]
    return subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", sound, "-af", hears, "-f", "null", "-"],
        check=True, capture_output=True, text=True,
    ).stderr  # fmt: skip


@every_episode
@pytest.mark.needs("ffmpeg")
def test_the_sound_is_as_loud_as_other_podcasts(page: Path) -> None:
    summary = heard(page).rpartition("Summary:")[2]
    found = dict(re.findall(r"(I|Peak):\s+(-?[\d.]+)", summary))
    # As two loudspeakers say it: of one channel alone −19 LUFS is −16.
    assert -17 <= float(found["I"]) <= -15 and float(found["Peak"]) <= -1


@every_episode
@pytest.mark.needs("ffmpeg")
def test_a_chapter_begins_in_the_silence_before_its_first_word(page: Path) -> None:
    """As it is heard, and not as it was made: by what ffmpeg hears in the file."""
    front, _ = read(page)
    found = re.findall(r"silence_(start|end): (-?[\d.]+)", heard(page))
    starts = [float(at) for kind, at in found if kind == "start"]
    ends = [float(at) for kind, at in found if kind == "end"]
    for at in bounds(front)[1:-1]:
        # A decoder may begin the sound 50 ms later than it was made.
        [(start, end)] = [
            (start, end)
            for start, end in zip(starts, ends)  # noqa: B905 -- the last may not end
            if start <= at <= end + 0.06
        ]
        assert end - start > 1.2 and end - at < 1.1
    # And every sentence is where its time says.
    times = cues((FOLDER / front["audio"]).with_suffix(".vtt").read_text("utf-8"))
    for cue in times[1:]:
        assert min(abs(end - cue.start) for end in ends) < 0.2, cue
    assert abs(bounds(front)[-1] - seconds(FOLDER / front["audio"])) <= 1


@every_episode
def test_every_number_of_an_episode_is_in_a_form_that_the_voice_reads_as_a_person(
    page: Path,
) -> None:
    for chapter in chapters(read(page)[1]):
        for sentence in (each for paragraph in chapter.paragraphs for each in paragraph):
            said = re.sub(r"\[\[.*?\]\]", "", spoken(sentence))
            rest = re.sub(r"(?<![\w,])\d+(?:,\d+)?(?![\w%])", "", said)
            assert not re.search(r"[\d€%×÷=≈+−–/°½&]", rest), said
            assert len(re.findall(r"\d", said)) <= len(re.findall(r"\d", sentence))


@every_episode
@pytest.mark.needs("espeak-ng")
def test_no_episode_is_read_in_another_language(page: Path) -> None:
    text = "\n\n".join(
        spoken(sentence)
        for chapter in chapters(read(page)[1])
        for paragraph in chapter.paragraphs
        for sentence in paragraph
    )
    said = subprocess.run(
        ["espeak-ng", "-v", "nl", "-q", "-x"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert not re.search(r"\(\w\w\)|sl'ES|Q@l'EIkte:k@n", said), said


def test_the_cover_is_what_apple_asks_for() -> None:
    data = (FOLDER / "omslag.png").read_bytes()
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) < 500_000
    assert width == height and 1400 <= width <= 3000
    assert (depth, colour) == (8, 2), "RGB, nothing transparent"


# ── The players ───────────────────────────────────────────────────────────


def test_an_article_has_the_player_of_its_episode_below_its_first_paragraph(site: Path) -> None:
    page = site / "artikelen" / "ltv" / "index.html"
    [fold] = soup(page).select(".kb-luister")
    before = fold.find_previous_sibling()
    assert before is not None and before.name == "p"
    assert before.find_previous_sibling().name == "h1"  # type: ignore[union-attr]
    assert fold.select_one(".kb-luister-titel a")["href"] == "../../podcast/ltv/"  # type: ignore[index]
    [sound] = fold.select("audio")
    on_disk(site, str(sound["src"]).removeprefix("../../"))
    assert sound["preload"] == "none"
    assert "autoplay" not in sound.attrs and "controls" in sound.attrs
    assert "2:45 minuten · luisterversie, computerstem" in fold.get_text()
    assert [each["href"] for each in fold.select(".kb-podcast-links a")] == [
        "../../podcast/ltv/#tekst", sound["src"],
    ]  # fmt: skip


def test_all_episodes_are_listed_with_their_players_the_newest_first(site: Path) -> None:
    listed = soup(site / "podcast" / "index.html").select(".kb-aflevering")
    titles = [say(item, "title") for item in channel(site).findall("item")]
    assert [each.h3.get_text() for each in listed if each.h3] == titles
    for each in listed:
        [sound] = each.select("audio")
        assert on_disk(site, f"podcast/{sound['src']}").is_file()


def test_what_the_pages_tell_a_program_is_in_the_head_only(site: Path) -> None:
    # In the text Material would run it, as if it were JavaScript.
    for page in (site / "podcast").rglob("*.html"):
        found = soup(page).select('script[type="application/ld+json"]')
        assert all(data.parent is not None and data.parent.name == "head" for data in found)
        told = [json.loads(str(data.string)) for data in found]
        [podcast] = [each for each in told if each.get("@type", "").startswith("Podcast")]
        assert podcast["url"].startswith(SITE_URL)


# ── A site of two pages ───────────────────────────────────────────────────

ABOUT = "Waar het over gaat, in zoveel tekens als een zoekmachine toont: dat zijn er meer dan wat "
SHOW = {
    "title": "Proef", "description": f"{ABOUT}je denkt, honderdtwintig namelijk.",
    "cover": "omslag.png", "category": ["Business"],
}  # fmt: skip
EPISODE = {
    "title": "Een & 1 < 2", "description": f"Over “één”, en ook over “twee”. {ABOUT}je denkt.",
    "number": 1,
    "published": date(2026, 11, 24), "reviewed": date(2026, 11, 24), "audio": "ltv.mp3",
    "duration": "0:02:45",
}  # fmt: skip
PAGE = """<!doctype html><html><head><meta charset="utf-8"></head>
<body><h1>Titel</h1>{player}<h2 id="tekst">Tekst</h2></body></html>"""


def small(folder: Path, **told: Any) -> Path:
    """A podcast with one episode, of which the front matter says this too, as docs and as built."""
    docs, built = folder / "docs", folder / "built"
    for page, front in {
        "index": None,
        "podcast/index": SHOW,
        "podcast/een": EPISODE | told,
    }.items():
        text = yaml.safe_dump(front, allow_unicode=True) if front else "title: Proef\n"
        file = docs / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{text}---\n\nTekst.\n", "utf-8")
        name = f"{page.removesuffix('index').rstrip('/')}/index.html".lstrip("/")
        player = "<kb-podcast></kb-podcast>" if page == "podcast/een" else ""
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text(PAGE.format(player=player), "utf-8")
    for where in (docs, built):
        shutil.copy(FOLDER / "ltv.mp3", where / "podcast")
        shutil.copy(FOLDER / "omslag.png", where / "podcast")
    return folder


def finished(folder: Path) -> Path:
    finish(folder / "built", folder / "site", Catalogue(folder / "docs"))
    return folder / "site"


def wrong(folder: Path) -> list[str]:
    """What is told of the episode: by the build as well, which it stops."""
    page = folder / "docs" / "podcast" / "een.md"
    rules = ("voorblad", "geluid")
    return [str(each) for each in check(Site(folder / "docs"), [page], rules) if not each.warning]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"title": ""}, "“title” is leeg"),
        ({"description": ""}, "“description” is leeg"),
        ({"number": "een"}, "“number” kan niet “een” zijn → schrijf bijvoorbeeld number: 4"),
        ({"number": 0}, "“number” kan niet “0” zijn"),
        ({"published": "24 november"}, "schrijf bijvoorbeeld published: 2026-11-24"),
        ({"duration": "drie minuten"}, "schrijf bijvoorbeeld duration: 0:02:45"),
        ({"duration": "0:03:10"}, "“duration” is 0:03:10, maar ltv.mp3 duurt 0:02:45"),
        ({"audio": "ltv.wav"}, "“ltv.wav” is geen mp3 of m4a"),
        ({"audio": "https://a.nl/1.mp3"}, "“bytes” ontbreekt"),
        ({"audio": "leeg.mp3"}, "leeg.mp3 is geen geluid"),
        ({"chapters": [0, 60, 165]}, "“chapters” noemt 3 tijden, en 0 hoofdstukken vragen er 1"),
        ({"chapters": ["een"]}, "“chapters” kan niet"),
        ({"hoofdstukken": [0, 60]}, "bedoelde je “chapters”?"),
        ({"audio": "weg.mp3"}, "weg.mp3 is er niet"),
    ],
)
def test_an_episode_that_is_not_right_is_told_at_its_line_and_is_in_no_feed(
    tmp_path: Path, told: dict[str, Any], said: str
) -> None:
    small(tmp_path, **told)
    (tmp_path / "docs" / "podcast" / "leeg.mp3").write_bytes(b"")
    [mistake] = wrong(tmp_path)
    assert re.match(r"docs/podcast/een\.md:\d+: ", mistake) and said in mistake


TIMES = "WEBVTT\n\n00:00.300 --> 02:44.500\nTekst.\n"
VOICE = TIMES.replace("WEBVTT", "WEBVTT\n\nNOTE computerstem")


@pytest.mark.parametrize(
    ("times", "told", "said"),
    [
        (TIMES, {}, ""),
        (VOICE, {"voice": "computerstem"}, ""),
        (VOICE, {}, "ltv.vtt zegt wanneer de computerstem wat zei"),
        ("Tekst.", {}, "ltv.vtt is geen WebVTT"),
        (TIMES.replace("02:44", "03:10"), {}, "ltv.vtt eindigt op 0:03:10"),
        (TIMES.replace("02:44", "01:10"), {}, "ltv.vtt eindigt op 0:01:10"),
        (VOICE.replace("Tekst", "Test"), {"voice": "computerstem"}, "de tekst is veranderd sinds"),
    ],
)
def test_times_that_are_not_of_this_sound_and_text_are_reported(
    tmp_path: Path, times: str, told: dict[str, Any], said: str
) -> None:
    page = small(tmp_path, **told) / "docs" / "podcast" / "een.md"
    page.with_name("ltv.vtt").write_text(times, "utf-8")
    found = check(Site(tmp_path / "docs"), [page], ["geluid"])
    assert [said in str(each) for each in found] == [True] * bool(said)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ("0:00:00, 0:01:00, 0:02:45", ""),
        ("0:00:00, 0:01:00, 0:03:12", "“chapters” eindigt op 0:03:12, en het geluid op 0:02:45"),
        ("0:00:02, 0:01:00, 0:02:45", "loopt niet op vanaf 0:00:00"),
        ("0:00:00, 0:00:00, 0:02:45", "loopt niet op vanaf 0:00:00"),
        ("0:00:00, 0:02:45", "“chapters” noemt 2 tijden, en 2 hoofdstukken vragen er 3"),
    ],
)
def test_chapters_that_do_not_fit_the_sound_are_reported(
    tmp_path: Path, bounds: str, said: str
) -> None:
    page = small(tmp_path) / "docs" / "podcast" / "een.md"
    text = page.read_text("utf-8").replace(
        "\n---\n\n", f"\nchapters: [{bounds}]\n---\n\n## Een\n\n"
    )
    page.write_text(f"{text}\n## Twee\n\nTekst.\n", "utf-8")
    found = check(Site(tmp_path / "docs"), [page], ["voorblad", "geluid"])
    assert [said in str(each) for each in found] == [True] * bool(said)


def test_the_finishing_of_a_site_stops_at_what_is_wrong_in_its_docs(project: Path) -> None:
    built = project / "built"
    built.mkdir()
    (built / "index.html").write_text("<h1>Titel</h1>", "utf-8")
    page = project / "docs" / "podcast" / "ltv.md"
    page.write_text(page.read_text("utf-8").replace("number: ", "number: nr "), "utf-8")
    done = run(project, "-m", "kennisbank", "finish", "built", "site")
    assert done.returncode == 1 and "docs/podcast/ltv.md:" in done.stderr
    assert not (project / "site").exists() and [each.name for each in built.iterdir()] == [
        "index.html"
    ]


def test_what_has_no_right_front_matter_is_no_episode(tmp_path: Path) -> None:
    site = finished(small(tmp_path, number="een"))
    assert not channel(site).findall("item")
    assert "<audio" not in (site / "podcast" / "een" / "index.html").read_text("utf-8")


def test_text_of_any_kind_comes_through_whole(tmp_path: Path) -> None:
    site = finished(small(tmp_path))
    [item] = channel(site).findall("item")
    assert say(item, "title") == "Een & 1 < 2" and say(item, "description").startswith("Over “één”")
    page = soup(site / "podcast" / "een" / "index.html")
    assert page.select("kb-podcast")[0]["aria-label"] == "Luister: Een & 1 < 2"
    told = [json.loads(str(each.string)) for each in page.select("script[type*=json]")]
    assert "Een & 1 < 2" in [each.get("name") for each in told]


def test_sound_of_another_host_is_allowed_and_of_no_other(tmp_path: Path) -> None:
    link = "https://geluid.voorbeeld.nl/a/1.m4a?x=1&y=2"
    site = finished(small(tmp_path, audio=link, bytes=1234))
    for page in site.rglob("*.html"):
        [policy] = soup(page).select('meta[http-equiv="Content-Security-Policy"]')
        assert "; media-src 'self' https://geluid.voorbeeld.nl" in str(policy["content"])
        assert str(policy["content"]).count("https://") == 1
    [sound] = soup(site / "podcast" / "een" / "index.html").select("audio")
    assert sound["src"] == link
    [enclosure] = channel(site).iter("enclosure")
    assert enclosure.attrib == {"url": link, "length": "1234", "type": "audio/x-m4a"}


def test_the_policy_of_a_site_with_its_own_sound_names_no_media(site: Path) -> None:
    assert "media-src" not in (site / "podcast" / "ltv" / "index.html").read_text("utf-8")


# ── The voice ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Dat is 1.440 euro.", "Dat is 1440 euro."),
        ("€ 1.440 of € 15,50", "1440 euro of 15 euro 50"),
        ("85% van 2,9", "85 procent van 2,9"),
        ("Een *klant* blijft, [lees](ltv.md) meer.", "Een klant blijft, lees meer."),
        ("# Kop\n\n- een\n- twee", "Kop\n\neen. twee."),
        ("1. Is het zo?\n2. een lange\n   regel\n\nEn dan", "Is het zo? een lange regel\n\nEn dan"),
        ("Eén zin\nop twee regels.\n\n\nEn verder.", "Eén zin op twee regels.\n\nEn verder."),
        ("€ 1.440", "1440 euro"),
        ("€ 14,05, € 15,00 en € 10,00", "14 euro en 5 cent, 15 euro en 10 euro"),
        ("€ 0,50, € 0,05 en € 100,50", "50 cent, 5 cent en 100 euro 50"),
        ("€ 1,5 miljoen", "1,5 miljoen euro"),
        ("−€ 50 of −12,5%", "min 50 euro of min 12,5 procent"),
        ("van +30 naar +45", "van plus 30 naar plus 45"),
        ("2,9%", "2,9 procent"),
        ("3 × € 4 = € 12", "3 keer 4 euro is 12 euro"),
        ("€ 7 ÷ 6 ≈ € 1,17", "7 euro gedeeld door 6 is ongeveer 1 euro 17"),
        ("8 − 3 + 1", "8 min 3 plus 1"),
        ("20–25 klanten voor € 5–10", "20 tot 25 klanten voor 5 tot 10 euro"),
        ("van 9.00 uur tot 17:30 uur, om 10.05 uur", "van 9 uur tot 17 uur 30, om 10 uur 5"),
        ("NRR 96,2% en € 2,69", "NRR 96,2 procent en 2 euro 69"),
        ("een ROAS van 3,0", "een ROAS van 3,0"),
        ("12 × 1,5 × € 50 = € 900", "12 keer 1,5 keer 50 euro is 900 euro"),
        ("300 × € 35 ≈ € 10.500", "300 keer 35 euro is ongeveer 10500 euro"),
        ("10.000 en 1.234.567", "10000 en 1234567"),
        ("in 2019-2024, zzp-er en 06-12345678", "in 2019-2024, zzp-er en 06-12345678"),
        ("LTV : CAC", "[[_!,Elt,e:v'e:]] staat tot [[s,e:_!a:s'e:]]"),
        ("LTV:CAC", "[[_!,Elt,e:v'e:]] staat tot [[s,e:_!a:s'e:]]"),
        ("CAC en CPA", "[[s,e:_!a:s'e:]] en [[s,e:p,e:_!'a:]]"),
        ("Dit is het: een KPI", "Dit is het: een [[k,a:p,e:_!'i]]"),
        ("een A/B-test, bijv. incl. btw", "een A B-test, bijvoorbeeld inclusief btw"),
        ("een break-evenpunt, een leider", "een break-evenpunt, een leider"),
        ("de LTV", "de [[_!,Elt,e:v'e:]]"),
        ("Vooraf", "[[vo:r'Af]]"),
    ],
)
def test_a_text_is_said_as_a_person_would(written: str, said: str) -> None:
    paragraphs = [paragraph for each in chapters(written) for paragraph in each.paragraphs]
    assert "\n\n".join(" ".join(map(spoken, each)) for each in paragraphs) == said


@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        ("Eén. Twee! Drie? Vier… Vijf", ["Eén.", "Twee!", "Drie?", "Vier…", "Vijf"]),
        ("Dat is 1.440 euro. 5 procent.", ["Dat is 1.440 euro.", "5 procent."]),
        ("De grens is 2. Houd je meer over", ["De grens is 2.", "Houd je meer over"]),
        ("Dat kost € 2,50. € 3 mag ook.", ["Dat kost € 2,50.", "€ 3 mag ook."]),
        ("Op −5. −3 is beter.", ["Op −5.", "−3 is beter."]),
        ("Hij zei: ‘Ja.’ En ging.", ["Hij zei: ‘Ja.’", "En ging."]),
        ("Klaar. ‘Nee’, zei ze.", ["Klaar.", "‘Nee’, zei ze."]),
        ("’s Ochtends. ’s Avonds ook.", ["’s Ochtends.", "’s Avonds ook."]),
        ("Bijv. Een zaal van dhr. Jansen.", ["Bijv. Een zaal van dhr. Jansen."]),
        ("Het is J. de Vries.", ["Het is J. de Vries."]),
        ("Kijk op site.nl Daar staat het.", ["Kijk op site.nl Daar staat het."]),
        ("Hij kwam … en ging.", ["Hij kwam … en ging."]),
        ("Écht. Één keer.", ["Écht.", "Één keer."]),
        ("… Ja.", ["Ja."]),
    ],
)  # fmt: skip
def test_a_paragraph_is_spoken_sentence_by_sentence(written: str, sentences: list[str]) -> None:
    [chapter] = chapters(written)
    [paragraph] = chapter.paragraphs
    assert paragraph == sentences


def test_a_heading_is_the_title_of_a_chapter_and_is_not_spoken() -> None:
    found = chapters(
        "Vooraf.\n\n## De *som* { #som }\n\nEén. Twee.\n\nDrie.\n\n## Wat nu? ##\nVier."
    )
    assert [(each.title, each.paragraphs) for each in found] == [
        ("", [["Vooraf."]]),
        ("De som", [["Eén.", "Twee."], ["Drie."]]),
        ("Wat nu?", [["Vier."]]),
    ]
    assert [each.title for each in chapters("## Een\n\nTekst.")] == ["Een"]
    assert chapters("") == chapters("<!-- ## Niets -->") == []


@pytest.mark.needs("espeak-ng")
def test_no_word_of_the_field_is_spelt_or_said_in_another_language() -> None:
    """As the voice says them: (en) is English, a sl'ES is a slash, Q@l'EIkte:k@n an equals sign."""
    text = "CAC LTV CLV ROI KPI CPA CES CSAT break-even churn funnel leads software cashflow. "
    text += "ROAS NPS MRR NRR ARR CPC, online, een site, service, return on ad spend. "
    text += "Een A/B-test: 3 × € 4 = € 12, −12,5% en LTV : CAC."
    said = subprocess.run(
        ["espeak-ng", "-v", "nl", "-q", "-x", spoken(text)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert not re.search(r"\(\w\w\)|sl'ES|Q@l'EIkte:k@n", said), said


def test_without_its_programs_the_command_says_how_to_get_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    (project / "docs" / "podcast" / "ltv.mp3").unlink()
    assert audio([], project / "docs") == 1
    assert "espeak-ng ontbreekt" in (said := capsys.readouterr().err)
    assert "apt-get install espeak-ng ffmpeg" in said


def test_an_episode_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert audio(["lvt"]) == 1
    there = ", ".join(page.stem for page in EPISODES)
    said = capsys.readouterr().err
    assert f"er is geen aflevering lvt, wel: {there} → bedoelde je ltv?" in said


@pytest.mark.needs("espeak-ng", "ffmpeg")
def test_a_text_becomes_the_same_sound_twice(project: Path) -> None:
    folder = project / "docs" / "podcast"
    page, sound = folder / "ltv.md", folder / "ltv.mp3"
    front, _ = page.read_text("utf-8").split("\n---\n", 1)
    page.write_text(f"{front}\n---\n\nDit is een korte proef. Hij duurt niet lang.\n", "utf-8")
    sound.unlink()
    assert audio(["ltv"], folder.parent) == 0
    once = sound.read_bytes()
    assert audio(["ltv"], folder.parent, again=True) == 0
    assert sound.read_bytes() == once and 2 < (TinyTag.get(sound).duration or 0) < 8
    assert re.search(r"^duration: 0:00:0\d$", page.read_text("utf-8"), re.MULTILINE)


def test_the_owner_puts_a_recording_in_the_place_of_the_voice(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / "docs" / "podcast"
    page = folder / "ltv.md"
    # Of another than those that are there.
    (folder / "opname.mp3").write_bytes((folder / "retentie.mp3").read_bytes() + b"\0")
    (folder / "ltv.mp3").unlink()
    text = page.read_text("utf-8").replace("voice: computerstem\n", "")
    page.write_text(text.replace("audio: ltv.mp3", "audio: opname.mp3"), "utf-8")
    before = (folder / "opname.mp3").read_bytes()
    monkeypatch.setenv("PATH", "")  # a recording needs no program
    assert audio(["ltv"], folder.parent) == 0
    assert "duration: 0:02:48\n" in page.read_text("utf-8")
    assert "chapters" not in page.read_text("utf-8"), "those were of the voice"
    assert not (folder / "ltv.vtt").exists()
    assert (folder / "opname.mp3").read_bytes() == before
    monkeypatch.undo()
    build(tmp_path / "site", project=project, SITE_URL=SITE_URL)
    site = tmp_path / "site"
    item = channel(site).findall("item")[-1]
    assert say(item, "guid").endswith("/1") and "computerstem" not in say(item, "description")
    sound = item.find("enclosure").attrib["url"]  # type: ignore[union-attr]
    assert on_disk(site, sound.removeprefix(SITE_URL)).name == "opname.mp3"
    [fold] = soup(site / "artikelen" / "ltv" / "index.html").select(".kb-luister")
    assert "computerstem" not in fold.get_text() and "2:48 minuten" in fold.get_text()
