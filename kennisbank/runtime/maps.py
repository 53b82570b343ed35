"""The tables of Chinese, Japanese and Korean encodings in the wasm, which no calculator reads.

They prove by their own shape what they are. CPython's `unim_index` and `dbcs_index` are 256 entries
of {pointer, bottom, top}, of which the pointers follow each other exactly: the numbers of an entry
end where those of the next begin. So an index says to the byte which numbers are its own. In the
source only the index mentions them, so whoever reads them has an address in the index first.
"""

import struct
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kennisbank.runtime.wasm import Range

_ENTRY = struct.Struct("<IBBH")  # pointer, bottom, top, and two bytes that fill up
_ENTRIES = 256
_LEAST = 4  # entries in use: with fewer, a coincidence would do
_WIDTHS = (2, 4)  # bytes of a number in a table
_FIELDS = (0, 4, 5)  # where, in an entry, pointer, bottom and top are


class Map(NamedTuple):
    """One encoding: its index, and the numbers that the index points at."""

    entries: Range
    numbers: Range

    @property
    def doors(self) -> frozenset[int]:
        """Every address in the index by which code reads it, of which the numbers follow."""
        entries = range(*self.entries, _ENTRY.size)
        return frozenset(at + field for at in entries for field in _FIELDS)


@cache  # a core is made twice: as it is published, and to be tried
def maps(memory: bytes) -> list[Map]:
    """The tables in that memory as the module begins with it, in its order."""
    found: list[Map] = []
    size = _ENTRY.size * _ENTRIES
    words = memoryview(memory[: len(memory) & ~3]).cast("I")
    at = 0
    while at <= len(memory) - size:
        # An index of two bytes and two zeros, four times: most of the memory is none.
        likely = all(word < 0x10000 for word in words[at // 4 + 1 : at // 4 + 9 : 2])
        numbers = _numbers(memory, at) if likely else None
        if numbers:
            found.append(Map(Range(at, at + size), numbers))
        at += size if numbers else 4
    return found


def _numbers(memory: bytes, at: int) -> Range | None:
    """What the index there points at; None when there is no index."""
    used = []
    for each in _ENTRY.iter_unpack(memory[at : at + _ENTRY.size * _ENTRIES]):
        pointer, bottom, top, filling = each
        if filling or bottom > top or not (pointer or bottom == top == 0):
            return None
        if pointer:
            used.append(each)
    if len(used) < _LEAST or used[-1][0] >= len(memory):
        return None
    for width in _WIDTHS:
        ends = [pointer + (top - bottom + 1) * width for pointer, bottom, top, _ in used]
        if all(end == after[0] for end, (_, after) in zip(ends, pairwise(used), strict=False)):
            return Range(used[0][0], ends[-1])
    return None
