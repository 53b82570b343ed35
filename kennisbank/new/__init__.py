"""A file to start from: `python -m kennisbank new artikel|aflevering|rekenhulp NAAM`.

What it writes says with comments what to fill in, and is right as far as that goes: `check` and
the tests then tell what is left to do.
"""

import re
import sys
from collections.abc import Sequence
from datetime import date
from keyword import iskeyword
from pathlib import Path

from kennisbank import typed
from kennisbank.library import Library
from kennisbank.library.sections import ARTICLES, PODCAST

HELP = """\
python -m kennisbank new artikel NAAM       docs/artikelen/NAAM.md
python -m kennisbank new aflevering NAAM    docs/podcast/NAAM.md
python -m kennisbank new rekenhulp NAAM     calculators/NAAM.py
"""
_TEMPLATES = Path(__file__).parent
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 60  # characters of a name: it is an address too
_NEXT = {
    "artikel": "Kijk hem na met: make check",
    "aflevering": "Maak het geluid met: python -m kennisbank audio {name}",
    "rekenhulp": "Maak het voorbeeld kloppend en draai: make test",
}


def main(arguments: Sequence[str]) -> int:
    """The command: 0 when the file is there, 1 when there is one already, 2 not understood."""
    match list(arguments):
        case ["-h" | "--help"]:
            print(typed(HELP), end="")
            return 0
        case ["artikel" | "aflevering" | "rekenhulp" as kind, name]:
            return _new(kind, name)
    print(f"Dit ken ik niet: {' '.join(arguments)}\n\n{typed(HELP)}", end="", file=sys.stderr)
    return 2


def _new(kind: str, name: str) -> int:
    if not _NAME.fullmatch(name):
        suggestion = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        hint = f", zoals {suggestion}" if _NAME.fullmatch(suggestion) else ""
        print(
            f"“{name}” kan geen naam zijn → gebruik kleine letters en streepjes{hint}",
            file=sys.stderr,
        )
        return 2
    target = _target(kind, name)
    if said := _cannot(kind, name, target):
        print(said, file=sys.stderr)
        return 2
    if target.exists():
        print(f"{target.as_posix()} is er al → kies een andere naam", file=sys.stderr)
        return 1
    target.write_text(_filled(kind, name), "utf-8")
    inside = "achter een # staat" if kind == "rekenhulp" else "tussen <!-- en --> staat"
    print(f"{target.as_posix()} staat klaar. Vul in wat daar {inside}.")
    print(typed(_NEXT[kind]).format(name=name))
    return 0


def _cannot(kind: str, name: str, target: Path) -> str:
    """Why no file of that name can be made here; nothing when it can."""
    if len(name) > _LONGEST:
        return f"deze naam is {len(name)} tekens lang → maak er hooguit {_LONGEST} van"
    if kind == "rekenhulp" and (iskeyword(name) or (target.parent / name).is_dir()):
        return f"“{name}” betekent in Python al iets anders → kies een andere naam"
    if not target.parent.is_dir():
        return (
            f"de map {target.parent.as_posix()} is er niet → ga eerst naar de map van het project"
        )
    return ""


def _target(kind: str, name: str) -> Path:
    if kind == "rekenhulp":
        return Path("calculators", f"{name.replace('-', '_')}.py")
    section = ARTICLES if kind == ARTICLES.kind else PODCAST
    return Path("docs", section.folder, f"{name}.md")


def _filled(kind: str, name: str) -> str:
    library, today = Library(Path("docs")), date.today()
    title = name.replace("-", " ").capitalize()
    related = [each.path.name for each in library.articles][:2]
    values = {
        "NAAM": name,
        "FUNCTIE": name.replace("-", "_"),
        "TITEL": title,
        "DAG": today.isoformat(),
        "DATUM": f"date({today.year}, {today.month}, {today.day})",
        "VERWANT": ", ".join(related),
        "NUMMER": str(_following(library)),
    }
    text = (_TEMPLATES / f"{kind}.txt").read_text("utf-8")
    return re.sub("@([A-Z]+)@", lambda found: values[found[1]], text)


def _following(library: Library) -> int:
    """The number of the next episode."""
    episodes = (each for each in library.pages if each.section is PODCAST)
    numbers = (each.front.get("number") for each in episodes)
    return max((each for each in numbers if isinstance(each, int)), default=0) + 1
