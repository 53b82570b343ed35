"""What cannot be decided from the file is asked: the answer instead of a report."""

from typing import Any

from calculators.klanten.columns import Found
from calculators.klanten.synonyms import plain
from calculators.klanten.table import Table

_NAMES = {"customer": "de klant", "date": "de datum", "amount": "het bedrag"}


def refused(message: str, table: Table | None = None, **more: Any) -> dict[str, Any]:
    """The answer for a file of which no report can be made (yet)."""
    preview = {"header": [], "rows": []} if table is None else show(table)
    return {"ok": False, "message": message, "columns_needed": [], "preview": preview, **more}


def show(table: Table) -> dict[str, list[Any]]:
    """The header and the first five rows, as the reader sees them while choosing columns."""
    return {
        "header": table.header,
        "rows": [[each[:200] for each in table.row(index)] for index in range(min(5, table.size))],
    }


def ask_columns(table: Table, found: Found) -> dict[str, Any]:
    """Which columns are missing, or were named and are not there."""
    columns = names(table, found.columns)
    if found.unknown:
        there = ", ".join(f"“{each}”" for each in table.header[:30])
        wrong = ", ".join(f"“{each}”" for each in found.unknown)
        return refused(
            f"Er is geen kolom {wrong}. Er zijn: {there}.",
            table,
            columns_needed=found.missing,
            columns=columns,
        )
    missing = [_NAMES[each] for each in found.missing]
    message = f"In welke kolom staat {_and(missing)}? Wijs die aan."
    if found.missing == ["customer"]:
        message = (
            "In dit bestand herkennen we geen klant: geen e-mailadres, klantnummer of naam. Staat "
            "de klant er wel in, wijs dan de kolom aan. Anders kan dit bestand niet vertellen wie "
            "er terugkwam."
        )
        if {"ean", "bestelnummer"} <= set(map(plain, table.header)):
            message = (
                "Dit lijkt een export van bol. Daarin staat niet wie er kocht, dus kan dit bestand "
                "niet vertellen wie er terugkwam. Kies een export van je eigen webshop of "
                "boekhouding."
            )
    return refused(message, table, columns_needed=found.missing, columns=columns)


def ask_mark(table: Table, index: int, value: str) -> dict[str, Any]:
    """Whether 1.200 is twelve hundred or one and a fifth."""
    plain_value = value.strip()
    point = "." in plain_value
    options = [
        {
            "value": "," if point else ".",
            "text": f"{plain_value} is een geheel getal, in duizenden",
        },
        {"value": "." if point else ",", "text": f"{plain_value} heeft cijfers achter de komma"},
    ]
    return refused(
        f"In de kolom “{table.header[index]}” kun je {plain_value} op twee manieren lezen. "
        "Welke is het?",
        table,
        question={"setting": "mark", "column": table.header[index], "options": options},
    )


def ask_day_first(
    table: Table, index: int, value: str | None, mixed: tuple[str, str] | None
) -> dict[str, Any]:
    """Whether the day or the month comes first."""
    column = f"“{table.header[index]}”"
    if mixed:
        message = (
            f"In de kolom {column} staan datums door elkaar: {mixed[0]} met de dag voorop en "
            f"{mixed[1]} met de maand voorop. Zo is niet zeker welke dag bedoeld is. Exporteer het "
            "bestand opnieuw, of kies wat voorop staat: de andere datums tellen dan niet mee."
        )
    else:
        message = (
            f"In de kolom {column} kan {value} op twee manieren gelezen worden. Wat staat voorop?"
        )
    options = [
        {"value": True, "text": "De dag staat voorop"},
        {"value": False, "text": "De maand staat voorop"},
    ]
    question = {"setting": "day_first", "column": table.header[index], "options": options}
    return refused(message, table, question=question)


def names(table: Table, columns: dict[str, int]) -> dict[str, str]:
    """The recognised columns by their names in the file."""
    return {role: table.header[index] for role, index in columns.items()}


def _and(parts: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
