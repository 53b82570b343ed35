"""The text of a calculator's file, and the line of each thing that it declares."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from calculators.core.rules import Rule
from calculators.core.written import parts


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

    def of_said(self, keyword: str) -> int:
        """Where `@calculator` says that."""
        keywords = self.decorator.keywords if self.decorator else []
        found = [each.value.lineno for each in keywords if each.arg == keyword]
        return found[0] if found else self.of_function()

    def statements(self, kind: str) -> list[ast.Call]:
        """What stands below the function as `slug.kind(…)`, not as a decorator, in order."""
        calls = (each.value for each in self.tree.body if isinstance(each, ast.Expr))
        return [each for each in calls if isinstance(each, ast.Call) and self._is(each, kind)]

    def of_statement(self, kind: str, name: str = "") -> int:
        """Where `slug.kind(…)` or `@slug.kind` stands, the one that begins with that name."""
        for each in ast.walk(self.tree):
            if isinstance(each, ast.Call) and self._is(each, kind) and _first(each) in {name, None}:
                return each.lineno
            if isinstance(each, ast.Attribute) and each.attr == kind and not name:
                return each.lineno
        return self.of_function()

    def of_example(self, index: int, name: str = "") -> int:
        """Where the example of that place begins, or where it gives that name a value."""
        found = self.statements("example")
        if index >= len(found):
            return self.of_function()
        lines = str(_constant(found[index].args[0])).split("\n")
        at = [n for n, line in enumerate(lines) if name and f" {name} " in f" {line}"]
        return self._text(found[index]) + (at[0] if at else 0)

    def of_text(self, line: int) -> int:
        """Where the text begins of the statement at that line; else that line."""
        for each in ast.walk(self.tree):
            if isinstance(each, ast.Call) and each.lineno == line and (at := self._text(each)):
                return at
        return line

    def of_rule(self, rule: Rule) -> int:
        """Where the function of the rule is; of a rule of thumb, where it is called."""
        code = getattr(rule.when, "__code__", None)
        if code and Path(code.co_filename) == self.path:
            return int(code.co_firstlineno)
        helper, _, _ = getattr(rule.when, "__qualname__", "").partition(".<locals>")
        calls = [
            each
            for each in ast.walk(self.tree)
            if isinstance(each, ast.Call) and getattr(each.func, "id", "") == helper
        ]
        named = [each for each in calls if rule.field in map(_constant, each.args)]
        return next((each.lineno for each in [*named, *calls]), self.of_function())

    def of_formula(self, name: str, text: str) -> int:
        """Where an output has that formula."""
        output = self._output(name)
        for each in ast.walk(output) if output else ():
            if isinstance(each, ast.Constant) and each.value == text:
                return each.lineno
        return self.of_field(name) or self.of_function()

    def of_band(self, name: str, index: int) -> int:
        """Where an output has that band."""
        for each in ast.walk(self.tree):
            if isinstance(each, ast.Call) and self._is(each, "verdict") and _first(each) == name:
                called = self._made(each.args[1]) if len(each.args) > 1 else None
                text = called.args[0] if isinstance(called, ast.Call) and called.args else None
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    lines = [at for at, _ in parts(text.value)]
                    return text.lineno + (lines[index] if index < len(lines) else 0)
                return each.lineno
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

    def _is(self, call: ast.Call, kind: str) -> bool:
        """Whether that is `slug.kind(…)`."""
        match call.func:
            case ast.Attribute(value=ast.Name(id=self.name), attr=attr):
                return attr == kind
        return False

    @staticmethod
    def _text(call: ast.Call) -> int:
        """The line at which the text of a statement begins, 0 where it has none."""
        texts = (each for each in call.args if "\n" in str(_constant(each) or ""))
        return next((each.lineno for each in texts), 0)

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

    def _made(self, value: ast.expr) -> ast.expr:
        """What a name of the module stands for."""
        for each in self.tree.body if isinstance(value, ast.Name) else []:
            targets = each.targets if isinstance(each, ast.Assign) else []
            if any(isinstance(one, ast.Name) and one.id == value.id for one in targets):  # type: ignore[attr-defined]
                return each.value  # type: ignore[attr-defined,no-any-return]
        return value


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _first(call: ast.Call) -> object:
    """What a statement begins with; None where it is not written out."""
    return _constant(call.args[0]) if call.args else None


def is_calculator(decorator: ast.expr) -> bool:
    """Whether that is `@calculator(…)`, or `@calculator` without its parentheses."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == (
        "calculator"
    )
