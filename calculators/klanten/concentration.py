"""Which share of the customers brings which share of the revenue?"""

from itertools import accumulate
from typing import Any

from calculators.klanten.book import Book
from calculators.klanten.words import count, percent

_SHARES = (1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)


def best(book: Book, share: int) -> int:
    """How many customers that percentage of them is: rounded, and at least one."""
    return max(1, (len(book.customers) * share + 50) // 100)


def concentration(book: Book) -> dict[str, Any]:
    """The customers from the largest down: after each share of them, their share of revenue."""
    sums = list(accumulate(sorted((each.revenue for each in book.customers), reverse=True)))
    points = [
        {
            "share_of_customers": share / 100,
            "customers": best(book, share),
            "share_of_revenue": sums[best(book, share) - 1] / book.revenue,
        }
        for share in _SHARES
    ]
    half = next(index for index, each in enumerate(sums, 1) if 2 * each >= book.revenue)
    text = (
        f"De helft van je omzet komt van {count(half, 'klant', 'klanten')}, "
        f"{percent(half / len(sums))} van alle klanten. "
        f"Je grootste klant brengt {percent(sums[0] / book.revenue)}."
    )
    return {"points": points, "half": half, "largest": sums[0] / book.revenue, "text": text}
