"""The rules over the pages, by one process or by several: what a rule finds in a page does not
depend on what another found.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

Rules = Mapping[str, Callable[[Page, Site], Iterator[Mistake]]]
_FEWEST = 20  # pages: of fewer, another process takes longer to start than it saves
_PART = 8  # pages at a time, so that all are ready at about the same moment

_shared: tuple[Sequence[Page], Site, Rules]  # of a process that helps


def processors() -> int:
    """How many processes can work at a time; one, where a process cannot be copied as it is."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def found(
    pages: Sequence[Page], site: Site, rules: Rules, apart: Sequence[str], processes: int
) -> set[Mistake]:
    """All that the rules find in these pages, by that many processes.

    A rule that stands `apart` reads every page to judge one: it is work for one of them.
    """
    if processes < 2 or len(pages) < _FEWEST:
        return _of(pages, site, rules)
    others = [name for name in rules if name not in apart]
    parts = [
        *(([name], 0, len(pages)) for name in apart if name in rules),
        *((others, start, start + _PART) for start in range(0, len(pages), _PART)),
    ]
    # What all pages are asked for, each process would find out for itself.
    site.first  # noqa: B018
    try:
        with ProcessPoolExecutor(
            processes, get_context("fork"), initializer=_share, initargs=(pages, site, rules)
        ) as helpers:
            return set().union(*helpers.map(_part, parts))
    except (BrokenExecutor, NotImplementedError, OSError):
        # No memory for another, or a machine that shares nothing between processes.
        return _of(pages, site, rules)


def _share(pages: Sequence[Page], site: Site, rules: Rules) -> None:
    global _shared  # noqa: PLW0603 -- a process is given it once, and copies nothing
    _shared = pages, site, rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it says that it ends


def _part(part: tuple[Sequence[str], int, int]) -> set[Mistake]:
    names, start, end = part
    pages, site, rules = _shared
    return _of(pages[start:end], site, {name: rules[name] for name in names})


def _of(pages: Sequence[Page], site: Site, rules: Rules) -> set[Mistake]:
    return {
        each._replace(rule=name)
        for page in pages
        for name, rule in rules.items()
        for each in rule(page, site)
    }
