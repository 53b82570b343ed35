"""The Python of a calculator, as it travels to the reader's browser."""

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

import calculators
from calculators import slugs

_FOLDER = Path(calculators.__file__).parent


def sources(slug: str) -> dict[str, str]:
    """The files of this calculator, by path, beside those that all calculators share."""
    return _read(_FOLDER / f"{slug.replace('-', '_')}.py")


def shared_sources() -> dict[str, str]:
    """The files that all calculators share, by path: the library of a page has them, compiled."""
    # Not what looks declarations over: here they are right.
    return _read(_FOLDER / "__init__.py", *_FOLDER.glob("core/*.py"))


def all_sources() -> dict[str, str]:
    """The files of all calculators, by path, beside those that they share."""
    return {path: text for slug in slugs() for path, text in sources(slug).items()}


def needs(sources: dict[str, str]) -> list[str]:
    """What in these files can make Python import something: the modules and the names that they
    take from elsewhere, what they ask of a value, and what is built in. Another text, number or
    formula is nothing of that kind.
    """
    return sorted({name for text in sources.values() for name in _needs(ast.parse(text))})


def _needs(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=module, names=names):
                yield from (f"{module}.{each.name}" for each in names)
            case ast.Attribute(attr=name):
                yield f".{name}"
            case ast.Name(id=name) if hasattr(builtins, name):
                yield name


def customer_sources() -> dict[str, str]:
    """The files of the analysis of somebody's own orders, beside those of the calculators."""
    return _read(*_FOLDER.glob("klanten/**/*.py"))


def reader_sources() -> dict[str, str]:
    """The files of what reads a workbook, beside the package that does so."""
    return _read(_FOLDER / "klanten" / "workbook.py")


def writer_sources() -> dict[str, str]:
    """The files of what makes a workbook, beside the package that writes it."""
    return _read(*_FOLDER.glob("core/sheets/*.py"), _FOLDER / "klanten" / "sheets.py")


def _read(*files: Path) -> dict[str, str]:
    return {
        path.relative_to(_FOLDER.parent).as_posix(): path.read_text("utf-8")
        for path in sorted(files)
    }
