"""The episodes as sound: `python -m kennisbank audio` has a computer voice read their text aloud.

Only those with `voice: computerstem` in the front matter, and only where no sound stands yet. What
the voice made itself it makes again when asked to; any other file is somebody's recording and
stays. Of every episode whose sound is here, the front matter tells how long it takes, and how many
bytes if it tells that. Of what the voice spoke it tells when its chapters begin as well, and a file
beside it (.vtt) when each sentence is heard.
"""

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from subprocess import CalledProcessError

import yaml

from kennisbank.audio.place import occupied
from kennisbank.audio.sound import Missing, Silent, Spoken, clock, duration, speak
from kennisbank.audio.words import Chapter, chapters, plain
from kennisbank.library import Library, captions, front
from kennisbank.library.files import decoded
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.sections import PODCAST

COMPUTER = "computerstem"
HELP = """\
python -m kennisbank audio              lees elke aflevering voor die nog geen geluid heeft
python -m kennisbank audio NAAM …       alleen deze
python -m kennisbank audio --opnieuw [NAAM …]    ook waar al een computerstem staat

Een eigen opname blijft altijd staan.
"""


class Refused(Exception):
    """This episode stays as it is; the mistake says why."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(str(mistake))


def main(arguments: Sequence[str]) -> int:
    """The command: 0 done, 1 when an episode could not be made, 2 not understood."""
    if {"-h", "--help"} & set(arguments):
        print(HELP, end="")
        return 0
    again = "--opnieuw" in arguments
    names = [each for each in arguments if each != "--opnieuw"]
    if wrong := [each for each in names if each.startswith("-")]:
        print(f"Dit ken ik niet: {' '.join(wrong)}\n\n{HELP}", end="", file=sys.stderr)
        return 2
    return audio([Path(name).name.removesuffix(".md") for name in names], again=again)


def audio(names: Sequence[str], docs: Path = Path("docs"), *, again: bool = False) -> int:
    """Speak these episodes, or all of them; the exit code, 1 when one could not be made."""
    library = Library(docs.absolute())
    there = {
        page.path.stem: page for page in library.pages if page.section is PODCAST and page.is_item
    }
    if wrong := _unknown(docs, names, list(there)):
        print(wrong, file=sys.stderr)
        return 1
    code = 0
    for name in dict.fromkeys(names or there):
        page = there[name]
        try:
            print(_update(page, library, again=again))
        except Refused as refused:
            print(refused.mistake, file=sys.stderr)
            code = 1
        except Missing as missing:
            print(missing, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print(f"{page.where}: afgebroken, wat er stond is er nog", file=sys.stderr)
            return 130
        except OSError as error:
            said = f"{error.filename or page.where} kan niet worden gelezen of geschreven"
            todo = f"kijk of er plaats is en of je er mag schrijven ({error.strerror})"
            print(page.mistake(1, said, todo), file=sys.stderr)
            code = 1
    return code


def _unknown(docs: Path, names: Sequence[str], there: Sequence[str]) -> str:
    """Why these names are no episodes; empty when they are."""
    folder = docs / PODCAST.folder
    if not there:
        todo = "begin er een met: python -m kennisbank new aflevering NAAM"
        return f"{folder}: er zijn nog geen afleveringen → {todo}"
    for name in names:
        if name not in there:
            close = get_close_matches(name.lower(), there, n=1)
            hint = f" → bedoelde je {close[0]}?" if close else ""
            return f"{folder}: er is geen aflevering {name}, wel: {', '.join(sorted(there))}{hint}"
    return ""


def _update(page: Page, library: Library, *, again: bool) -> str:
    """Speak the episode if a computer is to, note how long it takes; what was done, in Dutch."""
    if wrong := next(_faults(page), None):
        raise Refused(wrong)
    named = str(page.front["audio"])
    if "://" in named:
        return f"{page.path.stem}: staat elders ({named})"
    sound, done = page.path.parent / named, "eigen opname, ongemoeid gelaten"
    starts: list[float] = []
    if page.front.get("voice") == COMPUTER:
        if wrong := occupied(page, library.pages):
            raise Refused(wrong)
        done = "stond er al; met --opnieuw maak je het opnieuw"
        if again or not sound.exists():
            starts = _speak(page, library, sound).starts
            done = f"ingesproken, {sound.stat().st_size / 1_000_000:.2f} MB".replace(".", ",")
    if not sound.is_file():
        todo = f"zet je opname daar neer, of zet er voice: {COMPUTER} bij"
        raise Refused(page.mistake(page.at("audio"), f"{named} is er niet", todo))
    seconds = duration(sound)
    if not seconds:
        raise Refused(page.mistake(page.at("audio"), f"{named} is geen geluid",
                                   "zet er een andere mp3 of m4a neer"))  # fmt: skip
    values = {"duration": clock(seconds), "bytes": str(sound.stat().st_size)}
    # The recording may have another name than what the voice made.
    theirs = page.front.get("voice") != COMPUTER
    if theirs and [each for each in (sound, page.path) if _forget(each)]:
        values["chapters"] = ""
    if starts:
        # The whole second before: the pause in which it begins takes longer than that.
        bounds = [0, *(int(each) for each in starts[1:]), round(seconds)]
        values["chapters"] = f"[{', '.join(map(clock, bounds))}]"
    _note(page, values)
    return f"{page.path.stem}: {named}, {clock(seconds)}, {done}"


def _faults(page: Page) -> Iterator[Mistake]:
    """Why its front matter does not say what this needs; how long it takes is written here."""
    if page.broken:
        yield page.mistake(*page.broken)
    elif not page.front:
        todo = "zet er bovenaan een blok tussen twee regels ---, zoals in een andere aflevering"
        yield page.mistake(1, "het blok bovenaan ontbreekt of is niet te lezen", todo)
    else:
        needed = {"title", "number", "audio", ""}
        for fault in front.faults(page.name, page.front):
            if fault.field in needed or (fault.field == "voice" and page.front["voice"]):
                yield page.mistake(page.at(fault.field), fault.wrong, fault.todo)


def _speak(page: Page, library: Library, sound: Path) -> Spoken:
    """Have it spoken, and write when each sentence is heard; when its chapters begin, if any."""
    parts = chapters("\n".join(page.lines[page.top :]))
    silent = page.mistake(page.top + 1, "hier staat niets om voor te lezen", "schrijf de tekst")
    if not any(each.paragraphs for each in parts):
        raise Refused(silent)
    for heading in page.headings:
        if Chapter(plain(heading.text), []) in parts:
            wrong = f"onder “{heading.text}” staat niets om voor te lezen"
            todo = "schrijf de tekst, of haal de kop weg"
            raise Refused(page.mistake(heading.line + 1, wrong, todo))
    index = library.by_name.get(f"{PODCAST.address}index.md")
    show = str(index.front.get("title", "")) if index else ""
    tags = {
        "title": page.front["title"],
        "album": show,
        "artist": show,
        "track": page.front["number"],
        "genre": "Podcast",
        "language": "nld",
        "comment": "Luisterversie, computerstem",
    }
    try:
        said = speak(parts, sound, {name: str(value) for name, value in tags.items()})
    except Silent:
        raise Refused(silent) from None
    except (CalledProcessError, ValueError) as error:
        last = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
        todo = "kijk of de tekst leesbaar is en probeer het opnieuw"
        wrong = f"de computerstem kon dit niet lezen ({' '.join(last)[:120]})"
        raise Refused(page.mistake(page.top + 1, wrong, todo)) from None
    captions.beside(sound).write_text(captions.written(said.cues), "utf-8")
    titled = any(each.title for each in parts)
    return said if titled else said._replace(starts=[])


def _forget(sound: Path) -> bool:
    """Whether what the voice said of its times stood beside somebody's recording: it is gone."""
    times = captions.beside(sound)
    if not times.is_file() or not captions.computed(times.read_text("utf-8", "replace")):
        return False
    times.unlink()
    return True


def _note(page: Page, values: dict[str, str]) -> None:
    """Let the front matter say these, and no longer what is empty; all else in the file stays as
    it is written.
    """
    raw = page.path.read_bytes()
    lines = raw.decode("utf-8").split("\n")
    wanted = dict(page.front)
    for field, value in values.items():
        at = page.fields.get(field, 0) - 1
        if at < 0 and (field == "bytes" or not value):
            continue
        if not value:
            del wanted[field], lines[at]
            continue
        wanted[field] = yaml.safe_load(value)
        if at < 0:
            at = page.top - 1  # above the line that ends it
            lines.insert(at, lines[at])
        lines[at] = f"{field}: {value}" + "\r" * lines[at].endswith("\r")
    changed = "\n".join(lines).encode()
    if front.parsed(front.split(decoded(changed))[0] or "{}") != wanted:  # written another way
        said = " en ".join(
            f"{field}: {value}" for field, value in values.items() if field in wanted
        )
        todo = f"zet daar {said}"
        raise Refused(page.mistake(page.at("duration"), "deze regel kan ik niet aanpassen", todo))
    if changed != raw:
        page.path.write_bytes(changed)
