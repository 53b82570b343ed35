"""How far an analysis is."""

from typing import NamedTuple


class Step(NamedTuple):
    """What is being done, for the reader, and the part that is done, 0 to 1."""

    text: str
    done: float
