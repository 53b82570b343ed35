"""The sound of an episode, and what is heard when."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from kennisbank.audio.sound import clock, complaint, duration
from kennisbank.audio.words import chapters
from kennisbank.check.site import Site
from kennisbank.library import captions
from kennisbank.library.captions import Cue
from kennisbank.library.front import EpisodeFront, schema
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.podcast import titles

LONGEST_END = 60  # seconds without a word, with which a recording may end


def sound(page: Page, site: Site) -> Iterator[Mistake]:
    """It is there, is what its name says, and takes as long as the front matter tells."""
    if schema(page.name) is not EpisodeFront:
        return
    number = page.front.get("number")
    for other in site.pages:
        same = schema(other.name) is EpisodeFront and other.front.get("number") == number
        if same and number is not None and other.name < page.name:
            wrong = f"{other.where} heeft ook nummer {number}"
            yield page.mistake(page.at("number"), wrong, "geef elke aflevering een eigen nummer")
    try:
        front = EpisodeFront.model_validate(page.front)
    except ValidationError:
        return
    if said := complaint(page.path.parent / front.audio, front.audio, front.seconds):
        field = "duration" if "duration" in said[0] else "audio"
        yield page.mistake(page.at(field), *said)
        return
    yield from _own(page, front, site)
    yield from _chapters(page, front)
    if "://" not in front.audio:
        yield from _captions(page, front, page.path.parent / front.audio)


def _own(page: Page, front: EpisodeFront, site: Site) -> Iterator[Mistake]:
    """No episode before it has the same sound, or the same times of its sentences."""
    todo = "geef elke aflevering haar eigen"
    earlier = [each for each in site.episodes if each.page.name < page.name]
    for other in sorted(earlier, key=lambda each: each.page.name):
        theirs = other.page.path.parent / other.front.audio
        sound = page.path.parent / front.audio
        if front.audio == other.front.audio or _alike(sound, theirs):
            wrong = f"{other.page.where} heeft hetzelfde geluid, {other.front.audio}"
            yield page.mistake(page.at("audio"), wrong, f"{todo} opname")
            return
        if _alike(captions.beside(sound), captions.beside(theirs)):
            wrong = f"{captions.beside(sound).name} is die van {other.page.where}"
            yield page.mistake(page.at("audio"), wrong, f"{todo} tijden, of haal het bestand weg")
            return


def _alike(one: Path, other: Path) -> bool:
    """Whether both are there, with the same in them."""
    there = one.is_file() and other.is_file()
    if not there or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()


def _chapters(page: Page, front: EpisodeFront) -> Iterator[Mistake]:
    """They begin at the start and end with the sound, in as many parts as there are headings."""
    if not (bounds := front.bounds):
        return
    parts = len(titles(page))
    again = f"python -m kennisbank audio --opnieuw {page.path.stem}"
    times = f"draai {again}" if front.voice else "luister wanneer elk hoofdstuk begint, en het eind"
    wrong = ""
    if len(bounds) != parts + 1:
        wrong = (
            f"“chapters” noemt {len(bounds)} tijden, en {parts} hoofdstukken vragen er {parts + 1}"
        )
    elif bounds[0] or sorted(set(bounds)) != bounds:
        wrong = "“chapters” loopt niet op vanaf 0:00:00"
    elif abs(bounds[-1] - front.seconds) > 1:
        wrong = (
            f"“chapters” eindigt op {clock(bounds[-1])}, en het geluid op {clock(front.seconds)}"
        )
        times = times if front.voice else f"de tijden zijn van ander geluid: {times}"
    if wrong:
        yield page.mistake(page.at("chapters"), wrong, times)


def _captions(page: Page, front: EpisodeFront, sound: Path) -> Iterator[Mistake]:
    """They are of this sound, and say what the text says."""
    file = captions.beside(sound)
    if not file.is_file():
        return
    text = file.read_text("utf-8", "replace")
    cues, at = captions.read(text), page.at("audio")
    if captions.computed(text) and not front.voice:
        todo = f"haal {file.name} weg, en de regel “chapters” als die er al stond"
        yield page.mistake(at, f"{file.name} zegt wanneer de computerstem wat zei", todo)
    elif not cues:
        yield page.mistake(at, f"{file.name} is geen WebVTT", "haal het weg, of maak het opnieuw")
    elif not -1 <= duration(sound) - cues[-1].end <= LONGEST_END:
        wrong = f"{file.name} eindigt op {clock(cues[-1].end)}, en {sound.name} later of eerder"
        yield page.mistake(at, wrong, "haal het weg, of maak het bij dit geluid")
    elif front.voice and not _same(page, cues):
        wrong = "de tekst is veranderd sinds de computerstem haar las"
        todo = f"draai python -m kennisbank audio --opnieuw {page.path.stem}"
        yield page.mistake(page.top + 1, wrong, todo, warning=True)


def _same(page: Page, cues: list[Cue]) -> bool:
    text = "\n".join(page.lines[page.top :])
    written = [
        sentence
        for chapter in chapters(text)
        for paragraph in chapter.paragraphs
        for sentence in paragraph
    ]
    return written == [each.text for each in cues]
