"""What is wrong in the file of a calculator."""

import traceback
from pathlib import Path
from typing import NamedTuple

from calculators.core.review.source import Source
from calculators.core.signature import Undeclared


class Wrong(NamedTuple):
    """At a line of a file, counted from 1: what is wrong, and what to do."""

    line: int
    wrong: str
    todo: str


class Fault(NamedTuple):
    """The same, with the path of the file in the project."""

    path: str
    line: int
    wrong: str
    todo: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong} → {self.todo}"


def raised(error: BaseException, source: Source) -> Wrong:
    """What Python says went wrong, at the last line of the file that it went through."""
    said = " ".join(str(error).split())
    wrong = f"Python zegt: {type(error).__name__}: {said}" if said else type(error).__name__
    return Wrong(_last_line(error, source) or source.of_function(), wrong, "verbeter dit")


def undeclared(error: Undeclared, source: Source) -> Wrong:
    """The same of what cannot be read: at its name, at its line of a text, or where it is said."""
    last = _last_line(error, source)
    is_function = source.decorator and source.decorator.lineno == last
    said = 0 if is_function else source.of_text(last) + error.line
    line = source.of_field(error.at) or said or source.of_function()
    return Wrong(line, error.wrong, error.todo)


def _last_line(error: BaseException, source: Source) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename) == source.path]
    return next(filter(None, reversed(lines)), 0)
