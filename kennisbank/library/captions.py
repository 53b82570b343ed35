"""When each sentence of an episode is heard: a file beside its sound, in WebVTT.

    docs/podcast/ltv.mp3  →  docs/podcast/ltv.vtt

What a computer voice spoke says so in it: beside somebody's own recording those times are wrong.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_VOICE = "NOTE computerstem"
_CUE = re.compile(
    r"^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d+):)?(\d\d):(\d\d)\.(\d{3}).*\n"
    r"((?:.+\n?)+)",
    re.MULTILINE,
)
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


class Cue(NamedTuple):
    """A sentence as it is written, with the seconds in which it is heard."""

    start: float
    end: float
    text: str


def beside(sound: Path) -> Path:
    """Where it stands, if it is there."""
    return sound.with_suffix(".vtt")


def written(cues: Iterable[Cue]) -> str:
    """Such a file, of what the computer voice spoke."""
    parts = (f"{_clock(each.start)} --> {_clock(each.end)}\n{_escaped(each)}\n" for each in cues)
    return "\n".join([f"WEBVTT\n\n{_VOICE}\n", *parts])


def read(text: str) -> list[Cue]:
    """What such a file says; nothing when it is none."""
    if not text.startswith("WEBVTT"):
        return []
    return [_cue(found) for found in _CUE.finditer(text)]


def computed(text: str) -> bool:
    """Whether it is of what a computer voice spoke."""
    return _VOICE in text.split("\n")


def _cue(found: re.Match[str]) -> Cue:
    numbers = [int(each or 0) for each in found.groups()[:8]]
    start, end = (
        hours * 3600 + minutes * 60 + seconds + thousandths / 1000
        for hours, minutes, seconds, thousandths in (numbers[:4], numbers[4:])
    )
    text = " ".join(found[9].split())
    for plain, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, plain)
    return Cue(start, end, text)


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _escaped(cue: Cue) -> str:
    text = cue.text
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return text
