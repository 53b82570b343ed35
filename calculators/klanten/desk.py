"""Where a page asks about a file: questions and answers are JSON, the file stays here.

    {"what": "report", "id": 1, "settings": {…}}               the report as HTML
    {"what": "list", "id": 2, "group": "stil", "settings": …}  those customers, as a file
    {"what": "workbook", "id": 5, "settings": …}               customers, groups, cohorts for Excel
    {"what": "figures", "id": 3, "settings": …}                figures to keep, of nobody
    {"what": "fits", "bytes": 1234}                            why a file is not read, if so
    {"what": "example"}                                        the made-up shop, as a file
    {"what": "next", "id": 1}                                  go on

While an answer is not there yet, what comes back says how far it is, and the page asks for `next`.
The newest question replaces the one before. What was read once is kept until there is another file.
"""

import gc
import json
import os
from base64 import b64encode
from collections.abc import Generator
from importlib import import_module
from typing import Any

from calculators.core.ask import OTHERS
from calculators.core.numbers import write
from calculators.klanten import asking
from calculators.klanten.analysis import Answer, take
from calculators.klanten.answers import FileAnswer, FileQuestion
from calculators.klanten.book import Book
from calculators.klanten.downloads import as_csv
from calculators.klanten.encoding import SMALLER, is_workbook, too_large
from calculators.klanten.example import NAME, example
from calculators.klanten.progress import Step
from calculators.klanten.reading import read
from calculators.klanten.report import Ahead, all_customers, look_ahead, report
from calculators.klanten.settings import Wrong, settings_of
from calculators.klanten.show import kept, refusal, shown
from calculators.klanten.source import Source
from calculators.klanten.table import Refused, Table

Going = Generator[Step | str, None, FileAnswer]

KIND = "klanten"  # of question, at the door that the calculators have too

PLACE = "/klantenbestand"  # where a page puts the file
EXCEL = "excel"  # what reads workbooks, and is loaded for one
SHEETS = "sheets"  # what writes them
NAME_OF_WORKBOOK = "klanten.xlsx"
_USUAL = (2_000, 10, 10)  # as Python has it by itself: how often it looks for garbage
MOST_BYTES = 120_000_000  # in a browser; a terminal takes more

MOST_ROWS = 1_200_000  # of which the report takes some twenty seconds

_FULL = f"Dit bestand is te groot voor het geheugen van je browser. {SMALLER}"


class File:
    """One file, and what is known of it so far."""

    def __init__(self, data: bytes, *, made_up: bool = False) -> None:
        """Takes its bytes; a `made_up` one is the example."""
        self.made_up = made_up
        self._data = data
        self._table: Table | None = None
        self._taken: tuple[str, Source, Book] | None = None
        self._ahead: Ahead | None = None

    def answer(self, asked: FileQuestion) -> Going:
        """In steps, the answer to a question with its settings."""
        settings = settings_of(asked["settings"])
        if wrong := (yield from self._read()):
            return {"ok": False, "html": refusal(asking.refused(wrong))}
        key = _without_view(asked["settings"])
        if not self._taken or self._taken[0] != key:
            self._taken = self._ahead = None
            yield Step("De kolommen herkennen", 0.4)
            assert self._table  # noqa: S101 (just read)
            taken = take(self._table, settings)
            if isinstance(taken, dict):
                return {"ok": False, "html": refusal(taken)}
            self._taken = (key, *taken)
        _, source, book = self._taken
        if not self._ahead:
            self._ahead = yield from look_ahead(book)
        answer = report(source, book, self._ahead, settings.quiet_after, settings.cohort)
        if asked["what"] == "figures":
            return {"ok": True, "kept": kept(answer)}
        if asked["what"] == "report":
            yield Step("Je rapport maken", 0.95)
            html = shown(answer, settings, made_up=self.made_up)
            return {"ok": True, "html": html, "carry": answer["carry"]}
        customers = all_customers(book, self._ahead, answer["quiet_after"]["days"])
        return (yield from _download(asked, answer, customers))

    def _read(self) -> Generator[Step | str, None, str]:
        """Reads the file, once; gives why it cannot be read, if so."""
        if self._table:
            return ""
        if is_workbook(self._data):
            yield EXCEL
        yield Step("Je bestand lezen", 0.0)
        if (rows := self._data.count(b"\n")) > MOST_ROWS and not is_workbook(self._data):
            return f"Dit bestand heeft {write(rows)} regels, te veel voor je browser. {SMALLER}"
        try:
            self._table = yield from read(self._data)
        except Refused as error:
            return str(error)
        self._data = b""  # all of it is in the table
        return ""


def _download(asked: FileQuestion, answer: Answer, customers: list[Answer]) -> Going:
    """The customers as a file: those of a group for a mailing, or all with the report for Excel."""
    if asked["what"] == "list":
        group = asked["group"]
        return {"ok": True, "name": f"klanten-{group}.csv", "text": as_csv(customers, group)}
    yield SHEETS
    yield Step("Je Excelbestand maken", 0.97)
    # What writes it is large, and comes only when it is asked for.
    made = import_module("calculators.klanten.sheets").as_workbook(answer, customers)
    return {"ok": True, "name": NAME_OF_WORKBOOK, "base64": b64encode(made).decode()}


class Desk:
    """Answers questions about the file that was brought last."""

    def __init__(self) -> None:
        """Begins without a file."""
        self._file = File(b"")
        self._going: tuple[int, Going] | None = None

    def open(self, data: bytes) -> None:
        """Another file: nothing of the one before is left."""
        self._file, self._going = File(data), None

    def answer(self, asked: FileQuestion) -> FileAnswer:
        """The answer, or how far it is."""
        # Looking for garbage among a million cells takes a quarter of the time, and finds none. So
        # none is looked for until the answer is there, also not between its steps; and among what
        # is kept for the next question never.
        gc.set_threshold(0)
        try:
            return self._answer(asked)
        except MemoryError:
            self.open(b"")
            return {"ok": False, "html": refusal(asking.refused(_FULL))}
        finally:
            if not self._going:
                gc.freeze()
                gc.set_threshold(*_USUAL)

    def _answer(self, asked: FileQuestion) -> FileAnswer:
        what = asked["what"]
        if what == "fits":
            return {"why_not": too_large(asked["bytes"], MOST_BYTES)}
        if what == "example":
            return {"name": NAME, "text": example().decode("cp1252")}
        if what != "next":
            if wrong := self._begin(asked):
                return {"ok": False, "wrong": {wrong.setting: str(wrong)}}
        elif not self._going or self._going[0] != asked["id"]:
            return {"gone": True}
        return self._go_on()

    def _begin(self, asked: FileQuestion) -> Wrong | None:
        if os.path.exists(PLACE):  # noqa: PTH110 -- pathlib is large, and this is all
            with open(PLACE, "rb") as file:  # noqa: PTH123
                self.open(file.read())
            os.unlink(PLACE)  # noqa: PTH108
        elif asked.get("example") and not self._file.made_up:
            self._file = File(example(), made_up=True)
        try:
            settings_of(asked["settings"])
        except Wrong as wrong:
            return wrong
        self._going = asked["id"], self._file.answer(asked)
        return None

    def _go_on(self) -> FileAnswer:
        assert self._going  # noqa: S101 (just begun, or asked for)
        try:
            step = next(self._going[1])
        except StopIteration as end:
            self._going = None
            answer: FileAnswer = end.value
            return answer
        if isinstance(step, str):
            return {"next": True, "needs": step}
        return {"next": True, "step": step.text, "done": step.done}


def _without_view(settings: dict[str, Any]) -> str:
    """The settings on which customers and forecast depend."""
    return json.dumps(
        {name: each for name, each in settings.items() if name not in {"quiet_after", "cohort"}},
        sort_keys=True,
    )


_DESK = Desk()


def _about_a_file(question: FileQuestion) -> FileAnswer:
    return _DESK.answer(question)


OTHERS[KIND] = _about_a_file
