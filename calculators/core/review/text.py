"""What can be seen in the text of a file, before Python runs it."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path

from calculators.core.declare import calculator
from calculators.core.review.fault import Fault, Wrong
from calculators.core.review.source import Source, is_calculator

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST = 60  # characters: it is an address too
_TAKEN = {"index"}  # the page that lists the calculators
_ROOMS = {"assistant", "core", "klanten", "__pycache__"}
# Of Python itself, but not of the one in a browser.
_LACKING = frozenset(
    "_tkinter curses dbm ensurepip fcntl grp idlelib msvcrt multiprocessing nt posixshmem pwd "
    "readline resource socketserver subprocess syslog termios tkinter turtle turtledemo venv "
    "winreg winsound".split()
)
_CHANGING = frozenset("random secrets time uuid".split())
_BESIDE = frozenset("print input open eval exec breakpoint .today .now .utcnow".split())
_ALONE = "reken alleen met de velden: dezelfde getallen geven altijd dezelfde uitkomst"
_OWN = "een rekenhulp gebruikt alleen calculators.core en wat bij Python zelf hoort"
_SAYS = {each.name: each.default is MISSING for each in fields(calculator)}


def strays(folder: Path) -> Iterator[Fault]:
    """Python in a folder beside the calculators: nothing looks there."""
    for path in sorted(folder.glob("*/**/*.py")):
        room = path.relative_to(folder).parts[0]
        if room not in _ROOMS:
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            todo = f"zet het bestand in {folder.name} zelf, of haal het weg"
            yield Fault(name, 1, "in deze map zoekt niemand een rekenhulp", todo)


def named(path: Path) -> Iterator[Wrong]:
    """A name that is no address, or no name in Python."""
    name = path.stem
    if _NAME.fullmatch(name) and not iskeyword(name) and name not in _TAKEN | _ROOMS:
        if len(name) > _LONGEST:
            wrong = f"deze naam is {len(name)} tekens lang"
            yield Wrong(1, wrong, f"maak er hooguit {_LONGEST} van")
        return
    better = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    usable = _NAME.fullmatch(better) and not iskeyword(better) and better not in _TAKEN | {name}
    hint = f", zoals {better}.py" if usable else ""
    todo = f"gebruik kleine letters, cijfers en lage streepjes{hint}"
    yield Wrong(1, f"“{path.name}” kan geen naam van een rekenhulp zijn", todo)


def read(path: Path) -> Source | Wrong:
    """The file as Python reads it, or why it cannot."""
    try:
        data = path.read_bytes()
        data.decode("utf-8")
        return _parsed(path, data)
    except OSError as error:
        return Wrong(
            1, f"dit bestand is niet te lezen: {error.strerror}", "zet het er opnieuw neer"
        )
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Wrong(line, "dit is geen UTF-8", "bewaar het bestand als UTF-8")
    except SyntaxError as error:
        return Wrong(error.lineno or 1, f"dit is geen Python: {error.msg}", "verbeter deze regel")
    except (ValueError, RecursionError, MemoryError) as error:
        return Wrong(1, f"dit is geen Python: {error}", "zet het bestand er opnieuw neer")


@lru_cache
def _parsed(path: Path, data: bytes) -> Source:
    compile(data, path, "exec", dont_inherit=True)  # finds more than what parses
    return Source(path, ast.parse(data))


def looked_over(source: Source) -> Iterator[Wrong]:
    """Imports that are not allowed, and what is wrong with the function or its decorator."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            yield from _import(node, ("." * node.level) + (node.module or ""))
        elif isinstance(node, ast.Import):
            for each in node.names:
                yield from _import(node, each.name)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "id", "") or f".{getattr(node.func, 'attr', '')}"
            if called in _BESIDE:
                wrong = f"“{called.strip('.')}” hoort niet in een rekenhulp"
                yield Wrong(node.lineno, wrong, _ALONE)
    yield from _function(source)
    yield from _below(source)


def _below(source: Source) -> Iterator[Wrong]:
    """A rule that is forgotten: its function is nowhere used, or it has none."""
    used = {each.id for each in ast.walk(source.tree) if isinstance(each, ast.Name)}
    for each in source.functions:
        if each.name != source.name and not each.decorator_list and each.name not in used:
            todo = f'zet er @{source.name}.guard("veld", …) boven, of haal haar weg'
            yield Wrong(each.lineno, f"niemand gebruikt de functie “{each.name}”", todo)
    for kind in ("error", "guard"):
        for call in source.statements(kind):
            wrong = f"onder deze {kind} staat geen functie"
            todo = "zet er @ voor, en eronder def, met de zin als docstring"
            yield Wrong(call.lineno, wrong, todo)


def _import(node: ast.stmt, name: str) -> Iterator[Wrong]:
    root = name.partition(".")[0]
    if name == "calculators.core" or name.startswith("calculators.core."):
        if not name.startswith("calculators.core.review"):
            return
    elif root in _CHANGING:
        yield Wrong(node.lineno, f"“{name}” geeft elke keer iets anders", _ALONE)
        return
    elif root in sys.stdlib_module_names:
        if root in _LACKING:
            wrong = f"“{name}” is er in een browser niet"
            yield Wrong(node.lineno, wrong, "reken zonder")
        return
    yield Wrong(node.lineno, f"“{name}” mag hier niet worden geïmporteerd", _OWN)


def _function(source: Source) -> Iterator[Wrong]:
    name, function = source.name, source.function
    declared = [each for each in source.functions if any(map(is_calculator, each.decorator_list))]
    others = [each for each in declared if each.name != name]
    if function is None:
        if len(others) == 1:
            [other] = others
            wrong = f"de functie heet “{other.name}” en het bestand “{source.path.name}”"
            yield Wrong(other.lineno, wrong, f"geef ze dezelfde naam: noem de functie {name}")
            return
        for each in source.tree.body:
            if isinstance(each, ast.AsyncFunctionDef) and each.name == name:
                yield Wrong(each.lineno, f"{name} is async", "schrijf def, zonder async ervoor")
                return
        line = next((each.lineno for each in [*others, *source.tree.body]), 1)
        wrong = f"hier is geen functie “{name}”"
        yield Wrong(line, wrong, f"schrijf @calculator(…) met daaronder def {name}(…)")
        return
    for each in others:
        wrong = f"“{each.name}” is een tweede rekenhulp in één bestand"
        yield Wrong(each.lineno, wrong, f"zet hem in een eigen bestand, {each.name}.py")
    for each in [each for each in source.functions if each.name == name][1:]:
        yield Wrong(each.lineno, f"“{name}” staat hier voor de tweede keer", "houd er één over")
    if source.decorator is None:
        todo = f"zet @calculator(…) op de regel boven def {name}"
        yield Wrong(function.lineno, f"boven “{name}” staat geen @calculator(…)", todo)
    else:
        yield from _decorator(source.decorator)


def _decorator(decorator: ast.expr) -> Iterator[Wrong]:
    line = decorator.lineno
    if not isinstance(decorator, ast.Call):
        todo = (
            f"schrijf @calculator(…) met {_listed(sorted(n for n, must in _SAYS.items() if must))}"
        )
        yield Wrong(line, "@calculator zegt niets over de rekenhulp", todo)
        return
    said = [each.arg for each in decorator.keywords]
    for each in decorator.args:
        yield Wrong(each.lineno, "hier staat geen naam voor", "schrijf bijvoorbeeld title=…")
    for keyword in decorator.keywords:
        if keyword.arg and keyword.arg not in _SAYS:
            todo = f"kies uit {_listed(sorted(_SAYS))}"
            yield Wrong(keyword.lineno, f"@calculator kent geen {keyword.arg}", todo)
    for name, must in _SAYS.items():
        if must and name not in said and None not in said and not decorator.args:
            yield Wrong(line, f"@calculator mist {name}", f"zet er {name}=… bij")


def _listed(words: list[str]) -> str:
    return ", ".join(words)
