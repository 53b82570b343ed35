"""The commands that make the site, as an editor runs them."""

import errno
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from kennisbank.__main__ import main
from kennisbank.check import check
from kennisbank.check.site import Site
from kennisbank.preview import free
from tests.kennisbank.conftest import Edit, run
from tests.sites import ROOT, Sites
from tests.waiting import PATIENCE, until

FRONT = f"---\ntitle: Proef\ndescription: {'Een pagina om te proberen. ' * 5}\n---\n\n"


@pytest.mark.parametrize(
    ("fence", "said"),
    [
        ("lvt", "docs/index.md:9: Er is geen rekenhulp “lvt” → Bedoelde je “ltv”?"),
        (
            "ltv\norderwaarde: -1",
            "docs/index.md:10: orderwaarde kan niet “-1” zijn → Dit is te laag",
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


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs", "zensical"])
def test_every_mistake_that_check_finds_stops_every_builder(
    project: Path, edit: Edit, builder: str
) -> None:
    edit("index.md", f"{FRONT}# Proef\n\nDat kost €1440 en dit is **vet ** zo.\n")
    built = run(project, "-m", "kennisbank", "build", "--with", builder)
    told = built.stdout + built.stderr
    assert built.returncode == 1 and "Traceback" not in told
    assert "docs/index.md:8: “€1440” is geen Nederlandse notatie → " in told
    assert "De site is niet gemaakt: 2 fouten" in told
    assert not (project / "site").exists()


def test_a_hint_a_file_that_is_left_out_and_another_folder_stop_no_build(
    project: Path, edit: Edit, tmp_path: Path
) -> None:
    page = project / "docs" / "artikelen" / "ltv.md"
    text = re.sub("(published|reviewed): .*", r"\1: 2020-01-01", page.read_text("utf-8"))
    page.write_text(text, "utf-8")
    edit("artikelen/ltv.md~", "x")
    moved = tmp_path / "elders" / "met spatie"
    shutil.move(project, moved)
    built = run(moved, "-m", "kennisbank", "build")
    told = built.stdout + built.stderr
    assert built.returncode == 0, told
    assert "let op: de tekst is op 1-1-2020 voor het laatst nagekeken" in told
    assert "docs/artikelen/ltv.md~:1: dit heeft een programma achtergelaten" in told
    assert not list((moved / "site").rglob("*~"))
    assert str(ROOT) not in (moved / "site" / "index.html").read_text("utf-8")


def test_a_link_of_a_verdict_to_nowhere_stops_the_build(project: Path) -> None:
    article = project / "docs" / "artikelen" / "ltv.md"
    article.write_text(article.read_text("utf-8").replace("{ #fouten }", "{ #missers }"), "utf-8")
    built = run(project, "-m", "kennisbank", "build")
    assert built.returncode == 1 and "#fouten" in built.stdout + built.stderr


def test_plain_mkdocs_makes_the_same_site(sites: Sites, tmp_path: Path) -> None:
    ours, plain = sites(), tmp_path / "plain"
    made = run(ROOT, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(plain))
    assert made.returncode == 0, made.stderr
    for file in ours.rglob("*"):
        if file.is_file() and file.suffix not in {".gz", ".xml"}:  # these hold the time
            other = plain / file.relative_to(ours)
            assert other.read_bytes() == file.read_bytes(), file


def test_a_calculator_that_fails_in_the_browser_stops_the_build(project: Path) -> None:
    file = project / "calculators" / "klant_roi.py"
    text = file.read_text("utf-8")
    only = 'import sys\nassert sys.platform != "emscripten", "alleen hier"\nfrom datetime'
    file.write_text(text.replace("from datetime", only, 1), "utf-8")
    built = run(project, "-m", "kennisbank", "build")
    told = built.stdout + built.stderr
    assert built.returncode == 1 and "AssertionError: alleen hier" in told, told
    assert "Traceback" not in told


def test_the_commands_explain_themselves() -> None:
    helped = run(ROOT, "-m", "kennisbank")
    assert helped.returncode == 0 and ".venv/bin/python -m kennisbank build" in helped.stdout
    for arguments in ([], ["check", "--help"], ["new", "--help"]):
        for line in run(ROOT, "-m", "kennisbank", *arguments).stdout.splitlines():
            command = line.partition(" -m kennisbank")[0]
            assert not line.count("python -m") or (ROOT / command).exists(), line
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


def _start(project: Path) -> "tuple[subprocess.Popen[bytes], str]":
    address = f"127.0.0.1:{_port()}"
    server = subprocess.Popen(
        [sys.executable, "-m", "kennisbank", "serve", "--dev-addr", address],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return server, f"http://{address}/"


def _port() -> int:
    """One that is free, and that nobody gets who asks for any: those are higher."""
    for port in range(20_000 + os.getpid() % 10_000, 32_000):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("every port is taken")


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
        return bool(re.search(pattern, html, re.DOTALL))

    until(found, f"{pattern} is not in the page")
    return html


@pytest.mark.long
def test_serving_shows_what_is_wrong_from_the_start_a_changed_page_and_a_changed_calculator(
    project: Path, edit: Edit, serve: Callable[[], str]
) -> None:
    page = edit("index.md", f"{FRONT}# Proef\n\n[weg](weg.md) <script>\n")
    served = serve()
    assert "docs/index.md:8" in shows(served, "gaat nergens heen")
    page.write_text(f"{FRONT}# Proef\n\n```rekenhulp\nltv\n```\n", "utf-8")
    html = shows(served, "<h1[^>]*>Proef.*Wat is een klant waard")
    assert "Content-Security-Policy" not in html, "it would forbid the script that reloads"
    file = project / "calculators" / "ltv.py"
    file.write_text(file.read_text("utf-8").replace("Wat is een klant waard?", "Hoeveel?"), "utf-8")
    shows(served, "Hoeveel\\?")
    page.write_text(f"{FRONT}# Proef\n\n```rekenhulp\nlvt\n```\n", "utf-8")
    told = shows(served, "<b>Er is geen rekenhulp")
    assert "<code>docs/index.md:9</code><b>Er is geen rekenhulp “lvt”</b>Bedoelde je" in told
    assert "<h1" in told and "niet goed" not in told, "the rest of the page is still there"
    assert "<b>Er is geen rekenhulp" not in shows(f"{served}artikelen/ltv/", "<h1")
    page.write_bytes(b"\xff")
    told = shows(served, "nog één ding niet goed")
    assert "<code>docs/index.md:1</code><b>dit bestand is geen tekst in UTF-8</b>bewaar" in told
    assert "livereload(" in told, "the page has to come back by itself"
    page.write_text(f"{FRONT}# Hersteld\n\n```rekenhulp\nltv\n```\n", "utf-8")
    shows(served, "<h1[^>]*>Hersteld")
    text = file.read_text("utf-8")
    file.write_text(text + "\n)\n", "utf-8")
    lines = text.count("\n") + 2
    assert f"calculators/ltv.py:{lines}</code>" in shows(served, "dit is geen Python")
    file.write_text(text, "utf-8")
    shows(served, "<h1[^>]*>Hersteld")


WRONG = {
    "link": "[weg](weg.md)",
    "getal": "Dat kost €1440.",
    "opmaak": "Dit is **vet ** zo.",
    "html": "<div>",
    "rekenhulp": "```rekenhulp\nltv\norderwaarde: -1\n```",
    "open": "```rekenhulp\nltv",
    "tabel": "| a | b |\n| --- | --- |\n| ```rekenhulp |",
    "vragen": "## Veelgestelde vragen\n\n### Geen vraag\n\nNee.",
    "lijst": "```rekenhulpen\nlvt\n```",
    "voetnoot": "Zo[^bron].",
}


def test_while_serving_every_finding_stands_in_the_page(
    project: Path, edit: Edit, serve: Callable[[], str]
) -> None:
    for name, text in WRONG.items():
        edit(f"proef-{name}.md", f"{FRONT}# Proef\n\n{text}\n")
    article = project / "docs" / "artikelen" / "roi.md"
    text = article.read_text("utf-8").replace("podcast: roi.md", "podcast: 3\nrelated: 4", 1)
    article.write_text(text.replace("topic: ", "topik: ", 1), "utf-8")
    (project / "docs" / "podcast" / "roi.mp3").unlink()
    (project / "docs" / "begrippen.md").write_text(f"{FRONT}# Begrippen\n\n## CAC\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("Home: index.md", "Home: index.md\n  - weg.md"), "utf-8"
    )
    address = serve()
    found = check(Site(project / "docs"))
    assert {each.path for each in found} > {f"docs/proef-{name}.md" for name in WRONG}
    for each in found:
        path = each.path.removeprefix("docs/").removesuffix(".md").replace("index", "")
        path = path if each.path.endswith(".md") else ""
        html = unescape(shows(f"{address}{path}", f"<code>{re.escape(each.path)}:{each.line}<"))
        assert each.wrong in html and each.todo in html, each


def test_a_second_one_to_serve_takes_the_next_port_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert free(f"127.0.0.1:{port}") == f"127.0.0.1:{port}" and not capsys.readouterr().out
        taken.listen()
        address = free(f"127.0.0.1:{port}")
    assert int(address.rpartition(":")[2]) > port
    said = capsys.readouterr().out
    assert f"Poort {port} is al bezet" in said and f"http://{address}/" in said


def test_two_that_begin_at_the_same_moment_do_not_take_one_port(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other takes it between the look and the taking."""
    asked: list[str] = []
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

        def builder(*arguments: str) -> int:
            asked.append(arguments[arguments.index("--dev-addr") + 1])
            if len(asked) == 1:
                other.listen()
                raise OSError(errno.EADDRINUSE, "Address already in use")
            return 0

        monkeypatch.setattr("kennisbank.__main__._mkdocs", builder)
        monkeypatch.setattr("kennisbank.preview.install", lambda: None)
        assert main(["serve", "--dev-addr", f"127.0.0.1:{port}"]) == 0
    assert asked[0] == f"127.0.0.1:{port}" and int(asked[1].rpartition(":")[2]) > port


@pytest.mark.parametrize("address", ["localhost", "localhost:http", "[::1]:8000", "nergens.nl:80"])
def test_an_address_that_cannot_be_is_left_to_mkdocs(address: str) -> None:
    assert free(address) == address
