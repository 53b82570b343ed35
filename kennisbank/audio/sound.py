"""Speech as an MP3: espeak-ng says it, ffmpeg brings it to the loudness that podcasts have.

Every sentence is spoken by itself, with pauses of our own between: so it is known to the sample
when each begins.

On the same versions the same text gives the same file: it holds no date.
"""

import json
import re
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from tinytag import TinyTag, TinyTagException

from kennisbank.audio.seal import BLANK, TAG, seal
from kennisbank.audio.words import Chapter, spoken
from kennisbank.library.captions import Cue
from kennisbank.library.podcast import KINDS

# Dutch, a little slower than espeak-ng's own 175 words a minute: who listens cannot reread.
_VOICE = "-v nl -s 145 -b 1".split()
_RATE = 22_050  # espeak-ng's own: there is nothing above 11 kHz that a higher one could keep
# In seconds: before the first word, after a sentence, a paragraph and a chapter, at the end. That
# of a chapter is longer than a second: the whole second below its beginning is always silent.
_BEFORE, _SENTENCE, _PARAGRAPH, _CHAPTER, _AFTER = 0.3, 0.4, 0.75, 1.4, 0.3
_SILENCE = 40  # of 32,768: what espeak-ng leaves at both ends is below it
# EBU R128, as two loudspeakers say it: what podcast apps ask for.
_LOUDNESS = "loudnorm=I=-16:TP={}:LRA=11:dual_mono=true"
# In dB: the highest peak that apps ask for, and what is left for an MP3 to add to it, one after
# the other until what is heard of the file is below that.
_HIGHEST, _PEAKS = -1, (-2, -3, -4.5)
_MP3 = f"-ar {_RATE} -ac 1 -c:a libmp3lame -b:a 32k -id3v2_version 3".split()
_SAME = "-map_metadata -1 -fflags +bitexact -flags:a +bitexact".split()


class Missing(Exception):
    """A program that this needs is not there."""


class Silent(Exception):
    """What the voice said of a text could not be heard."""


class Spoken(NamedTuple):
    """When what was said, in seconds: every sentence, and where every chapter begins."""

    cues: list[Cue]
    starts: list[float]


def speak(chapters: Sequence[Chapter], target: Path, tags: Mapping[str, str]) -> Spoken:
    """Write the text as sound, in the place of what is there; Silent when nothing can be heard."""
    for program in ("espeak-ng", "ffmpeg"):
        if not shutil.which(program):
            todo = "installeer het, op Debian en Ubuntu met: sudo apt-get install espeak-ng ffmpeg"
            raise Missing(f"{program} ontbreekt → {todo}")
    with TemporaryDirectory(prefix="audio-") as folder:
        raw, done = Path(folder, "raw.wav"), Path(folder, "done.mp3")
        times = _say(chapters, raw)
        written = [
            part for name, value in tags.items() for part in ("-metadata", f"{name}={value}")
        ]
        for peak in _PEAKS:
            level = _LOUDNESS.format(peak)
            said = _listen(raw, f"{level}:print_format=json")
            _run(["ffmpeg", "-v", "error", "-y", "-i", raw, "-af", level + _measured(said),
                  *_MP3, *_SAME, *written, "-metadata", f"{TAG}={BLANK}", done])  # fmt: skip
            heard = re.findall(r"Peak:\s+(-?[\d.]+|-?inf)", _listen(done, "ebur128=peak=true"))
            if float(heard[-1]) <= _HIGHEST:
                break
        seal(done)
        _move(done, target)
    return times


def _say(chapters: Sequence[Chapter], raw: Path) -> Spoken:
    """Write every sentence with its pause; when each is heard."""
    samples = _pause(_BEFORE)
    cues: list[Cue] = []
    starts: list[float] = []
    for chapter in chapters:
        if starts:
            samples += _pause(_CHAPTER - _PARAGRAPH)
        starts.append(len(samples) / _RATE)
        for paragraph in chapter.paragraphs:
            for sentence in paragraph:
                start = len(samples)
                samples += _sentence(sentence, raw)
                cues.append(Cue(start / _RATE, len(samples) / _RATE, sentence))
                samples += _pause(_SENTENCE)
            samples += _pause(_PARAGRAPH - _SENTENCE)
    samples += _pause(_AFTER)
    with wave.open(str(raw), "wb") as file:
        file.setparams((1, 2, _RATE, len(samples), "NONE", ""))
        file.writeframes(_little(samples).tobytes())
    return Spoken(cues, starts)


def _sentence(written: str, raw: Path) -> "array[int]":
    """It spoken, without the silence around it; Silent when it cannot be heard."""
    _run(["espeak-ng", *_VOICE, "-w", raw, "--stdin"], spoken(written))
    with wave.open(str(raw), "rb") as file:
        if file.getparams()[:3] != (1, 2, _RATE):
            raise ValueError(f"espeak-ng geeft ander geluid: {file.getparams()[:3]}")
        samples = _little(array("h", file.readframes(file.getnframes())))
    heard = [at for at, each in enumerate(samples) if abs(each) > _SILENCE]
    if not heard:
        raise Silent
    return samples[heard[0] : heard[-1] + 1]


def _pause(seconds: float) -> "array[int]":
    return array("h", bytes(2 * round(seconds * _RATE)))


def _little(samples: "array[int]") -> "array[int]":
    """The same as a WAV file has them, or back: the lowest byte first."""
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _move(done: Path, target: Path) -> None:
    """Put it there whole or not at all: what stops halfway leaves what was there."""
    beside = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(done, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def duration(file: Path) -> float:
    """How long it takes to listen to, in seconds; 0 when it is no sound."""
    try:
        return TinyTag.get(file).duration or 0.0
    except (TinyTagException, OSError):
        return 0.0


def complaint(file: Path, named: str, told: float) -> tuple[str, str] | None:
    """What is wrong with the sound that a page names, and what to do; None when nothing is.

    `told` is how many seconds the page says that it takes. Sound that stands elsewhere is taken at
    its word.
    """
    if Path(urlsplit(named).path).suffix.lower() not in KINDS:
        return f"“{named}” is geen mp3 of m4a", "zet het geluid daarin om"
    if "://" in named:
        return None
    if not file.is_file():
        return f"{named} is er niet", "zet het geluid naast de tekst, of verbeter de naam"
    real = duration(file)
    if not real or not _is_of_its_kind(file):
        return f"{file.name} is geen geluid", "zet er een andere mp3 of m4a neer"
    if abs(real - told) > 1:
        wrong = f"“duration” is {clock(told)}, maar {file.name} duurt {clock(real)}"
        return wrong, f"zet bovenaan het bestand, zoals: duration: {clock(real)}"
    return None


def _is_of_its_kind(file: Path) -> bool:
    """Whether it begins as its name says: an app believes the name."""
    with file.open("rb") as opened:
        start = opened.read(12)
    if file.suffix.lower() == ".m4a":
        return start[4:8] == b"ftyp"
    return start[:3] == b"ID3" or (start[:1] == b"\xff" and start[1:2] >= b"\xe0")


def clock(seconds: float) -> str:
    """A duration as the front matter and a podcast app have it: 0:02:44."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _measured(said: str) -> str:
    """What the first time found, for the second, which then only changes the volume."""
    found = json.loads(said[said.rindex("{") : said.rindex("}") + 1])
    if "inf" in found["input_i"]:
        raise Silent
    names = {"I": "i", "TP": "tp", "LRA": "lra", "thresh": "thresh"}
    values = "".join(f":measured_{name}={found[f'input_{key}']}" for name, key in names.items())
    return f"{values}:offset={found['target_offset']}:linear=true"


def _listen(file: Path, filters: str) -> str:
    """What ffmpeg says of that sound."""
    asked: list[str | Path] = ["ffmpeg", "-hide_banner", "-nostats", "-i", file]
    return _run([*asked, "-af", filters, "-f", "null", "-"])


def _run(command: Sequence[str | Path], text: str = "") -> str:
    done = subprocess.run(
        command, input=text, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stderr
