"""The data of the wasm that no function of a core can read.

Leaving data out is only safe when nothing can read it: it would read as zeros, and nobody would
see. So a table goes when two things hold, and each build looks at both.

It is known to the byte which table it is: by its own shape, or because it can be made again from
what it means, and is the same. Then its bounds are those of an object in C, and not a guess.

And no function that is left can have its address: none has a constant in its code that lies in it,
while what is left out does, and no word of the memory is its start. In C one object cannot be
reached from another, so whoever reads a table has such an address first. A table of which that does
not hold stays.
"""

from collections.abc import Collection, Iterator

from kennisbank.runtime.known import known
from kennisbank.runtime.maps import maps
from kennisbank.runtime.names import names
from kennisbank.runtime.wasm import Module, Range


def unread(module: Module, kept: Collection[int]) -> list[Range]:
    """What none of the `kept` functions can read, in the order of the memory."""
    memory = module.memory
    ours: set[int] = set()
    others: set[int] = set()
    for function, address in module.addresses():
        (ours if function in kept else others).add(address)
    return sorted([*_maps(memory, ours), *_tables(memory, ours, others)])


def _maps(memory: bytes, ours: set[int]) -> Iterator[Range]:
    """The numbers of the Asian encodings: whoever reads them has an address in an index first."""
    for each in maps(memory):
        if not each.doors & ours:
            yield each.numbers


def _tables(memory: bytes, ours: set[int], others: set[int]) -> Iterator[Range]:
    words = {*memoryview(memory[: len(memory) & ~3]).cast("I")}
    for each in (*names(memory), *known(memory)):
        # Its end, too: a loop may begin there.
        inside = {*range(each.start, each.end + 1)}
        if each.start not in words and not inside & ours and inside & others:
            yield each
