"""The names of all characters in the wasm, which `unicodedata.name` reads.

Of CPython's Modules/unicodename_db.h three tables, which prove each other to the byte:

    positions   of every character the place of its name among all names, in two steps: a byte for
                each 256 characters, and then two bytes for each of these
    characters  of every place its character: the inverse of it
    words       a graph of all names (a DAWG), which says how many names it has, and of which the
                nodes lie against each other
"""

from array import array
from collections import Counter
from functools import cache
from itertools import pairwise

from kennisbank.runtime.leb import number
from kennisbank.runtime.wasm import Range

_ALL = 0x110000 // 256
_FIRST = bytes(range(12))  # how the positions begin: the first characters are all different
_LEAST = 20_000  # names; with fewer, it is something else


@cache  # a core is made twice: as it is published, and to be tried
def names(memory: bytes) -> list[Range]:
    """These tables; nothing when they are not there as expected."""
    at = memory.find(_FIRST)
    while at >= 0:
        blocks = max(memory[at : at + _ALL], default=0) + 1
        end = at + _ALL + blocks * 512
        characters = _characters(memory[at : at + _ALL], memory[at + _ALL : end])
        if characters:
            inverse = array("I", characters).tobytes()
            where = memory.find(inverse)
            last = _end_of_words(memory, end, len(characters))
            if where < 0 or last is None:
                return []
            return [Range(at, last), Range(where, where + len(inverse))]
        at = memory.find(_FIRST, at + 1)
    return []


def _characters(blocks: bytes, positions: bytes) -> list[int]:
    """Of every place its character, when each has one."""
    if len(positions) % 512 or len(blocks) < _ALL:
        return []
    places = array("H", positions)
    (none, _), *_ = Counter(places).most_common(1)
    found: dict[int, int] = {}
    for block, start in enumerate(blocks):
        for low, place in enumerate(places[start * 256 : start * 256 + 256]):
            if place != none:
                if place in found:
                    return []
                found[place] = block * 256 + low
    if len(found) < _LEAST or max(found) != len(found) - 1:
        return []
    return [found[place] for place in range(len(found))]


def _end_of_words(memory: bytes, start: int, names: int) -> int | None:
    """Where the graph ends that begins there and has so many names."""
    nodes: dict[int, int] = {}  # from where, to where
    todo = [start]
    try:
        while todo:
            node = todo.pop()
            if node not in nodes:
                nodes[node], targets = _node(memory, node)
                todo += targets
    except IndexError:
        return None
    ordered = sorted(nodes)
    touch = all(nodes[a] == b for a, b in pairwise(ordered))
    count = number(memory, start)[0] >> 1
    return nodes[ordered[-1]] if touch and count == names and ordered[0] == start else None


def _node(memory: bytes, at: int) -> tuple[int, list[int]]:
    """Where a node ends, and to which nodes it leads."""
    _, at = number(memory, at)  # how many names are below it, and whether one ends here
    targets: list[int] = []
    target = at
    while True:
        edge, at = number(memory, at)
        if edge == 0 and not targets:
            return at, targets
        target += edge >> 2
        targets.append(target)
        size, at = (1, at) if edge & 2 else (memory[at], at + 1)
        at += size
        if edge & 1:
            return at, targets
