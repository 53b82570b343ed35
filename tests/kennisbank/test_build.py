"""The commands that make the site, as an editor runs them."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.kennisbank.conftest import ROOT, Edit, run
from tests.waiting import PATIENCE, until

FRONT = "---\ntitle: Proef\n---\n\n"


@pytest.mark.parametrize(
    ("fence", "said"),
    [
        ("lvt", "docs/index.md:8: Er is geen rekenhulp “lvt” → Bedoelde je “ltv”?"),
        (
            "ltv\norderwaarde: -1",
            "docs/index.md:9: orderwaarde kan niet “-1” zijn → Dit is te laag",
        ),
    ],
)
def test_a_mistake_stops_the_build_with_file_and_line(
    project: Path, edit: Edit, fence: str, said: str
) -> None:
    edit("index.md", f"{FRONT}# Proef\n\n```rekenhulp\n{fence}\n```\n")
    built = run(project, "-m", "kennisbank", "build")
    told = built.stdout + built.stderr
    assert built.returncode == 1
    assert said in told and "Traceback" not in told
    assert "De site is niet gemaakt: 1 fout" in told


def test_a_link_of_a_verdict_to_nowhere_stops_the_build(project: Path) -> None:
    article = project / "docs" / "artikelen" / "ltv.md"
    article.write_text(article.read_text("utf-8").replace("{ #fouten }", "{ #missers }"), "utf-8")
    built = run(project, "-m", "kennisbank", "build")
    assert built.returncode == 1 and "#fouten" in built.stdout + built.stderr


def test_plain_mkdocs_makes_the_same_site(project: Path) -> None:
    ours = run(project, "-m", "kennisbank", "build", "--quiet", "--site-dir", "ours")
    plain = run(project, "-m", "mkdocs", "build", "--quiet", "--site-dir", "plain")
    assert (ours.returncode, plain.returncode) == (0, 0), ours.stderr + plain.stderr
    for file in (project / "ours").rglob("*"):
        if file.is_file() and file.suffix not in {".gz", ".xml"}:  # these hold the time
            other = project / "plain" / file.relative_to(project / "ours")
            assert other.read_bytes() == file.read_bytes(), file


def test_a_calculator_that_fails_in_the_browser_stops_the_build(project: Path) -> None:
    # A module that Python has here, and not in the browser.
    file = project / "calculators" / "klant_roi.py"
    text = file.read_text("utf-8")
    file.write_text(text.replace("from datetime", "import resource\nfrom datetime", 1), "utf-8")
    built = run(project, "-m", "kennisbank", "build")
    told = built.stdout + built.stderr
    assert (
        built.returncode == 1 and "No module named 'resource'" in told and "Traceback" not in told
    )


def test_the_commands_explain_themselves() -> None:
    helped = run(ROOT, "-m", "kennisbank")
    assert helped.returncode == 0 and "python -m kennisbank build" in helped.stdout
    unknown = run(ROOT, "-m", "kennisbank", "bouw")
    assert unknown.returncode == 2 and "Dit ken ik niet: bouw" in unknown.stderr


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[[], str]]:
    """Serve the project; the address."""
    servers = []

    def start() -> str:
        server, address = _start(project)
        servers.append(server)
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait()


@pytest.fixture
def served(serve: Callable[[], str]) -> str:
    """The address at which the project is served."""
    return serve()


def _start(project: Path) -> "tuple[subprocess.Popen[bytes], str]":
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "kennisbank", "serve", "--dev-addr", address],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return server, f"http://{address}/"


def shows(address: str, pattern: str) -> str:
    """The page, as soon as it has that in it."""
    html = ""

    def found() -> bool:
        nonlocal html
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 -- of this test
                html = answer.read().decode()
        except HTTPError as error:  # a page that tells what is wrong
            html = error.read().decode()
        except OSError:  # it does not serve yet
            html = ""
        return bool(re.search(pattern, html))

    until(found, f"{pattern} is not in the page")
    return html


def test_serving_shows_a_changed_page_and_a_changed_calculator(
    project: Path, edit: Edit, served: str
) -> None:
    html = shows(served, "Wat is een klant waard")
    assert "Content-Security-Policy" not in html, "it would forbid the script that reloads"
    page = edit("index.md", f"{FRONT}# Proef\n\n```rekenhulp\nltv\n```\n")
    shows(served, "<h1[^>]*>Proef")
    file = project / "calculators" / "ltv.py"
    file.write_text(file.read_text("utf-8").replace("Wat is een klant waard?", "Hoeveel?"), "utf-8")
    shows(served, "Hoeveel\\?")
    page.write_text(f"{FRONT}# Proef\n\n```rekenhulp\nlvt\n```\n", "utf-8")
    told = shows(served, "nog één ding niet goed")
    assert "<code>docs/index.md:8</code><b>Er is geen rekenhulp “lvt”</b>Bedoelde je" in told
    assert "livereload(" in told, "the page has to come back by itself"
    page.write_text(f"{FRONT}# Hersteld\n\n```rekenhulp\nltv\n```\n", "utf-8")
    shows(served, "<h1[^>]*>Hersteld")
    text = file.read_text("utf-8")
    file.write_text(text + "\n)\n", "utf-8")
    lines = text.count("\n") + 2
    assert f"calculators/ltv.py:{lines}</code>" in shows(served, "SyntaxError")
    file.write_text(text, "utf-8")
    shows(served, "<h1[^>]*>Hersteld")


def test_a_site_that_is_wrong_from_the_start_is_served_with_what_is_wrong(
    project: Path, edit: Edit, serve: Callable[[], str]
) -> None:
    page = edit("index.md", f"{FRONT}# Proef\n\n[weg](weg.md) <script>\n")
    address = serve()
    assert "docs/index.md:7" in shows(address, "gaat nergens heen")
    page.write_text(f"{FRONT}# Hersteld\n", "utf-8")
    shows(address, "<h1[^>]*>Hersteld")


def test_what_was_built_does_not_depend_on_the_folder(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elders" / "met spatie"
    shutil.move(project, moved)
    built = run(moved, "-m", "kennisbank", "build", "--quiet")
    assert built.returncode == 0, built.stderr
    assert str(ROOT) not in (moved / "site" / "index.html").read_text("utf-8")
