"""Whatever the file: a report or a plain message, no exception, and no more work than its size."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from calculators.klanten import analyse
from calculators.klanten.desk import MOST_BYTES, MOST_ROWS, Desk
from calculators.klanten.encoding import MOST_BYTES as MOST_OF_ALL
from calculators.klanten.encoding import too_large
from tests.calculators.klanten.hostile import HEADER, KNOWN, PNG, broken, counted, exports

# Calls for any file, and for each byte of it: some ten times what real ones take.
FIXED, FOR_A_BYTE = 3_000_000, 60


def check(answer: dict[str, Any]) -> None:
    """An answer that a page can show: a report with every row in it, or a sentence of Dutch."""
    json.dumps(answer, allow_nan=False)
    if answer["ok"]:
        left_out = sum(each["rows"] for each in answer["left_out"])
        assert answer["file"]["used"] + left_out == answer["file"]["rows"]
        assert sum(each["customers"] for each in answer["groups"]) == len(answer["customers"])
        return
    message = answer["message"]
    assert message[0].isupper() and message.rstrip()[-1] in ".?", message
    assert not {"Traceback", "Error", "codec", "None"} & set(message.split())
    assert len(message) < 5_000


def shown(data: bytes) -> str:
    """What the page shows of that file."""
    desk = Desk()
    desk.open(data)
    answer = desk.answer({"what": "report", "id": 1, "settings": {}})
    while answer.get("next"):
        answer = desk.answer({"what": "next", "id": 1})
    return answer["html"]


@pytest.mark.parametrize("name", KNOWN)
def test_a_hostile_file_gets_an_answer_in_bounded_work(name: str) -> None:
    data = KNOWN[name]()
    with counted() as work:
        answer = analyse(data)
    check(answer)
    assert work.calls < FIXED + FOR_A_BYTE * len(data)


@given(data=broken())
def test_a_broken_export_gets_an_answer_in_bounded_work(data: bytes) -> None:
    with counted() as work:
        answer = analyse(data)
    check(answer)
    assert work.calls < FIXED + FOR_A_BYTE * len(data)


@given(data=st.binary(max_size=3_000))
def test_bytes_that_mean_nothing_get_an_answer(data: bytes) -> None:
    check(analyse(data))


@given(start=st.sampled_from(sorted(exports())), data=st.binary(max_size=400))
def test_what_begins_as_an_export_and_goes_on_as_something_else(start: str, data: bytes) -> None:
    check(analyse(exports()[start][:400] + data))


@pytest.mark.parametrize("name", KNOWN)
def test_a_page_shows_nothing_of_a_file_as_markup(name: str) -> None:
    page = BeautifulSoup(shown(KNOWN[name]()), "html5lib")
    assert not page.find_all(["img", "script", "iframe", "object", "style", "link", "form"])
    names = {each for tag in page.find_all(True) for each in tag.attrs}
    assert not [each for each in names if each.startswith("on") or each in {"href", "src"}]


@pytest.mark.parametrize(
    ("size", "most"), [(500_000_000, MOST_OF_ALL), (500_000_000, MOST_BYTES), (MOST_BYTES + 1, 1)]
)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(size: int, most: int) -> None:
    message = too_large(size, most)
    assert "MB" in message and "kortere periode" in message
    assert "terminal" in message and "--with duckdb" in message


def test_the_page_asks_first_whether_a_file_fits() -> None:
    desk = Desk()
    assert "500 MB" in desk.answer({"what": "fits", "bytes": 500_000_000})["why_not"]
    assert not desk.answer({"what": "fits", "bytes": 5_000_000})["why_not"]


def test_a_file_of_very_many_rows_is_refused_before_they_are_read() -> None:
    rows = HEADER + b"a@b.example;2026-01-02;5,00;1\n" * MOST_ROWS
    with counted() as work:
        html = shown(rows)
    assert "1.200.001 regels" in html and "terminal" in html
    assert work.calls < 2_000


def test_a_workbook_is_told_by_its_bytes_and_not_by_its_name() -> None:
    assert analyse(exports()["xlsx"], name="orders.csv")["ok"]
    assert "plaatje" in analyse(PNG, name="orders.csv")["message"]


def test_quotes_that_end_each_other_do_not_swallow_rows() -> None:
    head = b"Email;Datum;Bedrag;Bestelling\n"
    row = b"a@b.example;2026-01-02;5,00;1\n"
    answer = analyse(head + row * 3 + b'"' + row * 2 + b'"' + row * 3)
    assert not answer["ok"] and "regel 5" in answer["message"]
    # A note of more lines is no row.
    note = b'"eerste regel;\ntweede"'
    whole = b"Email;Datum;Bedrag;Opmerking\n" + row.replace(b";1\n", b";" + note + b"\n") * 9
    assert analyse(whole)["file"]["rows"] == 9


@pytest.mark.parametrize(("spaces", "reads"), [(4_900_000, True), (5_100_000, False)])
def test_only_of_a_large_workbook_does_it_count_how_far_it_was_shrunk(
    spaces: int, reads: bool
) -> None:
    target = BytesIO(exports()["xlsx"])
    with ZipFile(target, "a", ZIP_DEFLATED) as made:
        made.writestr("docProps/extra.xml", b" " * spaces)
    answer = analyse(target.getvalue())
    assert answer["ok"] == reads, answer
    assert reads or "uitgepakt 5 MB" in answer["message"]
