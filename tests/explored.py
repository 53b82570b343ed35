"""A promise over cases that are drawn: in `make test` the same ones each time.

`make explore` draws others, and many. A case that breaks a promise is added to found.txt, one
line each, and every run begins with what stands there: so it never has to be found again.
"""

import math
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis.errors import UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from tests.strategies import AnyCalculator, calculators

FOUND = Path(__file__).with_name("found.txt")
MORE = int(os.environ.get("EXPLORE", "125"))  # times as many cases as in `make test`
# What Python writes by a name that it does not read back.
_NAMES = {"nan": math.nan, "inf": math.inf, "Ellipsis": ...}

Promise = Callable[[AnyCalculator, Any], None]


def explored(
    drawn: Callable[[AnyCalculator], SearchStrategy[Any]],
    examples: int = 40,
    of: Callable[[AnyCalculator], object] = lambda _: True,
) -> Callable[[Promise], Callable[[AnyCalculator], None]]:
    """Keep the promise for every calculator `of` which it speaks and every `case` drawn for it: of
    one that all of them keep, hundreds together.
    """
    about = [calculator for calculator in calculators() if of(calculator)]

    def decorate(promise: Promise) -> Callable[[AnyCalculator], None]:
        def test(calculator: AnyCalculator) -> None:
            kept = list(found(promise.__name__, calculator.slug))
            search(calculator, promise, drawn(calculator), examples, kept)

        # Not by functools.wraps: pytest would look for a fixture of the name `case`.
        test.__name__, test.__doc__ = promise.__name__, promise.__doc__
        return pytest.mark.parametrize("calculator", about, ids=lambda calculator: calculator.slug)(
            test
        )

    return decorate


def found(promise: str, slug: str) -> Iterator[Any]:
    """The cases that once broke that promise."""
    for line in FOUND.read_text("utf-8").splitlines():
        name, _, rest = line.partition(" ")
        of, _, case = rest.partition(" ")
        if (name, of) == (promise, slug):
            yield eval(case, {"__builtins__": {}}, _NAMES)  # noqa: S307 -- our own file


def search(
    calculator: AnyCalculator,
    promise: Promise,
    cases: SearchStrategy[Any],
    examples: int,
    kept: Iterable[Any] = (),
) -> None:
    """Keep the promise for what was kept, and then for what is drawn."""
    profile = settings.get_current_profile_name()
    exploring = profile == "explore"
    often = {"explore": MORE, "mutate": 0.25}.get(profile, 1)
    broken: list[Any] = []

    # Drawing values that also agree with each other takes some tries.
    @settings(
        max_examples=max(1, int(examples * often)),
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(cases)
    def tried(case: Any) -> None:
        try:
            promise(calculator, case)
        except UnsatisfiedAssumption:
            raise
        except Exception:
            broken[:] = [case]  # the last one is the simplest
            raise

    for case in kept:
        tried = example(case)(tried)
    try:
        tried()
    finally:
        if exploring and broken and broken[0] not in kept:
            with FOUND.open("a", encoding="utf-8") as file:
                file.write(f"{promise.__name__} {calculator.slug} {broken[0]!r}\n")
