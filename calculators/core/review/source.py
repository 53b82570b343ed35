"""The text of a calculator's file, and the line of each thing that it declares."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """The file as Python reads it. Every line counts from 1."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The name that its function has to have."""
        return self.path.stem

    @cached_property
    def function(self) -> ast.FunctionDef | None:
        """The function of that name."""
        found = [each for each in self.functions if each.name == self.name]
        return found[-1] if found else None

    @property
    def functions(self) -> list[ast.FunctionDef]:
        """Those of the module itself."""
        return [each for each in self.tree.body if isinstance(each, ast.FunctionDef)]

    @cached_property
    def decorator(self) -> ast.Call | None:
        """The `@calculator(…)` above it."""
        decorators = self.function.decorator_list if self.function else []
        return next((each for each in decorators if is_calculator(each)), None)  # type: ignore[return-value]

    def of_function(self) -> int:
        """Where the function begins; where there is none, the first line."""
        return self.function.lineno if self.function else 1

    def of_field(self, name: str) -> int:
        """Where that input or output is declared; 0 when it is not."""
        arguments = self.function.args if self.function else None
        for each in [*arguments.args, *arguments.kwonlyargs] if arguments else []:
            if each.arg == name:
                return each.lineno
        found = self._output(name)
        return found.lineno if found else 0

    def of_said(self, keyword: str, index: int | None = None) -> int:
        """Where `@calculator` says that; of a row of things, the one at that place."""
        value = self._keyword(keyword)
        if value is None:
            return self.decorator.lineno if self.decorator else self.of_function()
        return self._element(value, index)

    def of_formula(self, name: str, text: str) -> int:
        """Where an output has that formula."""
        output = self._output(name)
        for each in ast.walk(output) if output else ():
            if isinstance(each, ast.Constant) and each.value == text:
                return each.lineno
        return self.of_field(name) or self.of_function()

    def of_band(self, name: str, index: int) -> int:
        """Where an output has that band."""
        output = self._output(name)
        for each in ast.walk(output) if output else ():
            if isinstance(each, ast.keyword) and each.arg == "bands":
                return self._element(each.value, index)
        return self.of_field(name) or self.of_function()

    def of_explained(self, name: str) -> int:
        """Where the docstring explains that name, the last time; where it does not, its start."""
        body = self.function.body if self.function else []
        if not (body and isinstance(body[0], ast.Expr) and ast.get_docstring(self.function)):  # type: ignore[arg-type]
            return self.of_function()
        start, lines = body[0].lineno, ast.unparse(body[0].value)
        lines = str(body[0].value.value)  # type: ignore[attr-defined]
        at = [n for n, line in enumerate(lines.split("\n")) if line.strip().startswith(f"{name}:")]
        return start + at[-1] if at else start

    def _keyword(self, name: str) -> ast.expr | None:
        keywords = self.decorator.keywords if self.decorator else []
        return next((each.value for each in keywords if each.arg == name), None)

    def _output(self, name: str) -> ast.AnnAssign | None:
        returns = self.function.returns if self.function else None
        wanted = returns.id if isinstance(returns, ast.Name) else ""
        for each in ast.walk(self.tree):
            if isinstance(each, ast.ClassDef) and each.name == wanted:
                for field in each.body:
                    target = field.target if isinstance(field, ast.AnnAssign) else None
                    if isinstance(target, ast.Name) and target.id == name:
                        return field  # type: ignore[return-value]
        return None

    def _element(self, value: ast.expr, index: int | None) -> int:
        """The line of the element at that place, where they are written out."""
        if isinstance(value, ast.Name):  # of the module: look where it was made
            for each in self.tree.body:
                targets = each.targets if isinstance(each, ast.Assign) else []
                if any(isinstance(one, ast.Name) and one.id == value.id for one in targets):
                    return self._element(each.value, index)  # type: ignore[attr-defined]
        elements = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        plain = not any(isinstance(each, ast.Starred) for each in elements)
        if index is not None and plain and index < len(elements):
            return elements[index].lineno
        return value.lineno


def is_calculator(decorator: ast.expr) -> bool:
    """Whether that is `@calculator(…)`, or `@calculator` without its parentheses."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == (
        "calculator"
    )
