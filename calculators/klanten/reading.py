"""From the bytes of a file to the table in it."""

from collections.abc import Generator
from importlib import import_module

from calculators.core.numbers import write
from calculators.klanten.delimited import split
from calculators.klanten.encoding import decode, is_workbook, too_large
from calculators.klanten.progress import Step
from calculators.klanten.table import Refused, Table, table


def read(data: bytes) -> Generator[Step, None, Table]:
    """The table in `data`; Refused where it cannot be read. What the file is called does not
    count: only what is in it.
    """
    if message := too_large(len(data)):
        raise Refused(message)
    if not data:
        raise Refused("Dit bestand is leeg. Kies een export met een regel per bestelling.")
    if is_workbook(data):
        # What takes a zip file apart is large, and most readers have no use for it.
        workbook = import_module("calculators.klanten.workbook")
        encoding, parts = "", workbook.rows_of(data)
    else:
        text, encoding = decode(data)
        parts = split(text)
    going = table(parts, encoding)
    while True:
        try:
            count = next(going)
        except StopIteration as end:
            read_table: Table = end.value
            return read_table
        yield Step(f"{write(count)} regels gelezen", 0.3 * count / (count + 100_000))
