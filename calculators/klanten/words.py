"""Numbers and days as a Dutch reader reads them."""

from datetime import date

from calculators.core.numbers import NBSP, write
from calculators.klanten.amounts import SCALE

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


class Money:
    """Amounts of one currency as text."""

    def __init__(self, currency: str) -> None:
        """`currency` is a code of three letters; nothing stands for euros."""
        self.currency = currency or "EUR"

    def __call__(self, amount: float, decimals: int | None = None) -> str:
        """An amount in whole units: `€ 1.440`, `€ 15,50`, `USD 12`."""
        text = write(amount, "€", decimals)
        return text if self.currency == "EUR" else text.replace("€", self.currency)

    def whole(self, amount: float) -> str:
        """The same, without cents from a hundred on."""
        return self(amount, 0 if abs(amount) >= 99.995 else None)


def units(amount: int) -> float:
    """An amount of the book in whole units."""
    return amount / SCALE


def day_text(day: int) -> str:
    """`2 november 2026`."""
    value = date.fromordinal(day)
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]}{NBSP}{value.year}"


def count(number: int, one: str, many: str) -> str:
    """`1 klant`, `1.204 klanten`."""
    return write(number, f"{one}|{many}")


def percent(share: float) -> str:
    """A share as a whole percentage; small ones with one decimal."""
    return write(share * 100, "%", 0 if share >= 0.1 or not share else 1)
