"""The computer voice: what it makes, and the recordings that it leaves alone."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinytag import TinyTag

from kennisbank.__main__ import main
from kennisbank.audio.seal import BLANK, seal, sealed
from kennisbank.audio.sound import Spoken
from kennisbank.audio.words import Chapter
from kennisbank.library.captions import Cue, beside, computed, read, written
from tests.sites import ROOT

OURS = ROOT / "docs" / "podcast" / "ltv.mp3"
DESCRIPTION = "Een aflevering om te proberen of het voorlezen werkt. " * 2 + "Een opname blijft."
FRONT = f"""\
---
title: "Proef van de stem"
description: "{DESCRIPTION}"
number: 1
published: 2026-01-02
reviewed: 2026-01-02
audio: proef.mp3
duration: 0:03:00
voice: computerstem
---
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write an episode in a podcast of its own; gives its path."""
    folder = tmp_path / "docs" / "podcast"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text('---\ntitle: "Proeven"\n---\n', "utf-8")
    monkeypatch.chdir(tmp_path)

    def _write(text: str = "Dit is een proef.", name: str = "proef", **fields: str) -> Path:
        front = FRONT
        for field, value in fields.items():
            start = front.index(f"{field}: ")
            end = front.index("\n", start) + 1
            front = front[:start] + (f"{field}: {value}\n" if value else "") + front[end:]
        page = folder / f"{name}.md"
        page.write_text(f"{front}\n{text}\n", "utf-8")
        return page

    return _write


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice that says the same of every text: what is around it is tested without speech."""

    def _speak(chapters: list[Chapter], target: Path, tags: object) -> Spoken:
        shutil.copyfile(OURS, target)
        starts = [0.3 + 20.6 * at for at in range(len(chapters))]
        return Spoken([Cue(0.3, 164.0, "Dit is een proef.")], starts)

    monkeypatch.setattr("kennisbank.audio.speak", _speak)


def tagged(data: bytes) -> bytes:
    """A sound that says in its tag that a computer made it, as a program keeps tags."""
    tags = len(b"kennisbank\0") + 1 + len(BLANK)
    frame = b"TXXX" + tags.to_bytes(4, "big") + b"\0\0\0kennisbank\0" + BLANK.encode()
    return b"ID3\3\0\0\0\0" + bytes([len(frame) >> 7, len(frame) & 127]) + frame + data


@pytest.fixture
def recording(tmp_path: Path) -> bytes:
    """Sound that nobody here made: another sound than the voice's, its tags kept."""
    data = OURS.read_bytes()
    return data[:-4_000]


def test_sound_is_ours_as_long_as_nobody_changes_it(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    sound = OURS.read_bytes()[-40_000:]
    file.write_bytes(tagged(sound))
    assert not sealed(file), "a tag that says so is not enough"
    seal(file)
    assert sealed(file)
    made = file.read_bytes()
    for changed in (made[:-400], made + b"TAG" + bytes(125), made[:-1] + b"x", b"", b"ID3", sound):
        file.write_bytes(changed)
        assert not sealed(file)
    shutil.copyfile(OURS, file)
    assert sealed(file), "under another name it is still ours"


def test_every_sound_of_the_computer_voice_here_is_known_as_such() -> None:
    for page in sorted(OURS.parent.glob("*.md")):
        if "voice: computerstem" in page.read_text("utf-8"):
            assert sealed(page.with_suffix(".mp3")), page


@pytest.mark.usefixtures("voice")
def test_what_the_voice_made_stays_until_it_is_asked_to_make_it_again(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = write().with_suffix(".mp3")
    assert main(["audio"]) == 0 and sealed(sound)
    assert "proef.mp3, 0:02:45, ingesproken" in capsys.readouterr().out
    os.utime(sound, (1, 1))
    assert main(["audio", "proef"]) == 0 and sound.stat().st_mtime == 1
    assert "stond er al; met --opnieuw maak je het opnieuw" in capsys.readouterr().out
    assert main(["audio", "--opnieuw", "docs/podcast/proef.md"]) == 0
    assert sound.stat().st_mtime > 1 and "ingesproken" in capsys.readouterr().out


@pytest.mark.usefixtures("voice")
@pytest.mark.parametrize("again", [[], ["--opnieuw"]], ids=["first", "again"])
@pytest.mark.parametrize(
    ("audio", "there", "said"),
    [
        ("proef.mp3", "proef.mp3", "proef.mp3 is niet door de computerstem gemaakt"),
        ("proef.mp3", "Proef.MP3", "naast de tekst staat al Proef.MP3"),
        ("proef.mp3", "proef.m4a", "schrijf audio: proef.m4a"),
        ("proef.mp3", "proef.ogg", "naast de tekst staat al proef.ogg"),
        ("proef.mp3", "PROEF.wav", "naast de tekst staat al PROEF.wav"),
        ("proëf.mp3", "proe\u0308f.mp3", "naast de tekst staat al"),
        ("proef.m4a", "proef.m4a", "alleen een mp3 naast de tekst"),
        ("proef.ogg", "proef.ogg", "schrijf audio: proef.mp3"),
        ("proef.MP3", "proef.MP3", "alleen een mp3 naast de tekst"),
        ("../proef.mp3", "../proef.mp3", "alleen een mp3 naast de tekst"),
    ],
)
def test_a_recording_is_never_overwritten(
    write: Write, recording: bytes, audio: str, there: str, said: str, again: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = write(audio=audio)
    file = page.parent / there
    file.write_bytes(recording)
    before = set(page.parents[1].rglob("*"))
    assert main(["audio", *again]) == 1
    told = capsys.readouterr().err
    assert told.startswith("docs/podcast/proef.md:7: ") and said in told and " → " in told
    assert file.read_bytes() == recording and set(page.parents[1].rglob("*")) == before


@pytest.mark.usefixtures("voice")
@pytest.mark.parametrize("to", ["elders.mp3", "weg.mp3", "retentie.mp3"])
def test_a_link_to_a_file_is_not_written_through(
    write: Write, tmp_path: Path, to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page, target = write(), tmp_path / to
    if to == "elders.mp3":
        target.write_bytes(b"een opname")
    if to == "retentie.mp3":
        shutil.copyfile(OURS, target)
    before = target.read_bytes() if target.exists() else None
    page.with_suffix(".mp3").symlink_to(target)
    assert main(["audio", "--opnieuw"]) == 1
    assert "verwijst naar een ander bestand" in capsys.readouterr().err
    assert page.with_suffix(".mp3").is_symlink()
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.usefixtures("voice")
def test_two_episodes_do_not_write_over_each_other(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write()
    write(name="tweede", number="2", audio="Proef.mp3")
    assert main(["audio", "--opnieuw"]) == 1
    said = capsys.readouterr().err
    assert "docs/podcast/tweede.md heeft hetzelfde geluid, Proef.mp3" in said
    assert "docs/podcast/proef.md heeft hetzelfde geluid, proef.mp3" in said


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_stops_halfway_leaves_what_was_there(
    write: Write, error: BaseException, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = write()
    sound = page.with_suffix(".mp3")
    shutil.copyfile(OURS, sound)
    there, text = sound.read_bytes(), page.read_bytes()

    def copyfile(_: Path, target: Path) -> None:
        target.write_bytes(there[:1000])
        raise error

    monkeypatch.setattr("kennisbank.audio.sound._run", lambda *_: "Peak: -2.0")
    monkeypatch.setattr("kennisbank.audio.sound._say", lambda *_: Spoken([], []))
    monkeypatch.setattr("kennisbank.audio.sound._measured", lambda _: "")
    monkeypatch.setattr("kennisbank.audio.sound.seal", lambda _: None)
    monkeypatch.setattr("kennisbank.audio.sound.shutil.which", lambda _: "there")
    monkeypatch.setattr("kennisbank.audio.sound.shutil.copyfile", copyfile)
    assert main(["audio", "--opnieuw"]) != 0
    assert "docs/podcast/proef.md" in capsys.readouterr().err
    assert sound.read_bytes() == there and page.read_bytes() == text
    assert {path.name for path in page.parent.iterdir()} == {"index.md", "proef.md", "proef.mp3"}


@pytest.mark.usefixtures("voice")
def test_the_front_matter_says_when_each_chapter_begins_and_the_end(write: Write) -> None:
    page = write("Begin.\n\n## Een { #een }\n\nTekst.\n\n## Twee\n\nNog meer.")
    assert main(["audio"]) == 0
    line = "chapters: [0:00:00, 0:00:20, 0:00:41, 0:02:45]\n"
    assert line in page.read_text("utf-8")
    times = beside(page)
    assert computed(times.read_text("utf-8")) and read(times.read_text("utf-8")) == [
        Cue(0.3, 164.0, "Dit is een proef.")
    ]
    assert main(["audio", "--opnieuw"]) == 0 and page.read_text("utf-8").count("chapters") == 1


@pytest.mark.usefixtures("voice")
def test_a_text_without_headings_has_no_chapters(write: Write) -> None:
    page = write()
    assert main(["audio"]) == 0 and "chapters" not in page.read_text("utf-8")


@pytest.mark.usefixtures("voice")
@pytest.mark.parametrize("text", ["## Een\n\n## Twee\n\nTekst.", "Tekst.\n\n## Leeg\n\n<!-- x -->"])
def test_a_heading_without_text_is_not_spoken(
    write: Write, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(text)
    assert main(["audio"]) == 1
    assert "staat niets om voor te lezen" in capsys.readouterr().err
    assert not page.with_suffix(".mp3").exists()


@pytest.mark.usefixtures("voice")
def test_a_recording_does_not_keep_the_times_of_the_voice(write: Write, recording: bytes) -> None:
    page = write("## Een\n\nTekst.\n\n## Twee\n\nNog meer.")
    assert main(["audio"]) == 0 and beside(page).exists()
    page.with_suffix(".mp3").write_bytes(recording)
    page.write_text(page.read_text("utf-8").replace("voice: computerstem\n", ""), "utf-8")
    assert main(["audio"]) == 0
    assert "chapters" not in page.read_text("utf-8") and not beside(page).exists()
    own = "WEBVTT\n\n00:00.000 --> 02:40.000\nTekst. Nog meer.\n"
    beside(page).write_text(own, "utf-8")
    text = page.read_text("utf-8").replace(
        "duration:", "chapters: [0:00:00, 0:00:07, 0:02:45]\nduration:"
    )
    page.write_text(text, "utf-8")
    assert main(["audio"]) == 0 and page.read_text("utf-8") == text
    assert beside(page).read_text("utf-8") == own, "their own times stay"


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40_000), st.integers(1, 9_999), st.text("aé &<>-.0\u2019", min_size=1)
        ),
        min_size=1,
    )
)
def test_what_is_written_of_the_times_is_read_back(found: list[tuple[int, int, str]]) -> None:
    cues = [
        Cue(at / 10, (at * 10 + took) / 100, " ".join(text.split()) or "x")
        for at, took, text in found
    ]
    assert read(written(cues)) == cues
    assert read("") == read("WEBVTT") == read("00:00.000 --> 00:01.000\nx\n") == []


def test_a_time_is_written_in_hours_minutes_seconds_and_thousandths() -> None:
    cues = [Cue(0.0, 59.9995, "a <b> & c"), Cue(61.25, 3600.0, "d"), Cue(3725.004, 36000.0, "e")]
    text = written(cues)
    assert text == (
        "WEBVTT\n\nNOTE computerstem\n"
        "\n00:00:00.000 --> 00:01:00.000\na &lt;b&gt; &amp; c\n"
        "\n00:01:01.250 --> 01:00:00.000\nd\n"
        "\n01:02:05.004 --> 10:00:00.000\ne\n"
    )
    assert read(text) == [cues[0]._replace(end=60.0), *cues[1:]]
    assert computed(text) and not computed(text.replace("NOTE computerstem", "NOTE iets"))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_front_matter_says_how_long_and_how_large_and_all_else_stays(
    write: Write, recording: bytes, ends: str, mark: str
) -> None:
    page = write(voice="", duration="0:03:00\nbytes: 12")
    page.with_suffix(".mp3").write_bytes(recording)
    text = page.read_text("utf-8")
    page.write_bytes((mark + text).replace("\n", ends).encode())
    assert main(["audio"]) == 0
    right = text.replace("0:03:00", "0:02:45").replace("bytes: 12", f"bytes: {len(recording)}")
    assert page.read_bytes() == (mark + right).replace("\n", ends).encode()


def test_how_long_it_takes_is_added_where_it_is_not_said(write: Write, recording: bytes) -> None:
    page = write(voice="", duration="")
    page.with_suffix(".mp3").write_bytes(recording)
    assert main(["audio"]) == 0
    front = page.read_text("utf-8").split("---\n")[1]
    assert front.endswith("audio: proef.mp3\nduration: 0:02:45\n")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"audio": ""}, "1: “audio” ontbreekt"),
        ({"audio": "[a, b]"}, "7: “audio” kan niet"),
        ({"title": ""}, "1: “title” ontbreekt"),
        ({"number": "een"}, "4: “number” kan niet “een” zijn"),
        ({"voice": ""}, "7: proef.mp3 is er niet → zet je opname daar neer"),
        ({"duration": "{"}, "1: het blok bovenaan ontbreekt of is niet te lezen"),
        ({"voice": "", "audio": "index.md"}, "7: index.md is geen geluid"),
        ({"voice": "", "audio": "."}, "7: . is er niet"),
    ],
)
def test_what_the_front_matter_lacks_is_said_at_its_line(
    write: Write, fields: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(**fields)
    before = page.read_bytes()
    assert main(["audio"]) == 1
    assert f"docs/podcast/proef.md:{said}" in capsys.readouterr().err
    assert page.read_bytes() == before


def test_a_line_that_is_written_another_way_is_left_to_its_writer(
    write: Write, recording: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(voice="", duration=">-\n  0:03:00")
    page.with_suffix(".mp3").write_bytes(recording)
    before = page.read_bytes()
    assert main(["audio"]) == 1
    assert "proef.md:8: deze regel kan ik niet aanpassen → zet daar duration: 0:02:45" in (
        capsys.readouterr().err
    )
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--opniew"], 2, "Dit ken ik niet: --opniew"),
        (["prof"], 1, "er is geen aflevering prof, wel: proef → bedoelde je proef?"),
        (["index"], 1, "er is geen aflevering index"),
        (["--", "proef"], 2, "Dit ken ik niet: --"),
        (["-h"], 0, ""),
    ],
)
def test_an_argument_that_is_not_known_is_named(
    write: Write, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write()
    assert main(["audio", *arguments]) == code
    assert said in capsys.readouterr().err


def test_a_site_without_episodes_is_told_how_to_begin_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["audio"]) == 1
    assert "er zijn nog geen afleveringen → begin er een" in capsys.readouterr().err


@pytest.mark.usefixtures("voice")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    arguments=st.lists(st.sampled_from(["--opnieuw", "proef", "", "x", "-", "../a", "a\nb"])),
    text=st.binary(max_size=40),
    line=st.integers(0, 12),
)
def test_whatever_is_asked_and_written_there_is_an_answer(
    write: Write, arguments: list[str], text: bytes, line: int
) -> None:
    page = write()
    lines = page.read_bytes().split(b"\n")
    page.write_bytes(b"\n".join([*lines[:line], text, *lines[line:]]))
    assert main(["audio", *arguments]) in {0, 1, 2}


@pytest.mark.needs("espeak-ng", "ffmpeg")
@pytest.mark.parametrize("text", ["", "<!-- niets -->", "…", "***", "- \n- "])
def test_a_text_without_words_is_not_spoken(
    write: Write, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write(text)
    assert main(["audio"]) == 1
    assert "hier staat niets om voor te lezen" in capsys.readouterr().err
    assert not page.with_suffix(".mp3").exists()


@pytest.mark.needs("espeak-ng", "ffmpeg")
def test_what_another_program_makes_of_our_sound_is_no_longer_ours(write: Write) -> None:
    page = write("Dit is een korte proef van de stem.")
    sound = page.with_suffix(".mp3")
    assert main(["audio"]) == 0 and sealed(sound)
    louder = page.with_name("harder.mp3")
    subprocess.run(["ffmpeg", "-v", "error", "-i", sound, "-af", "volume=2", louder], check=True)
    assert TinyTag.get(louder).as_dict()["kennisbank"], "it keeps our tag"
    shutil.move(louder, sound)
    kept = sound.read_bytes()
    assert main(["audio", "--opnieuw"]) == 1 and sound.read_bytes() == kept
