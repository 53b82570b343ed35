"""Whether two answers are the same: their words to the letter, their numbers within 1e-12."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

NEAR = 1e-12


def different(asked: Sequence[object], expected: Sequence[str], found: Sequence[str]) -> list[str]:
    """What is answered otherwise: some of it, after how many there are."""
    wrong = [
        f"{question}: {difference}"
        for question, one, other in zip(asked, expected, found, strict=True)
        if one != other
        for difference in differences(json.loads(one), json.loads(other))
    ]
    return [f"{len(wrong)} of {len(asked)}", *wrong[:5]] if wrong else []


def differences(one: Any, other: Any, where: str = "") -> Iterator[str]:
    """What is not the same in two answers."""
    if isinstance(one, float) and isinstance(other, float):
        if not math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR):
            yield f"{where} {one} {other}"
    elif isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for name in one:
            yield from differences(one[name], other[name], f"{where}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differences(a, b, f"{where}[{at}]")
    elif one != other or type(one) is not type(other):
        yield f"{where} {one!r:.80} {other!r:.80}"
