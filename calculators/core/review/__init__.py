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
    folder = Path(registry.FOLDER)
    found = list(text.strays(folder))
    good = []
    for path in sorted(folder.glob("*.py")):
        if path.name not in _APART:
            wrong = list(_of_file(path))
            found += wrong
            good += [] if wrong else [path.stem]
    return sorted([*found, *_between(good)])


def worked_out() -> list[Fault]:
    """Where an example says another outcome than there is, when there are no faults."""
    paths = [each for each in Path(registry.FOLDER).glob("*.py") if each.name not in _APART]
    every = zip(paths, _loaded([each.stem for each in paths]), strict=True)
    return sorted(
        fault for path, each in every for fault in _placed(path, results.worked_out(*each))
    )


class Place(NamedTuple):
    """A place on the site that a calculator leads to, with where that is said."""

    path: str
    line: int
    link: str


def places() -> Iterator[Place]:
    """Every place that a calculator leads to, when there are no faults."""
    paths = [each for each in Path(registry.FOLDER).glob("*.py") if each.name not in _APART]
    for calculator, source in _loaded([each.stem for each in paths]):
        lines = source.path.read_text("utf-8").split("\n")
        name = f"{source.path.parent.name}/{source.path.name}"
        for start, link in _led(calculator, source):
            found = (at for at, line in enumerate(lines[start - 1 :], start) if link in line)
            yield Place(name, next(found, start), link)  # a rule of thumb is in another file


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
    paths = Path(registry.FOLDER).glob("*.py")
    found = [path for path in paths if path.stem.replace("-", "_").casefold() == wanted]
    return sorted(fault for path in found if path.name not in _APART for fault in _of_file(path))


def _of_file(path: Path) -> Iterator[Fault]:
    return _placed(path, _wrong(path))


def _placed(path: Path, found: Iterable[Wrong]) -> Iterator[Fault]:
    name = f"{path.parent.name}/{path.name}"
    for line, wrong, todo in dict.fromkeys(found):
        yield Fault(name, line, wrong, todo)


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


def _between(names: list[str]) -> Iterator[Fault]:
    """What is wrong only beside the others."""
    return all_together.looked_over(_loaded(names))


def _loaded(names: list[str]) -> list[tuple[Calculator[..., Any], Source]]:
    """Calculators with which nothing is wrong, each with its source."""
    every = []
    for name in names:
        source = text.read(Path(registry.FOLDER) / f"{name}.py")
        module = sys.modules[f"{registry.PACKAGE}.{name}"]
        assert isinstance(source, Source)  # noqa: S101 -- nothing was wrong with it
        every.append((getattr(module, name), source))
    return every
