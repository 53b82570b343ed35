"""Which tests could notice that a file is broken, the nearest first."""

from functools import partial
from pathlib import Path

from tests.mutation.trial import Trial

DRAWN = ("break-even", "klant-roi", "ltv", "ltv-retentie", "roas")
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
    "tests/calculators/test_said.py",
    *(
        f"tests/calculators/core/test_{name}.py"
        for name in "numbers fields outputs returned rules written picture leegloop toeval".split()
    ),
    *(
        f"tests/calculators/core/test_{name}.py"
        for name in "levers registry declare draw take plans ranges ranged spread".split()
    ),
    *(f"tests/calculators/test_{name}.py" for name in ("definitions", "calculators", "doors")),
    *("tests/calculators/test_promises.py", "tests/calculators/core/test_solve.py"),
]
# What has tests of its own kind, and nothing else that is near.
APART = {
    "klanten": ["tests/calculators/klanten/test_declared.py", "tests/calculators/klanten"],
    "review": ["tests/calculators/core/review"],
    "sheets": ["tests/calculators/core/sheets", "tests/calculators/test_said.py"],
}
# Where what a file does is tested, when it has no test of its name.
NEAR = {"ask": "doors", "answers": "doors", "compare": "solve", "curve": "solve"} | {
    "histogram": "ranged",
    "signature": "declare",
    "declaration": "declare",
    "__main__": "declare",
    "formula": "promises",
    "exact": "promises",
    "vuistregels": "promises",
}


def trial(file: Path, text: str) -> Trial:
    """The tests that could notice it, the nearest first: the first that fails is the last."""
    if is_calculator(file):
        return Trial(file, text, [*OPTIONS, *FORMULA], partial(_only, file.stem.replace("_", "-")))
    folders = f"{file.parent.as_posix()}/".rpartition("/calculators/")[2].split("/")
    if apart := next((tests for name, tests in APART.items() if name in folders), None):
        return Trial(file, text, [*OPTIONS, *apart])
    return Trial(file, text, [*OPTIONS, *nearest(file)], _few)


def nearest(file: Path) -> list[str]:
    """All tests of what the calculators share, with those of that file in front."""
    own = f"/test_{NEAR.get(file.stem, file.stem)}.py"
    first, *others = SHARED
    return [first, *sorted(others, key=lambda test: not test.endswith(own))]


def is_tried_elsewhere(file: Path) -> bool:
    """Whether its tests need packages that are not installed here: `make assistant`, and
    `make warehouse`.
    """
    return file.parent.name == "assistant" or file.stem in {"elsewhere", "warehouse"}


def is_calculator(file: Path) -> bool:
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
