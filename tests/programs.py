"""The programs that the tests need beside Python; run as one, it sees to it that they are there.

Of Chromium, the one that the machine has comes first, then the one that Playwright keeps in its
own cache; CHROMIUM=path in the environment names another. Hunspell checks the spelling; without
it that test is skipped, and says so.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
MISSING = (
    "There is no Chromium for the browser tests. Install Chromium or Chrome,"
    " or name one: make test CHROMIUM=/path/to/chromium"
)


def chromium() -> Path | None:
    """The Chromium to start; None when this machine has none yet.

    Ask before starting Playwright: it may have to be asked too, and it runs once at a time.
    """
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if program := shutil.which(name):
            return Path(program)
    return next((program for program in (*MAC, _of_playwright()) if program.exists()), None)


def nginx() -> str | None:
    """The web server of one of the sample configurations; Debian keeps it out of a user's PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def main() -> int:
    """0 when all that the tests cannot do without is there, found or just installed."""
    if not shutil.which("hunspell"):
        _with_apt("hunspell", "hunspell-nl")
    if not nginx():
        _with_apt("nginx-light")
    for install in (None, lambda: _with_apt("chromium"), _with_playwright):
        if install:
            install()
        if chromium():
            return 0
    print(MISSING, file=sys.stderr)
    return 1


def _of_playwright() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _with_apt(*packages: str) -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ["install", "--yes", "--no-install-recommends", *packages]
        for arguments in (["update"], install):
            subprocess.run(["apt-get", "-qq", *arguments], check=False)


def _with_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    sys.exit(main())
