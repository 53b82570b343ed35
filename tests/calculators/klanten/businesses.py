"""Three made-up businesses and what they sold: the same sales for the same seed, always.

A shop, where people come back when they like; a club, where members pay every month until they
leave; a consultancy with a few large customers. No name in it is of a person.
"""

import random
from datetime import datetime, timedelta
from typing import NamedTuple

BEGIN = datetime(2024, 11, 3)
END = datetime(2026, 11, 2, 23, 59)
_SYLLABLES = "ba de fi lo mu no ra sté vi wé zo jür kaa mee rië".split()


class Sale(NamedTuple):
    """One order, as the business knows it."""

    number: int
    customer: int  # also its number
    name: str
    email: str
    when: datetime
    items: tuple[tuple[str, int], ...]  # what, and how many cents
    status: str = "paid"  # or cancelled, failed, pending, refunded
    back: int = 0  # cents that the customer got back of a paid order
    back_when: datetime | None = None

    @property
    def cents(self) -> int:
        """What the customer paid."""
        return sum(price for _, price in self.items)

    @property
    def counts(self) -> bool:
        """Whether it is a sale in the end."""
        return self.status == "paid" and self.back < self.cents


def name_of(customer: int) -> str:
    """A made-up name, of letters that windows-1252 has; every customer another one."""
    first, rest = customer % len(_SYLLABLES), customer // len(_SYLLABLES)
    second, third = rest % len(_SYLLABLES), rest // len(_SYLLABLES)
    parts = _SYLLABLES[first] + _SYLLABLES[second], _SYLLABLES[third % len(_SYLLABLES)] + "ma"
    return f"{parts[0].title()} {parts[1].title()}"


def _sale(chance: random.Random, number: int, customer: int, when: datetime, price: int) -> Sale:
    """An order of one to three items; one in eight ends otherwise than paid."""
    items = [(f"Artikel {chance.randint(1, 40)}", price)]
    while len(items) < 3 and chance.random() < 0.35:
        items.append((f"Artikel {chance.randint(41, 80)}", chance.randint(199, 4999)))
    email = f"klant{customer}@voorbeeld.example"
    sale = Sale(number, customer, name_of(customer), email, when, tuple(items))
    luck = chance.random()
    if luck < 0.08:
        status = chance.choice(["cancelled", "failed", "pending"])
        return sale._replace(status=status)
    if luck < 0.12:
        back = sale.cents if luck < 0.10 else chance.randint(100, sale.cents - 1)
        later = min(END, when + timedelta(days=chance.randint(1, 20)))
        return sale._replace(back=back, back_when=later)
    return sale


def shop(seed: int = 1, customers: int = 400) -> list[Sale]:
    """A shop: everybody buys at a rate of his own, and stops some day."""
    chance = random.Random(seed)  # noqa: S311 (made-up data)
    days = (END - BEGIN).days
    visits = []
    for customer in range(1, customers + 1):
        at = chance.random() * days
        rate, leaves = chance.gammavariate(0.9, 1 / 60), chance.betavariate(1.2, 3)
        first = True
        while at < days:
            when = BEGIN + timedelta(days=at, minutes=chance.randint(0, 200))
            visits.append((when, customer, chance.randint(995, 14_995)))
            if not first and chance.random() < leaves:
                break
            first = False
            at += max(1.0, chance.expovariate(max(rate, 1e-4)))
    visits.sort()
    return [_sale(chance, 1000 + n, c, when, price) for n, (when, c, price) in enumerate(visits)]


def club(seed: int = 2, members: int = 120) -> list[Sale]:
    """A club: each member pays every month, on a day of his own."""
    chance = random.Random(seed)  # noqa: S311 (made-up data)
    found = []
    for member in range(1, members + 1):
        month, day = chance.randint(0, 20), chance.randint(1, 28)
        while True:
            year, number = divmod(BEGIN.year * 12 + BEGIN.month - 1 + month, 12)
            when = datetime(year, number + 1, day, 6, 0)
            if when > END:
                break
            if when >= BEGIN:
                found.append((when, member))
            if chance.random() < 0.04:
                break
            month += 1
    found.sort()
    return [
        Sale(5000 + n, who, name_of(who), f"lid{who}@club.example", when, (("Maand", 2950),))
        for n, (when, who) in enumerate(found)
    ]


def consultancy(seed: int = 3) -> list[Sale]:
    """A consultancy: fourteen customers, some of them with very large invoices."""
    chance = random.Random(seed)  # noqa: S311 (made-up data)
    found = []
    for customer in range(1, 15):
        for _ in range(chance.randint(1, 12)):
            when = BEGIN + timedelta(days=chance.randint(0, (END - BEGIN).days), hours=9)
            found.append((when, customer, chance.randint(50_000, 4_000_000 // customer)))
    found.sort()
    return [
        Sale(
            260_000 + n,
            who,
            f"{name_of(who)} B.V.",
            f"admin@bedrijf{who}.example",
            when,
            (("Advies", cents),),
        )
        for n, (when, who, cents) in enumerate(found)
    ]


BUSINESSES = {"winkel": shop, "club": club, "adviesbureau": consultancy}
