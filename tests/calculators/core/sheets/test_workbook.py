"""A workbook as a file, whatever is in it."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from calculators.core import sheets
from calculators.core.sheets.cells import Column, Sheet


@pytest.mark.parametrize(("rows", "fits"), [(6, True), (7, False)])
def test_a_sheet_holds_as_many_rows_as_a_spreadsheet_can_open(
    rows: int, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "_MOST_ROWS", 10)  # two above it, an empty one, and the heading
    sheet = Sheet("Proef", [Column("Getal", "count")], [[1.0]] * rows, ["Een", "Twee"])
    if fits:
        read = load_workbook(BytesIO(sheets.workbook([sheet], date(2026, 11, 26)))).active
        assert read.max_row == 10
    else:
        with pytest.raises(sheets.TooMany):
            sheets.workbook([sheet], date(2026, 11, 26))
