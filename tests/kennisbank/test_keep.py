"""Beside a new site, the files that open pages of the one before it still ask for."""

import json
from pathlib import Path

import pytest

from kennisbank.finish.release import LIST, this, write
from kennisbank.keep import main
from tests.kennisbank.test_publish import Stub


def release(folder: Path, **files: str) -> Path:
    """A site with a runtime, and these files in it."""
    for name, text in files.items():
        file = folder / "runtime" / name / "a.js"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    write(folder, [this(folder, [f"runtime/{name}/a.js" for name in files], "2026-11-26")])
    return folder


def listed(site: Path) -> list[list[str]]:
    return [list(each["files"]) for each in json.loads((site / LIST).read_text("utf-8"))]


def test_the_files_of_earlier_releases_stay_and_nothing_new_is_replaced(tmp_path: Path) -> None:
    first = release(tmp_path / "1", een="1", zelfde="oud")
    second = release(tmp_path / "2", twee="2", zelfde="nieuw")
    assert main([str(first), str(second)]) == 0
    third = release(tmp_path / "3", drie="3")
    assert main([str(second), str(third)]) == 0
    for name, text in {"een": "1", "twee": "2", "drie": "3", "zelfde": "nieuw"}.items():
        assert (third / "runtime" / name / "a.js").read_text("utf-8") == text
    assert [each[0] for each in listed(third)] == [
        "runtime/drie/a.js", "runtime/twee/a.js", "runtime/een/a.js",
    ]  # fmt: skip


def test_ten_releases_stay(tmp_path: Path) -> None:
    site = release(tmp_path / "0", r0="0")
    for number in range(1, 13):
        new = release(tmp_path / str(number), **{f"r{number}": str(number)})
        assert main([str(site), str(new)]) == 0
        site = new
    kept = {path.name for path in (site / "runtime").iterdir()}
    assert kept == {f"r{number}" for number in range(2, 13)}


def test_the_same_release_again_is_no_other_one(tmp_path: Path) -> None:
    once, again = (release(tmp_path / name, een="1") for name in ("1", "2"))
    assert main([str(once), str(again)]) == 0
    assert listed(again) == [["runtime/een/a.js"]]


def test_the_first_publication_has_nothing_to_keep(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = release(tmp_path / "1", een="1")
    with Stub((404, "weg")) as host:
        assert main([host.url, str(site)]) == 0
    assert "niets om te bewaren" in capsys.readouterr().out


def test_what_came_broken_is_not_kept_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = release(tmp_path / "1", een="1"), release(tmp_path / "2", twee="2")
    (old / "runtime" / "een" / "a.js").write_text("<!doctype html>", "utf-8")
    assert main([str(old), str(new)]) == 0
    assert "runtime/een/a.js is er niet meer, of niet heel" in capsys.readouterr().out
    assert not (new / "runtime" / "een").exists()


@pytest.mark.parametrize(
    "said",
    [
        "geen json", "{}", "[1]", '[{"release": "x"}]',
        '[{"release": "x", "files": {"../weg": "1"}}]',
        '[{"release": "x", "files": {"runtime/../../weg": "1"}}]',
        '[{"release": "x", "files": {"index.html": "1"}}]',
        '[{"release": "x", "files": {"/etc/passwd": "1"}}]',
    ],
)  # fmt: skip
def test_what_is_no_list_of_releases_stops_it_in_dutch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    site = release(tmp_path / "1", een="1")
    before = (site / LIST).read_bytes()
    with Stub((200, said)) as host:
        assert main([host.url, str(site)]) == 1
    assert "klopt het adres?" in capsys.readouterr().err
    assert (site / LIST).read_bytes() == before


def test_without_a_built_site_it_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["https://example.org/", str(tmp_path)]) == 1
    assert "make build" in capsys.readouterr().err
    assert main([]) == 2
