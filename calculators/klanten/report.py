"""The report: every part of it from the same customers."""

from collections import Counter
from collections.abc import Generator
from math import fsum
from typing import Any, NamedTuple

from calculators.klanten.book import Book, iso
from calculators.klanten.carry import carry
from calculators.klanten.cohorts import cohorts, started
from calculators.klanten.concentration import concentration, ranked
from calculators.klanten.facts import Facts, facts_of
from calculators.klanten.figures import figures
from calculators.klanten.forecast import Outlook, describe, fit_model, outlooks, spending
from calculators.klanten.groups import group_of, suggest, sums_of, tally
from calculators.klanten.histories import histories, pace, why_not
from calculators.klanten.holdout import check, parted
from calculators.klanten.monday import monday
from calculators.klanten.periods import last_period
from calculators.klanten.progress import Step
from calculators.klanten.rhythm import rhythm
from calculators.klanten.source import Source
from calculators.klanten.words import Money, count, day_text, units


class Ahead(NamedTuple):
    """The forecast, and how well it did; or why there is none."""

    shown: dict[str, Any]
    looks: list[Outlook] | None


def look_ahead(book: Book) -> Generator[Step, None, Ahead]:
    """What these customers will do; it depends on nothing that a reader can choose."""
    yield Step("Klanten bij elkaar zoeken", 0.6)
    counts = Counter(histories(book))
    if reason := why_not(counts, book.span, pace(book)):
        return Ahead({"why_not": reason}, None)
    yield Step("Vooruitkijken", 0.7)
    model = fit_model(counts, spending(book))
    looks = outlooks(model, book)
    said = describe(
        model, fsum([each.orders for each in looks]), fsum([each.value for each in looks])
    )
    yield Step("De voorspelling nakijken", 0.85)
    return Ahead({**said, "check": check(parted(book), model.purchases)}, looks)


def report(
    source: Source, book: Book, ahead: Ahead, quiet_after: int | None, cohort: str | None
) -> dict[str, Any]:
    """The report on these customers, as plain JSON; all but the list of them."""
    suggested = suggest(book.gaps)
    quiet = quiet_for(suggested, quiet_after)
    money = Money(source.currency)
    period = last_period(book, suggested["days"] if suggested["own"] else None)
    days: int = quiet["days"]
    facts = facts_of(book, days, period)
    found = figures(facts, days, period, money)
    return {
        "ok": True,
        "sentence": sentence(facts, found, money),
        "file": source.file,
        "left_out": source.left_out,
        "notes": source.notes,
        "period": {"first": iso(book.first), "last": iso(book.last), "today": iso(book.today)},
        "figures": found,
        "groups": tally(sums_of(book, days), days),
        "quiet_after": quiet,
        "cohorts": cohorts(started(book, cohort)),
        "concentration": concentration(ranked(book)),
        "rhythm": rhythm(book.gaps),
        "carry": carry(facts, found, period),
        "forecast": ahead.shown,
        "monday": monday(book, ahead.looks, days, money),
    }


def quiet_for(suggested: dict[str, Any], chosen: int | None) -> dict[str, Any]:
    """After how many days a customer is quiet: as it was chosen, or as it is suggested."""
    if chosen is None:
        return suggested
    days = suggested["days"]
    why = f"Zelf gekozen. Voorgesteld: {count(days, 'dag', 'dagen')}. {suggested['why']}"
    return {"days": chosen, "why": why, "own": False, "suggested": days}


def all_customers(book: Book, ahead: Ahead, quiet_after: int) -> list[dict[str, Any]]:
    """Every customer: his group, what he bought, and what to expect of him."""
    return [
        _customer(book, index, quiet_after, ahead.looks) for index in range(len(book.customers))
    ]


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


def sentence(facts: Facts, found: dict[str, dict[str, Any]], money: Money) -> str:
    """What a person would say about these customers."""
    customers, brought = facts.customers, money.whole(found["omzet_per_klant"]["value"])
    if customers == 1:
        said = (
            f"Je bestand heeft één klant, met {count(facts.orders, 'bestelling', 'bestellingen')} "
            f"van samen {found['omzet']['text']}."
        )
    else:
        said = (
            f"Je hebt {found['klanten']['text']} klanten. {found['herhaalaandeel']['text']} kwam "
            f"terug. Een klant bracht gemiddeld {brought} in. De beste "
            f"20% zorgt voor {found['aandeel_top_20']['text']} van je omzet."
        )
    return f"{said} Dit gaat over {day_text(facts.first)} tot en met {day_text(facts.today)}."
