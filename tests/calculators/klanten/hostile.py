"""Files as nobody should send them: exports that were broken on the way, or on purpose."""

import io
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from hypothesis import strategies as st

from tests.calculators.klanten.businesses import BUSINESSES
from tests.calculators.klanten.formats import FORMATS

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
HEADER = b"Email;Datum;Bedrag;Bestelling\n"
ROW = b"a@b.example;2026-01-02;12,50;%d\n"
_DATES = ("2026-01-02", "31-12-2025", "12/31/2025", "1 mei 2025", "0000-00-00", "30-02-2026", "")


@cache
def exports() -> dict[str, bytes]:
    """A small export in every format."""
    sales = [each for each in BUSINESSES["winkel"]() if each.customer <= 12]
    return {name: each.write(sales) for name, each in FORMATS.items()}


def zipped(**files: bytes) -> bytes:
    """A zip file with these in it; __ in a name is a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return target.getvalue()


def bomb() -> bytes:
    """A workbook of 500 MB that is half a MB."""
    return zipped(xl__workbook=b"<workbook/>", xl__worksheets__sheet1=b"\0" * 500_000_000)


def lying_bomb() -> bytes:
    """The same, that says in its list of contents that it is small."""
    data = bytearray(zipped(xl__workbook=b"<x/>", xl__worksheets__sheet1=b" " * 60_000_000))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 1_000)
    return bytes(data)


KNOWN: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "white space": lambda: b" \r\n\t\n" * 50,
    "one byte": lambda: b"\xff",
    "NUL bytes": lambda: b"\0" * 5_000,
    "NUL bytes among text": lambda: HEADER + ROW.replace(b"@", b"\0@") * 30,
    "a picture named .csv": lambda: PNG,
    "a pdf": lambda: b"%PDF-1.7\n" + PNG,
    "a web page": lambda: b"<!doctype html><table><tr><td>a</td></tr></table>",
    "JSON": lambda: b'[{"email": "a@b.example"}]',
    "a zip that is none": lambda: b"PK\3\4" + PNG,
    "a zip of something else": lambda: zipped(notes=b"hello"),
    "half a workbook": lambda: exports()["xlsx"][:-900],
    "a workbook of nonsense": lambda: zipped(xl__workbook=b"<a><b></a>"),
    "a workbook with an entity": lambda: zipped(
        xl__workbook=b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    ),
    "a zip bomb": bomb,
    "a zip bomb that lies": lying_bomb,
    "a million columns": lambda: b";".join([b"a"] * 1_000_000) + b"\n" + b"1;2\n",
    "a million columns below": lambda: HEADER + b";" * 1_000_000 + b"\n" + ROW % 1,
    "one long line": lambda: b"a" * 3_000_000,
    "one long cell": lambda: HEADER + b"x" * 300_000 + b";2026-01-02;1;2\n",
    "unclosed quotes": lambda: HEADER + b'"a@b.example;2026-01-02;1;2\n' * 40,
    "a quote in every cell": lambda: HEADER + b'a"b;"2026"-01-02;1"2;"\n' * 40,
    "a header alone": lambda: HEADER,
    "a header as every row": lambda: HEADER * 500,
    "no delimiter": lambda: b"email\na@b.example\n" * 50,
    "every date another": lambda: (
        HEADER + b"".join(f"a@b.example;{each};1,00;1\n".encode() for each in _DATES) * 20
    ),
    "every amount another": lambda: (
        HEADER
        + "".join(
            f"a@b.example;2026-01-02;{each};1\n"
            for each in ("1.200", "1,2", "€ -", "1e9", "12,-", "∞")
        ).encode()
    ),
    "amounts past all": lambda: HEADER + b"a@b.example;2026-01-02;" + b"9" * 35 + b";1\n",
    "years past all": lambda: HEADER + b"a@b.example;9999-12-31;1;1\nc@d.example;0001-01-01;1;2\n",
    "formulas": lambda: HEADER + b"=HYPERLINK(1);2026-01-02;1;1\n@x;2026-01-03;1;2\n",
    "markup": lambda: HEADER + b"<img src=x onerror=alert(1)>;2026-01-02;1;1\n",
    "letters that turn around": lambda: HEADER + "\u202ea@b;2026-01-02;1;1\n".encode(),
    "half a letter": lambda: HEADER + b"\xc3;2026-01-02;1;1\n" * 3 + b"\xe2\x82",
    "surrogates": lambda: (HEADER.decode() + "x").encode("utf-16") + b"\x00\xd8",
    "quadratic by quotes": lambda: b'"' * 200_000,
    "delimiters alone": lambda: b";,\t|" * 50_000,
}


def swap(data: bytes, one: int, two: int) -> bytes:
    """Two columns changed places, in every other row."""
    lines = data.split(b"\n")
    for index in range(0, len(lines), 2):
        cells = lines[index].split(b",")
        if len(cells) > max(one, two):
            cells[one], cells[two] = cells[two], cells[one]
            lines[index] = b",".join(cells)
    return b"\n".join(lines)


Break = Callable[[bytes, st.DrawFn], bytes]


def _cut(data: bytes, draw: st.DrawFn) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] if draw(st.booleans()) else data[at:]


def _insert(data: bytes, draw: st.DrawFn) -> bytes:
    at = draw(st.integers(0, len(data)))
    marks = st.sampled_from([b"\0", b'"', b"\r", b"\n", b"'"])
    return data[:at] + draw(st.one_of(st.binary(max_size=12), marks)) + data[at:]


def _overwrite(data: bytes, draw: st.DrawFn) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(min_size=1, max_size=6)) + data[at + 6 :]


def _swap(data: bytes, draw: st.DrawFn) -> bytes:
    return swap(data, draw(st.integers(0, 6)), draw(st.integers(0, 6)))


def _dates(data: bytes, draw: st.DrawFn) -> bytes:
    other = draw(st.sampled_from(_DATES)).encode()
    return data.replace(b"2025-0", other, draw(st.integers(1, 40)))


def _marks(data: bytes, draw: st.DrawFn) -> bytes:
    swaps = [(b",", b";"), (b".", b","), (b"\n", b"\r"), (b"@", b"="), (b"20", b"99"), (b"20", b"")]
    return data.replace(*draw(st.sampled_from(swaps)), draw(st.integers(1, 400)))


def _join(data: bytes, draw: st.DrawFn) -> bytes:
    return data + exports()[draw(st.sampled_from(sorted(FORMATS)))][: len(data)]


BREAKS: list[Break] = [_cut, _insert, _overwrite, _swap, _dates, _marks, _join]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """An export that went wrong in a few of the ways in which one can."""
    data = exports()[draw(st.sampled_from(sorted(FORMATS)))]
    for each in draw(st.lists(st.sampled_from(BREAKS), min_size=1, max_size=4)):
        data = each(data, draw)
    return data


class Work:
    """How often Python called or ran a function: what takes time, whatever the machine."""

    def __init__(self) -> None:
        """Begins at nothing."""
        self.calls = 0

    def __call__(self, frame: object, event: str, argument: object) -> None:
        if event in {"call", "c_call"}:
            self.calls += 1


@contextmanager
def counted() -> Iterator[Work]:
    """Counts the work inside."""
    work = Work()
    before = sys.getprofile()
    sys.setprofile(work)
    try:
        yield work
    finally:
        sys.setprofile(before)
