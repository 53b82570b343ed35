"""The queries that the search is judged by."""

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("queries.txt")
FIRST = 3  # results among which the answer has to be


class Query(NamedTuple):
    text: str
    wanted: tuple[str, ...]

    def answered(self, shown: list[tuple[str, str]]) -> bool:
        """Whether one of the first results (kind, address) is what was wanted.

        A section of a page is that page; a question or a term on it is something else.
        """
        for kind, address in shown[:FIRST]:
            page = address.partition("#")[0]
            own_place = kind in {"vraag", "begrip"}
            if address in self.wanted or (page in self.wanted and not own_place):
                return True
        return False


def queries() -> list[Query]:
    lines = FILE.read_text("utf-8").splitlines()
    pairs = [line.split(" → ") for line in lines if " → " in line and not line.startswith("#")]
    return [Query(text, tuple(wanted.split(" | "))) for text, wanted in pairs]
