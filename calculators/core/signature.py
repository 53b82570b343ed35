"""Reads a calculator's declaration from its function: annotations, defaults and docstring."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from calculators.core.fields import Choice, Input
from calculators.core.outputs import Output

_ARGS = re.compile(r"\n+Args:\n")
_ARG = re.compile(r"^ {4}(\w+): ((?:.+\n?)(?:^ {5,}.+\n?)*)", re.MULTILINE)


def summary(function: Callable[..., Any]) -> str:
    """The docstring up to its Args, as one paragraph: the introduction that a reader sees."""
    return " ".join(_ARGS.split(inspect.getdoc(function) or "")[0].split())


def inputs(function: Callable[..., Any]) -> dict[str, Input | Choice]:
    """The parameters as inputs. The docstring's Args tell where each number is to be found."""
    args = "".join(_ARGS.split(inspect.getdoc(function) or "")[1:])
    where = {name: " ".join(text.split()) for name, text in _ARG.findall(args)}
    parameters = inspect.signature(function).parameters
    if unknown := set(where) - set(parameters):
        raise TypeError(f"{function.__name__} has no parameter {', '.join(unknown)}; see its Args")
    hints = get_type_hints(function, include_extras=True)
    return {
        name: _input(parameter, hints.get(name), where.get(name, ""))
        for name, parameter in parameters.items()
    }


def outputs(function: Callable[..., Any]) -> dict[str, Output]:
    """The fields of the NamedTuple that the function returns, as outputs."""
    result = get_type_hints(function)["return"]
    hints = get_type_hints(result, include_extras=True)
    return {name: replace(_declared(name, hint)[1], name=name) for name, hint in hints.items()}


def wanted(function: Callable[..., Any]) -> dict[str, bool]:
    """The names of the values that it looks at, and whether it waits for a value there.

    A function of `**values` names none, waits for none and looks at all there are.
    """
    return _looks_at(function)[0]


def called(function: Callable[..., Any], values: Mapping[str, Any]) -> Any:
    """What it says of the values that it names; None when one that it waits for is not there."""
    names, every = _looks_at(function)
    if any(waits and values.get(name) is None for name, waits in names.items()):
        return None
    return function(**{n: each for n, each in values.items() if every or n in names})


@cache  # declarations are few, and asked at every keystroke
def _looks_at(function: Callable[..., Any]) -> tuple[dict[str, bool], bool]:
    """What `wanted` says, and whether the function takes all other values as well."""
    parameters = inspect.signature(function).parameters.values()
    named = [each for each in parameters if each.kind is not each.VAR_KEYWORD]
    wanted = {each.name: each.default is each.empty for each in named}
    return wanted, len(named) < len(parameters)


def _input(parameter: inspect.Parameter, hint: Any, where: str) -> Input | Choice:
    kind, declared = _declared(parameter.name, hint)
    kinds = [each for each in get_args(kind) or (kind,) if each is not NoneType]
    if parameter.default is parameter.empty or len(kinds) != 1:
        raise TypeError(f"{parameter.name}: give it one type (or `type | None`) and a default")
    read: dict[str, Any] = {"name": parameter.name, "default": parameter.default, "where": where}
    read["optional"] = kind is not kinds[0]
    typed = {"options": kinds[0]} if isinstance(declared, Choice) else {"whole": kinds[0] is int}
    completed: Input | Choice = replace(declared, **read, **typed)
    return completed


def _declared(name: str, hint: Any) -> tuple[Any, Any]:
    """The plain type and the declaration in `Annotated[type, declaration]`."""
    match get_args(hint):
        case [kind, Input() | Choice() | Output() as declared]:
            return kind, declared
    raise TypeError(f"{name}: write it as Annotated[float, Input(…)], or Output(…) in the result")
