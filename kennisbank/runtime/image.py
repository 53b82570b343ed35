"""What Python imports first, as its package encodings: all modules of the library, in one piece.

In a zip each module would be looked for, opened, read and loaded by itself. This finds them in
memory, before anything else looks for them. What is not here is sought as ever, in /kennisbank.
"""

import marshal
import sys
from _frozen_importlib import ModuleSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType

_library = __loader__  # type: ignore[name-defined]  # of the zip
# Each knows the file that it would be in.
_code: dict[str, CodeType] = marshal.loads(_library.get_data(f"{_library.archive}/image"))


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
        exec(_code[module.__name__], module.__dict__)


sys.meta_path.insert(0, Image)
__path__ = ["/kennisbank/encodings"]  # customers have a part of it as well
exec(_code["encodings"])
