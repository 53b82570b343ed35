"""What is broken in the texts of a declaration: where a band begins, and the numbers of an example.

To the rest of what breaks the calculators, a text is a text.
"""

import re
from typing import NamedTuple

BAND, EXAMPLE = "text/band", "text/example"
_BLOCK = {
    BAND: re.compile(r'bands\("""\n(.*?)"""\)', re.DOTALL),
    EXAMPLE: re.compile(r'\.example\("""\n[^\n]*\n(.*?)"""\)', re.DOTALL),
}
_NUMBER = {
    BAND: re.compile(r"^ +(?:vanaf|boven) [^:\d]*[\d.,]*(\d)", re.MULTILINE),
    EXAMPLE: re.compile(r"\w+ [=≈] [^\s\d]?[\s]?[\d.,]*(\d)"),
}


class Place(NamedTuple):
    at: int  # of the last digit of a number, in the text
    line: int


def places(text: str, operator: str) -> list[Place]:
    """Each number that can be another one."""
    found = [
        block.start(1) + number.start(1)
        for block in _BLOCK[operator].finditer(text)
        for number in _NUMBER[operator].finditer(block[1])
    ]
    return [Place(at, text.count("\n", 0, at) + 1) for at in found]


def broken(text: str, operator: str, occurrence: int) -> str:
    """The text with one more, in the last digit of that number."""
    at = places(text, operator)[occurrence].at
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"
