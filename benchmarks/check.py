"""`check` on the docs of this project, and with copies of its articles up to so many pages. A copy
is as long as the article, with another title, description, place and questions.

python -m benchmarks.check [PAGES …]      171 and 683 when none is named
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINKED = ("calculators", "kennisbank", "node_modules", "tests", "mkdocs.yml")


def copied(text: str, number: int) -> str:
    """The text as another article: nothing that each page has for itself is the same."""

    def described(match: re.Match[str]) -> str:
        short = match[1].replace('"', "")[:118].rpartition(" ")[0].rstrip(" .,:")
        return f'description: "Deel {number} over {short}."'

    for pattern, new in (
        (r"^(?:order|podcast): .*\n", ""),
        (r"^# (.*?)\??$", rf"# \1 (deel {number})"),
        (r'^title: "?(.*?)"?$', rf'title: "\1, deel {number}"'),
        (r"^### (.*?)(\?)?( \{.*)?$", rf"### \1 in deel {number}\2\3"),
    ):
        text = re.sub(pattern, new, text, flags=re.MULTILINE)
    return re.sub(r"^description: (.*)$", described, text, count=1, flags=re.MULTILINE)


def project(folder: Path, count: int) -> int:
    """Make it there; how many pages it has."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    articles = folder / "docs" / "artikelen"
    originals = [each for each in sorted(articles.glob("*.md")) if each.stem != "index"]
    have = sum("besluiten" not in each.parts for each in (folder / "docs").rglob("*.md"))
    for number in range(max(0, count - have)):
        original = originals[number % len(originals)]
        copy = number // len(originals) + 1
        text = copied(original.read_text("utf-8"), copy)
        (articles / f"{original.stem}-{copy}.md").write_text(text, "utf-8")
    return max(have, count)


def main(counts: list[int]) -> None:
    """A row for each: seconds on the clock, of a processor, and what is said at the end."""
    for count in (0, *counts):
        with tempfile.TemporaryDirectory(prefix="kb-bench-") as name:
            pages = project(Path(name), count)
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "kennisbank", "check"],
                cwd=name,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            said = process.stderr.read().strip() if process.stderr else ""
            _, _, used = os.wait4(process.pid, 0)
            clock, cpu = time.perf_counter() - start, used.ru_utime + used.ru_stime
        print(f"{pages:5} pages {clock:6.1f} s, {cpu:6.1f} s of a processor: {said}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [171, 683])
