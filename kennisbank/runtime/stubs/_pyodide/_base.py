"""Runs a string, without what a console needs: the module ast, tokenize and linecache."""

import _ast
from importlib import import_module as pyimport_impl
from typing import Any


def eval_code(
    source: str,
    globals: dict[str, Any] | None = None,
    locals: dict[str, Any] | None = None,
    **_: object,
) -> Any:
    """What the last line is worth, when that is an expression."""
    tree = compile(source, "<exec>", "exec", _ast.PyCF_ONLY_AST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    globals = {} if globals is None else globals
    exec(compile(tree, "<exec>", "exec"), globals, locals)
    if last is None:
        return None
    value = compile(_ast.Expression(last.value), "<exec>", "eval")
    return eval(value, globals, locals)
