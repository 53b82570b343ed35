"""Publishing: which site stands there, and what a host sends along."""

import gzip
import http.client
import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kennisbank.check.external import dead
from kennisbank.check.site import Site
from kennisbank.finish.pages import Built
from kennisbank.finish.policy import scripts
from kennisbank.finish.release import FOLDERS
from tests.nginx import nginx
from tests.sites import COMMIT, ROOT
from tests.waiting import PATIENCE

Answer = tuple[int, dict[str, str], bytes]
Get = Callable[[str], Answer]


class Stub:
    """A host that answers with what it is told, the last answer for ever.

    What it says with a status of 300 and more is the address to go to.
    """

    def __init__(self, *answers: tuple[int, str]) -> None:
        self.left = list(answers)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, body = outer.left.pop(0) if len(outer.left) > 1 else outer.left[0]
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", body)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/naam/"

    def __enter__(self) -> "Stub":
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def published(host: Stub, seconds: str) -> "subprocess.CompletedProcess[str]":
    script = ROOT / ".ci" / "published.py"
    command = [sys.executable, str(script), host.url, COMMIT, seconds, "0.01"]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_site_says_which_one_it_is(site: Path) -> None:
    version = json.loads((site / "versie.json").read_text("utf-8"))
    assert version.keys() == {"commit", "date", "runtime", "release"}
    assert version["commit"] == COMMIT
    assert (site / version["runtime"]).is_dir()


def test_a_host_that_reads_headers_gets_the_policy_of_the_pages(site: Path) -> None:
    headers = (site / "_headers").read_text("utf-8")
    [policy] = [line for line in headers.splitlines() if "Content-Security-Policy" in line]
    assert len(policy) < 2000, "Cloudflare Pages refuses a longer line"
    html = (site / "artikelen" / "ltv" / "index.html").read_text("utf-8")
    assert policy.partition(": ")[2] in html
    page = Built("artikelen/ltv/index.html", LexborHTMLParser(html), None)
    assert scripts(page) and all(each in policy for each in scripts(page))
    for folder in FOLDERS:
        assert f"\n/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable" in headers
        for file in (site / folder).rglob("*.*"):
            name = file.relative_to(site).as_posix()
            assert re.search(r"[./-][0-9a-f]{8,12}([./]|$)", name), name


def test_publishing_waits_until_the_new_one_is_there() -> None:
    old, new = (json.dumps({"commit": each}) for each in ("oud", COMMIT))
    with Stub((404, "weg"), (200, "geen json"), (200, old), (200, new)) as host:
        done = published(host, "600")
    assert done.returncode == 0 and COMMIT in done.stdout


@pytest.mark.parametrize(
    ("answer", "said"),
    [((200, '{"commit": "oud"}'), "oud"), ((404, ""), "404"), ((200, "[]"), "no object")],
)
def test_publishing_fails_loudly_when_an_old_one_stays(answer: tuple[int, str], said: str) -> None:
    with Stub(answer) as host:
        done = published(host, "0")
    assert done.returncode == 1 and said in done.stderr and done.stderr.startswith("::error::")


def test_dead_links_to_other_sites_are_reported(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with (
        Stub((404, "weg")) as gone,
        Stub((200, "hier")) as here,
        Stub((403, "niet voor jou")) as shut,
    ):
        links = f"# Kop\n\n[a]({here.url}) en [b]({shut.url})\n\n[c]({gone.url}#x)\n"
        (tmp_path / "docs" / "index.md").write_text(links, "utf-8")
        [said] = dead(Site(tmp_path / "docs"), timeout=5)
    assert (
        said.warning and str(said).startswith("docs/index.md:5: let op: ") and "404" in said.wrong
    )


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([(301, "/nieuw")], "is verhuisd naar "),
        ([(308, "/nieuw")], "is verhuisd naar "),
        ([(301, "/nieuw"), (302, "/inloggen")], "/nieuw"),  # a login comes in between
        ([(302, "/nu-even-hier"), (301, "/nieuw")], ""),  # sent on for now: a DOI
        ([(301, "/naam")], ""),  # only the last slash
        ([(301, "/weg"), (404, "")], "antwoordt met 404"),
        ([(301, "/nieuw"), (403, "")], "/nieuw"),  # it is there, but not for a program
    ],
)
def test_a_source_that_moved_for_good_is_reported_with_its_new_place(
    tmp_path: Path, steps: list[tuple[int, str]], said: str
) -> None:
    (tmp_path / "docs").mkdir()
    last = [] if steps[-1][0] >= 400 else [(200, "hier")]
    with Stub(*steps, *last) as host:
        (tmp_path / "docs" / "index.md").write_text(f"# Kop\n\n[a]({host.url})\n", "utf-8")
        found = [each.wrong for each in dead(Site(tmp_path / "docs"), timeout=5)]
    assert len(found) == bool(said) and said in "".join(found)
    assert "/inloggen" not in "".join(found)


def test_what_is_there_but_not_for_a_program_is_no_dead_link(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page, told = tmp_path / "docs" / "index.md", set()
    for status in (400, 401, 402, 403, 404, 405, 406, 410, 428, 429, 430, 500, 502, 503, 504, 999):
        with Stub((status, "")) as host:
            page.write_text(f"# Kop\n\n[a]({host.url})\n", "utf-8")
            told |= {status for _ in dead(Site(tmp_path / "docs"), timeout=PATIENCE)}
    assert told == {400, 402, 404, 410, 428, 430, 500, 502, 504}


@contextmanager
def served(site: Path, scratch: Path, below: str = "") -> Iterator[Get]:
    """What a real nginx with the sample configuration answers; `below` is the path of the site."""
    with nginx(site, scratch, below) as port:

        def get(path: str) -> Answer:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            with closing(connection):
                asked = {"Accept-Encoding": "gzip", "Host": "example.org"}
                connection.request("GET", path, headers=asked)
                answer = connection.getresponse()
                headers = {name.lower(): value for name, value in answer.getheaders()}
                return answer.status, headers, answer.read()

        yield get


@pytest.mark.needs("nginx")
def test_nginx_serves_it_as_the_sample_says(site: Path, tmp_path: Path) -> None:
    with served(site, tmp_path) as get:
        check_served(get, site, "")


@pytest.mark.needs("nginx")
def test_nginx_serves_it_below_a_path_with_our_own_404(site: Path, tmp_path: Path) -> None:
    with served(site, tmp_path, "/kennis/bank") as get:
        check_served(get, site, "/kennis/bank")


def check_served(get: Get, site: Path, below: str) -> None:
    ours = (site / "404.html").read_bytes()
    for lost in ("/weg", "/weg/", "/artikelen/weg/", "/runtime/weg.js", "/_headers"):
        status, headers, body = get(below + lost)
        assert status == 404 and gzip.decompress(body) == ours, lost
        assert "immutable" not in headers.get("cache-control", ""), lost
    status, headers, _ = get(f"{below}/artikelen/ltv/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["content-encoding"] == "gzip" and headers["cache-control"] == "no-cache"
    assert get(f"{below}/artikelen/ltv")[1]["location"].endswith("/artikelen/ltv/")
    wasm = next((site / "runtime").rglob("*.wasm")).relative_to(site).as_posix()
    status, headers, _ = get(f"{below}/{wasm}")
    assert (status, headers["content-type"]) == (200, "application/wasm")
    assert "immutable" in headers["cache-control"] and headers["content-encoding"] == "gzip"
    script = get(f"{below}/assets/kb/insluiten.js")[1]
    assert script["content-type"].startswith(("text/javascript", "application/javascript"))
    assert script["cache-control"] == "no-cache" and script["x-content-type-options"] == "nosniff"
    for file in ("versie.json", "podcast.xml", "podcast/ltv.mp3"):
        assert get(f"{below}/{file}")[0] == 200, file


# What the commands of hosting/README.md need of another machine, done on this one.
ELSEWHERE = """
rsync() { rm -rf "${4#server:}"; mkdir -p "${4#server:}"; cp -a "$3". "${4#server:}"; }
ssh() { sh -euc "$2"; }
"""


def test_the_commands_for_a_server_work_the_first_time_and_every_time(tmp_path: Path) -> None:
    text = (ROOT / "hosting" / "README.md").read_text("utf-8")
    (commands,) = re.findall(r"((?:^    .*mv .*\n|^    rsync .*\n)+)", text, re.MULTILINE)
    www = tmp_path / "www"
    www.mkdir()
    for number in ("1", "2", "3"):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / "index.html").write_text(number, "utf-8")
        script = ELSEWHERE + commands.replace("/var/www", str(www))
        subprocess.run(["sh", "-euc", script], check=True, cwd=tmp_path)
        assert (www / "kennisbank" / "index.html").read_text("utf-8") == number
    assert {each.name for each in www.iterdir()} == {"kennisbank", "kennisbank.oud"}
