"""The figures and groups of the report, computed by DuckDB from the sales themselves."""

from typing import Any

import duckdb

from tests.calculators.klanten.businesses import Sale
from tests.calculators.klanten.formats import Format


def figures(
    sales: list[Sale], kind: Format, today: str, quiet_after: int
) -> tuple[dict[str, Any], dict[str, tuple[int, int, float]]]:
    """Figures and groups; nothing of it is shared with the code under test."""
    base = duckdb.connect()
    base.execute("CREATE TABLE sales (customer TEXT, day DATE, cents BIGINT)")
    counted = [each for each in sales if each.counts]
    columns = [
        [kind.identity(each) for each in counted],
        [each.when.date() for each in counted],
        [each.cents - each.back for each in counted],
    ]
    base.execute("INSERT INTO sales SELECT unnest($1), unnest($2), unnest($3)", columns)
    base.execute(
        f"""CREATE TABLE customers AS
        SELECT customer, count(*) AS orders, sum(cents) AS cents, min(day) AS first,
               max(day) AS last, DATE '{today}' - max(day) AS away
        FROM sales GROUP BY customer"""  # noqa: S608 (a test's own day)
    )
    names = "klanten orders omzet herhaalaandeel actief aankopen_per_jaar retentie top p90".split()
    found = base.execute(
        f"""SELECT count(*), sum(orders), sum(cents) / 100, avg((orders > 1)::INT),
          sum((away <= {quiet_after})::INT),
          (SELECT count(*) / count(DISTINCT customer) FROM sales
           WHERE day > DATE '{today}' - INTERVAL 1 YEAR),
          (SELECT avg((customer IN (SELECT customer FROM sales
             WHERE day > DATE '{today}' - INTERVAL 1 YEAR))::INT)
           FROM (SELECT DISTINCT customer FROM sales
             WHERE day > DATE '{today}' - INTERVAL 2 YEAR
               AND day <= DATE '{today}' - INTERVAL 1 YEAR)),
          (SELECT sum(cents) FROM (SELECT cents, row_number() OVER (ORDER BY cents DESC) AS n
           FROM customers) WHERE n <= greatest(1, round((SELECT count(*) FROM customers) / 5)))
          / sum(cents),
          (SELECT quantile_disc(gap, 0.9) FROM (SELECT day - lag(day) OVER (PARTITION BY customer
             ORDER BY day) AS gap FROM (SELECT DISTINCT customer, day FROM sales)))
        FROM customers"""  # noqa: S608
    ).fetchone()
    assert found
    groups = base.execute(
        f"""SELECT CASE WHEN away > {quiet_after} THEN 'stil' WHEN orders = 1 THEN 'eenmalig'
          WHEN orders = 2 THEN 'herhaal' ELSE 'trouw' END AS key,
          count(*), sum(orders), sum(cents) / 100 FROM customers GROUP BY key"""  # noqa: S608
    ).fetchall()
    return dict(zip(names, found, strict=True)), {key: tuple(rest) for key, *rest in groups}
