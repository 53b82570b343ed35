"""The same report on orders that live elsewhere: Parquet files, a database, a cluster.

A report needs no list of orders, only a few tables of counts and sums. Each is declared once here,
as an expression of Ibis, and the engine in which the orders are works it out: DuckDB by itself,
Spark, BigQuery, Snowflake, Trino. What comes back grows with the days of the file, not with its
orders.

One row is an order or a part of one. A refund is taken from the order whose number it has; there is
no looking for the order of a refund that names none. Ibis is not needed for anything else, and is
loaded here only: `pip install 'ibis-framework[duckdb]'`.
"""

import re
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from calculators.klanten import reasons
from calculators.klanten.amounts import SCALE, read_amounts
from calculators.klanten.asking import ask_columns, ask_mark, names, refused
from calculators.klanten.columns import recognise
from calculators.klanten.dates import EARLIEST
from calculators.klanten.orders import is_whole
from calculators.klanten.rows import verdicts
from calculators.klanten.status import CANCELLED, REFUNDED, is_refund, no_sale
from calculators.klanten.table import Refused, Table

_SAMPLE = 2_000  # rows from which the columns are recognised
_EPOCH = date(1970, 1, 1).toordinal()
_MEMORY = "4GB"  # of DuckDB, on any machine; by itself it takes nearly all there is
_INSTALL = (
    "Hiervoor is Ibis nodig, en dat staat hier niet. Installeer het met: "
    "pip install 'ibis-framework[{engine}]'"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d([ T].*)?")

Row = dict[str, Any]


class Choices(NamedTuple):
    """What was chosen on the command line."""

    columns: Mapping[str, str | None]
    today: date | None = None
    currency: str | None = None
    mark: str | None = None


class Orders(NamedTuple):
    """Orders in their engine, one row for each moment of buying, with what was left out."""

    ibis: Any
    moments: Any  # customer, day, month, orders, amount; first, begin: the first of those
    customers: Any  # customer, orders, revenue, first, last, days
    file: dict[str, Any]
    left_out: list[dict[str, Any]]


def connect(engine: str, source: str, scratch: str) -> Any:
    """The table `source` in that engine: files for duckdb, spark and spark://…, else the name of a
    table at the address `engine`. What does not fit the memory goes in the folder `scratch`.
    """
    kind = engine.partition("://")[0]
    try:
        ibis: Any = import_module("ibis")
        if kind == "duckdb" and engine == kind:
            base = ibis.duckdb.connect(
                f"{scratch}/orders.duckdb", temp_directory=scratch, memory_limit=_MEMORY
            )
        elif kind == "spark":
            base = ibis.pyspark.connect(_spark(engine, scratch))
        else:
            return ibis.connect(engine).table(source)
    except ImportError as error:
        wanted = {"spark": "pyspark"}.get(kind, kind)
        raise Refused(_INSTALL.format(engine=wanted)) from error
    except Exception as error:
        raise Refused(f"Geen verbinding met {engine}: {_first_line(error)}") from error
    try:
        if ".parquet" in source:
            return base.read_parquet(source)
        more = {} if kind == "duckdb" else {"header": True, "inferSchema": True}
        return base.read_csv(source, **more)
    except Exception as error:
        raise Refused(f"{source} kan niet worden gelezen: {_first_line(error)}") from error


def _spark(engine: str, scratch: str) -> Any:
    builder = import_module("pyspark.sql").SparkSession.builder
    if engine == "spark":
        # Spark counts on a cluster, and cuts the least of tables in 200.
        builder = builder.config("spark.sql.shuffle.partitions", "8")
    return (
        builder.master("local[*]" if engine == "spark" else engine)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.local.dir", scratch)
        .config("spark.sql.warehouse.dir", scratch)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def fetch(expression: Any) -> list[Row]:
    """The rows of an expression, worked out by its engine."""
    rows: list[Row] = expression.to_pyarrow().to_pylist()
    return rows


def read(table: Any, choices: Choices) -> Orders | dict[str, Any]:
    """The orders in a table; or what has to be answered first."""
    sample = _sample(table)
    found = recognise(sample, choices.columns)
    if found.missing or found.unknown:
        return ask_columns(sample, found)
    column = {role: table[sample.header[index]] for role, index in found.columns.items()}
    texts = sample.columns[found.columns["amount"]]
    mark = choices.mark or "."
    if column["amount"].type().is_string():
        read_so = read_amounts(texts, choices.mark)
        if read_so.open:
            return ask_mark(sample, found.columns["amount"], read_so.open)
        mark = read_so.mark or "."
    dates = sample.columns[found.columns["date"]]
    if column["date"].type().is_string() and not all(map(_ISO.fullmatch, filter(None, dates))):
        name = sample.header[found.columns["date"]]
        return refused(
            f"De kolom “{name}” is tekst die niet begint als 2026-11-02. Maak er in je gegevens "
            "eerst een datum van.",
            sample,
        )
    rows = _rows(table, column, sample, mark)
    return _orders(rows, choices, names(sample, found.columns), "order" in column)


def _sample(table: Any) -> Table:
    header = list(table.columns)
    rows = fetch(table.limit(_SAMPLE))
    if not rows:
        raise Refused("Deze tabel is leeg.")
    columns = [[_text(row[name]) for row in rows] for name in header]
    return Table(header, columns, 1, [], frozenset(), "", "")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _rows(table: Any, column: Mapping[str, Any], sample: Table, mark: str) -> Any:
    """Each row: who, when, how much, and why it does not count."""
    ibis: Any = import_module("ibis")
    none = ibis.null("string")
    roles = [role for role in ("email", "number", "name") if role in column] or ["customer"]
    customer = ibis.coalesce(*(_key(ibis, column[role]) for role in roles))
    when = _when(column["date"])
    day = when.delta("1970-01-01", unit="day") + _EPOCH
    amount = _amount(column["amount"], mark)
    kinds = _distinct(table, column.get("type"))
    back = [kind for kind in kinds if is_refund(kind)]
    if back:
        amount = ibis.ifelse(column["type"].isin(back), -amount.abs(), amount)
    refund = _amount(column["refund"], mark).abs() if "refund" in column else ibis.literal(0)
    judged = verdicts(sample.header, set(_distinct(table, column.get("status"))), None)
    why = [
        *((column["type"] == kind, reason) for kind in kinds if (reason := no_sale(kind))),
        *((column["status"] == status, reason) for status, reason in judged.items() if reason),
    ]
    if "cancelled" in column:
        why.append((column["cancelled"].cast("string").strip() != "", CANCELLED))
    written = column["date"].cast("string").strip() != "", column["amount"].cast("string") != ""
    why += [
        (day.isnull(), ibis.ifelse(written[0], reasons.NOT_A_DATE, reasons.NO_DATE)),
        (amount.isnull(), ibis.ifelse(written[1], reasons.NOT_AN_AMOUNT, reasons.NO_AMOUNT)),
        (amount == 0, reasons.NOTHING),
        (customer.isnull(), reasons.NO_CUSTOMER),
    ]
    order = column["order"].cast("string").strip().nullif("") if "order" in column else none
    code = column["currency"].cast("string").strip().upper() if "currency" in column else none
    return table.select(
        customer=customer,
        day=day,
        month=when.year().cast("int64") * 12 + when.month() - 1,
        amount=amount,
        refund=refund.fill_null(0),
        order=order,
        currency=code,
        why=ibis.cases(*((test.fill_null(False), said) for test, said in why), else_=none),
    )


def _key(ibis: Any, column: Any) -> Any:
    """Under which a customer is counted: as in a file, capitals and spaces aside."""
    text = column.cast("string").re_replace(r"\s+", " ").strip()
    key = ibis.ifelse(text.contains("@"), text.replace(" ", "").lower(), text.lower())
    return ibis.ifelse(text.isin(["", "0", "-", "—"]), ibis.null("string"), key)


def _when(column: Any) -> Any:
    """The day as a date."""
    if column.type().is_string():
        column = column.strip().substr(0, 10).try_cast("date")
    return column.cast("date")


def _amount(column: Any, mark: str) -> Any:
    """In ten-thousandths."""
    if column.type().is_string():
        column = column.re_replace(r"[^0-9,.\-]", "").replace("," if mark == "." else ".", "")
        column = column.replace(",", ".").try_cast("float64")
    return (column.cast("float64") * SCALE).round().cast("int64")


def _distinct(table: Any, column: Any) -> list[str]:
    if column is None:
        return []
    found = fetch(table.select(value=column.cast("string")).distinct().limit(1_000))
    return sorted(each["value"] for each in found if each["value"])


def _orders(
    rows: Any, choices: Choices, columns: dict[str, str], numbered: bool
) -> Orders | dict[str, Any]:
    """The orders in these rows, less what came back."""
    ibis: Any = import_module("ibis")
    this = ibis._
    fine = rows.filter(this.why.isnull())
    codes = {
        each["currency"]: int(each["n"])
        for each in fetch(fine.group_by("currency").agg(n=this.count()))
        if each["currency"]
    }
    most = min(codes, key=lambda each: (-codes[each], each), default="")
    chosen = choices.currency or most
    last = choices.today.toordinal() if choices.today else date.today().toordinal() + 1
    other = (this.currency != chosen).fill_null(False)
    rows = rows.mutate(
        why=ibis.cases(
            (this.why.notnull(), this.why),
            (other, reasons.CURRENCY),
            (this.day < EARLIEST, reasons.TOO_OLD),
            (this.day > last, reasons.AFTER if choices.today else reasons.FUTURE),
            else_=ibis.null("string"),
        )
    )
    sales, counts = _sales(ibis, rows.filter(this.why.isnull()), columns["amount"], numbered)
    for each in fetch(rows.group_by("why").agg(n=this.count())):
        if each["why"]:
            counts[each["why"]] = counts.get(each["why"], 0) + int(each["n"])
    moments, customers = _by_customer(ibis, sales)
    size, used = (_number(each.agg(n=this.count())) for each in (rows, customers))
    left_out = [
        {"reason": reason, "rows": number, "lines": []}
        for reason, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if number
    ]
    if not used:
        none = "In deze tabel telt geen enkele regel mee als bestelling."
        return refused(none, left_out=left_out)
    file = {
        "rows": size, "used": size - sum(counts.values()), "columns": columns, "currency": chosen,
    }  # fmt: skip
    return Orders(ibis, moments, customers, file, left_out)


def _number(expression: Any) -> int:
    """The one number that an expression comes to."""
    [row] = fetch(expression)
    return int(row["n"] or 0)


def _sales(ibis: Any, good: Any, amount: str, numbered: bool) -> tuple[Any, dict[str, int]]:
    """What each order brought in the end, and how many rows do not count for that."""
    this = ibis._
    sale, back = good.filter(this.amount > 0), good.filter(this.amount < 0)
    loose = _number(back.agg(n=this.count()))
    orders = sale.select(
        "customer",
        "day",
        "month",
        "order",
        rows=ibis.literal(1, "int64"),
        amount=this.amount - this.refund,
    )
    if numbered and _shared(this, good):
        alone = orders.filter(this.order.isnull()).drop("order")
        named = _whole(this, sale.filter(this.order.notnull()), amount)
        taken = back.group_by("order", "customer").agg(taken=this.amount.sum(), times=this.count())
        joined = named.left_join(taken, ["order", "customer"])
        loose -= _number(joined.agg(n=this.times.sum()))
        orders = joined.select(
            "customer",
            "day",
            "month",
            rows=this.rows + this.times.fill_null(0),
            amount=(this.amount + this.taken.fill_null(0)).cast("int64"),
        ).union(alone)
    nothing = orders.filter(this.amount <= 0)
    gone = {reasons.LOOSE_REFUND: loose, REFUNDED: _number(nothing.agg(n=this.rows.sum()))}
    return orders.filter(this.amount > 0), gone


def _shared(this: Any, good: Any) -> bool:
    """Whether any order stands on more rows than one."""
    named = good.filter(this.order.notnull()).group_by("order").agg(n=this.count())
    return bool(fetch(named.filter(this.n > 1).limit(1)))


def _whole(this: Any, named: Any, amount: str) -> Any:
    """The orders that stand on these rows, whose amounts are in the column of that name."""
    groups = named.group_by("order", "customer").agg(
        rows=this.count(),
        kinds=this.amount.nunique(),
        most=this.amount.max(),
        total=this.amount.sum(),
        day=this.day.min(),
        month=this.month.min(),
        back=this.refund.max(),
        backs=this.refund.sum(),
    )
    several = groups.filter(this.rows > 1)
    alike = _number(several.filter(this.kinds == 1).agg(n=this.count()))
    repeats = is_whole(amount, alike, _number(several.agg(n=this.count())) - alike)
    total = (this.most - this.back) if repeats else (this.total - this.backs)
    return groups.select("order", "customer", "day", "month", "rows", amount=total)


def _by_customer(ibis: Any, sales: Any) -> tuple[Any, Any]:
    """Per customer and day, and per customer."""
    this = ibis._
    days = sales.group_by("customer", "day").agg(
        orders=this.count(), amount=this.amount.sum().cast("int64"), month=this.month.min()
    )
    everything = ibis.window(group_by="customer")
    moments = days.mutate(
        first=this.day.min().over(everything),
        begin=this.month.min().over(everything),
        before=this.day.lag().over(ibis.window(group_by="customer", order_by="day")),
    ).cache()
    customers = moments.group_by("customer").agg(
        orders=this.orders.sum().cast("int64"),
        revenue=this.amount.sum().cast("int64"),
        first=this.day.min(),
        last=this.day.max(),
        days=this.count(),
    )
    return moments, customers.cache()
