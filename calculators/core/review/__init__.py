"""Looks the calculators over: what is wrong in a file of theirs, and at which line.

It runs where the site is made, where the tests are, and on a terminal. A browser gets formulas that
are right, and does without this.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from calculators.core import registry
from calculators.core.declare import Calculator
from calculators.core.review import all_together, declaration, kinds, results, text
from calculators.core.review.fault import Fault, Wrong, raised, undeclared
from calculators.core.review.source import Source
from calculators.core.signature import Undeclared

__all__ = ["Fault", "faults", "faults_of", "places", "worked_out"]

_APART = {"__init__.py", "__main__.py"}


def faults() -> list[Fault]:
    """What is wrong in any file of the calculators, sorted by file and line."""
    found = list(text.strays(Path(registry.FOLDER)))
    good = []
    for path in _files():
        wrong = list(_of_file(path))
        found += wrong
        good += [] if wrong else [path]
    return sorted([*found, *all_together.looked_over(_loaded(good))])


def worked_out() -> list[Fault]:
    """Where an example says another outcome than there is, when there are no faults."""
    return sorted(
        fault
        for calculator, source in _loaded(_files())
        for fault in _placed(source.path, results.worked_out(calculator, source))
    )


class Place(NamedTuple):
    """A place on the site that a calculator leads to, with where that is said."""

    path: str
    line: int
    link: str


def places() -> Iterator[Place]:
    """Every place that a calculator leads to, when there are no faults."""
    for calculator, source in _loaded(_files()):
        lines = source.path.read_text("utf-8").split("\n")
        for start, link in _led(calculator, source):
            found = (at for at, line in enumerate(lines[start - 1 :], start) if link in line)
            line = next(found, start)  # a rule of thumb is in another file
            yield Place(_named(source.path), line, link)


def _led(calculator: Calculator[..., Any], source: Source) -> Iterator[tuple[int, str]]:
    for field in calculator.inputs.values():
        if field.more:
            yield source.of_field(field.name), field.more
    for output in calculator.outputs.values():
        for at, band in enumerate(output.bands):
            yield source.of_band(output.name, at), band.link


def faults_of(slug: str) -> list[Fault]:
    """What is wrong in the file of that calculator; nothing where there is no such file."""
    wanted = slug.replace("-", "_").casefold()
    found = [path for path in _files() if path.stem.replace("-", "_").casefold() == wanted]
    return sorted(fault for path in found for fault in _of_file(path))


def _files() -> list[Path]:
    """Those of the calculators, sorted by name."""
    return sorted(each for each in Path(registry.FOLDER).glob("*.py") if each.name not in _APART)


def _named(path: Path) -> str:
    """The file as a message names it."""
    return f"{path.parent.name}/{path.name}"


def _of_file(path: Path) -> Iterator[Fault]:
    return _placed(path, _wrong(path))


def _placed(path: Path, found: Iterable[Wrong]) -> Iterator[Fault]:
    for line, wrong, todo in dict.fromkeys(found):
        yield Fault(_named(path), line, wrong, todo)


def _wrong(path: Path) -> Iterable[Wrong]:
    if wrong := list(text.named(path)):
        return wrong
    source = text.read(path)
    if isinstance(source, Wrong):
        return [source]
    if wrong := _read_over(source):
        return wrong
    calculator = _imported(source)
    if isinstance(calculator, Wrong):
        return [calculator]
    return _declared(calculator, source)


@lru_cache  # of the same text, whoever asks again
def _read_over(source: Source) -> list[Wrong]:
    return list(text.looked_over(source))


@lru_cache  # the same
def _declared(calculator: Calculator[..., Any], source: Source) -> list[Wrong]:
    # What goes wrong with values may come of what is wrong in the declaration: first that.
    for look in (kinds.looked_over, declaration.looked_over, results.looked_over):
        found: list[Wrong] = []
        try:
            found.extend(look(calculator, source))
        except Exception as error:  # noqa: BLE001 -- something in it is not what it should be
            found = found or [raised(error, source)]
        if found:
            return found
    return []


def _imported(source: Source) -> Calculator[..., Any] | Wrong:
    try:
        module = import_module(f"{registry.PACKAGE}.{source.name}")
        found = getattr(module, source.name, None)
    except Undeclared as error:
        return undeclared(error, source)
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever the file does
        return raised(error, source)
    if isinstance(found, Calculator) and found.slug == source.name.replace("_", "-"):
        return found
    todo = "schrijf def, met @calculator(…) er direct boven"
    return Wrong(source.of_function(), f"{source.name} is geen rekenhulp", todo)


def _loaded(paths: list[Path]) -> list[tuple[Calculator[..., Any], Source]]:
    """Calculators with which nothing is wrong, each with its source."""
    every = []
    for path in paths:
        source = text.read(path)
        module = sys.modules[f"{registry.PACKAGE}.{path.stem}"]
        assert isinstance(source, Source)  # noqa: S101 -- nothing was wrong with it
        every.append((getattr(module, path.stem), source))
    return every
