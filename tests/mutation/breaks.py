"""Every way to break a file in one place, and what kind of thing is broken there."""

import ast
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from tests.mutation import texts
from tests.mutation.verdict import Mutant

# One way to break each kind of thing. Of a type nothing is left to test, and of a text only what
# `texts` finds.
OPERATORS = [
    f"core/{name}"
    for name in """NumberReplacer AddNot ReplaceTrueWithFalse ReplaceFalseWithTrue
    ReplaceAndWithOr ReplaceOrWithAnd ReplaceUnaryOperator_Delete_Not
    ReplaceUnaryOperator_USub_UAdd ReplaceBinaryOperator_Add_Sub ReplaceBinaryOperator_Sub_Add
    ReplaceBinaryOperator_Mul_Div ReplaceBinaryOperator_Div_Mul ReplaceBinaryOperator_Pow_Mul
    ReplaceComparisonOperator_Lt_LtE ReplaceComparisonOperator_LtE_Lt
    ReplaceComparisonOperator_Gt_GtE ReplaceComparisonOperator_GtE_Gt
    ReplaceComparisonOperator_Lt_Gt ReplaceComparisonOperator_Gt_Lt
    ReplaceComparisonOperator_Eq_NotEq ReplaceComparisonOperator_NotEq_Eq
    ReplaceComparisonOperator_Is_IsNot ReplaceComparisonOperator_IsNot_Is
    ZeroIterationForLoop""".split()
]
# What is broken in these files; the first that fits.
_PARTS = {
    "/klanten/": "customers",
    "/review/": "review",
    "__main__": "terminal",
    "/picture.py": "picture",
    "/leegloop.py": "picture",
    "/core/": "core",
    "kennisbank/check/": "check",
    "kennisbank/library/": "library",
}
# What is broken inside one of these calls.
_CALLS = {"Band": "band", "Input": "bound", "Choice": "bound", "output": "output"}
# What is broken in a function below one of these, or in what these are given.
_RULES = {"error", "guard"}


def mutants(root: Path, file: Path) -> Iterator[Mutant]:
    """Every way to break that file, but not what only a checker of types looks at."""
    text = file.read_text("utf-8")
    lines, tree, where = text.splitlines(), ast.parse(text), file.relative_to(root).as_posix()
    nodes, alike = list(_nodes(get_ast(text))), Counter[tuple[str, str]]()
    for name in OPERATORS:
        operator = get_operator(name)()
        places = [place for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, ((line, column), _) in enumerate(places):
            before = lines[line - 1].strip()
            if "TYPE_CHECKING" not in before:
                kind = _kind(where, tree, line, column)
                yield Mutant(where, line, kind, name, occurrence, alike[name, before], before)
                alike[name, before] += 1
    for name in (texts.BAND, texts.EXAMPLE):
        for occurrence, place in enumerate(texts.places(text, name)):
            before, kind = lines[place.line - 1].strip(), name.rpartition("/")[2]
            yield Mutant(where, place.line, kind, name, occurrence, alike[name, before], before)
            alike[name, before] += 1


def broken(text: str, operator: str, occurrence: int) -> str:
    """The text of the file with that one change; empty where it is no Python any more."""
    if operator in {texts.BAND, texts.EXAMPLE}:
        return texts.broken(text, operator, occurrence)
    changed = mutate_code(text, get_operator(operator)(), occurrence) or ""
    try:
        ast.parse(changed)
    except SyntaxError:
        return ""
    return str(changed)


def sample(
    root: Path, files: list[Path], size: int | None, seed: str = ""
) -> list[tuple[Mutant, str]]:
    """So many of them, spread by chance, and for a seed the same ones each time; each with the text
    that it makes of its file.
    """
    found = [each for file in sorted(files) for each in mutants(root, file)]
    # By what stands there: a line that moves leaves the sample as it is.
    spread = sorted(
        found,
        key=lambda each: sha256(f"{seed}{each.operator} {each.key} {each.nth}".encode()).digest(),
    )
    return sorted(islice(_python(root, spread), size))


def _python(root: Path, spread: list[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Those that are still Python: what does not compile is no test of a test."""
    for mutant in spread:
        text = broken((root / mutant.file).read_text("utf-8"), mutant.operator, mutant.occurrence)
        if text:
            after = text.splitlines()[mutant.line - 1].strip()
            yield mutant._replace(after=after), text


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def _kind(where: str, tree: ast.AST, line: int, column: int) -> str:
    """What is broken at that place: the innermost of the things that it stands in."""
    kind = next((kind for part, kind in _PARTS.items() if part in where), "formula")
    for node in _around(tree, line, column):
        match node:
            case ast.FunctionDef(returns=returns) if returns and "Picture" in ast.unparse(returns):
                kind = "picture"
            case ast.FunctionDef(args=ast.arguments(defaults=defaults)) if any(
                _holds(each, line, column) for each in defaults
            ):
                kind = "default"
            case ast.FunctionDef(decorator_list=[ast.Call(func=ast.Attribute(attr=attr)), *_]) if (
                attr in _RULES
            ):
                kind = "rule"
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in _RULES:
                kind = "rule"
            case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
                kind = _CALLS[name]
            case ast.keyword(value=ast.Constant(value=bool())) if kind in ("bound", "output"):
                kind = "flag"
    return kind


def _around(tree: ast.AST, line: int, column: int) -> Iterator[ast.AST]:
    """The nodes that hold that place, the outermost first."""
    for node in ast.iter_child_nodes(tree):
        # A function begins at its name: what decorates it stands above that.
        holds = not hasattr(node, "lineno") or _holds(node, line, column)
        if holds:
            yield node
        if holds or hasattr(node, "decorator_list"):
            yield from _around(node, line, column)


def _holds(node: Any, line: int, column: int) -> bool:
    start, end = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
    return bool(start <= (line, column) < end)
