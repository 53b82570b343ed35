"""What is said of the mutants: the share that the tests notice, and why the others are left."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.mutation.trial import Outcome

SURVIVORS = Path(__file__).with_name("survivors.txt")
# What is broken, and the share that has to be noticed there.
ROOMS = {"calculators": 0.9, "kennisbank/check": 0.8, "kennisbank/library": 0.8}


class Mutant(NamedTuple):
    file: str  # from the root of the project
    line: int
    kind: str
    operator: str
    occurrence: int
    nth: int  # of those that are alike
    before: str  # the line, as it is
    after: str = ""  # and as it becomes

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} → {self.after}"

    @property
    def key(self) -> str:
        """What it is known by, wherever the line moves to."""
        return f"{self.file}: {self.before} → {self.after}"


def explained(survivors: str) -> dict[str, str]:
    """Of what no test can notice, why: `file: before → after` with the reason indented below."""
    found: dict[str, str] = {}
    key = ""
    for line in survivors.splitlines():
        if line.startswith("  "):
            found[key] = f"{found.get(key, '')} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            key = line.strip()
    return found


def report(found: Mapping[Mutant, Outcome], known: Mapping[str, str]) -> int:
    """Prints the share of each kind, and gives the exit code."""
    left = [mutant for mutant, outcome in found.items() if outcome.passes]
    unexplained = [each for each in left if each.key not in known]
    every, lived = Counter(each.kind for each in found), Counter(each.kind for each in left)
    for kind, number in sorted(every.items()):
        killed = number - lived[kind]
        print(f"{kind:10}{killed:5} of {number:4}  {killed / number:6.1%}")
    enough = True
    for room, wanted in ROOMS.items():
        here = [each for each in found if each.file.startswith(f"{room}/")]
        if here:
            noticed = 1 - sum(each in left for each in here) / len(here)
            print(f"{room}: {noticed:.1%} of {len(here)} mutants killed, {wanted:.0%} wanted")
            enough = enough and noticed >= wanted
    seconds = sum(outcome.seconds for outcome in found.values()) / len(found)
    print(
        f"{len(left)} left, of which {len(unexplained)} unexplained; "
        f"{seconds:.1f} seconds of a processor each."
    )
    return int(not enough or bool(unexplained))
