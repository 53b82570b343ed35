"""Reads a calculator's declaration from its function: annotations, defaults and docstring."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output

_ARGS = re.compile(r"\n+Args:\n")
_ARG = re.compile(r"^ {4}(\w+): ((?:.+\n?)(?:^ {5,}.+\n?)*)", re.MULTILINE)


class Undeclared(TypeError):
    """What is declared cannot be read: what is wrong and what to do, at that name, or else where it
    is said. Of a text also at which line of it, from 0.
    """

    def __init__(self, at: str, wrong: str, todo: str, line: int = 0) -> None:
        self.at, self.wrong, self.todo, self.line = at, wrong, todo, line
        super().__init__(f"{at}: {wrong} → {todo}")


def summary(function: Callable[..., Any]) -> str:
    """The docstring up to its Args, as one paragraph: the introduction that a reader sees."""
    return " ".join(_ARGS.split(inspect.getdoc(function) or "")[0].split())


def explained(function: Callable[..., Any]) -> list[tuple[str, str]]:
    """What the docstring's Args say of each name, in order."""
    args = "".join(_ARGS.split(inspect.getdoc(function) or "")[1:])
    return [(name, " ".join(text.split())) for name, text in _ARG.findall(args)]


def inputs(function: Callable[..., Any]) -> dict[str, Input | Choice]:
    """The parameters as inputs. The docstring's Args say where each number is to be found."""
    where = dict(explained(function))
    hints = get_type_hints(function, include_extras=True)
    return {
        name: _input(parameter, hints.get(name), where.get(name, ""))
        for name, parameter in inspect.signature(function).parameters.items()
    }


def outputs(function: Callable[..., Any]) -> dict[str, Output]:
    """The fields of the Outputs that the function returns."""
    result = get_type_hints(function).get("return")
    declared: dict[str, Output] = getattr(result, "_declared", {})
    if not declared:
        todo = "schrijf daar de naam van een class(Outputs), met een veld per uitkomst"
        raise Undeclared("", "achter -> staat niet wat eruit komt", todo)
    hints = get_type_hints(result)
    for name in hints | declared:
        if name not in hints or name not in declared:
            todo = f'schrijf het als {name}: float = output("Opschrift", "€", "formule")'
            raise Undeclared(name, f"hier staat niet wat {name} is", todo)
    return {name: replace(each, name=name) for name, each in declared.items()}


def wanted(function: Callable[..., Any], own: str = "") -> dict[str, bool]:
    """The names of the values that it looks at, and whether it waits for a value there.

    A parameter before `/` is the value of `own`. A function of `**values` names none, waits for
    none and looks at all there are.
    """
    return {name or own: waits for name, waits in _looks_at(function)[0].items()}


def called(function: Callable[..., Any], values: Mapping[str, Any], own: str = "") -> Any:
    """What it says of the values that it names; None when one that it waits for is not there."""
    names, every = _looks_at(function)
    if any(waits and values.get(name or own) is None for name, waits in names.items()):
        return None
    first = [values.get(own)] if "" in names else []
    return function(*first, **{n: each for n, each in values.items() if every or n in names})


@cache  # declarations are few, and asked at every keystroke
def _looks_at(function: Callable[..., Any]) -> tuple[dict[str, bool], bool]:
    """The names, "" for a parameter before `/`, with whether it has no default; and whether the
    function takes all other values as well.
    """
    parameters = inspect.signature(function).parameters.values()
    named = [each for each in parameters if each.kind is not each.VAR_KEYWORD]
    wanted = {
        "" if each.kind is each.POSITIONAL_ONLY else each.name: each.default is each.empty
        for each in named
    }
    return wanted, len(named) < len(parameters)


def _input(parameter: inspect.Parameter, hint: Any, where: str) -> Input | Choice:
    name = parameter.name
    kind, declared = _declared(name, hint)
    kinds = [each for each in get_args(kind) or (kind,) if each is not NoneType]
    fits = isinstance(declared, Input) and kinds[0] in {int, float}
    fits |= (
        isinstance(declared, Choice) and isinstance(kinds[0], type) and issubclass(kinds[0], Enum)
    )
    if len(kinds) != 1 or not fits:
        todo = "gebruik float, int, float | None of int | None; bij een keuze een Enum"
        raise Undeclared(name, "dit type kan een veld niet hebben", todo)
    if parameter.default is parameter.empty:
        raise Undeclared(name, "dit veld heeft geen waarde", "zet er een achter: = 100")
    read: dict[str, Any] = {"name": name, "default": parameter.default, "where": where}
    read["optional"] = kind is not kinds[0]
    typed = {"options": kinds[0]} if isinstance(declared, Choice) else {"whole": kinds[0] is int}
    completed: Input | Choice = replace(declared, **read, **typed)
    return completed


def _declared(name: str, hint: Any) -> tuple[Any, Any]:
    """The plain type and the declaration in `Annotated[type, declaration]`."""
    match get_args(hint):
        case [kind, Input() | Choice() as declared]:
            return kind, declared
    todo = 'schrijf het als Annotated[float, Input("Opschrift", "€", 0, 1000)] = 100'
    raise Undeclared(name, f"hier staat niet wat {name} is", todo)
