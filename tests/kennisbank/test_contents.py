"""What others made that is in the site: all of it, and nothing that is not."""

import gzip
import json
import re
import sys
from hashlib import sha256
from importlib.metadata import distribution
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


# What a file that was compiled still says of where it came from, and by what name it is listed.
SAYS = {
    "runtime/*/pyodide.asm.wasm": rb"emscripten/system/lib/([\w+-]+)",
    "pagefind/*/wasm.nl.pagefind": rb"/registry/src/[^/]+/([a-z_-]+)-\d",
}
LISTED_AS = {"compiler-rt": "llvm", "libcxxabi": "llvm"}
# Libraries that Python can be made with, by a text that each of them has in it.
LIBRARIES = {
    "zlib": b"inflate 1.", "bzip2": b"libbzip2 ", "liblzma": b"lzma", "zstandard": b"ZSTD_",
    "sqlite": b"sqlite_master", "expat": b"expat: ", "libmpdec": b"libmpdec: ",
    "hacl*": b"HACL* ", "libffi": b"ffi_call", "mimalloc": b"mimalloc: ",
    "openssl": b"OpenSSL ", "readline": b"rl_completion", "ncurses": b"terminfo",
    "brotli": b"Brotli", "tcl": b"Tcl_Init",
}  # fmt: skip


def test_what_was_compiled_into_a_file_is_named_too(site: Path) -> None:
    named = {part.name.lower() for part in parts()}
    for pattern, says in SAYS.items():
        [file] = site.glob(pattern)
        data = file.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        within = {each.decode() for each in re.findall(says, data)}
        assert within, pattern
        assert {LISTED_AS.get(each, each) for each in within} <= named, pattern
    [python] = site.glob("runtime/*/pyodide.asm.wasm")
    data = python.read_bytes()
    assert {name for name, text in LIBRARIES.items() if text in data} <= named


def test_what_was_taken_over_in_a_script_is_named_too() -> None:
    [sources] = [
        json.loads(file.read_text("utf-8"))["sources"]
        for file in (ROOT / "node_modules" / "pyodide").glob("pyodide.js.map")
    ]
    taken = {Path(each).stem for each in sources if "/vendor/" in each}
    assert taken and taken <= {part.name for part in parts()}


def test_every_icon_is_of_a_set_that_is_named(site: Path) -> None:
    drawn = re.compile(r""" d=["']([^"']+)["']""")
    icons = Path(str(distribution("mkdocs-material").locate_file("material/templates/.icons")))
    sets = {
        each: icon.relative_to(icons).parts[0]
        for icon in icons.rglob("*.svg")
        for each in drawn.findall(icon.read_text("utf-8"))
    }
    files = [each for each in site.rglob("*") if each.suffix in {".html", ".css", ".js", ".svg"}]
    used = {
        sets[each]: file
        for file in files
        for each in drawn.findall(file.read_text("utf-8").replace("%22", '"'))
        if each in sets
    }
    assert used.keys() == {"material"}, used


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
