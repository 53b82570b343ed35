"""Do the tests bite? Break the calculators in one place at a time, and see which tests notice.

`make mutate` takes a sample of all that is in `calculators`, the same one until the code changes;
MUTANTS=all takes all. What no test notices is printed. A change that makes no difference is
explained in survivors.txt.

What is measured is rather too low than too high. The tests draw a tenth of the cases that they draw
in `make test`, and for what all calculators share they draw them for a few of these. Only the tests
of `tests/calculators` count, and of a file in `klanten` or `core/review` only those beside it: what
the tests of the site and of the browser notice is not seen. Not among them is the test that runs
the published files in another process, which knows nothing of what was broken here.
"""

import os
import sys
from functools import partial
from pathlib import Path

from tests.mutation.breaks import sample
from tests.mutation.trial import Outcome, Trial, outcomes, warm_up
from tests.mutation.verdict import SURVIVORS, Mutant, explained, report

ROOT = Path(__file__).parents[2]
DRAWN = ("break-even", "klant-roi", "ltv", "ltv-retentie", "roas")
LIMIT = 300  # seconds of a processor: many times what all tests need
OWN = ("calculators", "kennisbank", "tests")
PUBLISHED = "tests/calculators/test_promises.py::test_the_sources_of_a_calculator_are_all_it_needs"
OPTIONS = ["--hypothesis-profile", "mutate", "--deselect", PUBLISHED]
# Of a calculator, the quickest and most biting first; only what is asked of that one.
FORMULA = [
    f"tests/calculators/test_{name}.py"
    for name in ("declared", "calculators", "definitions", "promises")
]
# For what all calculators share, the slowest last.
SHARED = [
    "tests/calculators/test_declared.py",
    *(
        f"tests/calculators/core/test_{name}.py"
        for name in "numbers fields outputs picture leegloop levers registry declare".split()
    ),
    *("tests/calculators/test_calculators.py", "tests/calculators/test_doors.py"),
    *("tests/calculators/test_promises.py", "tests/calculators/core/test_solve.py"),
]
# What has tests of its own kind, and nothing else that is near.
APART = {
    "klanten": ["tests/calculators/klanten"],
    "review": ["tests/calculators/core/review"],
}
# Where what a file does is tested, when it has no test of its name.
NEAR = {"ask": "doors", "answers": "doors", "compare": "solve", "curve": "solve"} | {
    "signature": "declare",
    "__main__": "declare",
    "formula": "promises",
    "exact": "promises",
    "vuistregels": "promises",
}


def trial(file: Path, text: str) -> Trial:
    """The tests that could notice it, the nearest first: the first that fails is the last."""
    if _is_calculator(file):
        return Trial(file, text, [*OPTIONS, *FORMULA], partial(_only, file.stem.replace("_", "-")))
    if apart := APART.get(file.parent.name):
        return Trial(file, text, [*OPTIONS, *apart])
    return Trial(file, text, [*OPTIONS, *nearest(file)], _few)


def nearest(file: Path) -> list[str]:
    """All tests of what the calculators share, with those of that file in front."""
    own = f"/test_{NEAR.get(file.stem, file.stem)}.py"
    first, *others = SHARED
    return [first, *sorted(others, key=lambda test: not test.endswith(own))]


def _is_calculator(file: Path) -> bool:
    return file.parent.name == "calculators" and not file.stem.startswith("_")


def _only(slug: str) -> None:
    """Keep the promises of that one calculator."""
    from calculators import load  # noqa: PLC0415 (in the copy, which has the broken one)
    from tests import strategies  # noqa: PLC0415

    strategies.calculators = lambda: [load(slug)]  # tests.explored is not there yet, and takes this


def _few() -> None:
    """Draw cases for some of the calculators only; what is not drawn is asked of all of them."""
    from calculators import load  # noqa: PLC0415
    from tests import explored  # noqa: PLC0415

    vars(explored)["calculators"] = lambda: [load(slug) for slug in DRAWN]


def main() -> int:
    """0 when enough is noticed, and what is not noticed is explained."""
    size = os.environ.get("MUTANTS", "300")
    files = list((ROOT / "calculators").rglob("*.py"))
    chosen = sample(ROOT, files, None if size == "all" else int(size))
    warm_up(ROOT, OWN, [*SHARED, *(test for tests in APART.values() for test in tests)])
    # A test that fails as it is would seem to notice everything.
    alike = {"exact", "words", "fault"}  # one of each kind that has the same tests
    different = [file for file in files if _is_calculator(file) or file.stem in alike]
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
