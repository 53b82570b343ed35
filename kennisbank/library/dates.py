"""A day as a reader reads it."""

from datetime import date

from calculators.klanten.words import MONTHS


def spelled(day: date) -> str:
    """`26 november 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
