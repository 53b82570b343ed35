"""What is declared wrong is reported with its file and line, wherever somebody looks: by `check`,
by what builds the site, on a terminal, and before the tests.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculators
from calculators.__main__ import main
from calculators.core import registry, review
from kennisbank import Stopped
from kennisbank.check import check, stopping
from kennisbank.check.site import Site
from tests.calculators.core.review.kinds import GOOD, KINDS, Kind
from tests.sites import ROOT

ROOMS = {"core", "klanten", "__main__"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another folder of calculators, empty yet."""
    made = tmp_path / "calculators"
    made.mkdir()
    monkeypatch.setattr(registry, "FOLDER", str(made))
    monkeypatch.setattr(calculators, "__path__", [str(made)])
    known = set(sys.modules)
    kept = {name: sys.modules.pop(name) for name in known if _is_formula(name)}
    yield made
    for name in [each for each in sys.modules if _is_formula(each)]:
        del sys.modules[name]
    sys.modules.update(kept)


def _is_formula(name: str) -> bool:
    package, _, module = name.partition(".")
    return package == "calculators" and module.partition(".")[0] not in {"", *ROOMS}


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What everybody who looks is told, which is the same for each."""
    site = Site(ROOT / "docs")
    found = [str(each) for each in check(site)]
    with pytest.raises(Stopped) as stopped:
        stopping(site)
    with pytest.raises(Stopped):
        stopping(site, live=True)
    assert list(stopped.value.mistakes) == found
    assert main([]) == 1
    assert capsys.readouterr().err.splitlines() == found
    return found


def test_the_file_that_is_broken_here_is_right(folder: Path) -> None:
    (folder / "proef.py").write_text(GOOD, "utf-8")
    assert review.faults() == []
    assert calculators.load("proef")().winst == 60


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_mistake_is_told_with_its_file_and_line(
    kind: Kind, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind.old in GOOD
    text = GOOD.replace(kind.old, kind.new)
    (folder / "proef.py").write_text(text, "utf-8")
    found = [each.split(":", 2) for each in told(capsys)]
    lines = [at for at, line in enumerate(f"{text}\n".splitlines(), 1) if kind.on in f"{line}\n"]
    assert any(int(line) in lines and kind.said in said for _, line, said in found), found
    for path, _, said in found:
        assert path == "calculators/proef.py" and " → " in said and "  " not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("klant-roi.py", "zoals klant_roi.py"),
        ("Proef.py", "zoals proef.py"),
        ("proéf.py", "gebruik kleine letters"),
        ("2x.py", "gebruik kleine letters"),
        ("class.py", "gebruik kleine letters"),
        ("_proef.py", "zoals proef.py"),
        ("index.py", "gebruik kleine letters"),
        (f"{'a' * 61}.py", "hooguit 60"),
        ("nieuw/proef.py", "zoekt niemand"),
    ],
)
def test_a_file_with_a_name_that_cannot_be_is_told(
    name: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(GOOD, "utf-8")
    [found] = told(capsys)
    assert found.startswith(f"calculators/{name}:1: ") and said in found


def test_a_file_that_is_no_text_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "proef.py").write_bytes("# een\n# caf\u00e9\n".encode("latin-1"))
    assert told(capsys)[0].startswith("calculators/proef.py:2: dit is geen UTF-8 → ")
    (folder / "proef.py").write_bytes(b"x = 1\0")
    assert told(capsys)[0].startswith("calculators/proef.py:1: dit is geen Python")


def test_two_calculators_of_one_title_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "proef.py").write_text(GOOD, "utf-8")
    other = GOOD.replace("def proef", "def weer").replace("proef.", "weer.")
    other = other.replace("Hoeveel blijft er", "hoeveel  Blijft er")
    (folder / "weer.py").write_text(other, "utf-8")
    [found] = told(capsys)
    at = next(at for at, line in enumerate(other.split("\n"), 1) if "title=" in line)
    assert found.startswith(f"calculators/weer.py:{at}: proef.py heeft dezelfde titel")


def test_all_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "proef.py").write_text(GOOD.replace("0.01, 1000", "9, 1"), "utf-8")
    (folder / "weer.py").write_text("def weer(\n", "utf-8")
    paths = {each.partition(":")[0] for each in told(capsys)}
    assert paths == {"calculators/proef.py", "calculators/weer.py"}


def test_on_a_terminal_one_calculator_is_asked_though_another_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "proef.py").write_text(GOOD, "utf-8")
    (folder / "weer.py").write_text("def weer(\n", "utf-8")
    assert main(["proef"]) == 0
    assert main(["weer"]) == 1
    assert "calculators/weer.py:1: dit is geen Python" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("winst = 10", "winst = 11", "zegt bij winst 11, en er komt 10 uit"),
        ("winst = 10", "winst = 10,01", "zegt bij winst 10,01, en er komt 10 uit"),
        ("winst = 10", "winst = 10, deel = 20,5", "zegt bij deel 20,5, en er komt 20 uit"),
        ("winst = 10", "winst = 10,\n    deel ≈ 20,1%", "zegt bij deel 20,1%, en er komt 20% uit"),
        ("winst ≈ € 60", "winst ≈ € 61", "zegt bij winst €\u00a061, en er komt €\u00a060 uit"),
        ("winst ≈ € 60", "winst ≈ 60", "zegt bij winst 60, en er komt €\u00a060 uit"),
    ],
)
def test_an_example_that_does_not_come_out_is_told_and_hides_no_calculator(
    old: str, new: str, said: str, folder: Path
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)
    (folder / "proef.py").write_text(text, "utf-8")
    [line] = [
        at for at, each in enumerate(text.split("\n"), 1) if each in f"    {new}".split("\n")
    ][-1:]
    assert review.faults() == []
    [found] = [each for each in check(Site(ROOT / "docs")) if each.rule == "som"]
    assert str(found).startswith(
        f"calculators/proef.py:{line}: het voorbeeld {said} → reken het na"
    )
    with pytest.raises(Stopped):
        stopping(Site(ROOT / "docs"))
    assert found in stopping(Site(ROOT / "docs"), live=True)
    assert main(["proef"]) == 0
