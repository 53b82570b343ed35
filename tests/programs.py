"""The programs that the tests need beside Python. Run as one, it installs those that are missing:
for `make test`, or with `verify` for `make verify`.

What a machine has comes first, then what Playwright keeps in its own cache. CHROMIUM=path and
FIREFOX=path in the environment name others. A test that misses its program is skipped, the end of
`make test` says so, and where CI is set it fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# Each program by its names, and the packages of Debian that hold it. The first Chromium has no
# window to draw: a page opens in a quarter of the time.
NAMES = {
    "chromium": (
        "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable"
    ).split(),
    "firefox": ["firefox-esr", "firefox"],
    "soffice": ["soffice", "libreoffice"],
}
PACKAGES = {
    "hunspell": ["hunspell", "hunspell-nl"],
    "nginx": ["nginx-light"],
    "ffmpeg": ["ffmpeg"],
    "espeak-ng": ["espeak-ng"],
    "firefox": ["firefox-esr"],
    "chromium": ["chromium-headless-shell"],
}
# What `make verify` asks for too.
VERIFY = {
    "soffice": ["libreoffice-calc"],
    "WebKitWebDriver": ["webkit2gtk-driver"],
    "Xvfb": ["xvfb"],
}
_APPLICATIONS = Path("/Applications")
MAC = {
    "chromium": (
        _APPLICATIONS / "Chromium.app/Contents/MacOS/Chromium",
        _APPLICATIONS / "Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "firefox": (_APPLICATIONS / "Firefox.app/Contents/MacOS/firefox",),
}
# Debian keeps a server out of a user's PATH.
_FOLDERS = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


def find(name: str) -> Path | None:
    """The program to start; None when this machine has none yet.

    Ask for Chromium before starting Playwright: it may have to be asked too, and it runs once at
    a time.
    """
    if named := os.environ.get(name.upper()):
        return Path(named)
    for each in NAMES.get(name, [name]):
        if found := shutil.which(each, path=_FOLDERS):
            return Path(found)
    others = [*MAC.get(name, ()), *(_of_playwright() if name == "chromium" else ())]
    return next((each for each in others if each.exists()), None)


def advice(missing: list[str]) -> str:
    """What is missing, and what to do about it."""
    packages = " ".join(each for name in missing for each in (PACKAGES | VERIFY)[name])
    return f"{' and '.join(missing)}: not on this machine (Debian: apt-get install {packages})"


def main(needs: dict[str, list[str]] = PACKAGES) -> int:
    """0 when the browser that most tests need is there, found or just installed."""
    missing = [name for name in needs if not find(name)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        packages = [package for name in missing for package in needs[name]]
        print(f"Installing {' '.join(packages)} …")
        install = ["install", "--yes", "--no-install-recommends", *packages]
        for arguments in (["update"], install):
            subprocess.run(["apt-get", "-qq", *arguments], check=False, stdout=subprocess.DEVNULL)
    if not find("chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    still = [name for name in needs if not find(name)]
    if still:
        print(f"{advice(still)}; what needs it is not checked.", file=sys.stderr)
    if "chromium" in still:
        print("Or name one: make test CHROMIUM=/path/to/chromium", file=sys.stderr)
    return int("chromium" in still)


def _of_playwright() -> list[Path]:
    with sync_playwright() as playwright:
        return [Path(playwright.chromium.executable_path)]


if __name__ == "__main__":
    sys.exit(main(VERIFY if "verify" in sys.argv else PACKAGES))
