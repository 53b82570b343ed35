"""The Python of a calculator, as it travels to the reader's browser."""

from pathlib import Path

import calculators

_FOLDER = Path(calculators.__file__).parent


def sources(slug: str) -> dict[str, str]:
    """The files that this calculator runs on, by path: its own, and what all calculators share."""
    files = [
        _FOLDER / "__init__.py",
        _FOLDER / f"{slug.replace('-', '_')}.py",
        *_FOLDER.glob("core/**/*.py"),
    ]
    return {
        path.relative_to(_FOLDER.parent).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(files)
    }
