"""Each row of the table, read: who, when, how much, and whether it counts."""

import re
from collections import Counter
from collections.abc import Mapping
from math import gcd
from typing import NamedTuple

from calculators.klanten import reasons
from calculators.klanten.amounts import Amounts, read_amounts
from calculators.klanten.columns import Columns
from calculators.klanten.dates import EARLIEST, Days
from calculators.klanten.status import (
    CANCELLED,
    NO_SALE,
    TEST,
    Verdicts,
    is_refund,
    is_test,
    no_sale,
)
from calculators.klanten.synonyms import plain
from calculators.klanten.table import Table

_TOTAL = re.compile(r"\s*(sub|eind|grand ?|algemeen ?)?tota+l\w*\b", re.IGNORECASE)


class Rows(NamedTuple):
    """The columns of the table as values; each list has one entry for each row."""

    customers: list[str]
    days: list[int | None]
    amounts: list[int | None]
    orders: list[str]
    refunds: list[int | None]
    references: list[str]
    why: list[str | None]  # the reason for which the row does not count, by itself
    wrong: list[str | None]  # the reason for which it cannot stand for an order by itself
    names: dict[str, str]  # how a customer is written, by the key under which he is counted
    unknown_statuses: list[str]
    open_statuses: dict[str, bool]  # that the reader decides about, and whether they count
    currency: str


class Choices(NamedTuple):
    """What the reader chose himself."""

    mark: str | None = None
    day_first: bool | None = None
    currency: str | None = None
    statuses: Mapping[str, bool] | None = None


class Last(NamedTuple):
    """The last day that counts, and why a later one does not."""

    day: int
    reason: str


def cells(table: Table, index: int | None) -> list[str]:
    """A column of the table; empty cells where there is none."""
    return [""] * table.size if index is None else table.columns[index]


def read_rows(
    table: Table, columns: Columns, days: Days, amounts: Amounts, last: Last, choices: Choices
) -> tuple[Rows, dict[str, int]]:
    """The rows, and how many that count there are of each currency."""
    column = {role: cells(table, index) for role, index in columns.items()}
    blank = [""] * table.size
    customers, names = _customers(table, columns)
    why: list[str | None] = [None] * table.size
    statuses = _judge_statuses(table, columns, column, why, choices)
    _judge_structure(table, days, why)
    _judge_doubles(table, why)
    currencies = _currencies(column, columns, amounts)
    counts = Counter(
        code
        for code, reason, amount in zip(currencies, why, amounts.values, strict=True)
        if code and not reason and amount
    )
    chosen = choices.currency or min(counts, key=lambda each: (-counts[each], each), default="")
    if set(counts) - {chosen}:
        for index, code in enumerate(currencies):
            if code and code != chosen and not why[index]:
                why[index] = reasons.CURRENCY
    refunds = _refunds(column.get("refund"), choices.mark or amounts.mark)
    values = amounts.values
    if "type" in column:
        values = _by_kind(column["type"], values, why)
    written = column.get("date", blank), column.get("amount", blank)
    return (
        Rows(
            customers,
            days.values,
            values,
            list(map(str.strip, column.get("order", blank))),
            refunds,
            list(map(str.strip, column.get("reference", blank))),
            why,
            _wrong(days.values, values, customers, written, last),
            names,
            statuses.unknown,
            dict(sorted(statuses.open.items())),
            chosen,
        ),
        dict(counts),
    )


def _wrong(
    days: list[int | None],
    amounts: list[int | None],
    customers: list[str],
    written: tuple[list[str], list[str]],
    last: Last,
) -> list[str | None]:
    """Why each row cannot stand for an order by itself; nearly all can."""
    dates, sums = written
    found: list[str | None] = [None] * len(days)
    bad = {day: _wrong_day(day, last) for day in set(days)}
    for index, (day, amount, customer) in enumerate(zip(days, amounts, customers, strict=True)):
        if amount and customer and not bad[day]:
            continue
        if day is None:
            found[index] = reasons.NOT_A_DATE if dates[index].strip() else reasons.NO_DATE
        elif bad[day]:
            found[index] = bad[day]
        elif amount is None:
            found[index] = reasons.NOT_AN_AMOUNT if sums[index].strip() else reasons.NO_AMOUNT
        else:
            found[index] = reasons.NO_CUSTOMER if amount else reasons.NOTHING
    return found


def _wrong_day(day: int | None, last: Last) -> str | None:
    if day is None:
        return reasons.NO_DATE
    if day < EARLIEST:
        return reasons.TOO_OLD
    return last.reason if day > last.day else None


def _customers(table: Table, columns: Columns) -> tuple[list[str], dict[str, str]]:
    """Who each row is of: the e-mail where there is one, else the number, else the name."""
    roles = [role for role in ("email", "number", "name") if role in columns]
    if not roles and "first" in columns and "last" in columns:
        first, last = cells(table, columns["first"]), cells(table, columns["last"])
        written = [f"{a} {b}" for a, b in zip(first, last, strict=True)]
        different = set(written)
    else:
        own = [columns[role] for role in roles] or [columns["customer"]]
        written = cells(table, own[0])
        different = set(written)
        for index in own[1:]:
            nobody = {text for text in different if not _says(text)}
            if not nobody:
                break
            other = cells(table, index)
            written = [b if a in nobody else a for a, b in zip(written, other, strict=True)]
            different = set(written)
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    for text in different:
        shown = " ".join(text.split())
        key = keys[text] = _key(shown)
        names[key] = min(names.get(key, shown), shown)
    return list(map(keys.__getitem__, written)), names


def _says(text: str) -> bool:
    """Whether a cell names a customer; webshops give a guest the number 0."""
    return text.strip() not in {"", "0", "-", "—"}


def _key(shown: str) -> str:
    if not _says(shown):
        return ""
    return shown.replace(" ", "").lower() if "@" in shown else shown.casefold()


def _judge_statuses(
    table: Table,
    columns: Columns,
    column: Mapping[str, list[str]],
    why: list[str | None],
    choices: Choices,
) -> Verdicts:
    """Marks what its status, its kind or its way of payment leaves out; gives those on statuses."""
    judged = Verdicts(set())
    if "method" in column:
        header = plain(table.header[columns["method"]])
        tests = {text for text in set(column["method"]) if is_test(header, text)}
        _mark(why, column["method"], dict.fromkeys(tests, TEST))
    if "type" in column:
        kinds = {text: no_sale(text) for text in set(column["type"])}
        _mark(why, column["type"], kinds)
    if "status" in column:
        name = table.header[columns["status"]]  # where the header is there once more
        said = {text for text in set(column["status"]) if text.strip() != name}
        judged = verdicts(table.header, said, choices.statuses)
        _mark(why, column["status"], judged)
    if "cancelled" in column:
        _mark(
            why, column["cancelled"], {t: CANCELLED for t in set(column["cancelled"]) if t.strip()}
        )
    return judged


def verdicts(header: list[str], statuses: set[str], chosen: Mapping[str, bool] | None) -> Verdicts:
    """Which statuses count in a file with these columns; `chosen` is the reader's own answer."""
    headers = set(map(plain, header))
    return Verdicts(
        statuses,
        chosen,
        paypal=bool(headers & {"gross", "bruto"}) and bool(headers & {"net", "netto"}),
        magento="purchase point" in headers or "grand total base" in headers,
    )


def _mark(why: list[str | None], texts: list[str], found: Mapping[str, str | None]) -> None:
    if any(found.values()):
        why[:] = [reason or found.get(text) for reason, text in zip(why, texts, strict=True)]


def _judge_structure(table: Table, days: Days, why: list[str | None]) -> None:
    """Marks rows that are no row of data: totals, a header once more, cells that have shifted."""
    for index in table.wide:
        why[index] = reasons.TOO_WIDE
    if None not in days.values:
        return
    dateless = [index for index, day in enumerate(days.values) if day is None]
    for index in dateless:
        if index not in table.wide:
            first = next((c[index] for c in table.columns if c[index]), "")
            if _TOTAL.match(first):
                why[index] = reasons.TOTALS
            elif first.strip() == table.header[0] and (
                list(map(str.strip, table.row(index))) == table.header
            ):
                why[index] = reasons.HEADER


def _judge_doubles(table: Table, why: list[str | None]) -> None:
    """Marks what was pasted more than once: every row of the file is there as many times."""
    if table.size < 20 or any(column.count(column[0]) < 2 for column in table.columns):
        return
    counts = Counter(zip(*table.columns, strict=True))
    times = gcd(*counts.values())
    if times < 2:
        return
    left = {row: count // times for row, count in counts.items()}
    for index, row in enumerate(zip(*table.columns, strict=True)):
        left[row] -= 1
        if left[row] < 0 and not why[index]:
            why[index] = reasons.DOUBLE


def _currencies(column: Mapping[str, list[str]], columns: Columns, amounts: Amounts) -> list[str]:
    if "currency" in columns:
        signs = {"€": "EUR", "$": "USD", "£": "GBP"}
        known = {t: signs.get(t.strip(), t.strip().upper()) for t in set(column["currency"])}
        return list(map(known.__getitem__, column["currency"]))
    if not amounts.currencies:
        return [""] * len(amounts.values)
    return [amounts.currencies.get(text, "") for text in column["amount"]]


def _refunds(texts: list[str] | None, mark: str) -> list[int | None]:
    if texts is None:
        return []
    found = read_amounts(texts)
    if found.open:
        found = read_amounts(texts, mark or ".")  # as the amounts beside it
    return [abs(each or 0) for each in found.values]


def _by_kind(
    kinds: list[str], amounts: list[int | None], why: list[str | None]
) -> list[int | None]:
    """Amounts with the sign that their kind says; what goes out is no sale."""
    back = {each for each in set(kinds) if is_refund(each)}
    if not back and NO_SALE not in why:
        return amounts  # a column of other kinds, such as shop and web
    result = list(amounts)
    for index, (kind, amount) in enumerate(zip(kinds, amounts, strict=True)):
        if amount is None:
            continue
        if kind in back:
            result[index] = -abs(amount)
        elif amount < 0 and not why[index]:
            why[index] = NO_SALE
    return result
