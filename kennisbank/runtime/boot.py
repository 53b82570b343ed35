"""What runs once in Python, in the worker and where the runtime is made: it installs sources."""

import importlib
import json
import os
import sys
import zipimport

import __main__

sys.dont_write_bytecode = True
sys.path.insert(0, "/kennisbank")
known: dict[str, str] = {}
later: list[str] = []


def put(path: str, data: bytes) -> None:
    """Write a file where Python looks for it."""
    os.makedirs(os.path.dirname(f"/kennisbank/{path}"), exist_ok=True)
    with open(f"/kennisbank/{path}", "wb") as file:
        file.write(data)


def put_all() -> None:
    """Write all files again, of which a snapshot has the memory alone."""
    for path, text in known.items():
        put(path, text.encode())


def forget() -> None:
    """Let Python look again at what is there."""
    for path in [each for each in sys.path_importer_cache if each.startswith("/kennisbank")]:
        del sys.path_importer_cache[path]


def install(sources: str) -> None:
    """Install the sources of a page, as JSON; then `ask` is there.

    Two pages may bring two versions of the same file: the newest counts, and all is imported again.
    """
    new = {path: text for path, text in json.loads(sources).items() if known.get(path) != text}
    for path, text in new.items():
        put(path, text.encode())
    forget()
    if known.keys() & new.keys():
        for name in [each for each in sys.modules if each.partition(".")[0] == "calculators"]:
            del sys.modules[name]
    known.update(new)
    import calculators

    __main__.ask = calculators.ask
    for name in later:
        importlib.import_module(name)


def add(archive: str, module: str = "") -> None:
    """Add an archive of compiled files, and import that module, which adds to what can be asked."""
    reader = zipimport.zipimporter(archive)
    for path in zipimport._zip_directory_cache[archive]:  # type: ignore[attr-defined]
        if path.endswith(".pyc"):
            put(path, reader.get_data(path))
    forget()
    if module:
        importlib.import_module(module)
        later.append(module)
