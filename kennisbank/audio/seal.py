"""Whose recording it is: an MP3 that a computer voice made carries the digest of its own sound.

A tag alone would not do. What somebody records over it, cuts or encodes again in another program
often keeps the tags of the file that it came from; its sound is another.
"""

from hashlib import sha256
from pathlib import Path

from tinytag import TinyTag, TinyTagException

TAG = "kennisbank"
BLANK = "0" * 64  # as long as a digest, so that nothing in the file moves


def seal(file: Path) -> None:
    """Write the digest in the place of BLANK, which the tag of that file holds."""
    data = file.read_bytes()
    head = _sound(data)
    tags = data[:head].replace(BLANK.encode(), _digest(data).encode(), 1)
    file.write_bytes(tags + data[head:])


def sealed(file: Path) -> bool:
    """Whether a computer voice made this file, and nobody changed its sound since."""
    try:
        written = TinyTag.get(file).as_dict().get(TAG)
    except (TinyTagException, OSError):
        return False
    return written == [_digest(file.read_bytes())]


def _digest(data: bytes) -> str:
    return sha256(data[_sound(data) :]).hexdigest()


def _sound(data: bytes) -> int:
    """Where the sound begins: behind the tags, whose size ID3 writes in four times seven bits."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size
