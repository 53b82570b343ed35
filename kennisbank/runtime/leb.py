"""Numbers in LEB128: seven bits a byte, the lowest first."""


def number(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned number, and where it ends."""
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return result, at


def signed_number(data: bytes, at: int) -> tuple[int, int]:
    """A number that may be negative, and where it ends."""
    start = at
    result, at = number(data, at)
    negative = data[at - 1] & 0x40
    return (result - (1 << 7 * (at - start)) if negative else result), at


def unsigned(value: int) -> bytes:
    """That number, as short as it can be."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def signed(value: int) -> bytes:
    """That number, zero or larger, where a negative one might stand."""
    out = bytearray()
    while value > 0x3F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
