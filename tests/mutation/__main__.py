"""Do the tests bite? Break the calculators in one place at a time, and see which tests notice.

`make mutate` takes a sample of all that is in ROOMS, the same one until the code changes;
SEED=any-word takes others, MUTANTS=all takes all, IN=kennisbank/check one room. What no test
notices is printed. A change that makes no difference is explained in survivors.txt.

What is measured is rather too low than too high. The tests draw a tenth to a quarter of the cases
that they draw in `make test`, and for what all calculators share they draw them for a few of these.
Only the tests of `tests/calculators` count, and of a file in `klanten` or `core/review` only those
beside it; of what reads the texts only those of `tests/kennisbank` that start no program. What the
tests of the site and of the browser notice is not seen. Not among them is the test that runs the
published files in another process, which knows nothing of what was broken here.
"""

import os
import sys
from pathlib import Path

from tests.mutation.breaks import sample
from tests.mutation.nearest import APART, SHARED, TEXTS, is_calculator, is_tried_elsewhere, trial
from tests.mutation.trial import Outcome, outcomes, warm_up
from tests.mutation.verdict import ROOMS, SURVIVORS, Mutant, explained, report

ROOT = Path(__file__).parents[2]
LIMIT = 300  # seconds of a processor: many times what all tests need
OWN = ("calculators", "kennisbank", "tests")


def main() -> int:
    """0 when enough is noticed, and what is not noticed is explained."""
    size = os.environ.get("MUTANTS", "300")
    rooms = os.environ.get("IN", "").split() or [*ROOMS]
    here = [file for room in rooms for file in (ROOT / room).rglob("*.py")]
    files = [file for file in here if not is_tried_elsewhere(file)]
    count = None if size == "all" else int(size)
    chosen = sample(ROOT, files, count, os.environ.get("SEED", ""))
    apart = [test for tests in APART.values() for test in tests]
    warm_up(ROOT, OWN, [*SHARED, *apart, *TEXTS])
    # A test that fails as it is would seem to notice everything.
    alike = {"exact", "words", "fault", "mistake"}  # one of each kind that has the same tests
    different = [file for file in files if is_calculator(file) or file.stem in alike]
    unbroken = [trial(file, file.read_text("utf-8")) for file in different]
    for number, outcome in outcomes(ROOT, unbroken, LIMIT):
        if not outcome.passes:
            print(f"The tests of {unbroken[number].file} fail as it is", file=sys.stderr)
            return 1
    known, found = explained(SURVIVORS.read_text("utf-8")), dict[Mutant, Outcome]()
    for number, outcome in outcomes(
        ROOT, [trial(ROOT / mutant.file, text) for mutant, text in chosen], LIMIT
    ):
        mutant, _ = chosen[number]
        found[mutant] = outcome
        if outcome.passes:
            why = "explained" if mutant.key in known else "not noticed"
            print(f"{len(found)}/{len(chosen)} {why} ({mutant.kind}): {mutant}", flush=True)
    return report(found, known)


if __name__ == "__main__":
    sys.exit(main())
