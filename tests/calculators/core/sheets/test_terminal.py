"""The workbook of a calculation, as a terminal writes it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from calculators.__main__ import main


def test_a_calculation_goes_in_a_workbook_that_is_not_there_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "uit.xlsx"
    assert main(["ltv", "orderwaarde=85", "--xlsx", f"{to}"]) == 0
    assert "Wat is een klant waard?" in capsys.readouterr().out
    page = load_workbook(to, data_only=True)["ltv"]
    place = page.defined_names["ltv"].attr_text.rpartition("!")[2]
    assert page[place.replace("$", "")].value == 85 * 4 * 3
    texts = [cell.value for row in page.iter_rows() for cell in row]
    assert any(str(text).endswith("-m calculators ltv orderwaarde=85") for text in texts)
    before = to.read_bytes()
    assert main(["ltv", "--xlsx", f"{to}"]) == 2
    assert "bestaat al" in capsys.readouterr().err and to.read_bytes() == before
    assert main(["ltv", "orderwaarde=x", "--xlsx", f"{tmp_path}/fout.xlsx"]) == 2
    assert not (tmp_path / "fout.xlsx").exists()
    assert main(["ltv", "--xlsx", f"{tmp_path}/nergens/uit.xlsx"]) == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err
