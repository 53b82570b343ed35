"""The files of the site that stay as they are: pictures, sound, what a theme brings."""

import os
import shutil
from pathlib import Path

_THEME = Path(__file__).parents[1] / "theme"
# What a theme brings for another search.
OTHERS: tuple[str, ...] = (
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "search",
    "search.json",
)
# Of these a published site has one style of its own (`bundle`), with what its pages use of them.
_SHEETS = "assets/stylesheets"
# Where the new site is made, in the folder that it comes in.
NEW = ".nieuw-"
# What is made here.
_MADE = ("sitemap.xml", "sitemap.xml.gz")


def write(source: Path, target: Path, *, live: bool) -> None:
    """Copy them; a `live` site also has the scripts and styles of ours file by file."""
    for folder, folders, names in os.walk(source):
        here = Path(folder).relative_to(source)
        folders[:] = [each for each in folders if not _left(here / each, live=live)]
        kept = [each for each in names if not _left(here / each, live=live)]
        if kept:  # most folders have a page in them, and nothing else
            (target / here).mkdir(parents=True, exist_ok=True)
        for name in kept:
            shutil.copy2(Path(folder, name), target / here / name)


def _left(path: Path, *, live: bool) -> bool:
    """Whether it is no file of the site, or made here, or brought together with others."""
    name = path.as_posix()
    return (
        path.suffix == ".html"
        or name in _MADE
        or name.startswith(NEW)
        or any(map(path.is_relative_to, OTHERS))
        or (not live and path.suffix in {".js", ".css", ".ts"} and (_THEME / path).is_file())
        or (not live and path.is_relative_to(_SHEETS))
    )
