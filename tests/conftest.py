"""What holds for every test: the same verdict on every machine, and one site for all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from calculators.core import review
from kennisbank.settings import names
from tests import programs
from tests.sites import PUBLISHED, Sites

# What somebody set for a site of their own says nothing about the project.
for _name in (*names(), "GITHUB_SHA"):
    os.environ.pop(_name, None)
os.environ |= {"NO_MKDOCS_2_WARNING": "1"}

# How long an example takes says more about the machine than about the code.
_ANYWHERE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# `make test`: the same examples in every run. `make explore`: others each time, and many.
settings.register_profile("test", _ANYWHERE, derandomize=True, database=None)
settings.register_profile("explore", _ANYWHERE, max_examples=5_000, database=None, print_blob=True)
# `make mutate`: a few of them. That a mutant is noticed is enough: which is the simplest example
# that notices it does not matter.
settings.register_profile(
    "mutate",
    _ANYWHERE,
    derandomize=True,
    database=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("test")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Build a site with these settings, or take the one that another test had built."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    sites = Sites(folder)
    yield sites
    sites.check()


@pytest.fixture(scope="session")
def site(sites: Sites) -> Path:
    """The site of this project as it is published, to read and not to change."""
    return sites(**PUBLISHED)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): skipped where one of these is missing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: at the end no processor waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Without right declarations there is nothing to test, and a traceback would say less."""
    worker = hasattr(session.config, "workerinput")  # not by the environment: tests run pytest too
    if not worker and (wrong := review.faults()):
        pytest.exit("\n".join(["", *map(str, wrong)]), returncode=pytest.ExitCode.TESTS_FAILED)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        if missing := [name for name in mark.args if not programs.find(name)]:
            # Where the project is published, nothing may be left out.
            (pytest.fail if os.environ.get("CI") else pytest.skip)(programs.advice(missing))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not checked and why, however long the list above it is."""
    left_out: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        left_out[why] = left_out.get(why, 0) + 1
    if left_out:
        terminalreporter.section("NOT CHECKED", yellow=True)
    for why, tests in left_out.items():
        terminalreporter.line(f"{tests} × {why.removeprefix('Skipped: ')}")
