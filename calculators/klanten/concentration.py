"""Which share of the customers brings which share of the revenue?"""

from itertools import accumulate
from typing import Any, NamedTuple

from calculators.klanten.book import Book
from calculators.klanten.facts import best
from calculators.klanten.words import count, percent

SHARES = (1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)


class Ranked(NamedTuple):
    """What the largest customers paid together, in ten-thousandths."""

    customers: int
    revenue: int
    largest: int
    half: int  # how many of the largest bring half of the revenue
    sums: dict[int, int]  # of so many of the largest


def ranked(book: Book) -> Ranked:
    """The customers of a book from the largest down."""
    sums = list(accumulate(sorted((each.revenue for each in book.customers), reverse=True)))
    half = next(index for index, each in enumerate(sums, 1) if 2 * each >= book.revenue)
    wanted = {best(len(sums), share) for share in SHARES}
    return Ranked(
        len(sums), book.revenue, sums[0], half, {number: sums[number - 1] for number in wanted}
    )


def concentration(found: Ranked) -> dict[str, Any]:
    """The customers from the largest down: after each share of them, their share of revenue."""
    customers, revenue = found.customers, found.revenue
    points = [
        {
            "share_of_customers": share / 100,
            "customers": best(customers, share),
            "share_of_revenue": found.sums[best(customers, share)] / revenue,
        }
        for share in SHARES
    ]
    text = (
        f"De helft van je omzet komt van {count(found.half, 'klant', 'klanten')}, "
        f"{percent(found.half / customers)} van alle klanten. "
        f"Je grootste klant brengt {percent(found.largest / revenue)}."
    )
    return {
        "points": points, "half": found.half, "largest": found.largest / revenue, "text": text,
    }  # fmt: skip
