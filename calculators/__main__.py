"""Calculate on a terminal: `python -m calculators ltv orderwaarde=120 klantduur=3`.

Numbers are read as a form reads them; what is not given has its default. Without a name it lists
the calculators. `--json` prints what `run` returns, `--schema` the JSON Schema.

`python -m calculators klanten FILE` reports on the orders in a file.
"""

import argparse
import json
import os
import shlex
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from calculators import UnknownCalculator, load, slugs
from calculators.core.answers import Result
from calculators.core.declare import Calculator
from calculators.core.fields import Choice, Input
from calculators.core.review import faults, faults_of
from calculators.core.sheets.desk import Calculation, book
from calculators.klanten.terminal import main as klanten
from calculators.klanten.terminal import write_new


def main(arguments: list[str] | None = None) -> int:
    """Run the command: 0 when there is an answer, 1 when a calculator itself is wrong, 2 when what
    is typed has to be put right.
    """
    typed = f"{_python()} -m calculators"
    parser = argparse.ArgumentParser(
        prog=typed, description="Rekent met dezelfde formules als de site."
    )
    parser.add_argument("slug", nargs="?", help="naam van de rekenhulp; zonder naam: de lijst")
    parser.add_argument("invoer", nargs="*", help="veld=waarde, bijvoorbeeld orderwaarde=120")
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    parser.add_argument("--schema", action="store_true", help="het JSON Schema van de rekenhulp")
    parser.add_argument(
        "--xlsx", metavar="uit.xlsx", help="schrijf de berekening naar dit nieuwe Excelbestand"
    )
    parser.add_argument("--mcp", action="store_true", help="laat een assistent rekenen (MCP)")
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["klanten"]:
        return klanten(arguments[1:], f"{typed} klanten")
    given = parser.parse_args(arguments)
    if declared := faults_of(given.slug) if given.slug else faults():
        print(*declared, sep="\n", file=sys.stderr)
        return 1
    if given.mcp:
        return _serve()
    if given.slug:
        return _answer(given)
    width = max(map(len, slugs()))
    print("\n".join(f"{slug:{width}}  {load(slug).title}" for slug in slugs()))
    return 0


def _python() -> str:
    """This Python as it is typed here: not everyone has one that is called `python`."""
    here = Path(sys.executable)
    if here.is_relative_to(Path.cwd()):
        here = here.relative_to(Path.cwd())
    return shlex.quote(here.as_posix())


def _serve() -> int:
    try:
        from calculators.assistant import server  # noqa: PLC0415 -- only this needs the SDK
    except ModuleNotFoundError as missing:
        if missing.name != "mcp":
            raise
        print(
            "Hiervoor is het pakket mcp nodig. Installeer het met: make assistant", file=sys.stderr
        )
        return 2
    server.run()
    return 0


def _answer(given: argparse.Namespace) -> int:
    try:
        calculator = load(given.slug)
    except UnknownCalculator as error:
        print(error, file=sys.stderr)
        return 2
    if given.schema:
        print(json.dumps(calculator.schema(), ensure_ascii=False, indent=2))
        return 0
    if wrong := _not_clear(given.invoer):
        print(wrong, file=sys.stderr)
        return 2
    typed = dict(each.partition("=")[::2] for each in given.invoer)
    defaults = {name: each.default for name, each in calculator.inputs.items()}
    result = calculator.run(defaults | typed)
    if result["ok"] and given.xlsx:
        said = shlex.join([given.slug, *given.invoer])
        if wrong := _write(given.xlsx, calculator, result, f"{_python()} -m calculators {said}"):
            print(wrong, file=sys.stderr)
            return 2
    if given.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif result["ok"]:
        print(_table(calculator, result))
        if not given.invoer:
            print(_fields(calculator))
    else:
        _explain(calculator, result["errors"])
    return 0 if result["ok"] else 2


def _write(name: str, calculator: Calculator[..., Any], result: Result, again: str) -> str:
    """Write a workbook, in which the calculation goes on; gives why that did not go, if so."""
    values: dict[str, Any] = {name: each["value"] for name, each in result["inputs"].items()}
    one: Calculation = {
        "slug": calculator.slug, "title": calculator.title, "name": "", "values": values,
        "address": again, "lines": [],
    }  # fmt: skip
    return write_new(name, lambda: book([one], date.today()))


def _not_clear(given: list[str]) -> str:
    """What has no value or has two, of which one would be dropped; empty when all is clear."""
    names = [each.partition("=")[0] for each in given]
    for each, name in zip(given, names, strict=True):
        if "=" not in each:
            return f"“{each}” is geen veld met een waarde. Schrijf het als veld=waarde."
        if names.count(name) > 1:
            return f"{name}: Dit veld staat er twee keer. Geef het één keer."
    return ""


def _table(calculator: Calculator[..., Any], result: Result) -> str:
    lines = [calculator.title]
    width = max(len(output.label) for output in calculator.outputs.values())
    for name, shown in result["outputs"].items():
        label = f"  {calculator.outputs[name].label:{width}}  "
        lines.append(label + (shown["worked"] or shown["text"] or shown["note"]))
        if band := shown["band"]:
            lines.append(f"{'':{len(label)}}{band['name']}: {band['text']}")
    lines += [f"  Let op, {guard['label']}: {guard['text']}" for guard in result["guards"]]
    return "\n".join(lines)


def _fields(calculator: Calculator[..., Any]) -> str:
    """What can be filled in, as it is written in an article; in brackets, what the field is."""
    lines = ["", "Velden, met de waarden van dit voorbeeld:"]
    written = {name: f"{name}: {f.write(f.default)}" for name, f in calculator.inputs.items()}
    width = max(map(len, written.values()))
    for name, field in calculator.inputs.items():
        lines.append(f"  {written[name]:{width}}  {field.label} ({_may_be(field)})")
    return "\n".join(lines)


def _may_be(field: Input | Choice) -> str:
    if isinstance(field, Choice):
        return f"kies uit: {', '.join(field.choices)}"
    said = f"{field.text(field.low)} tot {field.text(field.high)}"
    return f"{said}, mag leeg" if field.optional else said


def _explain(calculator: Calculator[..., Any], errors: dict[str, str]) -> None:
    for name, text in errors.items():
        print(f"{name}: {text}", file=sys.stderr)
    print(f"Velden: {', '.join(calculator.inputs)}.", file=sys.stderr)


def piped(command: Callable[[], int]) -> int:
    """The exit code of a command of which another may read no more than it wants: `… | head -1`."""
    code = 1
    try:
        try:
            code = command()
        finally:  # also after --help
            sys.stdout.flush()
    except BrokenPipeError:  # as https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


if __name__ == "__main__":
    sys.exit(piped(main))
