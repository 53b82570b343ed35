"""What MkDocs and ProperDocs call: the thin end. All else works without them."""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File, Files

import kennisbank
from kennisbank.relative import relative

_log = logging.getLogger("mkdocs.kennisbank")
_state: dict[str, Any] = {"live": False, "found": [], "target": "", "site": None}
# Where MkDocs builds: what it made becomes the site when all of it is there.
_BUILT = TemporaryDirectory(prefix="kennisbank-")


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 -- MkDocs names them
    _state["live"] = command == "serve"
    # Files that Python writes would count as changes of the watched folders.
    sys.dont_write_bytecode |= _state["live"]


def on_config(config: Any) -> None:
    # What an editor still has to put right stands in the page then, and stops nothing.
    config.mdx_configs.setdefault("kennisbank.blocks", {})["noted"] = _state["live"]
    _state["target"], config.site_dir = config.site_dir, _BUILT.name


def on_pre_build(config: Any) -> None:  # noqa: ARG001
    _state["found"] = []
    if _state["live"]:  # a changed calculator or block counts at once
        for name in [
            each for each in sys.modules if each.startswith(("calculators", "kennisbank."))
        ]:
            del sys.modules[name]
            # Or `from kennisbank import …` would still find the old one.
            vars(kennisbank).pop(name.partition(".")[2], None)


def on_files(files: Files, config: Any) -> None:
    from kennisbank.catalogue import source
    from kennisbank.check import stopping
    from kennisbank.check.site import Site
    from kennisbank.library.files import unwanted
    from kennisbank.library.menu import filled

    site = _state["site"] = Site(Path(config.docs_dir))
    _state["found"] = stopping(site, live=_state["live"])
    for each in _state["found"]:
        _log.info(each)
    for each in unwanted(site.docs):
        if file := files.get_file_from_path(Path(each.path).relative_to(site.docs.name).as_posix()):
            files.remove(file)
    config.nav = filled(config.nav, site)
    for path, text in site.made.items():
        generated = File.generated(config, path, content=text)
        generated.edit_uri = source(path)
        files.append(generated)


def on_env(env: Environment, config: Any, files: Files) -> None:  # noqa: ARG001
    env.filters["url"] = relative(env.filters["url"])


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    if not _state["live"]:
        return html
    from kennisbank.preview import notes

    docs = Path(config.docs_dir).name
    pages = {f"{docs}/{each.src_uri}" for each in files.documentation_pages()}
    here = f"{docs}/{page.file.src_uri}"
    # What is about no page stands on every one.
    return notes([m for m in _state["found"] if m.path == here or m.path not in pages]) + html


def on_post_build(config: Any) -> None:
    from kennisbank.finish import finish

    notes = finish(
        Path(config.site_dir),
        Path(_state["target"]),
        _state["site"],
        live=_state["live"],
        noted=bool(_state["found"]),
    )
    config.site_dir = _state["target"]  # where what follows looks for it
    if not _state["live"]:
        for note in (*notes, f"De site staat in {config.site_dir}"):
            _log.info(note)
