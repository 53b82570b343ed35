"""CDNOW as an export: orders that give every customer of the published data his own history."""

import csv
from datetime import date, timedelta
from pathlib import Path

LAST = date(1997, 9, 30)


def customers() -> list[tuple[int, int, int, float]]:
    """(x, t_x and T in days, mean amount) of every customer."""
    with (Path(__file__).parent / "cdnow.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return [(int(x), round(float(t) * 7), round(float(T) * 7), float(z)) for _, x, t, T, z in rows]


def export() -> bytes:
    """A row for each purchase: the first and the last on their own days, the others in between."""
    lines = ["Order,Email,Created at,Total"]
    for number, (x, last, age, mean) in enumerate(customers()):
        first = LAST - timedelta(days=age)
        days = sorted({0, *(last - step for step in range(x))} if x else {0})
        lines += [
            f"{number}-{day},k{number}@cdnow.example,{first + timedelta(days=day)},{mean or 5:.2f}"
            for day in days
        ]
    return "\n".join(lines).encode()
