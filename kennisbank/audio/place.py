"""Where a computer voice may write: never over a recording, whatever it is called."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kennisbank.audio.seal import sealed
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

# What people record in, also what a podcast cannot play.
_SOUND = set(".mp3 .m4a .m4b .mp4 .aac .ogg .oga .opus .wav .flac .aif .aiff .wma .webm".split())
_OWN = "is het je eigen opname, haal dan de regel “voice” weg{}; zo niet, geef haar een andere naam"


def occupied(page: Page, pages: Iterable[Page]) -> Mistake | None:
    """Why the voice must not write the sound that this episode names; None when it may."""
    named = str(page.front["audio"])
    said = _name(page, named) or _shared(page, named, pages) or _there(page.path.parent, named)
    return page.mistake(page.at("audio"), *said) if said else None


def _name(page: Page, named: str) -> tuple[str, str] | None:
    if named == Path(named).name and Path(named).suffix == ".mp3" and "\\" not in named:
        return None
    wrong = f"een computerstem kan “{named}” niet maken, alleen een mp3 naast de tekst"
    return wrong, f"schrijf audio: {page.path.stem}.mp3, of haal de regel “voice” weg"


def _shared(page: Page, named: str, pages: Iterable[Page]) -> tuple[str, str] | None:
    for other in pages:
        theirs = str(other.front.get("audio", ""))
        beside = other.path != page.path and other.path.parent == page.path.parent
        if beside and _plain(theirs) == _plain(named):
            return f"{other.where} heeft hetzelfde geluid, {theirs}", "kies een andere naam"
    return None


def _there(folder: Path, named: str) -> tuple[str, str] | None:
    """What stands at that name, or at one that is the same to a person or to another computer."""
    if (folder / named).is_symlink():
        wrong = f"{named} verwijst naar een ander bestand, dat blijft zoals het is"
        return wrong, "zet er het bestand zelf neer, of haal de verwijzing weg"
    stem = _plain(Path(named).stem)
    for file in sorted(folder.iterdir()):
        if file.name == named:
            if not file.is_file():
                return f"{named} is geen bestand", "kies bij “audio” een andere naam"
            if not sealed(file):
                wrong = f"{named} is niet door de computerstem gemaakt en blijft zoals het is"
                return wrong, _OWN.format("")
        elif file.suffix.lower() in _SOUND and _plain(file.stem) == stem:
            wrong = f"naast de tekst staat al {file.name}, dat blijft zoals het is"
            return wrong, _OWN.format(f" en schrijf audio: {file.name}")
    return None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
