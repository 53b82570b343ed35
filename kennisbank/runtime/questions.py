"""What is asked of every calculator to try a runtime: kind, slug and question, as a page does."""

import json
import math
import random
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from functools import cache
from io import BytesIO
from itertools import cycle
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from calculators import ask, load, slugs
from calculators.core.ask import KINDS
from calculators.core.declaration import plain
from calculators.core.fields import Choice, Input
from calculators.core.sheets.desk import Calculation, Sheets, asked_for
from calculators.klanten.answers import FileQuestion
from calculators.klanten.desk import Desk
from calculators.klanten.example import example
from kennisbank.runtime.holds import holds

# When a workbook was saved, which openpyxl writes in it.
_CHANGED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
Question = tuple[str, str, str]


def answer(question: Question) -> str:
    """What Python here says to it."""
    return ask(*question)


def answered() -> list[tuple[str, str, str, str]]:
    """All `examples`, each with its answer."""
    return [each for slug in slugs() for each in answered_by(slug)]


@cache
def answered_by(slug: str) -> list[tuple[str, str, str, str]]:
    """All that is asked of that calculator, each with its answer."""
    return [(*each, answer(each)) for each in _examples(slug)]


def examples() -> Iterator[Question]:
    """Of every calculator all its examples, and one of each other kind that a page can ask, also of
    nonsense and of nothing.
    """
    for slug in slugs():
        yield from _examples(slug)


def _examples(slug: str) -> Iterator[Question]:
    calculator = load(slug)
    nonsense = dict.fromkeys(calculator.inputs, "x")
    example, *others = [dict(each.inputs) for each in calculator.examples]
    for values in (example, nonsense, {}, example | _uncertain(slug, example)):
        yield from _all(slug, values)
    for values in others:
        yield "run", slug, json.dumps({"values": values})


About = tuple[str, str, str]


def about_files() -> list[About]:
    """What is asked of somebody's own file, of every kind of file: the file in base64 (empty for
    the one before), the question, and what Python here answers. Before these, what is asked for a
    workbook of calculations: it needs nothing of what reads files.
    """
    return [*(each for slug in slugs() for each in workbooks_of(slug)), *about_customers()]


@cache
def workbooks_of(slug: str) -> list[About]:
    """What is asked for a workbook of that calculator."""
    return [("", json.dumps(each), _held(asked_for(each))) for each in _workbooks(slug)]


@cache
def about_customers() -> list[About]:
    """What is asked of a file of customers: no calculator has a part in it."""
    desk = Desk()
    return [about_file(desk, *each) for each in _files()]


def about_file(desk: Desk, data: bytes | None, question: FileQuestion) -> tuple[str, str, str]:
    """A question about these bytes, or about the file before, as `about_files` has it."""
    if data is not None:
        desk.open(data)
    answer = desk.answer(question)
    while answer.get("next"):
        answer = desk.answer({"what": "next", "id": question["id"]})
    return b64encode(data or b"").decode(), json.dumps(question), _held(answer)


def _held(answer: Mapping[str, Any]) -> str:
    """The answer as JSON; of a workbook what is in it."""
    said = json.dumps(answer, allow_nan=False, ensure_ascii=False)
    return holds(said) if "base64" in answer else said


def _workbooks(slug: str) -> Iterator[Sheets]:
    """A workbook of that calculator, also with ranges and with what cannot be calculated."""
    address = "https://example.org/rekenhulpen/x/?versie=3f9a1c&a=1&controle=0k3x9"
    calculator = load(slug)
    given = {name: plain(each.default) for name, each in calculator.inputs.items()}
    examples = [given | dict(each.inputs) for each in calculator.examples]
    calculations: list[Calculation] = [
        {
            "slug": slug, "title": calculator.title, "name": name, "values": values,
            "address": address, "lines": [{"label": "Uitkomst", "text": "=12"}],
        }
        for name, values in zip(
            ("", "Plan [1]", "=Plan ☃ 👩‍👧", ""),
            (*examples, given | _uncertain(slug, given), {}),
            strict=False,
        )
    ]  # fmt: skip
    yield {"calculations": calculations, "day": "2026-11-26"}


def _files() -> Iterator[tuple[bytes | None, FileQuestion]]:
    text = example().decode("cp1252")
    report: FileQuestion = {"what": "report", "id": 1, "settings": {}}
    yield None, {"what": "fits", "bytes": 10**9}
    yield None, {"what": "example"}
    # Each encoding is a module of its own; and one that no UTF-8 is.
    names = ("cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
    for data in (*(text.encode(name) for name in names), text.replace("@", "é@").encode("cp1252")):
        yield data, report
    chosen: tuple[dict[str, Any], ...] = (
        {"quiet_after": "90", "cohort": "quarter", "today": "2026-11-20"},
        {"quiet_after": "x"},
        {"columns": {"customer": "Bestelnummer", "email": None}},
        {"columns": {"date": None}, "currency": "EUR"},
    )
    for settings in chosen:
        yield None, {"what": "report", "id": 2, "settings": settings}
    yield None, {"what": "list", "id": 3, "group": "stil", "settings": {}}
    yield None, {"what": "figures", "id": 4, "settings": {}}
    yield example(), {"what": "workbook", "id": 5, "settings": {}}
    for lines in (
        "datum;klant;bedrag\n01/02/2024;A;1.234\n03/04/2024;=B;5.678\n",
        'Email,"Created at",Total,Currency\na@b.nl,2024-01-02,"1,234.50",€\nc@d.nl,2024-02-02,5,$',
        'klant;datum;bedrag\n"open',
        "<html></html>",
        "\0" * 99,
    ):
        yield lines.encode(), report
    yield b"PK\3\4" + b"x" * 99, report
    yield workbook(), report


def workbook() -> bytes:
    """Part of the example as an Excel workbook: the same bytes each time."""
    from openpyxl import Workbook  # noqa: PLC0415 -- large, and asked for seldom

    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 11, 2)
    head, *lines = example().decode("cp1252").splitlines()[:200]
    book.active.append(["Verkopen"])
    book.active.append([*head.split(";"), "Formule", "Ja", "Deel"])
    for index, line in enumerate(lines):
        number, day, email, status, amount = line.split(";")
        # Text, whole numbers, fractions, days and moments, as a workbook has each.
        when = datetime.strptime(day, "%d-%m-%Y").replace(hour=index % 24, minute=index % 60)
        paid = float(amount.replace(",", "."))
        row = [int(number), when if index % 3 else when.date(), email, status, paid]
        book.active.append([*row, "=1+1", bool(index % 2), None if index % 5 else time(9, 30)])
    book.create_sheet("Leeg")
    saved, target = BytesIO(), BytesIO()
    book.save(saved)
    with ZipFile(saved) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = _CHANGED.sub(b"2026-11-02T00:00:00Z<", old.read(name))
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, ZIP_DEFLATED)
    return target.getvalue()


def explored(times: int, seed: int) -> Iterator[Question]:
    """Of every calculator every bound of every field, and so many times what chance fills in."""
    dice = random.Random(seed)  # noqa: S311 -- the same questions each time
    for slug in slugs():
        inputs = load(slug).inputs
        for name, field in inputs.items():
            typed = ("", "1.234,5", "€ 12", "10k", "-1", "1e3", "²", "2 tot 4", "3 ± 1", "1-1k")
            for value in (*_edges(field), *typed):
                yield from _all(slug, {name: value})
        for _ in range(times):
            yield from _all(slug, {name: chosen(dice, field) for name, field in inputs.items()})


def _all(slug: str, values: dict[str, Any]) -> Iterator[Question]:
    calculator = load(slug)
    for kind in KINDS:
        beside: dict[str, Any] = {
            "first": {},
            "values": values,
            "output": calculator.main,
            "target": "100",
        }
        beside |= {"address": "https://example.org/?a=1&b=2", "day": "1 januari 2026"}
        others: dict[str, Any] = {name: plain(e.default) for name, e in calculator.inputs.items()}
        beside["plans"] = [
            {"name": "Nu", "values": others, "outputs": {calculator.main: 1}},
            {"name": "<b>☃", "values": values, "outputs": {}},
        ]
        field = next(iter(calculator.inputs))
        yield kind, slug, json.dumps(beside | {"field": field})


def _uncertain(slug: str, values: dict[str, Any]) -> dict[str, Any]:
    """Ranges instead of numbers, as a machine has them and as people type them."""
    forms: Iterator[Callable[[list[int]], Any]] = cycle(
        (list, lambda ends: "{:.0f} tot {:.0f}".format(*ends), lambda ends: f"{ends[1]:.0f} ± 5%")
    )
    return {
        name: form([math.floor(values[name] * 0.9), math.ceil(values[name])])
        for (name, field), form in zip(load(slug).inputs.items(), forms, strict=False)
        if isinstance(field, Input) and values.get(name)
    }


def _edges(field: Input | Choice) -> list[Any]:
    if isinstance(field, Choice):
        return [*field.choices, "x"]
    return [field.low, field.high, field.low - 1, field.high * 10, [field.low, field.high]]


def chosen(dice: random.Random, field: Input | Choice) -> Any:
    """A value that the field takes: small ones more often than large ones."""
    if isinstance(field, Choice):
        return dice.choice([*field.choices])
    if field.optional and dice.random() < 0.3:
        return ""
    value = field.low + (field.high - field.low) * dice.random() ** dice.choice((1, 4, 12))
    return round(value) if field.whole else round(value, dice.choice((0, 2, 6)))
