"""The same sources into the same site, by another builder: `build --with properdocs|zensical`.

mkdocs, properdocs   read mkdocs.yml and call the hook, which does the rest
zensical             knows no hooks: it gets the pages of the calculators as files and the menu
                     written out, and its site is finished afterwards
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from kennisbank import Stopped
from kennisbank.check import stopping
from kennisbank.check.site import Site
from kennisbank.finish import finish
from kennisbank.library import Library
from kennisbank.library.files import APART, unwanted
from kennisbank.library.menu import filled
from kennisbank.reading import said
from kennisbank.settings import builder as refused
from kennisbank.settings import written


def build_with(builder: str, rest: Sequence[str]) -> int:
    """The exit code, as `build` has it; `rest` goes to the builder, or is `--site-dir MAP`."""
    wrong = ""
    if builder not in {"properdocs", "zensical"}:
        wrong = f"{builder} ken ik niet → kies mkdocs, properdocs of zensical"
    elif not find_spec(builder):
        wrong = f"{builder} is er niet → .venv/bin/python -m pip install {builder}"
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        refused.read(Path.cwd())
        configured = written(Path.cwd())
    except Stopped as error:
        error.show()
        return 1
    if builder != "zensical":
        command = [sys.executable, "-m", builder, "build", "--strict", "-f", "mkdocs.yml", *rest]
        return subprocess.run(command, check=False).returncode
    match rest:
        case []:
            return _zensical(Path("site"), configured)
        case ["--site-dir" | "-d", folder]:
            return _zensical(Path(folder), configured)
    print(f"Dit kent Zensical niet: {' '.join(rest)}", file=sys.stderr)
    return 2


def _zensical(target: Path, configured: str) -> int:
    root = Path.cwd()
    site = Site(root / "docs")
    try:
        for hint in stopping(site):
            print(hint)
        return _finished(site, root, target, configured)
    except Stopped as error:
        error.show()
        return 1


def _finished(site: Site, root: Path, target: Path, configured: str) -> int:
    left = {root / each.path for each in unwanted(site.docs)}
    with TemporaryDirectory(prefix="zensical-") as folder:
        copy = Path(folder)
        for path in root.iterdir():
            if path.name not in {"docs", "site", ".git", ".cache"}:
                (copy / path.name).symlink_to(path)
        # Not by a link: it would look for everything beside the real file.
        (copy / "mkdocs.yml").unlink()
        (copy / "mkdocs.yml").write_text(
            _with_menu(configured, site, said(root / "mkdocs.yml")), "utf-8"
        )
        shutil.copytree(
            root / "docs",
            copy / "docs",
            ignore=lambda folder, names: {
                name
                for name in names
                if Path(folder, name) in left or (Path(folder), name) == (site.docs, APART)
            },
        )
        for name, text in site.made.items():
            (copy / "docs" / name).parent.mkdir(exist_ok=True)
            (copy / "docs" / name).write_text(text, "utf-8")
        # Without --clean it would not see that an extension has changed.
        command = [sys.executable, "-m", "zensical", "build", "--clean"]
        if code := subprocess.run(command, check=False, cwd=copy).returncode:
            return code
        for note in finish(copy / "site", target, site):
            print(note)
    return 0


def _with_menu(text: str, library: Library, settings: dict[str, Any]) -> str:
    """That text of mkdocs.yml, with every page in its menu."""
    root = yaml.compose(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    for key, menu in pairs:
        if key.value == "nav":
            # JSON is YAML as well.
            nav = json.dumps(filled(settings["nav"], library), ensure_ascii=False)
            return f"{text[: menu.start_mark.index]}{nav}\n{text[menu.end_mark.index :]}"
    return text
