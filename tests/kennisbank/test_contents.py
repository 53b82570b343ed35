"""What others made that is in the site: all of it, and nothing that is not."""

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from kennisbank import Stopped
from kennisbank.contents import parts
from kennisbank.finish import contents
from tests.sites import ROOT

LATER = {"annotationlib", "compression"}  # of Python's own library, since 3.14
FOLDERS = ("runtime", "pagefind", "assets/javascripts", "assets/stylesheets", "assets/images")


@pytest.fixture(scope="module")
def bill(site: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((site / "sbom.json").read_text("utf-8"))
    return found


def test_every_file_that_others_made_is_in_the_bill_as_it_is(site: Path, bill: dict) -> None:  # type: ignore[type-arg]
    listed = {
        each["name"]: each["hashes"][0]["content"]
        for part in bill["components"]
        for each in part.get("components", [])
    }
    found = {
        each.relative_to(site).as_posix()
        for folder in FOLDERS
        for each in (site / folder).rglob("*")
        if each.is_file()
    }
    assert found and found <= listed.keys()
    for name, digest in listed.items():
        assert sha256((site / name).read_bytes()).hexdigest() == digest, name


def test_every_part_is_in_the_site_and_on_the_page(site: Path, bill: dict) -> None:  # type: ignore[type-arg]
    names = [part.name for part in parts()]
    assert [each["name"] for each in bill["components"]] == names
    page = BeautifulSoup((site / "licenties" / "index.html").read_text("utf-8"), "html.parser")
    rows = [[cell.text for cell in row.select("td")] for row in page.select("article tbody tr")]
    assert [row[:3] for row in rows] == [
        [part.name, part.version or "–", part.licence] for part in parts()
    ]
    for link in page.select("article table a[href]"):
        if not str(link["href"]).startswith("http"):
            text = (site / "licenties" / unquote(str(link["href"]))).read_text("utf-8")
            assert len(text) > 500


def test_what_is_within_a_file_of_others_is_named_too(site: Path) -> None:
    named = {part.name.lower() for part in parts()}
    for archive in (site / "runtime").rglob("*.zip"):
        roots = {
            name.partition("/")[0].removesuffix(".pyc") for name in ZipFile(archive).namelist()
        }
        packages = roots - sys.stdlib_module_names - LATER - {"calculators", "LICENCES.txt"}
        own = {each for each in packages if each.startswith(("_", "pyodide")) or each == "Name"}
        assert {each.removesuffix(".py") for each in packages - own} <= named, archive
    [script] = (site / "assets" / "javascripts").glob("bundle.*.js.map")
    sources = json.loads(script.read_text("utf-8"))["sources"]
    used = {each[1] for name in sources if (each := re.search(r"node_modules/([^/]+)", name))}
    assert used and {each.removesuffix(".js") for each in used} <= {
        each.removesuffix(".js") for each in named
    }


def test_the_licence_is_the_one_that_its_package_declares() -> None:
    said = {part.name: part.licence for part in parts()}
    package = json.loads((ROOT / "node_modules" / "pyodide" / "package.json").read_text("utf-8"))
    assert said["Pyodide"] == package["license"]
    texts = {part.name: part.text for part in parts()}
    assert "Mozilla Public License" in texts["Pyodide"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in texts["CPython"]
    for name in ("openpyxl", "Material for MkDocs", "Pagefind", "et_xmlfile"):
        assert said[name] == "MIT" and "Permission is hereby granted, free of charge" in texts[name]
    assert said["XlsxWriter"] == "BSD-2-Clause"
    assert "Redistribution and use in source and binary forms" in texts["XlsxWriter"]


def test_a_script_with_something_of_nobody_in_it_stops_the_site(tmp_path: Path) -> None:
    file = tmp_path / "assets" / "javascripts" / "bundle.0123.min.js.map"
    file.parent.mkdir(parents=True)
    file.write_text('{"sources": ["map:node_modules/rxjs/a.ts", "node_modules/vreemd/b.js"]}')
    with pytest.raises(Stopped) as stopped:
        contents.write(tmp_path, "Proef")
    [said] = map(str, stopped.value.mistakes)
    assert said.startswith("assets/javascripts/bundle.0123.min.js.map: vreemd: hiervan is niet bek")


def test_a_file_of_nobody_stops_the_site(tmp_path: Path) -> None:
    (tmp_path / "runtime").mkdir()
    (tmp_path / "runtime" / "vreemd.bin").write_bytes(b"x")
    with pytest.raises(Stopped) as stopped:
        contents.write(tmp_path, "Proef")
    [said] = stopped.value.mistakes
    assert str(said).startswith("runtime/vreemd.bin: hiervan is niet bekend wie het maakte → ")
