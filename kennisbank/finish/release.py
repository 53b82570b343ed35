"""What has another name when it changes: those files together are a release of the site.

    runtime/NAAM/…, scripts/NAAM/…, pagefind/NAAM/…, assets/bron/NAAM.json, assets/stylesheets/…

A page asks for the files of its own release. Those of earlier ones can stay beside them
(`kennisbank.keep`); when they are gone, a page knows by the name of its release that the site is of
another one (theme/components/shared/release.js).
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kennisbank.finish import later
from kennisbank.finish.pages import Built

FOLDERS = (
    "assets/bron", "assets/javascripts", "assets/stylesheets", "pagefind", "runtime", "scripts",
)  # fmt: skip
LIST = "uitgaven.json"
Release = dict[str, Any]  # release, date, and files: address → digest


def named(site: Path) -> list[str]:
    """The addresses of these files in that site."""
    found = (path for folder in FOLDERS for path in (site / folder).rglob("*") if path.is_file())
    return sorted(
        path.relative_to(site).as_posix()
        for path in found
        if path.suffix != ".map"  # for developers of Material: no page asks for it
    )


def release(addresses: Iterable[str]) -> str:
    """What a release with these files is called."""
    return sha256("\n".join(sorted(addresses)).encode()).hexdigest()[:12]


def folder_name(folder: Path) -> str:
    """What a folder with these files in it is called."""
    whole = sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return whole.hexdigest()[:12]


def digest(data: bytes) -> str:
    """By which a file is known to be whole."""
    return sha256(data).hexdigest()[:16]


def this(site: Path, addresses: Iterable[str], date: str) -> Release:
    """The release with these files, that was just made."""
    files = {each: digest((site / each).read_bytes()) for each in sorted(addresses)}
    return {"release": release(files), "date": date, "files": files}


def write(site: Path, releases: Sequence[Release]) -> None:
    """Say in the site which releases it holds."""
    text = json.dumps(releases, ensure_ascii=False, separators=(",", ":"))
    (site / LIST).write_text(text + "\n", "utf-8")


def mark(built: Built) -> None:
    """Let the page say of which release it is, and where the index is that it searches."""
    for element in built.all("meta[name=kb-release]"):
        element.attrs["content"] = later.place(later.RELEASE)
    for element in built.all("#kb-zoek"):
        element.attrs["data-index"] = later.place(later.INDEX)
