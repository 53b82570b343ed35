"""What may be asked of a calculator and what it answers, as types for JavaScript.

`make answers` writes answers.d.ts, from the TypedDicts that Python has for it.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from calculators.core.ask import KINDS, OTHERS
from calculators.core.sheets import desk as sheets
from calculators.klanten import desk

assert {desk.KIND, sheets.KIND} <= OTHERS.keys()  # noqa: S101 (they add themselves)
FILE = Path(__file__).with_suffix(".d.ts")
_PLAIN: dict[Any, str] = {str: "string", float: "number", int: "number", bool: "boolean"}
_PLAIN |= {NoneType: "null", Any: "any"}


def written() -> str:
    """The text of answers.d.ts."""
    found: dict[str, Any] = {}
    kinds = [
        f"    {kind}: {{ question: {_type(hints['question'], found)}; "
        f"answer: {_type(hints['return'], found)} }};"
        for kind, function in (KINDS | OTHERS).items()
        for hints in [get_type_hints(function, include_extras=True)]
    ]
    interfaces: dict[str, str] = {}
    while rest := found.keys() - interfaces:
        for name in rest:
            interfaces[name] = "\n".join(_interface(found[name], found))
    return "\n".join(
        [
            "// Written by `make answers`, from the types in calculators/core.",
            "declare namespace Answers {",
            *(interfaces[name] for name in sorted(interfaces)),
            "  /** Every kind of question, and its answer. */",
            "  interface Kinds {",
            *kinds,
            "  }",
            "}",
            "",
        ]
    )


def _interface(declared: Any, found: dict[str, Any]) -> Iterator[str]:
    yield f"  /** {' '.join(inspect.cleandoc(declared.__doc__ or '').split())} */"
    yield f"  interface {declared.__name__} {{"
    for name, hint in get_type_hints(declared, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        said = get_args(hint)[0] if optional else hint
        yield f"    {name}{'?' if optional else ''}: {_type(said, found)};"
    yield "  }"


def _type(hint: Any, found: dict[str, Any]) -> str:
    """A type as TypeScript writes it; `found` gains the TypedDicts in it."""
    if is_typeddict(hint):
        found[hint.__name__] = hint
        return str(hint.__name__)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(f'"{each}"' for each in arguments)
    inner = list(dict.fromkeys(_type(each, found) for each in arguments))
    if origin in {Union, UnionType}:
        return " | ".join(inner)
    if origin in {list, dict}:
        return f"{inner[0]}[]" if origin is list else f"Record<string, {inner[-1]}>"
    raise TypeError(f"JavaScript has no type for {hint}")


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
