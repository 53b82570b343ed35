"""The episodes as sound: `python -m kennisbank audio` has a computer voice read their text aloud.

Only those with `voice: computerstem` in the front matter: a recording of the owner's stays as it
is. Of every episode whose sound is here, `duration` in the front matter becomes what it is.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from kennisbank.audio.sound import Missing, clock, duration, speak
from kennisbank.audio.words import spoken

COMPUTER = "computerstem"
PODCAST = Path("docs", "podcast")
_DURATION = re.compile(r"^duration:.*\n", re.MULTILINE)


def audio(names: Sequence[str], folder: Path = PODCAST) -> int:
    """Speak these episodes, or all of them; the exit code, 1 when it could not be done."""
    there = sorted(file.stem for file in folder.glob("*.md") if file.stem != "index")
    unknown = [name for name in names if name not in there]
    if unknown:
        print(
            f"{folder}: er is geen aflevering {unknown[0]}, wel: {', '.join(there)}",
            file=sys.stderr,
        )
        return 1
    show, _ = _read(folder / "index.md")
    try:
        for name in names or there:
            print(_update(folder / f"{name}.md", str(show["title"])))
    except Missing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _update(page: Path, show: str) -> str:
    """Speak the episode if a computer is to, note how long it takes; what was done, in Dutch."""
    front, text = _read(page)
    sound = page.with_name(str(front["audio"]))
    done = "eigen opname, ongemoeid gelaten"
    if front.get("voice") == COMPUTER:
        tags = {
            "title": front["title"],
            "album": show,
            "artist": show,
            "track": front["number"],
            "genre": "Podcast",
            "language": "nld",
            "comment": "Luisterversie, computerstem",
        }
        speak(spoken(text), sound, {name: str(value) for name, value in tags.items()})
        done = f"ingesproken, {sound.stat().st_size / 1_000_000:.2f} MB".replace(".", ",")
    if not sound.is_file():
        return f"{page.stem}: staat elders ({front['audio']})"
    length = clock(duration(sound))
    _note(page, length)
    return f"{page.stem}: {sound.name}, {length}, {done}"


def _read(page: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the text."""
    _, front, text = page.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


def _note(page: Path, length: str) -> None:
    _, front, text = page.read_text("utf-8").split("---\n", 2)
    line = f"duration: {length}\n"
    changed = _DURATION.sub(line, front) if _DURATION.search(front) else front + line
    if changed != front:
        page.write_bytes(f"---\n{changed}---\n{text}".encode())
