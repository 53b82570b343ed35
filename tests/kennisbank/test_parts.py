"""What a page loads for a reader's own customers or for a workbook, when it is asked for."""

import json
import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

from kennisbank import runtime
from kennisbank.runtime.parts import PACKAGES, PARTS, WRITER, package_sources
from kennisbank.runtime.questions import about_customers, about_files, workbook, workbooks_of
from kennisbank.runtime.sources import (
    customer_sources,
    reader_sources,
    shared_sources,
    writer_sources,
)

_DATA = re.compile(r'<template class="kb-pagina"[^>]*>(.*?)</template>', re.DOTALL)


def names(file: Path) -> list[str]:
    return zipfile.ZipFile(BytesIO(file.read_bytes())).namelist()


def part(site: Path, name: str) -> Path:
    return next((site / "runtime").glob(f"*/{name}"))


def test_a_page_names_the_parts_that_it_may_need_and_no_other(site: Path) -> None:
    for page in site.rglob("index.html"):
        found = _DATA.search(page.read_text("utf-8"))
        data = json.loads(unescape(found[1])) if found else {}
        assert not set(data.get("runtime", {}).get("files", {})) & runtime.later().keys()
        if data:
            needs = PARTS if page.parent.name == "mijn-klanten" else (WRITER,)
            sizes = [part(site, name).stat().st_size for name in needs]
            assert data["later"].items() <= runtime.later().items()
            assert [*data["later"].values()] == sizes


def test_the_parts_hold_what_is_compiled_and_a_licence_and_no_source(site: Path) -> None:
    klanten, excel, sheets = (names(part(site, name)) for name in PARTS)
    assert all(name.endswith(".pyc") for name in klanten)
    for each in (excel, sheets):
        assert [name for name in each if not name.endswith(".pyc")] == ["LICENCES.txt"]
    text = zipfile.ZipFile(part(site, PARTS[1])).read("LICENCES.txt").decode()
    assert text.count("Copyright") >= 2 and "openpyxl" in text and "et_xmlfile" in text
    text = zipfile.ZipFile(part(site, PARTS[2])).read("LICENCES.txt").decode()
    assert text.count("Copyright") >= 1 and "xlsxwriter" in text
    at_a_desk = {"terminal.py", "api.py", "elsewhere.py", "warehouse.py"}
    mine = {path for path in customer_sources() if path.rpartition("/")[2] not in at_a_desk}
    mine -= reader_sources().keys() | writer_sources().keys()
    left_out = mine - {name.removesuffix("c") for name in klanten}
    assert left_out == set(), left_out
    assert not set(klanten) & set(excel)
    # What writes needs no other part: of Python's own library it has what customers have too.
    assert not [name for name in set(klanten) & set(sheets) if name.startswith("calculators")]
    assert writer_sources().keys() <= {name.removesuffix("c") for name in sheets}
    assert reader_sources().keys() <= {name.removesuffix("c") for name in excel}
    assert not {name.removesuffix("c") for name in klanten} & shared_sources().keys()
    taken = {name.removesuffix("c") for name in (*excel, *sheets)}
    taken &= package_sources(PACKAGES).keys()
    assert 50 < len(taken) < len(package_sources(PACKAGES))  # charts are of no use here


def test_the_files_that_are_tried_are_the_same_each_time() -> None:
    assert workbook() == workbook()
    made = []
    for _ in range(2):
        about_customers.cache_clear()
        workbooks_of.cache_clear()
        made.append(about_files())
    assert made[0] == made[1]


def test_the_place_of_the_customers_is_filled_in(site: Path) -> None:
    html = (site / "mijn-klanten" / "index.html").read_text("utf-8")
    assert html.count("<kb-mijn-klanten") == 1 and 'id="kl-bestand"' in html
    assert 'href="../rekenhulpen/ltv/"' in html and "kb:" not in html
