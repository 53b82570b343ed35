"""`python -m calculators klanten`: the same report, on a terminal."""

import json
from pathlib import Path

import pytest

from calculators.__main__ import main
from calculators.klanten import analyse
from calculators.klanten.example import example


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "orders.csv"
    path.write_bytes(example())
    return str(path)


def test_it_prints_the_report(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["klanten", file]) == 0
    said, report = capsys.readouterr().out, analyse(example())
    assert said.startswith(report["sentence"])
    for part in (*report["figures"].values(), *report["left_out"]):
        assert part.get("text", part.get("reason")) in said
    for each in report["monday"]["call"]:
        assert each["customer"] in said


def test_as_json_it_is_what_analyse_answers(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["klanten", file, "--json", "--dagen", "90", "--tot", "2026-10-01"]) == 0
    expected = analyse(example(), quiet_after=90, today="2026-10-01")
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(expected))


def test_a_column_can_be_pointed_at(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["klanten", file, "--kolom", "klant=Bestelnummer"]) == 0
    assert "0% kwam terug" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "leeg"), (b"\x89PNG\r\n\x1a\n\0\0", "plaatje"), (b"a;b\n1;2\n", "--kolom"),
     (b"klant;datum;bedrag\nA;01-02-2026;5,00\nB;03-04-2026;6,00\n", "--voorop dag"),
     (b"klant;datum;bedrag\nA;2026-01-02;1.200\n", "--decimaal komma")],
)  # fmt: skip
def test_what_it_cannot_do_it_says_with_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert main(["klanten", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["klanten", "bestaat-niet.csv"]) == 2
    assert "bestaat-niet.csv kan niet worden gelezen" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--dagen", "0"], ["--tot", "morgen"], ["--kolom", "x=y"]])
def test_an_option_that_means_nothing_is_refused(file: str, option: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["klanten", file, *option])
