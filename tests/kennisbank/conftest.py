"""The Markdown of a page, converted as the site converts it; and a copy of the project to break."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.utils.yaml import get_yaml_loader

from tests.sites import ROOT, copied


def convert(text: str, docs: str = "docs") -> BeautifulSoup:
    """The HTML of that Markdown, with the extensions of mkdocs.yml."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), get_yaml_loader())  # noqa: S506
    names: list[str] = []
    options: dict[str, dict[str, object]] = {"kennisbank.blocks": {"docs": docs}}
    for each in config["markdown_extensions"]:
        name, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        options.setdefault(name, given or {})
    html = markdown.markdown(text, extensions=names, extension_configs=options)
    return BeautifulSoup(html, "html5lib")


def run(project: Path, *arguments: str, **set_: str) -> subprocess.CompletedProcess[str]:
    """`python …` in that project, with that set in the environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"} | set_,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to change and break."""
    return copied(tmp_path / "project")


Edit = Callable[[str, str], Path]


@pytest.fixture
def edit(project: Path) -> Edit:
    """Write a page of the project: its path in the docs, and its text."""

    def write(path: str, text: str) -> Path:
        file = project / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    return write
