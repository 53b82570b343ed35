"""The tables of a report on orders in their engine, and the report from them."""

from collections.abc import Callable
from itertools import pairwise
from math import fsum
from tempfile import TemporaryDirectory
from typing import Any

from calculators.klanten.amounts import SCALE
from calculators.klanten.bgnbd import Expected
from calculators.klanten.book import Gaps, iso, months_before
from calculators.klanten.carry import carry
from calculators.klanten.cohorts import MONTHS_OF, Started, cohorts, unit_for
from calculators.klanten.concentration import SHARES, Ranked, concentration
from calculators.klanten.facts import Facts, best
from calculators.klanten.figures import figures
from calculators.klanten.forecast import (
    YEAR,
    Spending,
    describe,
    fit_model,
    step_of,
    worth_of,
)
from calculators.klanten.groups import GROUPS, Sums, suggest, tally
from calculators.klanten.histories import REGULAR, WEEK, History, Pace, why_not
from calculators.klanten.holdout import Parted, check, split_of
from calculators.klanten.periods import MONTHS, Period, unit_of, year_ends
from calculators.klanten.report import quiet_for, sentence
from calculators.klanten.rhythm import rhythm
from calculators.klanten.table import Refused
from calculators.klanten.warehouse import Choices, Orders, Row, connect, fetch, read
from calculators.klanten.words import Money, units

_NO_NAMES = (
    "Dit rapport noemt geen klanten: die blijven waar ze zijn. Wie je maandag belt, staat er dus "
    "niet in."
)


def analyse_at(
    engine: str,
    source: str,
    choices: Choices,
    *,
    quiet_after: int | None = None,
    cohort: str | None = None,
    progress: Callable[[str], object] = lambda _: None,
) -> dict[str, Any]:
    """The report on the orders in `source`, as `analyse` gives it but without single customers.

    Args:
        engine: duckdb, spark, spark://…, or an address that Ibis can connect to.
        source: Parquet or CSV files (a pattern with * for several), or the name of a table.
        choices: columns, last day, currency and decimal mark.
        quiet_after: after how many days a customer is quiet.
        cohort: month, quarter or year.
        progress: called with what is being done.
    """
    with TemporaryDirectory(prefix="klanten-") as scratch:
        try:
            progress("De tabel openen")
            table = connect(engine, source, scratch)
            progress("De bestellingen lezen")
            orders = read(table, choices)
        except Refused as error:
            return {"ok": False, "message": str(error), "columns_needed": [], "preview": {}}
        if isinstance(orders, dict):
            return orders
        progress("De tabellen maken")
        return _report(orders, choices, quiet_after, cohort)


def _report(
    orders: Orders, choices: Choices, quiet_after: int | None, cohort: str | None
) -> dict[str, Any]:
    this = orders.ibis._
    [whole] = fetch(orders.moments.agg(first=this.day.min(), last=this.day.max()))
    first, last = int(whole["first"]), int(whole["last"])
    today = choices.today.toordinal() if choices.today else last
    gaps = Gaps(_gaps(orders))
    quiet = quiet_for(suggest(gaps), quiet_after)
    days: int = quiet["days"]
    period = _period(orders, first, today, suggest(gaps))
    ranked = _ranked(orders)
    facts = _facts(orders, first, today, days, period, ranked)
    money = Money(orders.file["currency"])
    found = figures(facts, days, period, money)
    started = _started(orders, first, today, cohort, facts.customers)
    return {
        "ok": True,
        "sentence": sentence(facts, found, money),
        "file": orders.file,
        "left_out": orders.left_out,
        "notes": [_NO_NAMES],
        "period": {"first": iso(first), "last": iso(last), "today": iso(today)},
        "figures": found,
        "groups": tally(_groups(orders, today, days), days),
        "quiet_after": quiet,
        "cohorts": cohorts(started),
        "concentration": concentration(ranked),
        "rhythm": rhythm(gaps),
        "carry": carry(facts, found, period),
        "forecast": _forecast(orders, first, today),
        "monday": {"call": [], "thank": []},
    }


def _gaps(orders: Orders) -> dict[int, int]:
    """Of each number of days between two moments of buying how often it occurs."""
    this = orders.ibis._
    again = orders.moments.filter(this.before.notnull())
    counted = again.group_by(days=this.day - this.before).agg(n=this.count())
    return {int(each["days"]): int(each["n"]) for each in fetch(counted)}


def _groups(orders: Orders, today: int, quiet_after: int) -> Sums:
    """Of each group its customers, their orders and what these brought."""
    this = orders.ibis._
    key = orders.ibis.cases(
        (this["last"] < today - quiet_after, "stil"),
        (this.orders == 1, "eenmalig"),
        (this.orders == 2, "herhaal"),
        else_="trouw",
    )
    counted = orders.customers.group_by(key=key).agg(
        customers=this.count(), orders=this.orders.sum(), revenue=this.revenue.sum()
    )
    found: Sums = {each: [0, 0, 0] for each in GROUPS}
    for row in fetch(counted):
        found[row["key"]] = [int(row[name]) for name in ("customers", "orders", "revenue")]
    return found


def _started(orders: Orders, first: int, today: int, unit: str | None, customers: int) -> Started:
    """Cohorts: customers by the period of their first purchase, and how many periods later."""
    unit = unit_for(unit, first, today, customers)
    this, months = orders.ibis._, MONTHS_OF[unit]
    begin, place = this.begin // months, this.month // months
    once = orders.moments.select("customer", start=begin, later=place - begin).distinct()
    counted = once.group_by("start", "later").agg(n=this.count())
    bought = {(int(e["start"]), int(e["later"])): int(e["n"]) for e in fetch(counted)}
    return Started(first, today, unit, bought)


def _ranked(orders: Orders) -> Ranked:
    """What the largest customers paid together."""
    ibis, customers = orders.ibis, orders.customers
    this = ibis._
    [sums] = fetch(
        customers.agg(n=this.count(), revenue=this.revenue.sum(), most=this.revenue.max())
    )
    number, revenue = int(sums["n"]), int(sums["revenue"])
    order = [ibis.desc("revenue"), "customer"]
    placed = customers.select(
        place=ibis.row_number().over(ibis.window(order_by=order)) + 1,
        until=this.revenue.sum().over(ibis.cumulative_window(order_by=order)).cast("int64"),
    )
    wanted = sorted({best(number, share) for share in SHARES})
    found = fetch(placed.filter(this.place.isin(wanted)))
    [half] = fetch(placed.filter(this.until * 2 >= revenue).agg(place=this.place.min()))
    return Ranked(
        number,
        revenue,
        int(sums["most"]),
        int(half["place"]),
        {int(each["place"]): int(each["until"]) for each in found},
    )


def _bought(this: Any, before: int, until: int) -> Any:
    """Whether this is a moment of buying after `before` and not after `until`."""
    return (this.day > before) & (this.day <= until)


def _period(orders: Orders, first: int, today: int, quiet: dict[str, Any]) -> Period | None:
    """The customers of the last full period, against those of the one before."""
    unit = unit_of(first, today, quiet["days"] if quiet["own"] else None)
    if unit is None:
        return None
    months, this = MONTHS[unit], orders.ibis._
    before, earlier = months_before(today, months), months_before(today, 2 * months)
    each = orders.moments.group_by("customer").agg(
        now=_bought(this, before, today).any(), then=_bought(this, earlier, before).any()
    )
    [row] = fetch(
        each.agg(begin=this.then.sum(), kept=(this.now & this.then).sum(), end=this.now.sum())
    )
    begin, kept, end = (int(row[name] or 0) for name in ("begin", "kept", "end"))
    return Period(unit, 12 // months, earlier, before, begin, kept, end)


def _facts(
    orders: Orders, first: int, today: int, quiet_after: int, period: Period | None, ranked: Ranked
) -> Facts:
    """The counts and sums from which the figures are made."""
    this = orders.ibis._
    [told] = fetch(
        orders.customers.agg(
            orders=this.orders.sum(),
            again=(this.orders > 1).sum(),
            active=(this["last"] >= today - quiet_after).sum(),
            new=(this["first"] > (period.before if period else today)).sum(),
        )
    )
    year = orders.moments.filter(this.day > months_before(today, 12))
    [last] = fetch(year.agg(orders=this.orders.sum(), revenue=this.amount.sum()))
    spans = list(pairwise(year_ends(today, period)))
    counted = orders.moments.agg(**{
        f"n{place}": this.customer.nunique(where=_bought(this, *span))
        for place, span in enumerate(spans)
    })  # fmt: skip
    [meanwhile] = fetch(counted)
    counts = map(int, meanwhile.values())
    return Facts(
        first,
        today,
        ranked.customers,
        int(told["orders"]),
        ranked.revenue,
        int(told["again"] or 0),
        int(told["active"] or 0),
        int(told["new"] or 0),
        ranked.sums[best(ranked.customers, 20)],
        int(last["orders"] or 0),
        int(last["revenue"] or 0),
        sum(counts) / len(spans),
    )


def _histories(orders: Orders, today: int) -> list[Row]:
    """By recency, frequency and age: how many customers, and what they paid."""
    this = orders.ibis._
    counted = orders.customers.group_by(
        x=this.days - 1, recency=this["last"] - this["first"], age=this["first"] * -1 + today
    )
    return fetch(counted.agg(n=this.count(), revenue=this.revenue.sum()))


def _forecast(orders: Orders, first: int, today: int) -> dict[str, Any]:
    cells = {
        (int(row["x"]), int(row["recency"]), int(row["age"])): (int(row["n"]), int(row["revenue"]))
        for row in _histories(orders, today)
    }
    counts = {history: number for history, (number, _) in cells.items()}
    if reason := why_not(counts, today - first + 1, _pace(orders)):
        return {"why_not": reason}
    model = fit_model(counts, _spending(orders, sum(counts.values())))
    expected = Expected(model.purchases, YEAR)
    bought, brought = [], []
    for (x, last, age), (number, revenue) in cells.items():
        alive = model.purchases.alive(x, last / WEEK, age / WEEK)
        bought.append(number * alive * expected(x, age / WEEK))
        # What is expected of a customer goes up in a straight line with what he spent.
        brought.append(bought[-1] * worth_of(model, x + 1, units(revenue) / number / (x + 1)))
    said = describe(model, fsum(bought), fsum(brought))
    return said | {"check": check(_parted(orders, first, today), model.purchases)}


def _pace(orders: Orders) -> Pace:
    this = orders.ibis._
    gaps = orders.moments.filter(this.before.notnull()).select(
        "customer", gap=(this.day - this.before).cast("float64")
    )
    each = gaps.group_by("customer").agg(
        n=this.count(), mean=this.gap.mean(), spread=this.gap.std(how="pop")
    )
    often = each.filter(this.n > 2)
    [row] = fetch(often.agg(n=this.count(), even=(this.spread < this["mean"] * REGULAR).sum()))
    return Pace(int(row["n"]), int(row["even"] or 0))


def _spending(orders: Orders, number: int) -> Spending:
    """What customers spend at a time; evenly chosen ones of them in full."""
    ibis = orders.ibis
    this = ibis._
    mean = this.revenue.cast("float64") / SCALE / this.days
    spent = orders.customers.select("days", mean=mean)
    [row] = fetch(
        spent.agg(mean=this["mean"].mean(), low=this["mean"].min(), high=this["mean"].max())
    )
    [both] = fetch(
        spent.filter(this.days > 1).agg(
            r=this.days.cast("float64").corr(this["mean"], how="pop"), n=this.count()
        )
    )
    order = ibis.window(order_by=["days", "mean"])
    placed = spent.mutate(place=ibis.row_number().over(order))
    chosen = fetch(placed.filter(this.place % step_of(number) == 0))
    sample = [(int(each["days"]), float(each["mean"])) for each in chosen]
    r = both["r"] if int(both["n"]) > 2 and both["r"] == both["r"] else None
    return Spending(sorted(sample), row["mean"], row["low"], row["high"], r)


def _parted(orders: Orders, first: int, today: int) -> Parted:
    split = split_of(first, today)
    this = orders.ibis._
    moments = orders.moments.filter(this["first"] <= split)
    known = (
        moments.filter(this.day <= split)
        .group_by("customer")
        .agg(days=this.count(), last=this.day.max(), first=this.day.min())
    )
    counted = known.group_by(
        x=this.days - 1, recency=this["last"] - this["first"], age=this["first"] * -1 + split
    ).agg(n=this.count())
    counts: dict[History, int] = {
        (int(each["x"]), int(each["recency"]), int(each["age"])): int(each["n"])
        for each in fetch(counted)
    }
    coming = fetch(moments.filter(this.day > split).group_by("day").agg(n=this.count()))
    return Parted(split, today, counts, Gaps({int(each["day"]): int(each["n"]) for each in coming}))
