"""What `new` writes, to start from."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kennisbank.check import check
from kennisbank.check.site import Site
from kennisbank.new import main
from tests.kennisbank.conftest import run


def test_an_article_is_right_and_in_the_menu_as_it_is_made(project: Path) -> None:
    made = run(project, "-m", "kennisbank", "new", "artikel", "klantreis")
    assert made.returncode == 0 and "docs/artikelen/klantreis.md staat klaar" in made.stdout
    assert "mkdocs.yml" not in made.stdout
    said = [each for each in check(Site(project / "docs")) if "klantreis" in each.path]
    assert all(each.warning for each in said), said
    assert ["staat nog niets" in each.wrong for each in said] == [True, True], "what is to be done"


def test_an_episode_misses_only_its_sound(project: Path) -> None:
    made = run(project, "-m", "kennisbank", "new", "aflevering", "klantreis")
    assert f"{sys.executable} -m kennisbank audio klantreis" in made.stdout
    page = project / "docs" / "podcast" / "klantreis.md"
    before = [each for each in page.parent.glob("*.md") if each.stem not in {"index", page.stem}]
    assert f"\nnumber: {len(before) + 1}\n" in page.read_text("utf-8")
    [said] = [each for each in check(Site(project / "docs")) if "klantreis" in each.path]
    assert said.rule == "geluid" and "klantreis.mp3 is er niet" in said.wrong


def test_a_calculator_calculates_and_its_example_has_to_be_made_right(project: Path) -> None:
    assert run(project, "-m", "kennisbank", "new", "rekenhulp", "uur-tarief").returncode == 0
    assert "= €\u00a040" in run(project, "-m", "calculators", "uur-tarief").stdout
    only = ("-m", "pytest", "-q", "-n0", "-k", "uur-tarief", "tests/calculators")
    promises = run(project, *only[:-1], "tests/calculators/test_promises.py").stdout
    assert "1 failed" in promises and "worked_example_comes_out[uur-tarief" in promises
    file = project / "calculators" / "uur_tarief.py"
    file.write_text(file.read_text("utf-8").replace("uitkomst = 0", "uitkomst = 40"), "utf-8")
    promises = run(project, *only).stdout
    assert " passed" in promises and "failed" not in promises


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["artikel", "ltv"], 1, "docs/artikelen/ltv.md is er al"),
        (["artikel", "Mijn Artikel"], 2, "zoals mijn-artikel"),
        (["artikel", "../buiten"], 2, "kan geen naam zijn"),
        (["rekenhulp", "klant-roi"], 1, "is er al"),
        (["rekenhulp", "class"], 2, "betekent in Python al iets anders"),
        (["rekenhulp", "klanten"], 2, "betekent in Python al iets anders"),
        (["artikel", "a" * 61], 2, "maak er hooguit 60 van"),
        (["pagina", "x"], 2, "Dit ken ik niet"),
        (["artikel"], 2, "Dit ken ik niet"),
    ],
)
def test_nothing_is_overwritten_and_a_wrong_name_is_told(
    project: Path, arguments: list[str], code: int, said: str
) -> None:
    before = {path: path.stat().st_mtime for path in (project / "docs").rglob("*")}
    made = run(project, "-m", "kennisbank", "new", *arguments)
    assert made.returncode == code and said in made.stderr
    assert {path: path.stat().st_mtime for path in (project / "docs").rglob("*")} == before
    assert not os.path.lexists(project / "buiten.md")


@given(kind=st.sampled_from(["artikel", "aflevering", "rekenhulp"]), name=st.text(max_size=30))
@example(kind="artikel", name="a" * 300)
@example(kind="artikel", name="con\n")
@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_name_there_is_a_file_or_a_message(
    kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("docs/artikelen", "docs/podcast", "calculators"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path)
    before = {*tmp_path.rglob("*")}
    code = main([kind, name])
    assert code in {0, 1, 2}
    assert len({*tmp_path.rglob("*")} - before) == (code == 0)
