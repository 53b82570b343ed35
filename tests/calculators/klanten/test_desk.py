"""The desk where the page asks: in steps, once for each file, and never of two files at once."""

import json
from typing import Any

import pytest

from calculators.klanten import analyse
from calculators.klanten.desk import EXCEL, Desk
from calculators.klanten.example import example
from tests.calculators.klanten.hostile import exports

REPORT = {"what": "report", "settings": {}}


def answered(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """One answer, as it goes through JSON."""
    asked: Any = json.loads(json.dumps(question))
    answer: dict[str, Any] = json.loads(json.dumps(desk.answer(asked), allow_nan=False))
    return answer


def ask(desk: Desk, **question: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The answer to a question, and the steps before it."""
    steps: list[dict[str, Any]] = []
    answer = answered(desk, {"id": 1} | question)
    while answer.get("next"):
        steps.append(answer)
        answer = answered(desk, {"what": "next", "id": question.get("id", 1)})
    return answer, steps


def opened(data: bytes | None = None) -> Desk:
    desk = Desk()
    desk.open(example() if data is None else data)
    return desk


def test_a_status_that_nobody_knows_counts_until_the_reader_says_otherwise() -> None:
    desk = Desk()
    rows = "".join(f"k{n};2026-01-0{1 + n % 9};5,00;Op proef\n" for n in range(6))
    desk.open(f"Klant;Datum;Bedrag;Status\nA;2026-01-02;9,00;Betaald\n{rows}".encode())

    def told(**settings: Any) -> str:
        answer = desk.answer({"what": "report", "id": 1, "settings": settings})
        while answer.get("next"):
            answer = desk.answer({"what": "next", "id": 1})
        return answer["html"]

    assert "Telt de status “Op proef” mee?" in told() and "Je hebt 7 klanten" in told()
    refused = told(statuses={"Op proef": False})
    assert "één klant" in refused and "door jou weggelaten" in refused.lower()
    assert '<option value="nee" selected>' in refused  # and can be put back
    assert "Je hebt 7 klanten" in told(statuses={"Op proef": True})


def test_a_report_comes_in_steps_that_only_go_forward() -> None:
    answer, steps = ask(opened(), **REPORT)
    assert answer["ok"]
    done = [each["done"] for each in steps]
    assert done == sorted(done) and done[0] == 0 and 0.9 < done[-1] < 1
    assert all(each["step"] for each in steps)


def test_another_setting_is_answered_without_reading_the_file_again() -> None:
    desk = opened()
    ask(desk, **REPORT)
    answer, steps = ask(desk, what="report", id=2, settings={"quiet_after": "30"})
    assert [each["step"] for each in steps] == ["Je rapport maken"]
    assert 'value="30"' in answer["html"]
    _, steps = ask(desk, what="report", id=3, settings={"today": "2026-11-20"})
    assert "Je bestand lezen" not in [each["step"] for each in steps]


def test_a_column_that_is_corrected_changes_the_report() -> None:
    desk = opened()
    first, _ = ask(desk, **REPORT)
    columns = {"email": None, "customer": "Bestelnummer"}
    second, _ = ask(desk, what="report", id=2, settings={"columns": columns})
    assert "54% kwam terug" in first["html"] and "0% kwam terug" in second["html"]
    again, _ = ask(desk, **REPORT)
    assert again == first


def test_what_cannot_be_decided_is_asked_and_the_answer_counts() -> None:
    desk = opened(b"Email;Datum;Totaal\na@b.nl;01-02-2026;1,00\nc@d.nl;03-04-2026;2,00\n")
    answer, _ = ask(desk, **REPORT)
    assert not answer["ok"]
    assert 'data-instelling="day_first" data-waarde="true"' in answer["html"]
    answer, _ = ask(desk, what="report", id=2, settings={"day_first": True})
    assert "1\xa0februari\xa02026" in answer["html"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [("quiet_after", "0"), ("quiet_after", "-3"), ("quiet_after", "x"), ("quiet_after", "99999"),
     ("quiet_after", "²"), ("today", "2026-02-31"), ("today", "morgen")],
)  # fmt: skip
def test_a_setting_that_means_nothing_is_told_at_its_field(setting: str, value: str) -> None:
    answer, steps = ask(opened(), what="report", settings={setting: value})
    assert not answer["ok"] and not steps
    assert list(answer["wrong"]) == [setting] and answer["wrong"][setting].endswith(".")


def test_the_newest_question_replaces_the_one_before() -> None:
    desk = opened()
    answered(desk, REPORT | {"id": 1})
    answer, _ = ask(desk, what="report", id=2, settings={})
    assert answer["ok"]
    assert answered(desk, {"what": "next", "id": 1}) == {"gone": True}


def test_of_another_file_nothing_of_the_first_is_left() -> None:
    desk = opened()
    ask(desk, **REPORT)
    desk.open(b"klant;datum;bedrag\nalleen jij;2026-01-02;5,00\n")
    answer, _ = ask(desk, **REPORT)
    assert "winkel.example" not in answer["html"] and "één klant" in answer["html"]


def test_a_workbook_asks_for_what_reads_it() -> None:
    _, steps = ask(opened(exports()["xlsx"]), **REPORT)
    assert [each.get("needs") for each in steps].count(EXCEL) == 1


def test_the_list_of_a_group_has_its_customers_and_no_others() -> None:
    desk = opened()
    answer, _ = ask(desk, what="list", group="stil", settings={})
    lines = answer["text"].splitlines()
    assert answer["name"] == "klanten-stil.csv"
    assert lines[0].startswith("\ufeffKlant;Groep;")
    report = analyse(example())
    quiet = next(each for each in report["groups"] if each["key"] == "stil")
    assert len(lines) - 1 == quiet["customers"]
    assert all(line.split(";")[1] == "stil" for line in lines[1:])
    everybody, _ = ask(desk, what="list", id=2, group="alle", settings={})
    assert len(everybody["text"].splitlines()) - 1 == len(report["customers"])


def test_what_is_kept_is_of_all_customers_together() -> None:
    answer, _ = ask(opened(), what="figures", settings={})
    text = json.dumps(answer)
    assert "winkel.example" not in text
    kept = {each["name"]: each for each in answer["kept"]}
    assert kept["orderwaarde"]["carry"]["field"] == "orderwaarde"
    assert all(isinstance(each["value"], int | float) for each in kept.values())


def test_the_example_is_called_one_and_is_the_same_every_time() -> None:
    desk = Desk()
    answer, _ = ask(desk, example=True, **REPORT)
    assert "Dit is een voorbeeld" in answer["html"]
    text = answered(desk, {"what": "example"})["text"]
    assert text.encode("cp1252") == example() and "@winkel.example" in text
    assert "Dit is een voorbeeld" not in ask(opened(), **REPORT)[0]["html"]


def test_a_page_that_runs_out_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("calculators.klanten.desk.read", full)
    answer, _ = ask(opened(), **REPORT)
    assert not answer["ok"] and "te groot" in answer["html"]
