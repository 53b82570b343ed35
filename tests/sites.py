"""The site as built: made once for each set of settings, and shared by all that only read it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree

ROOT = Path(__file__).parents[1]
PREFIX = "/naam-van-de-repo/"
SITE_URL = f"https://voorbeeld.nl{PREFIX}"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
# As it is published, by somebody who has given the podcast an owner.
PUBLISHED = {
    "SITE_URL": SITE_URL,
    "GITHUB_SHA": COMMIT,
    "PODCAST_OWNER": "Wie het maakt",
    "PODCAST_EMAIL": "wie@voorbeeld.nl",
}
# On the computer of somebody who has a repository and no podcast.
LOCAL = {
    "SITE_URL": "http://localhost:8000/",
    "REPO_URL": "https://github.com/iemand/kennisbank",
    "EDIT_URI": "edit/main/docs/",
}
# What a copy of the project does without: made, or large and the same for all.
_LEFT = set(
    ".git .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache __pycache__ node_modules "
    "site".split()
)


def copied(target: Path, *, alike: bool = False) -> Path:
    """A copy of the project there, to change and break. What was made for the project itself need
    not be made again; one that is `alike` in every run of the tests keeps what it makes there too.
    """
    copytree(ROOT, target, ignore=lambda _, names: _LEFT & {*names})
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    made = ROOT / ".cache"
    made.mkdir(exist_ok=True)
    if alike:
        (target / ".cache").symlink_to(made)
    else:
        # What is in it is put in its place or taken away, and never written to.
        copytree(made, target / ".cache", copy_function=os.symlink)
    return target


def build(target: Path, *arguments: str, project: Path = ROOT, **settings: str) -> str:
    """Build the project's site there, with these settings of the owner; what the build said."""
    done = subprocess.run(
        [sys.executable, "-m", "kennisbank", "build", *arguments, "--site-dir", str(target)],
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | settings,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


class Sites:
    """The sites of one run of the tests, in a folder that all its workers share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: dict[Path, str] = {}

    def __call__(self, **settings: str) -> Path:
        """The site with these settings of the owner, to read and not to change."""
        name = sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:12]
        return self.made(name, partial(_build, settings=settings))

    def said(self, **settings: str) -> str:
        """What was said when that site was built."""
        return _said(self(**settings)).read_text("utf-8")

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """The site that `make` puts in a folder of that name: once, whoever asks for it."""
        target, done = self._folder / name, self._folder / f"{name}.done"
        with _locked(self._folder / f"{name}.lock"):
            if not done.exists():
                rmtree(target, ignore_errors=True)
                make(target)
                done.write_text(_state(target), "utf-8")
        self._given[target] = done.read_text("utf-8")
        return target

    def check(self) -> None:
        """No test changed what another one reads."""
        for target, state in self._given.items():
            assert _state(target) == state, "a test changed a shared site: let it change a copy"


def _build(target: Path, settings: dict[str, str]) -> None:
    _said(target).write_text(build(target, project=ROOT, **settings), "utf-8")


def _said(target: Path) -> Path:
    return target.with_suffix(".said")


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        flock(lock, LOCK_EX)  # until the file is closed
        yield


def _state(target: Path) -> str:
    files = sorted(path for path in target.rglob("*") if path.is_file())
    return "\n".join(f"{path.relative_to(target)} {path.stat().st_mtime_ns}" for path in files)
