"""How long the analysis of a reader's own orders takes here, and how much memory.

    .venv/bin/python -m benchmarks.klanten [ORDERS …]      (100000 and 1000000)
    .venv/bin/python -m benchmarks.klanten --write ORDERS FILE

A file of ten columns, made up. Every size runs in a
process of its own, three times; the table has the quickest, by part. Only compare figures of one
machine under one load.
"""

import random
import resource
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from calculators.klanten import Settings, steps

BEGIN = datetime(2024, 11, 3)


def orders(number: int) -> bytes:
    """So many orders, in ten columns."""
    chance = random.Random(7)  # noqa: S311 (made-up data)
    lines = ["Order,Created at,Email,Name,Status,Currency,Subtotal,Shipping,Taxes,Total"]
    customer = 0
    while len(lines) <= number:
        customer += 1
        at, rate = chance.random() * 729, chance.gammavariate(0.9, 1 / 40)
        leaves = chance.betavariate(1, 3)
        while at < 729 and len(lines) <= number:
            when = BEGIN + timedelta(days=at)
            total = f"{chance.randint(500, 20_000) / 100:.2f}"
            status = "paid" if len(lines) % 17 else "refunded"
            lines.append(
                f"#{len(lines) + 1000},{when:%Y-%m-%d %H:%M:%S} +0100,"
                f"klant{customer}@voorbeeld.example,Klant {customer},{status},EUR,"
                f"{total},0.00,0.00,{total}"
            )
            if chance.random() < leaves:
                break
            at += chance.expovariate(max(rate, 1e-5))
    return "\n".join(lines).encode()


def measure(data: bytes) -> tuple[list[tuple[str, float]], float]:
    """Seconds of each part, and in all."""
    began = last = time.perf_counter()
    parts: list[tuple[str, float]] = []
    name = ""
    for step in steps(data, Settings()):
        now = time.perf_counter()
        if name and not name[0].isdigit():
            parts.append((name, now - last))
            last = now
        if not step.text[0].isdigit():
            name = step.text
    now = time.perf_counter()
    return [*parts, (name, now - last)], now - began


def one(number: int) -> None:
    """Measure a file of that many orders, in this process."""
    data = orders(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    runs = [measure(data) for _ in range(3 if number < 500_000 else 1)]
    parts, total = min(runs, key=lambda each: each[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{number:>9,} orders, {len(data) / 1e6:.1f} MB: {total:.2f} s, ", end="")
    print(f"{memory:.0f} MB at most ({before:.0f} before)")
    for name, seconds in parts:
        print(f"{seconds:>12.2f} s  {name}")


def main(sizes: list[str]) -> None:
    """Measure every size, each in a process of its own."""
    for size in sizes or ["100000", "1000000"]:
        if len(sizes) == 1:
            one(int(size))
        else:
            subprocess.run([sys.executable, "-m", "benchmarks.klanten", size], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        Path(sys.argv[3]).write_bytes(orders(int(sys.argv[2])))
    else:
        main(sys.argv[1:])
