"""Whom to call on Monday, and whom to thank.

Slipping away is who came back at least once and now stays away longer than he did on average, with
a chance between 20 and 80% that he still is a customer. Without a forecast: who stays away more
than twice as long as lay between his purchases on average, and not four times as long.
The most goes first that would be lost: the value of a year times the chance that he has left.
"""

from typing import Any

from calculators.klanten.book import Book, Customer, iso
from calculators.klanten.forecast import Outlook
from calculators.klanten.groups import group_of
from calculators.klanten.words import Money, count, units

_MOST = 10
_LOW, _HIGH = 0.2, 0.8


def monday(
    book: Book, outlooks: list[Outlook] | None, quiet_after: int, money: Money
) -> dict[str, list[dict[str, Any]]]:
    """`call`: customers that slip away; `thank`: loyal ones that do not. Both at most ten."""
    slipping: list[tuple[float, Customer]] = []
    loyal: list[tuple[float, Customer]] = []
    for index, each in enumerate(book.customers):
        if each.orders < 2:
            continue  # no rhythm to stay away from, and not loyal yet
        away = _away(each, book.today)
        if outlooks:
            outlook = outlooks[index]
            alive = outlook.alive
            slips = away > 1 and alive is not None and _LOW <= alive <= _HIGH
            lost = outlook.while_alive * (1 - (alive or 0))
        else:
            slips, lost = 2 < away <= 4, units(each.revenue)
        if slips:
            slipping.append((lost, each))
        elif group_of(each, book.today, quiet_after) == "trouw" and away <= 2:
            loyal.append((units(each.revenue), each))
    return {
        "call": [_entry(lost, each, book.today, money) for lost, each in _largest(slipping)],
        "thank": [_entry(None, each, book.today, money) for _, each in _largest(loyal)],
    }


def _away(customer: Customer, today: int) -> float:
    """How long he has been away, as a multiple of what lies between his purchases; 0 after one."""
    if len(customer.days) < 2:
        return 0.0
    usual = (customer.last - customer.first) / (len(customer.days) - 1)
    return (today - customer.last) / usual


def _largest(found: list[tuple[float, Customer]]) -> list[tuple[float, Customer]]:
    return sorted(found, key=lambda each: (-each[0], each[1].key))[:_MOST]


def _entry(lost: float | None, customer: Customer, today: int, money: Money) -> dict[str, Any]:
    times, silent = len(customer.days), today - customer.last
    usual = round((customer.last - customer.first) / max(1, times - 1))
    why = f"Kocht {count(times, 'keer', 'keer')}, gemiddeld om de {count(usual, 'dag', 'dagen')}. "
    if lost is None:
        why += f"Bracht {money.whole(units(customer.revenue))}."
    else:
        why += f"Nu {count(silent, 'dag', 'dagen')} niets."
    return {
        "customer": customer.name,
        "last": iso(customer.last),
        "orders": customer.orders,
        "revenue": units(customer.revenue),
        "at_risk": lost,
        "why": why,
    }
