"""What was made before is not made again."""

import os
from pathlib import Path

import pytest

from kennisbank import cache
from tests.kennisbank.conftest import run
from tests.sites import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "_FOLDER", tmp_path)
    return tmp_path / "soort"


def made(key: bytes, most: int = 2) -> bytes:
    return cache.cached("soort", key, lambda: b"made of " + key, most=most)


def test_what_has_the_same_key_is_made_once(folder: Path) -> None:
    assert made(b"a") == b"made of a"
    assert cache.cached("soort", b"a", lambda: pytest.fail("again"), most=2) == b"made of a"
    assert made(b"b") == b"made of b"


def test_the_newest_stay(folder: Path) -> None:
    for age, key in enumerate((b"a", b"b", b"c")):
        made(key)
        for file in folder.iterdir():
            if file.read_bytes().endswith(key):
                os.utime(file, (age, age))
    assert sorted(each.read_bytes() for each in folder.iterdir()) == [b"made of b", b"made of c"]


def test_what_another_build_takes_away_meanwhile_is_no_matter(folder: Path) -> None:
    made(b"a")
    (folder / "weg").symlink_to(folder / "nergens")  # listed, and gone when it is looked at
    made(b"b")
    assert sorted(each.read_bytes() for each in folder.iterdir()) == [b"made of a", b"made of b"]


def test_a_folder_with_links_to_the_project_shares_what_the_project_made(tmp_path: Path) -> None:
    """As the one in which Zensical builds."""
    (tmp_path / "kennisbank").symlink_to(ROOT / "kennisbank")
    asked = "from kennisbank import cache; print(cache._FOLDER, cache.__file__)"
    folder, file = run(tmp_path, "-c", asked).stdout.split()
    assert Path(file).is_relative_to(tmp_path) and Path(folder) == ROOT / ".cache"
