"""Without the hook that prints a traceback; `_pyodide` is the first that Pyodide imports."""

from . import _base, _importhook


def set_excepthook() -> None:
    """Python's own will do."""
