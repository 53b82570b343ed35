"""The whole way of the data, from the bytes of a file to the report."""

from collections.abc import Generator, Mapping
from datetime import date
from typing import Any, NamedTuple

from calculators.klanten import asking, reasons
from calculators.klanten.amounts import read_amounts
from calculators.klanten.book import open_book
from calculators.klanten.columns import recognise
from calculators.klanten.dates import read_days
from calculators.klanten.orders import Order, Out, gather
from calculators.klanten.progress import Step
from calculators.klanten.reading import read
from calculators.klanten.refunds import give_back
from calculators.klanten.report import report
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
    """The analysis in steps, so that a page can show how far it is, and stop by closing this."""
    yield Step("Je bestand lezen", 0.0)
    try:
        table = yield from read(data)
    except Refused as error:
        return asking.refused(str(error))
    yield Step("De kolommen herkennen", 0.35)
    read_orders = _orders(table, settings)
    if isinstance(read_orders, dict):
        return read_orders
    source, names, orders = read_orders
    yield Step("Klanten bij elkaar zoeken", 0.6)
    if not orders:
        return asking.refused(
            "In dit bestand telt geen enkele regel mee als bestelling.",
            table,
            file=source.file,
            left_out=source.left_out,
            notes=source.notes,
        )
    today = settings.today.toordinal() if settings.today else max(each.day for each in orders)
    book = open_book(orders, names, today)
    return (yield from report(source, book, settings.quiet_after, settings.cohort))


def _orders(
    table: Table, settings: Settings
) -> Answer | tuple[Source, dict[str, str], list[Order]]:
    """The orders, with the account of the file and the customers' names; or a question."""
    found, choices = recognise(table, settings.columns), settings.choices
    columns = found.columns
    if found.missing or found.unknown:
        return asking.ask_columns(table, found)
    days = read_days(cells(table, columns["date"]), choices.day_first)
    if days.open or days.mixed:
        return asking.ask_day_first(table, columns["date"], days.open, days.mixed)
    amounts = read_amounts(cells(table, columns["amount"]), choices.mark)
    if amounts.open:
        return asking.ask_mark(table, columns["amount"], amounts.open)
    rows, currencies = read_rows(table, columns, days, amounts, _last(settings.today), choices)
    out: Out = {}
    gathered = gather(rows, table.header[columns["amount"]], out)
    orders = give_back(gathered, rows, out)
    decided = {
        "currency": rows.currency,
        "mark": amounts.mark,
        "day_first": days.day_first,
        "repeats": gathered.repeats,
        "mixed": amounts.mixed,
    }
    return account(table, columns, rows, out, currencies, decided), rows.names, orders


def _last(today: date | None) -> Last:
    if today:
        return Last(today.toordinal(), reasons.AFTER)
    # A day of grace: it may be tomorrow where the shop is.
    return Last(date.today().toordinal() + 1, reasons.FUTURE)
