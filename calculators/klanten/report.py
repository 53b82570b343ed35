"""The report: every part of it from the same customers."""

from collections.abc import Generator
from typing import Any

from calculators.klanten.book import Book, iso
from calculators.klanten.carry import carry
from calculators.klanten.cohorts import cohorts
from calculators.klanten.concentration import concentration
from calculators.klanten.figures import figures
from calculators.klanten.forecast import Outlook, describe, fit_book, outlooks
from calculators.klanten.groups import group_of, suggest, tally
from calculators.klanten.histories import why_not
from calculators.klanten.holdout import check
from calculators.klanten.monday import monday
from calculators.klanten.periods import last_period
from calculators.klanten.progress import Step
from calculators.klanten.rhythm import rhythm
from calculators.klanten.source import Source
from calculators.klanten.words import Money, count, day_text, units


def report(
    source: Source, book: Book, quiet_after: int | None, cohort: str | None
) -> Generator[Step, None, dict[str, Any]]:
    """The report on these customers, as plain JSON."""
    quiet = suggest(book)
    money = Money(source.currency)
    period = last_period(book, quiet["days"] if quiet["own"] else None)
    if quiet_after is not None:
        why = f"Zelf gekozen. Voorgesteld: {count(quiet['days'], 'dag', 'dagen')}. {quiet['why']}"
        quiet = {"days": quiet_after, "why": why, "own": False, "suggested": quiet["days"]}
    days: int = quiet["days"]
    found = figures(book, days, period, money)
    answer: dict[str, Any] = {
        "ok": True,
        "sentence": _sentence(book, found),
        "file": source.file,
        "left_out": source.left_out,
        "notes": source.notes,
        "period": {"first": iso(book.first), "last": iso(book.last), "today": iso(book.today)},
        "figures": found,
        "groups": tally(book, days),
        "quiet_after": quiet,
        "cohorts": cohorts(book, cohort),
        "concentration": concentration(book),
        "rhythm": rhythm(book),
        "carry": carry(book, found, period),
    }
    looks = None
    if reason := why_not(book):
        answer["forecast"] = {"why_not": reason}
    else:
        yield Step("Vooruitkijken", 0.7)
        model = fit_book(book)
        looks = outlooks(model, book)
        yield Step("De voorspelling nakijken", 0.85)
        answer["forecast"] = {**describe(model, looks), "check": check(book)}
    answer["monday"] = monday(book, looks, days, money)
    answer["customers"] = [
        _customer(book, index, days, looks) for index in range(len(book.customers))
    ]
    return answer


def _customer(
    book: Book, index: int, quiet_after: int, looks: list[Outlook] | None
) -> dict[str, Any]:
    each, look = book.customers[index], looks[index] if looks else None
    return {
        "customer": each.name,
        "group": group_of(each, book.today, quiet_after),
        "first": iso(each.first),
        "last": iso(each.last),
        "orders": each.orders,
        "revenue": units(each.revenue),
        "alive": look and look.alive,
        "expected_orders_year": look and look.orders,
        "expected_value_year": look and look.value,
    }


def _sentence(book: Book, found: dict[str, dict[str, Any]]) -> str:
    """What a person would say about these customers."""
    customers = len(book.customers)
    if customers == 1:
        said = (
            f"Je bestand heeft één klant, met {count(book.orders, 'bestelling', 'bestellingen')} "
            f"van samen {found['omzet']['text']}."
        )
    else:
        said = (
            f"Je hebt {found['klanten']['text']} klanten. {found['herhaalaandeel']['text']} kwam "
            f"terug. Een klant bracht gemiddeld {found['omzet_per_klant']['text']} in. De beste "
            f"20% zorgt voor {found['aandeel_top_20']['text']} van je omzet."
        )
    return f"{said} Dit gaat over {day_text(book.first)} tot en met {day_text(book.today)}."
