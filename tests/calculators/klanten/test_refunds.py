"""Money that goes back is taken from the order that it belongs to, and is never counted twice."""

from typing import Any

import pytest

from calculators.klanten import analyse
from calculators.klanten.reasons import LOOSE_REFUND
from calculators.klanten.status import REFUNDED

HEAD = "Email;Datum;Bedrag;Bestelling;Status;Terugbetaald;Referentie transactiecode\n"


def report(*rows: str) -> dict[str, Any]:
    return analyse((HEAD + "\n".join(rows)).encode(), today="2026-12-31")


def revenue(*rows: str) -> float:
    answer = report(*rows)
    assert answer["ok"], answer["message"]
    left_out = sum(each["rows"] for each in answer["left_out"])
    assert answer["file"]["used"] + left_out == len(rows)
    return float(answer["figures"]["omzet"]["value"])


OTHER = "z@z.nl;2026-01-01;1,00;9;Betaald;;"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(["a@b.nl;2026-01-02;50,00;1;Betaald;20,00;"], 31),
     (["a@b.nl;2026-01-02;50,00;1;Betaald;;", "a@b.nl;2026-01-09;-20,00;1;Betaald;;"], 31),
     (["a@b.nl;2026-01-02;50,00;1;Betaald;;", "a@b.nl;2026-01-09;-20,00;R1;Betaald;;1"], 31),
     (["a@b.nl;2026-01-02;50,00;1;Betaald;;", "a@b.nl;2026-01-09;-50,00;R1;Betaald;;"], 1),
     (["a@b.nl;2026-01-02;50,00;1;Betaald;20,00;", "a@b.nl;2026-01-09;-20,00;1;Betaald;;"], 31),
     (["a@b.nl;2026-01-02;30,00;1;Betaald;;", "a@b.nl;2026-01-03;40,00;2;Betaald;;",
       "a@b.nl;2026-01-09;-70,00;R;Betaald;;"], 1),
     (["a@b.nl;2026-01-02;30,00;1;Betaald;;", "a@b.nl;2026-01-03;40,00;2;Betaald;;",
       "a@b.nl;2026-01-09;-30,00;R;Betaald;;"], 41)],
    ids=["in a column", "by its number", "by a reference", "wholly", "said twice", "of two orders",
         "of the one that was as much"],
)  # fmt: skip
def test_what_goes_back_is_taken_off_once(rows: list[str], expected: float) -> None:
    assert revenue(OTHER, *rows) == expected


def test_an_order_of_which_nothing_is_left_is_no_order() -> None:
    answer = report(OTHER, "a@b.nl;2026-01-02;50,00;1;Betaald;50,00;")
    assert answer["figures"]["klanten"]["value"] == 1
    assert [each["reason"] for each in answer["left_out"]] == [REFUNDED]


@pytest.mark.parametrize(
    "row", ["q@q.nl;2026-01-09;-5,00;R;Betaald;;", "z@z.nl;2025-12-01;-1,00;R;Betaald;;",
            "z@z.nl;2026-02-01;-5,00;R;Betaald;;"],
    ids=["of nobody in the file", "before the order", "of more than was paid"],
)  # fmt: skip
def test_a_refund_of_what_is_not_in_the_file_does_not_count(row: str) -> None:
    answer = report(OTHER, row)
    assert answer["figures"]["omzet"]["value"] == 1
    assert [each["reason"] for each in answer["left_out"]] == [LOOSE_REFUND]
