"""Other builders make the same site out of the same sources."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.kennisbank.conftest import ROOT, run

GENERATOR = re.compile(rb'\s*<meta name="generator"[^>]*>')


def built(target: Path, *arguments: str) -> Path:
    command = [sys.executable, "-m", "kennisbank", "build", *arguments, "--site-dir", str(target)]
    environment = os.environ | {"SITE_URL": "https://example.org/naam/", "GITHUB_SHA": "0" * 40}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    return target


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("mkdocs") / "site")


def files(site: Path) -> set[str]:
    """The names of all files but those of the index of the search, which hold its hash."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name for name in found if not re.match(r"pagefind/.*_[0-9a-f]+\.", name)}


def test_properdocs_makes_the_same_site_to_the_byte(ours: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "site", "--with", "properdocs")
    assert files(other) == files(ours)
    for name in files(ours):
        if name.endswith((".html", ".js", ".css", ".wasm", "podcast.xml", "versie.json")):
            if name == "sw.js":  # it holds the hash of every page
                continue
            before, after = (
                GENERATOR.sub(b"", (each / name).read_bytes()) for each in (ours, other)
            )
            assert before == after, name


@pytest.mark.skipif(
    not find_spec("zensical"), reason="Zensical is not here: pip install zensical==0.0.73"
)
def test_zensical_makes_the_same_pages(ours: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "site", "--with", "zensical")
    pages = {name for name in files(ours) if name.endswith(".html")}
    assert pages == {name for name in files(other) if name.endswith(".html")}
    for name in pages - {"404.html"}:
        before, after = (
            BeautifulSoup((each / name).read_bytes(), "html.parser") for each in (ours, other)
        )
        for selector in (
            "kb-rekenhulp output",
            ".kb-vraag summary",
            ".kb-begrip",
            "kb-podcast",
            "h1",
        ):
            assert [each.get_text() for each in before.select(selector)] == [
                each.get_text() for each in after.select(selector)
            ], (name, selector)
    assert (other / "podcast.xml").read_bytes() == (ours / "podcast.xml").read_bytes()
    assert json.loads((other / "versie.json").read_text("utf-8"))["runtime"]
    assert list((other / "pagefind").glob("*.js"))


def test_a_builder_that_is_not_there_is_told() -> None:
    done = run(ROOT, "-m", "kennisbank", "build", "--with", "sphinx")
    assert done.returncode == 2 and "kies mkdocs, properdocs of zensical" in done.stderr
