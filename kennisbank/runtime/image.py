"""What Python imports first, as its package encodings: all modules of the library, in one piece.

In a zip each module would be looked for, opened, read and loaded by itself. This finds them in
memory, before anything else looks for them. What is not here is sought as ever, in /kennisbank.

The Python that dataclasses and named tuples write is here as well, compiled, and so is what regular
expressions are compiled to: what is not, they write and compile themselves.
"""

import _sre  # type: ignore[import-not-found]
import marshal
import sys
from _frozen_importlib import ModuleSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, ModuleType
    from typing import Any

_library = __loader__  # type: ignore[name-defined]  # of the zip
# Each module knows the file that it would be in.
_code: "dict[str, CodeType]"
_written: "dict[object, CodeType]"
_compiled: "dict[tuple[object, int], tuple[Any, ...]]"
_code, _written, _compiled = marshal.loads(_library.get_data(f"{_library.archive}/image"))


def _exec(text: str, *spaces: dict[str, Any]) -> None:
    exec(_written.get(text, text), *spaces)


def _eval(text: str, *spaces: dict[str, Any]) -> object:
    return eval(_written.get(text, text), *spaces)


def _compiling(compile: Callable[..., object]) -> Callable[..., object]:
    def known(pattern: object, flags: int = 0) -> object:
        found = _compiled.get((pattern, flags))
        return _sre.compile(pattern, *found) if found else compile(pattern, flags)

    return known


# What these call, in place of what is built in.
_BEFORE: dict[str, dict[str, object]] = {
    "dataclasses": {"exec": _exec},
    "collections": {"eval": _eval},
}


class Image:
    """Finds them and loads them."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where a module is; None when it is not here."""
        code = _code.get(name)
        if code is None:
            return None
        folder, _, file = code.co_filename.rpartition("/")
        spec = ModuleSpec(name, Image, origin=code.co_filename)  # type: ignore[arg-type]
        spec.has_location = True
        if file == "__init__.py":
            spec.submodule_search_locations = [folder]
        return spec

    @staticmethod
    def create_module(spec: ModuleSpec) -> None:
        """A module as any other."""

    @staticmethod
    def exec_module(module: ModuleType) -> None:
        """Run what is in it."""
        inside = module.__dict__
        inside.update(_BEFORE.get(module.__name__, {}))
        exec(_code[module.__name__], inside)
        if module.__name__ == "re._compiler":
            inside["compile"] = _compiling(inside["compile"])


sys.meta_path.insert(0, Image)
__path__ = ["/kennisbank/encodings"]  # customers have a part of it as well
exec(_code["encodings"])
