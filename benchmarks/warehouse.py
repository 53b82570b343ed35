"""How long the report takes on orders in DuckDB, and how much memory.

    make warehouse                                          once, for what it needs
    .venv/bin/python -m benchmarks.warehouse [ORDERS …]     (1000000, 10000000 and 50000000)

Made-up orders in Parquet. Every size runs in a process of its own. Only compare figures of one
machine under one load.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from calculators.klanten.elsewhere import analyse_at
from calculators.klanten.warehouse import Choices

_PART = 10_000_000  # orders in a file


def write(number: int, folder: Path) -> None:
    """So many orders, by a quarter as many customers: some place many of them."""
    customers = max(1, number // 4)
    base = duckdb.connect()
    for start in range(0, number, _PART):
        base.execute(
            f"""COPY (SELECT n AS order_id,
              'klant' || (hash(n) % {customers} * (hash(n + 1) % 1000) // 1000) || '@a.example' AS email,
              TIMESTAMP '2024-11-03' + to_seconds(CAST(hash(n + 2) % 63072000 AS BIGINT)) AS created,
              CAST((500 + hash(n + 3) % 19500) / 100 AS DECIMAL(12, 2)) AS total,
              CASE WHEN n % 17 = 0 THEN 'refunded' ELSE 'paid' END AS status
            FROM range({start}, {min(number, start + _PART)}) AS all_orders(n))
            TO '{folder}/{start}.parquet' (FORMAT parquet)"""  # noqa: E501, S608 (its own numbers)
        )


def one(number: int) -> None:
    """Measure so many orders, in this process; they are made in another."""
    with TemporaryDirectory(prefix="orders-") as name:
        again = [sys.executable, "-m", "benchmarks.warehouse", "--write", str(number), name]
        subprocess.run(again, check=True)
        size = sum(each.stat().st_size for each in Path(name).iterdir()) / 1e6
        began = time.perf_counter()
        answer = analyse_at("duckdb", f"{name}/*.parquet", Choices({}))
        seconds = time.perf_counter() - began
    assert answer["ok"], answer["message"]  # noqa: S101 -- no figure of what went wrong
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    customers = answer["figures"]["klanten"]["value"]
    print(f"{number:>11,} orders, {size:.0f} MB, {customers:,} customers: ", end="")
    print(f"{seconds:.1f} s, ", end="")
    print(f"{seconds / number * 1e6:.2f} s a million, {memory:.0f} MB at most")


def main(sizes: list[str]) -> None:
    """Measure every size, each in a process of its own."""
    for size in sizes or ["1000000", "10000000", "50000000"]:
        if len(sizes) == 1:
            one(int(size))
        else:
            subprocess.run([sys.executable, "-m", "benchmarks.warehouse", size], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(sys.argv[1:])
