"""The Python of a calculator, as it travels to the reader's browser."""

from pathlib import Path

import calculators
from calculators import slugs

_FOLDER = Path(calculators.__file__).parent


def sources(slug: str) -> dict[str, str]:
    """The files that this calculator runs on, by path: all but the other calculators."""
    others = {f"{each.replace('-', '_')}.py" for each in slugs() if each != slug}
    return {
        f"{_FOLDER.name}/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted(_FOLDER.glob("*.py"))
        if path.name not in {"__main__.py", *others}
    }
