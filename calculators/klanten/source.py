"""What was read from the file, and what was not: the account that goes with every report."""

import re
from collections import defaultdict
from typing import Any, NamedTuple

from calculators.klanten import reasons
from calculators.klanten.asking import names, show
from calculators.klanten.columns import Columns
from calculators.klanten.orders import Out
from calculators.klanten.rows import Rows
from calculators.klanten.synonyms import plain
from calculators.klanten.table import Table
from calculators.klanten.words import count, percent

_SHOWN = 10  # rows of each reason
_MANY = 0.1

_EXCLUDING = re.compile(r"excl|ex btw|zonder btw|net sales|netto|\bnet\b|subtota|n revenue")
_INCLUDING = re.compile(r"incl|gross|bruto|grand total|^total$|order total")


class Source(NamedTuple):
    """The parts `file`, `left_out` and `notes` of a report."""

    file: dict[str, Any]
    left_out: list[dict[str, Any]]
    notes: list[str]
    currency: str


def account(
    table: Table,
    columns: Columns,
    rows: Rows,
    out: Out,
    currencies: dict[str, int],
    decided: dict[str, Any],
) -> Source:
    """What counts and what does not: every row of the table is in one of the two.

    `decided` is what was concluded for whole columns: currency, mark, day_first, repeats, mixed.
    """
    header = table.header[columns["amount"]]
    vat = _vat(header)
    file = {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "rows": table.size,
        "used": table.size - len(out),
        "columns": names(table, columns),
        "currency": decided["currency"],
        "currencies": currencies,
        "statuses": rows.open_statuses,
        "mark": decided["mark"],
        "day_first": decided["day_first"],
        "vat": vat,
        "preview": show(table),
    }
    left_out = _left_out(table, out)
    notes = [_amount_note(header, vat)]
    notes += _notes(table, columns, rows, out, decided)
    if len(currencies) > 1:
        others = sum(currencies.values()) - currencies.get(decided["currency"], 0)
        notes.append(
            f"Je bestand heeft meer valuta's: {', '.join(sorted(currencies))}. Alleen "
            f"{decided['currency']} telt mee; "
            f"{count(others, 'regel valt', 'regels vallen')} daardoor weg."
        )
    return Source(file, left_out, notes, decided["currency"])


def _left_out(table: Table, out: Out) -> list[dict[str, Any]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, reason in out.items():
        found[reason].append(index)
    return [
        {
            "reason": reason,
            "rows": len(indices),
            "lines": [table.place(index) for index in sorted(indices)[:_SHOWN]],
        }
        for reason, indices in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    ]


def _vat(header: str) -> str:
    name = plain(header)
    if _EXCLUDING.search(name):
        return "excl"
    return "incl" if _INCLUDING.search(name) else "unknown"


def _amount_note(header: str, vat: str) -> str:
    said = {
        "excl": "Naar de naam te oordelen is dat zonder btw.",
        "incl": "Naar de naam te oordelen is dat wat de klant betaalde, met btw.",
        "unknown": "Of dat met of zonder btw is, zegt het bestand niet.",
    }
    return f"De omzet komt uit de kolom “{header}”. {said[vat]}"


def _notes(
    table: Table, columns: Columns, rows: Rows, out: Out, decided: dict[str, Any]
) -> list[str]:
    notes = []
    if decided["repeats"] is not None:
        how = (
            "Het bedrag geldt per bestelling en telt één keer."
            if decided["repeats"]
            else "Elke regel heeft een eigen bedrag; die zijn opgeteld."
        )
        notes.append(f"Sommige bestellingen staan op meer regels. {how}")
    if rows.unknown_statuses:
        known = ", ".join(f"“{each}”" for each in rows.unknown_statuses[:5])
        notes.append(f"Deze status kennen we niet, en telt daarom mee: {known}.")
    if decided["mixed"]:
        notes.append(
            "In de bedragen staan punt en komma door elkaar. Elk bedrag is voor zich gelezen."
        )
    anonymous = sum(1 for reason in out.values() if reason == reasons.NO_CUSTOMER)
    if anonymous > _MANY * table.size:
        notes.append(
            f"Bij {percent(anonymous / table.size)} van de regels staat geen klant. Die "
            "bestellingen zitten niet in je omzet en niet in je andere cijfers."
        )
    if "utc" in plain(table.header[columns["date"]]).split():
        notes.append(
            "De tijden in je bestand zijn UTC. Een bestelling van kort na middernacht staat "
            "daardoor een dag eerder."
        )
    if "email" not in columns and "number" not in columns and "name" in columns:
        notes.append(
            "De klanten zijn uit elkaar gehouden op naam. Naamgenoten tellen als één klant."
        )
    return notes
