"""Tables in the wasm that can be made again from what they mean, and are then known to the byte.

encodings of libc   iconv's, which Python does not use: it has its own
printing in C++     powers of ten in parts, for numbers that Python prints in another way
checksums of xz     which no calculator reads
"""

from array import array
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, count, dropwhile, takewhile

from kennisbank.runtime.wasm import Range

_ALIKE = 0.99  # of a table of an encoding: Python and libc differ in a few characters


@cache  # a core is made twice: as it is published, and to be tried
def known(memory: bytes) -> list[Range]:
    """Those that are in that memory."""
    made = chain(
        _encodings(memory),
        *(_found(memory, each) for each in (*_powers(), *_doubles(), *_checksums())),
    )
    return list(made)


def _found(memory: bytes, table: bytes) -> Iterator[Range]:
    at = memory.find(table)
    if at >= 0:
        yield Range(at, at + len(table))


# ── Encodings ─────────────────────────────────────────────────────────────


def _encodings(memory: bytes) -> Iterator[Range]:
    """Of musl's src/locale/iconv.c: rows of characters, two bytes each. Of the Japanese ones also
    the row and the column of each, in the order of the characters.
    """
    yield from _rows(
        memory, 126, 190, lambda row, at: bytes([0x81 + row, 0x40 + at + (at >= 63)]), "gb18030"
    )
    yield from _rows(
        memory,
        89,
        157,
        lambda row, at: bytes([0xA1 + row, at + (0x40 if at < 63 else 0x62)]),
        "big5hkscs",
    )
    yield from _rows(memory, 93, 94, lambda row, at: bytes([0xA1 + row, 0xA1 + at]), "euc_kr")
    for each in _rows(memory, 84, 94, lambda row, at: bytes([0xA1 + row, 0xA1 + at]), "euc_jp"):
        yield each
        there = array("H", memory[each.start : each.end])
        used = [at for at, character in enumerate(there) if character]
        used.sort(key=there.__getitem__)
        yield from _found(memory, array("H", [at // 94 << 8 | at % 94 for at in used]).tobytes())


def _rows(
    memory: bytes, rows: int, columns: int, bytes_of: Callable[[int, int], bytes], name: str
) -> Iterator[Range]:
    ours = array(
        "H", [_decoded(bytes_of(row, at), name) for row in range(rows) for at in range(columns)]
    )
    size, middle = len(ours) * 2, rows // 2 * columns
    # Found by a row that is the same in both; then all rows are compared.
    row = ours[middle : middle + columns].tobytes()
    at = memory.find(row)
    while at >= 0:
        start = at - middle * 2
        theirs = array("H", memory[max(start, 0) : start + size])
        alike = sum(map(int.__eq__, ours, theirs))
        if len(theirs) == len(ours) and alike >= _ALIKE * len(ours):
            yield Range(start, start + size)
        at = memory.find(row, at + 1)


def _decoded(data: bytes, name: str) -> int:
    """The character, when it is one, that fits in two bytes."""
    text = data.decode(name, "ignore")
    return ord(text) if len(text) == 1 and ord(text) < 0x10000 else 0


# ── Numbers ───────────────────────────────────────────────────────────────

_PART = 10**9  # printed nine digits at a time
_ROOM = _PART << 136  # of each part as many bits as are needed, in 24 bytes
_BITS = 120
_LEAST = 1 << 66  # what is less adds no digit to any double


def _powers() -> Iterator[bytes]:
    """Of Ryu (libc++'s d2fixed_full_table.h), what is multiplied with a double: for digits before
    the comma, and for those behind it.
    """
    yield _wide(each for step in range(64) for each in _before(step))
    yield _wide(each for step in range(68) for each in _behind(step))


def _doubles() -> Iterator[bytes]:
    """Of Ryu (d2s_full_table.h) the powers of five, and what is divided by them."""
    bits = [(5**each).bit_length() for each in range(326)]
    yield b"".join(
        ((1 << size - 1 + 122) // 5**each + 1).to_bytes(16, "little")
        for each, size in enumerate(bits[:292])
    )
    yield b"".join(
        ((5**each << 121) >> size).to_bytes(16, "little") for each, size in enumerate(bits)
    )


def _before(step: int) -> Iterator[int]:
    power = 1 << 16 * step + _BITS
    digits = (16 * step * 78_913 >> 18) + 25  # times log10(2), with room
    for part in range(digits // 9):
        yield (power // _PART**part + 1) % _ROOM


def _behind(step: int) -> Iterator[int]:
    shift = _BITS - 16 * step
    powers = (_PART**part for part in count(1))
    parts = ((each << shift if shift >= 0 else each >> -shift) % _ROOM for each in powers)
    return takewhile(bool, dropwhile(_LEAST.__gt__, parts))


def _wide(numbers: Iterator[int]) -> bytes:
    return b"".join(each.to_bytes(24, "little") for each in numbers)


def _checksums() -> Iterator[bytes]:
    """Of liblzma the tables of crc32_table.c and crc64_table.c: eight and four bytes at a time."""
    yield _checksum(0xEDB88320, 4, times=8)
    yield _checksum(0xC96C5795D7870F42, 8, times=4)


def _checksum(polynomial: int, width: int, times: int) -> bytes:
    first = []
    for each in range(256):
        for _ in range(8):
            each = each >> 1 ^ (polynomial if each & 1 else 0)  # noqa: PLW2901 -- bit by bit
        first.append(each)
    rows = [first]
    while len(rows) < times:
        rows.append([each >> 8 ^ first[each & 0xFF] for each in rows[-1]])
    return b"".join(each.to_bytes(width, "little") for row in rows for each in row)
