"""A made-up shop, for a reader who wants to see what comes out before looking for a file.

The same orders every time. Nobody in it exists, and every address ends in `.example`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import log

from calculators.core.numbers import write_field

NAME = "voorbeeldwinkel.csv"
_BEGIN, _DAYS = date(2024, 11, 3), 729
_CUSTOMERS = 420
_FIRST_NUMBER = 1001
_STATUSES = ("Geannuleerd", "Mislukt", "In afwachting van betaling")


class _Dice:
    """Numbers from 0 to 1 that look like chance: the same ones in every Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def __call__(self) -> float:
        self._state = (self._state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self._state >> 11) / 2**53

    def wait(self, mean: float) -> float:
        """A number of days, `mean` on average: most are short, a few very long."""
        return -mean * log(1 - self())


def example() -> bytes:
    """The export of the shop, as a Dutch spreadsheet would save it."""
    dice = _Dice(2026)
    visits = sorted(visit for customer in range(_CUSTOMERS) for visit in _visits(dice, customer))
    lines = ["Bestelnummer;Besteldatum;E-mailadres;Status;Totaal"]
    for number, (day, customer, cents) in enumerate(visits, _FIRST_NUMBER):
        when = _BEGIN + timedelta(days=day)
        luck = dice()
        status = _STATUSES[int(luck * 60)] if luck < 0.05 else "Betaald"
        amount = write_field(cents / 100).replace(".", "")
        lines.append(
            f"{number};{when:%d-%m-%Y};klant{customer + 1}@winkel.example;{status};{amount}"
        )
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def _visits(dice: _Dice, customer: int) -> Iterator[tuple[int, int, int]]:
    """When one customer buys, and for how many cents: each at a pace of his own, until he stops."""
    at, pace, usual = dice() * _DAYS, 25 + dice.wait(60), 1_500 + dice.wait(3_500)
    leaves = 0.1 + 0.6 * dice()
    while at < _DAYS:
        yield int(at), customer, int(usual * (0.6 + 0.8 * dice())) // 5 * 5
        if dice() < leaves:
            return
        at += 1 + dice.wait(pace)
