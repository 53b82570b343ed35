"""The workbook of every calculator, worked out again by LibreOffice: `make verify`.

Its values are made wrong in the file first, so that what comes out is what LibreOffice made of the
formulas. Once as a Dutch computer does it, with a comma, and once as an English one.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from calculators import load, slugs
from calculators.core.sheets.desk import Calculation, book
from calculators.core.sheets.formulas import cell_name
from kennisbank.blocks.version import _value

SEEDED = 40  # of every calculator, beside its worked examples
TODAY = date(2026, 11, 26)
_FORMULA = re.compile(rb"(<c r=\"[A-Z]+\d+\"[^>]*?)( t=\"str\")?(>)<f>(.*?)</f><v>.*?</v>")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale"><value>{locale}</value></prop></item>
</oor:items>
"""

office = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(not office, reason="LibreOffice is not on this machine")


def cases(slug: str) -> Iterator[dict[str, Any]]:
    """What is filled in: worked examples, and what chance makes of them."""
    calculator = load(slug)
    inputs = calculator.inputs.items()
    given = {name: getattr(each.default, "name", each.default) for name, each in inputs}
    yield from (given | dict(each.inputs) for each in calculator.examples)
    yield from (given | dict(rule.silent) for rule in calculator.guards)
    draw = Random(slug).random  # noqa: S311 -- the same cases each time
    seeded = 0
    while seeded < SEEDED:
        drawn = {n: _value(each, draw(), draw()) for n, each in inputs}
        values = {name: getattr(each, "name", each) for name, each in drawn.items()}
        if calculator.run(values)["ok"]:
            seeded += 1
            yield values


def asked(slug: str, values: dict[str, Any]) -> Calculation:
    return {
        "slug": slug, "title": load(slug).title, "name": "", "values": values,
        "address": "https://example.org/?versie=1", "lines": [],
    }  # fmt: skip


def spoilt(made: bytes) -> bytes:
    """The workbook, in which every formula has another value than its own."""
    target = BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            data = old.read(each)
            if each.filename.startswith("xl/worksheets/sheet"):
                data, count = _FORMULA.subn(rb"\1\3<f>\4</f><v>-12345</v>", data)
                assert count, each.filename
            new.writestr(each, data)
    return target.getvalue()


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbooks, by language and calculator, as LibreOffice saves them again."""
    found: dict[tuple[str, str], Any] = {}
    for locale in ("nl-NL", "en-US"):
        folder = tmp_path_factory.mktemp(locale)
        (folder / "user").mkdir()
        settings = _SETTINGS.format(locale=locale)
        (folder / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")
        for slug in slugs():
            made = book([asked(slug, values) for values in cases(slug)], TODAY)
            (folder / f"{slug}.xlsx").write_bytes(spoilt(made))
        given = sorted(folder.glob("*.xlsx"))
        done = subprocess.run(
            [
                str(office), f"-env:UserInstallation={folder.as_uri()}", "--headless",
                "--norestore", "--convert-to", "xlsx", "--outdir", folder / "out", *given,
            ],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert "Error" not in done.stdout + done.stderr, done.stderr
        for file in given:
            found[locale, file.stem] = load_workbook(folder / "out" / file.name, data_only=True)
    return found


@pytest.mark.parametrize("locale", ["nl-NL", "en-US"])
@pytest.mark.parametrize("slug", slugs())
def test_libreoffice_makes_the_same_of_it(worked_out: Any, slug: str, locale: str) -> None:
    calculator, found = load(slug), worked_out[locale, slug]
    filled = list(cases(slug))
    assert len(found.worksheets) == len(filled)
    for page, values in zip(found.worksheets, filled, strict=True):
        result = calculator.run(values)
        names = {n: each.attr_text.rpartition("!")[2] for n, each in page.defined_names.items()}
        cells = {name: page[place.replace("$", "")] for name, place in names.items()}
        assert cells["velden_kloppen"].value == 1, values
        for name, output in calculator.outputs.items():
            outcome = result["outputs"].get(name)
            value = outcome["value"] if outcome else None
            shown = cells[cell_name(name)].value
            if value is None:
                assert shown == "–", (name, values, shown)
                continue
            scale = 100 if output.unit == "%" else 1
            near = pytest.approx(value, rel=1e-9, abs=1e-9)
            assert shown * scale == near, (name, values, shown)
        _verdicts(page, calculator, result)
        _warnings(page, calculator, result, cells)


def _verdicts(page: Any, calculator: Any, result: Any) -> None:
    rows = [row for row in page.iter_rows() if row[0].value == "Dit is"]
    judged = [each.name for each in calculator.outputs.values() if each.bands]
    for row, name in zip(rows, judged, strict=True):
        band = (result["outputs"].get(name) or {"band": None})["band"]
        assert row[1].value == (band["name"] if band else "–"), (name, result["inputs"])
        assert (row[4].value or "") == (band["text"] if band else "")


def _warnings(page: Any, calculator: Any, result: Any, cells: Any) -> None:
    for name in calculator.inputs:
        cell = cells.get(f"{name}_keuze", cells[cell_name(name)])
        due = any(guard["field"] == name for guard in result["guards"])
        said = page.cell(cell.row, 4).value
        assert bool(said) == due, (name, result["inputs"], said)


def test_a_number_in_a_sentence_is_as_the_country_writes_it(worked_out: Any) -> None:
    for locale, mark in (("nl-NL", ","), ("en-US", ".")):
        page = worked_out[locale, "retentie"].worksheets[0]
        said = [str(row[3].value) for row in page.iter_rows() if row[3].value]
        assert any(f"52{mark}2%" in text for text in said), said
