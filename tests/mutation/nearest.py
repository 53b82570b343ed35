"""Which tests could notice that a file is broken, the nearest first."""

from functools import partial
from pathlib import Path

from tests.mutation.trial import Trial

ROOT = Path(__file__).parents[2]
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


# Of what reads the texts and looks them over; the most biting first. Not what starts a program or
# looks at the site as built, which knows nothing of what was broken here; nor what draws texts by
# the dozen, of which it only asks that there is an answer.
TEXTS = [
    *(
        f"tests/kennisbank/test_{name}.py"
        for name in """fences front images lines page suggestions sums unreadable questions terms
        calculated""".split()
    ),
    *(f"tests/kennisbank/test_{name}.py" for name in "check planted menu catalogue".split()),
    "tests/test_spelling.py",
    *(
        f"tests/kennisbank/test_publish.py::test_{name}"
        for name in """dead_links_to_other_sites_are_reported
        a_source_that_moved_for_good_is_reported_with_its_new_place
        what_is_there_but_not_for_a_program_is_no_dead_link""".split()
    ),
    "tests/kennisbank/test_audio.py::test_what_is_written_of_the_times_is_read_back",
    "tests/kennisbank/test_audio.py"
    "::test_a_time_is_written_in_hours_minutes_seconds_and_thousandths",
    *(
        f"tests/kennisbank/test_podcast.py::test_{name}"
        for name in """an_episode_that_is_not_right_is_told_at_its_line_and_is_in_no_feed
        times_that_are_not_of_this_sound_and_text_are_reported
        chapters_that_do_not_fit_the_sound_are_reported
        what_has_no_right_front_matter_is_no_episode text_of_any_kind_comes_through_whole
        sound_of_another_host_is_allowed_and_of_no_other""".split()
    ),
]
LEFT = [
    f"tests/kennisbank/test_{test}"
    for test in """check.py::test_the_command_says_it_in_its_exit_code
    check.py::test_the_texts_are_looked_over_without_the_packages_of_node
    check.py::test_whatever_stands_in_a_file_it_is_told_or_left_alone
    menu.py::test_the_menu_beside_the_page_is_that_of_material
    planted.py::test_whatever_the_mistakes_together_there_is_a_message_and_no_traceback
    planted.py::test_whatever_the_text_it_becomes_a_page_or_stops_with_a_message""".split()
]


def trial(file: Path, text: str) -> Trial:
    """The tests that could notice it, the nearest first: the first that fails is the last."""
    if "kennisbank" in file.relative_to(ROOT).parts:
        tests = sorted(TEXTS, key=lambda test: f"/test_{file.stem}.py" not in test)
        left = [part for test in LEFT for part in ("--deselect", test)]
        return Trial(file, text, [*OPTIONS, *left, *tests])
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
