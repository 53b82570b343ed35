"""Orders in an engine give the report that the plain Python gives of the same orders as a file.

`make warehouse` runs this: it needs packages that nothing else does.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculators.klanten import analyse
from calculators.klanten.elsewhere import analyse_at
from calculators.klanten.warehouse import Choices
from tests.calculators.klanten.businesses import BUSINESSES, Sale

TODAY = date(2026, 11, 2)
ENGINES = ("duckdb", "spark")
Rows = list[dict[str, Any]]


def one_row(sales: list[Sale]) -> Rows:
    """A row for each order, with what was refunded beside it."""
    return [
        {
            "order_id": sale.number,
            "created_at": sale.when,
            "email": sale.email.title() if sale.number % 3 else f" {sale.email}",
            "total": sale.cents / 100,
            "status": sale.status,
            "refunded_amount": sale.back / 100,
            "currency": "EUR" if sale.number % 40 else "USD",
        }
        for sale in sales
    ]


def items(sales: list[Sale]) -> Rows:
    """A row for each item, and one more for a refund, that names the order; all as text."""
    found = []
    for sale in sales:
        own = {"Bestelnummer": str(sale.number), "Klant": sale.name, "Status": sale.status}
        day = f"{sale.when:%Y-%m-%d}"
        for index, (what, cents) in enumerate(sale.items):
            # Unequal parts: equal ones may be the whole, said more than once.
            amount = f"{(cents + index) / 100:.2f}".replace(".", ",")
            found.append(own | {"Datum": day, "Regelbedrag": amount, "Artikel": what})
        if sale.back and sale.back_when:
            back = f"-{sale.back / 100:.2f}".replace(".", ",")
            day = f"{sale.back_when:%Y-%m-%d}"
            found.append(own | {"Datum": day, "Regelbedrag": back, "Artikel": "Retour"})
    return found


def totals(sales: list[Sale]) -> Rows:
    """A row for each item, on which the total of the order stands again."""
    return [
        {
            "factuurnummer": sale.number,
            "debiteurnummer": sale.customer,
            "factuurdatum": sale.when.date(),
            "totaal": sale.cents / 100,
            "betaalstatus": sale.status,
        }
        for sale in sales
        for _ in sale.items
    ]


SHAPES = {each.__name__: each for each in (one_row, items, totals)}


def close(found: object, expected: object) -> bool:
    """Whether two answers are the same: every count and every cent; a model to six digits."""
    match found, expected:
        case dict(), dict():
            return found.keys() == expected.keys() and all(
                close(found[key], expected[key]) for key in found
            )
        case list(), list():
            return len(found) == len(expected) and all(map(close, found, expected))
        case float(), float():
            return found == pytest.approx(expected, rel=1e-6, abs=1e-9)
    return found == expected


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param
    if request.param == "spark":
        from pyspark.sql import SparkSession  # noqa: PLC0415

        if session := SparkSession.getActiveSession():
            session.stop()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("business", BUSINESSES)
def test_an_engine_gives_the_report_of_the_plain_python(
    business: str, shape: str, engine: str, tmp_path: Path
) -> None:
    rows = SHAPES[shape](BUSINESSES[business]())
    half = len(rows) // 2
    for index, part in enumerate((rows[:half], rows[half:])):
        pq.write_table(pa.Table.from_pylist(part), tmp_path / f"{index}.parquet")
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    expected = analyse(text.getvalue().encode(), today=TODAY)
    assert expected["ok"], expected["message"]
    found = analyse_at(engine, f"{tmp_path}/*.parquet", Choices({}, TODAY))
    assert found["ok"], found["message"]
    apart = {"file", "notes", "monday", "left_out"}  # of rows and of single customers
    for key in found.keys() - apart:
        assert close(found[key], expected[key]), key
    for key in ("rows", "used", "currency"):
        assert found["file"][key] == expected["file"][key]
    assert sorted((each["reason"], each["rows"]) for each in found["left_out"]) == sorted(
        (each["reason"], each["rows"]) for each in expected["left_out"]
    )


def test_what_is_missing_is_asked_as_of_a_file(tmp_path: Path) -> None:
    pq.write_table(pa.table({"naam": ["a", "b"], "kleur": ["x", "y"]}), tmp_path / "a.parquet")
    answer = analyse_at("duckdb", f"{tmp_path}/a.parquet", Choices({}))
    assert not answer["ok"] and answer["columns_needed"] == ["date", "amount"]


@pytest.mark.parametrize("source", ["nergens.parquet", "nergens.csv"])
def test_what_is_not_there_is_said(source: str, tmp_path: Path) -> None:
    answer = analyse_at("duckdb", f"{tmp_path}/{source}", Choices({}))
    assert not answer["ok"] and "kan niet worden gelezen" in answer["message"]
