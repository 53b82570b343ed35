"""The instructions of a function of WebAssembly, as far as they name an address in memory."""

from collections.abc import Iterator

from kennisbank.runtime.leb import number, signed_number

_CONST, _LOADS = 0x41, range(0x28, 0x3F)
_PRODUCT = 0x6C  # i32.mul: what a number is multiplied with is no address
_PLAIN = {0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)}
_BLOCKS = {0x02, 0x03, 0x04, 0x06, 0xD0}  # the type of a block, or of a reference
_ONE = {0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x12, 0x18, *range(0x20, 0x27), 0x3F, 0x40, 0xD2}
_TWO = {0x11, 0x13}
_FIXED = {0x43: 4, 0x44: 8}
# Behind the prefix 0xFC: how many numbers each has.
_BULK = dict.fromkeys(range(8), 0) | {
    8: 2,
    9: 1,
    10: 2,
    11: 1,
    12: 2,
    13: 1,
    14: 2,
    15: 1,
    16: 1,
    17: 1,
}


def addresses(body: bytes) -> Iterator[int]:
    """Every constant that may be an address, or may become one: of a number, of the offset of what
    is read or written, and of the two together. ValueError for an instruction that is not known.
    """
    at = after_locals(body)
    before: int | None = None
    while at < len(body):
        opcode = body[at]
        now: int | None = None
        if opcode == _CONST:
            now, at = signed_number(body, at + 1)
            if body[at] != _PRODUCT:
                yield now
        elif opcode in _LOADS:
            align, at = number(body, at + 1)
            at = number(body, at)[1] if align & 0x40 else at
            offset, at = number(body, at)
            yield offset
            if before is not None:
                yield before + offset
        else:
            at = _after(body, at)
        before = now


def after_locals(body: bytes) -> int:
    """Where, in the code of a function, its first instruction is."""
    count, at = number(body, 0)
    for _ in range(count):
        at = number(body, at)[1] + 1
    return at


def _after(body: bytes, at: int) -> int:  # noqa: C901, PLR0911 -- one line an instruction
    opcode, at = body[at], at + 1
    if opcode in _PLAIN:
        return at
    if opcode in _ONE:
        return _skip(body, at, 1)
    if opcode in _BLOCKS or opcode == 0x42:
        return signed_number(body, at)[1]
    if opcode in _TWO:
        return _skip(body, at, 2)
    if opcode in _FIXED:
        return at + _FIXED[opcode]
    if opcode == 0x0E:  # br_table
        count, at = number(body, at)
        return _skip(body, at, count + 1)
    if opcode == 0x1C:  # select, with its types
        count, at = number(body, at)
        return at + count
    if opcode == 0x1F:  # try_table
        return _after_catches(body, signed_number(body, at)[1])
    if opcode == 0xFC:
        which, at = number(body, at)
        if which in _BULK:
            return _skip(body, at, _BULK[which])
    raise ValueError(f"unknown instruction {opcode:#x} at {at - 1}")


def _after_catches(body: bytes, at: int) -> int:
    count, at = number(body, at)
    for _ in range(count):
        at = _skip(body, at + 1, 1 if body[at] > 1 else 2)
    return at


def _skip(body: bytes, at: int, count: int) -> int:
    for _ in range(count):
        at = number(body, at)[1]
    return at
