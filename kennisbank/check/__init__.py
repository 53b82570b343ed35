"""What an editor is told: `python -m kennisbank check`, without building the site.

Every problem at once, in Dutch, as `docs/artikelen/ltv.md:12: wat er mis is → wat je doet`. A rule
is a function that is given a page and yields findings; its name stands in CONTRIBUTING.md, with
what it means. The rules on calculators, questions and terms are those of the build itself.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kennisbank import Stopped, reading, settings, typed
from kennisbank.check import (
    calculated,
    calculators,
    divided,
    external,
    front,
    html,
    images,
    links,
    markup,
    menu,
    notes,
    numbers,
    shape,
    sound,
    spelling,
    structure,
    sums,
    words,
)
from kennisbank.check.site import Site
from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.settings import builder

RULES: dict[str, Callable[[Page, Site], Iterator[Mistake]]] = {
    "voorblad": front.front,
    "nagekeken": front.reviewed,
    "menu": menu.menu,
    "koppen": structure.headings,
    "vorm": shape.shape,
    "opmaak": markup.markup,
    "vragen": structure.questions,
    "begrippen": structure.glossary,
    "rekenhulp": calculators.calculators,
    "link": links.links,
    "plaatje": images.images,
    "html": html.html,
    "voetnoot": notes.footnotes,
    "geluid": sound.sound,
    "getal": numbers.numbers,
    "som": sums.sums,
    "gerekend": calculated.calculated,
    "bewering": words.claims,
    "afkorting": words.abbreviations,
    "spelling": spelling.spelling,
}
HELP = """\
python -m kennisbank check [BESTAND OF MAP …]     kijk alles na, of alleen wat je noemt
python -m kennisbank check --format github        hetzelfde, als aantekeningen bij een pull request
python -m kennisbank check --links                of de links naar andere sites nog werken
"""


@contextmanager
def _all_is_kept() -> Iterator[None]:
    """Look for no garbage meanwhile: what is made is needed until the end, and looking takes a
    twentieth of the time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@_all_is_kept()
def check(
    site: Site,
    only: Sequence[Path] = (),
    rules: Iterable[str] = tuple(RULES),
    processes: int = 1,
) -> list[Mistake]:
    """All findings in the pages, or in these files and folders of it only, or by these rules.

    Where a calculator is declared wrong, no page is judged: its own, and those that it is in, are
    not known.
    """
    found = {
        each._replace(rule="bestand") for each in (*site.mistakes(), *files.unwanted(site.docs))
    }
    set_wrong = set(settings.mistakes(site.docs.parent))
    found |= set_wrong
    declared = calculators.declared()
    if not declared:
        found |= set(calculators.worked_out())
    found = {each for each in found if _is_in(site.docs.parent / each.path, only)}
    if declared:
        return sorted(found | set(declared))
    if site.menu_error:  # how a page is converted stands in the same file
        return sorted(found | set_wrong)
    refused = set(builder.mistakes(site.docs.parent))
    if unset := reading.unset():
        return sorted(found | (refused or {unset._replace(rule="instelling")}))
    beside = [*refused, *calculators.led(site)]
    if all(each.rule != "menu" for each in refused):
        beside += [each._replace(rule="menu") for each in menu.mistakes(site)]
    found |= {each for each in beside if _is_in(site.docs.parent / each.path, only)}
    pages = [each for each in site.pages if each.readable and _is_in(each.path, only)]
    chosen = {name: RULES[name] for name in rules}
    return sorted(found | divided.found(pages, site, chosen, ["spelling"], processes))


def _is_in(path: Path, asked: Sequence[Path]) -> bool:
    """Whether that file was asked for, or a folder that it is in; all of them when nothing was."""
    here = path.resolve()
    return not asked or any(here.is_relative_to(each.resolve()) for each in asked)


def stopping(site: Site, *, live: bool = False) -> list[Mistake]:
    """The findings that do not stop the building of the site; Stopped by those that do.

    Every mistake stops it, but for a file that is left out. While the site is `live` only what
    makes a site impossible does.
    """
    if broken := list(site.mistakes()):
        raise Stopped(list(map(str, broken)))
    # Whether words are looked up depends on what this machine has, and a site must not.
    rules = RULES if live else RULES.keys() - {"spelling"}
    found = check(site, rules=rules, processes=1 if live else divided.processors())
    if declared := [each for each in found if each.rule == "rekenhulp" and ".py" in each.path]:
        raise Stopped(list(map(str, declared)))
    left = {each.path for each in files.unwanted(site.docs)}
    wrong = [each for each in found if not each.warning and each.path not in left]
    if wrong and not live:
        raise Stopped(list(map(str, wrong)))
    return found


def main(arguments: Sequence[str]) -> int:
    """The command: 0 when nothing has to be changed, 1 when something has, 2 not understood."""
    github = outside = False
    only: list[Path] = []
    rest = list(arguments)
    while rest:
        match rest.pop(0):
            case "-h" | "--help":
                print(typed(HELP), end="")
                return 0
            case "--format" if rest and rest[0] in {"github", "text"}:
                github = rest.pop(0) == "github"
            case "--format=github":
                github = True
            case "--links":
                outside = True
            case argument if not argument.startswith("-"):
                only.append(Path(argument))
            case argument:
                print(f"Dit ken ik niet: {argument}\n\n{typed(HELP)}", end="", file=sys.stderr)
                return 2
    if missing := _missing(only):
        print(missing, file=sys.stderr)
        return 2
    site = Site(Path.cwd() / "docs")
    found = (
        sorted(external.dead(site))
        if outside
        else check(site, only, processes=divided.processors())
    )
    for each in found:
        print(each.annotation() if github else each)
    for lacking in () if outside else spelling.lacking():
        print(lacking, file=sys.stderr)
    wrong = sum(not each.warning for each in found)
    print(_summary(wrong, len(found) - wrong), file=sys.stderr)
    return 1 if wrong else 0


def _missing(only: Sequence[Path]) -> str:
    """What was to be looked over and is not here; nothing when all of it is."""
    if not Path("docs").is_dir():
        return builder.NO_DOCS
    if gone := [str(each) for each in only if not each.exists()]:
        return f"Dit is er niet: {', '.join(gone)}"
    known = [*files.every(Path("docs")), *Path("calculators").glob("*.py"), Path(settings.FILE)]
    if strange := [str(each) for each in only if not any(_is_in(file, [each]) for file in known)]:
        todo = "noem een pagina, of een map met pagina's"
        return f"Dit hoort niet bij de site: {', '.join(strange)} → {todo}"
    return ""


def _summary(wrong: int, warnings: int) -> str:
    said = {0: "Alles is in orde.", 1: "Er is 1 ding te verbeteren."}
    text = said.get(wrong, f"Er zijn {wrong} dingen te verbeteren.")
    if warnings:
        text += f" En {warnings} keer: let op."
    return text
