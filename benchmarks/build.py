"""Building generated pages with a calculator each, beside stock MkDocs Material on the same text.

python benchmarks/build.py ROUNDS 10 300 1000      rows of JSON
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIMITS = {300: 1.25}
STOCK = "site_name: Proef\nsite_url: http://localhost/\ntheme:\n  name: material\n  language: nl\n"
WORDS = (
    "klant waarde omzet marge retentie jaar bestelling kosten groei aanbod reden vertrek "
    "segment herhaling loyaliteit budget campagne product dienst gesprek keuze cijfer"
).split()


def page(number: int, calculator: str) -> str:
    """About 500 words, always the same for that number."""
    chance = random.Random(number)  # noqa: S311 -- text, not a secret
    told = f"Pagina {number} om te meten hoe lang het duurt. " + "Met woorden over klanten. " * 4
    text = [f"---\ntitle: Proef {number}\ndescription: {told}\n---\n\n# Proef {number}\n"]
    for part in range(5):
        words = " ".join(chance.choices(WORDS, k=100))
        text.append(f"## Deel {part} van {number}\n\n{words.capitalize()}.\n")
    return "\n".join([*text, calculator])


def project(folder: Path, count: int, *, ours: bool) -> None:
    """The docs of this project and that many pages more."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for number in range(count):
        file = folder / "docs" / "proef" / f"{number}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(page(number, "```rekenhulp\nltv\n```\n" if ours else ""), "utf-8")
    if not ours:
        (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        return
    for name in ("calculators", "kennisbank", "node_modules", ".cache"):
        (folder / name).symlink_to(ROOT / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    menu = "  - Vragen: vragen.md\n"
    (folder / "mkdocs.yml").write_text(text.replace(menu, f"{menu}  - Proef: proef/\n", 1), "utf-8")


def build(count: int, *, ours: bool) -> dict[str, float]:
    """Seconds on the clock and of a processor, megabytes of memory at most, and of site."""
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as name:
        folder = Path(name)
        project(folder, count, ours=ours)
        command = ["-m", "kennisbank" if ours else "mkdocs", "build", "--quiet"]
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            sys.exit(f"the build of {count} pages failed")
        size = sum(each.stat().st_size for each in (folder / "site").rglob("*") if each.is_file())
        scale = 1e6 if sys.platform == "darwin" else 1e3
        return {
            "seconds": seconds,
            "cpu": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss / scale,
            "site": size / 1e6,
        }


def main(rounds: int, counts: list[int]) -> None:
    """Interleaved, the order thrown anew each round; the largest only once."""
    found: dict[tuple[int, bool], list[dict[str, float]]] = {}
    for turn in range(rounds):
        jobs = [(n, ours) for n in counts for ours in (True, False) if turn == 0 or n <= 300]
        random.shuffle(jobs)
        for count, ours in jobs:
            found.setdefault((count, ours), []).append(build(count, ours=ours))
    rows = []
    for count in counts:
        for what, unit in (("seconds", "s"), ("cpu", "s"), ("memory", "MB"), ("site", "MB")):
            row: dict[str, object] = {"what": f"{count} pages, {what}", "unit": unit}
            for name, ours in (("ours", True), ("stock", False)):
                all_ = [each[what] for each in found[count, ours]]
                row[name] = {
                    "median": statistics.median(all_),
                    "low": min(all_),
                    "high": max(all_),
                    "count": len(all_),
                }
            row["ratio"] = row["ours"]["median"] / row["stock"]["median"]  # type: ignore[index]
            if what == "seconds" and count in LIMITS:
                row["limit"] = LIMITS[count]
            rows.append(row)
    print(json.dumps(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(each) for each in sys.argv[2:]])
