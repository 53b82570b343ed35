"""The whole way of the data, from the bytes of a file to the report."""

from collections.abc import Generator, Mapping
from datetime import date
from typing import Any, NamedTuple

from calculators.klanten import asking, reasons
from calculators.klanten.amounts import read_amounts
from calculators.klanten.book import Book, Purchases, open_book
from calculators.klanten.columns import recognise
from calculators.klanten.dates import read_days
from calculators.klanten.orders import Out, by_customer, gather
from calculators.klanten.progress import Step
from calculators.klanten.reading import read
from calculators.klanten.refunds import give_back
from calculators.klanten.report import all_customers, look_ahead, report
from calculators.klanten.rows import Choices, Last, cells, read_rows
from calculators.klanten.source import Source, account
from calculators.klanten.table import Refused, Table

Answer = dict[str, Any]


class Settings(NamedTuple):
    """What the reader chose; None is what follows from the file."""

    columns: Mapping[str, str | None] | None = None
    today: date | None = None
    quiet_after: int | None = None
    cohort: str | None = None  # month, quarter or year
    choices: Choices = Choices()


def steps(data: bytes, settings: Settings) -> Generator[Step, None, Answer]:
    """The analysis in steps, to show how far it is, and to stop by closing this."""
    yield Step("Je bestand lezen", 0.0)
    try:
        table = yield from read(data)
    except Refused as error:
        return asking.refused(str(error))
    yield Step("De kolommen herkennen", 0.35)
    taken = take(table, settings)
    if isinstance(taken, dict):
        return taken
    source, book = taken
    ahead = yield from look_ahead(book)
    answer = report(source, book, ahead, settings.quiet_after, settings.cohort)
    return answer | {"customers": all_customers(book, ahead, answer["quiet_after"]["days"])}


def take(table: Table, settings: Settings) -> Answer | tuple[Source, Book]:
    """The customers in a table and the account of the file; or a question, or why there are none.

    After how many days a customer is quiet, and how long a cohort is, does not matter yet.
    """
    read_orders = _purchases(table, settings)
    if isinstance(read_orders, dict):
        return read_orders
    source, purchases, names = read_orders
    today = settings.today.toordinal() if settings.today else None
    if not purchases:
        return asking.refused(
            "In dit bestand telt geen enkele regel mee als bestelling.",
            table,
            columns=source.file["columns"],
            file=source.file,
            left_out=source.left_out,
            notes=source.notes,
        )
    return source, open_book(purchases, names, today)


def _purchases(
    table: Table, settings: Settings
) -> Answer | tuple[Source, Purchases, dict[str, str]]:
    """What each customer bought, with the account of the file and their names; or a question."""
    found, choices = recognise(table, settings.columns), settings.choices
    columns = found.columns
    if found.missing or found.unknown:
        return asking.ask_columns(table, found)
    seen = {"columns": asking.names(table, columns)}
    days = read_days(cells(table, columns["date"]), choices.day_first)
    if days.open or days.mixed:
        return asking.ask_day_first(table, columns["date"], days.open, days.mixed) | seen
    amounts = read_amounts(cells(table, columns["amount"]), choices.mark)
    if amounts.open:
        return asking.ask_mark(table, columns["amount"], amounts.open) | seen
    rows, currencies = read_rows(table, columns, days, amounts, _last(settings.today), choices)
    out: Out = {}
    gathered = gather(rows, table.header[columns["amount"]], out)
    plain, orders = give_back(gathered, rows, out)
    decided = {
        "currency": rows.currency,
        "mark": amounts.mark,
        "day_first": days.day_first,
        "repeats": gathered.repeats,
        "mixed": amounts.mixed,
    }
    source = account(table, columns, rows, out, currencies, decided)
    return source, by_customer(rows, plain, orders), rows.names


def _last(today: date | None) -> Last:
    if today:
        return Last(today.toordinal(), reasons.AFTER)
    # A day of grace: it may be tomorrow where the shop is.
    return Last(date.today().toordinal() + 1, reasons.FUTURE)
