"""The profile: which functions of the wasm Python needs for what a page asks."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from kennisbank import Stopped

PROFILE = Path(__file__).with_name("profile.txt")
"""Of which wasm, and its functions by their indexes: `make profile` renews it."""

RENEW = "vernieuw het profiel met: make profile"

_HEAD = "sha256 "
_WIDTH = 100


def read(stock: bytes) -> set[int]:
    """The functions of the profile; Stopped when it is of another wasm than this one."""
    head, *lines = PROFILE.read_text("utf-8").splitlines()
    if head != _HEAD + sha256(stock).hexdigest():
        wrong = "dit profiel is van een andere Pyodide"
        raise Stopped([f"kennisbank/runtime/{PROFILE.name}:1: {wrong} → {RENEW}"])
    kept: set[int] = set()
    for part in " ".join(lines).split():
        first, _, last = part.partition("-")
        kept.update(range(int(first), int(last or first) + 1))
    return kept


def write(stock: bytes, kept: Collection[int]) -> None:
    """Put these functions in the profile."""
    lines, line = [_HEAD + sha256(stock).hexdigest()], ""
    for first, last in _runs(kept):
        part = f"{first}-{last}" if last > first else str(first)
        if len(line) + len(part) >= _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {part}".lstrip()
    PROFILE.write_text("\n".join([*lines, line, ""]), "utf-8")


def _runs(kept: Collection[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(kept)
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b > a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b > a + 1), ordered[-1]]
    return zip(starts, ends, strict=True)
