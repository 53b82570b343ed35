"""What MkDocs and ProperDocs call: the thin end. All else works without them."""

import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

_state = {"live": False}


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 -- MkDocs names them
    _state["live"] = command == "serve"
    # Files that Python writes would count as changes of the watched folders.
    sys.dont_write_bytecode |= _state["live"]


def on_pre_build(config: Any) -> None:  # noqa: ARG001
    if _state["live"]:  # a changed calculator or block counts at once
        for name in [
            each for each in sys.modules if each.startswith(("calculators", "kennisbank."))
        ]:
            del sys.modules[name]


def on_files(files: Files, config: Any) -> None:
    from kennisbank import Stopped
    from kennisbank.catalogue import pages
    from kennisbank.library import Library
    from kennisbank.library.files import unwanted
    from kennisbank.library.menu import filled

    library = Library(Path(config.docs_dir))
    if mistakes := list(library.mistakes()):
        raise Stopped(list(map(str, mistakes)))
    for each in unwanted(library.docs):
        path = Path(each.path).relative_to(library.docs.name).as_posix()
        if file := files.get_file_from_path(path):
            files.remove(file)
        logging.getLogger("mkdocs.kennisbank").info(each)
    config.nav = filled(config.nav, library)
    for path, text in pages(library).items():
        generated = File.generated(config, path, content=text)
        # Who edits the page of a calculator, edits the calculator.
        generated.edit_uri = f"../calculators/{Path(path).stem.replace('-', '_')}.py"
        files.append(generated)


def on_post_build(config: Any) -> None:
    from kennisbank.finish import finish

    notes = finish(Path(config.site_dir), live=_state["live"])
    if not _state["live"]:
        for note in notes:
            logging.getLogger("mkdocs.kennisbank").info(note)
