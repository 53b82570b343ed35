"""Runs tests on a module that is broken in memory: no file is changed, nothing is copied.

One process imports pytest and all that the tests need, once. Of it a copy (fork) is made for each
broken module, which imports the project afresh with that module as it was broken.
"""

import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple, NoReturn

import pytest

_MEMORY = 4 << 30  # bytes; a list that grows without end must not take the machine along
_OPTIONS = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]


class Trial(NamedTuple):
    """A file with the text that takes its place, and what to give pytest."""

    file: Path
    text: str
    tests: Sequence[str]
    before: Callable[[], None] = lambda: None  # called in the copy, before it imports the tests


class Outcome(NamedTuple):
    """Whether the tests pass, and how many seconds of a processor it took."""

    passes: bool
    seconds: float


def warm_up(root: Path, own: Sequence[str], tests: Sequence[str]) -> None:
    """Import all that the tests need, and forget again what is the project's own."""
    os.chdir(root)
    sys.path.insert(0, str(root))
    sys.dont_write_bytecode = True
    with _silence():
        code = pytest.main([*_OPTIONS, "--collect-only", *tests])
    if code != pytest.ExitCode.OK:
        raise RuntimeError(f"pytest does not find its tests in {root}: {code!r}")
    for name in list(sys.modules):
        if name.partition(".")[0] in own or name == "conftest":
            del sys.modules[name]
    gc.freeze()  # so that the copies share this memory


def outcomes(
    root: Path, trials: Sequence[Trial], limit: int, processes: int = 2
) -> Iterator[tuple[int, Outcome]]:
    """The number of each trial with its outcome, as they end. `limit` is in seconds of a processor.
    Tests that never end have noticed something. SyntaxError for a text that is no Python: that
    would fail whatever the tests are worth.
    """
    for each in trials:
        compile(each.text, each.file, "exec", dont_inherit=True)
    waiting, running = list(enumerate(trials))[::-1], dict[int, int]()
    while waiting or running:
        while waiting and len(running) < processes:
            number, trial = waiting.pop()
            process = os.fork()
            if not process:
                _run(root, trial, limit)
            running[process] = number
        process, status, used = os.wait4(-1, 0)
        number = running.pop(process)
        yield number, Outcome(_passes(trials[number], status), used.ru_utime + used.ru_stime)


def _passes(trial: Trial, status: int) -> bool:
    """Whether the tests passed, from how the copy ended; a trial that did not run is no verdict."""
    if os.WIFSIGNALED(status):  # out of time
        return False
    code = os.WEXITSTATUS(status)
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}:
        raise RuntimeError(f"pytest ended with {code} for {trial.file}: {' '.join(trial.tests)}")
    return code == pytest.ExitCode.OK


def _run(root: Path, trial: Trial, limit: int) -> NoReturn:
    code: int = pytest.ExitCode.INTERNAL_ERROR
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        sys.meta_path.insert(0, _Broken(root, trial))
        with _silence():
            code = _tested(trial)
    finally:
        os._exit(code)


def _tested(trial: Trial) -> int:
    try:
        trial.before()
    except Exception:  # noqa: BLE001 -- what cannot even be imported is noticed
        return pytest.ExitCode.TESTS_FAILED
    return pytest.main([*_OPTIONS, *trial.tests])


class _Broken(MetaPathFinder):
    """Finds the broken module, and leaves the others to the usual finders."""

    def __init__(self, root: Path, trial: Trial) -> None:
        names = trial.file.relative_to(root).with_suffix("").parts
        self._name = ".".join(names[:-1] if names[-1] == "__init__" else names)
        self._trial = trial

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        loader = _Loader(fullname, str(self._trial.file))
        loader.text = self._trial.text
        return spec_from_file_location(fullname, self._trial.file, loader=loader)


class _Loader(SourceFileLoader):
    text = ""

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.text, self.path, "exec", dont_inherit=True)


class _silence:  # noqa: N801 (used as a function)
    """Nothing on the terminal of what happens inside, also not by what writes to it directly."""

    def __enter__(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._kept = [os.dup(1), os.dup(2)]
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.close(nothing)

    def __exit__(self, *_: Any) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        for kept, stream in zip(self._kept, (1, 2), strict=True):
            os.dup2(kept, stream)
            os.close(kept)
