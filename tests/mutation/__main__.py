"""Do the tests bite? Break the calculators in one place at a time, and see which tests notice.

`make mutate` takes a sample, the same one until the code changes; MUTANTS=all takes all. What no
test notices is printed. A change that makes no difference is explained in survivors.txt.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).with_name("survivors.txt")
WANTED = 0.9
COPIED = ("calculators", "kennisbank", "tests", "docs", "mkdocs.yml", "pyproject.toml")
# One way to break each kind of thing. Of a decorator or a type nothing is left to test.
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


class Mutant(NamedTuple):
    file: str
    line: int
    operator: str
    occurrence: int
    before: str  # the line, as it is
    after: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} → {self.after}"

    @property
    def key(self) -> str:
        """What it is known by, wherever the line moves to."""
        return f"{self.file}: {self.before} → {self.after}"


def mutants(file: Path) -> Iterator[Mutant]:
    """Every way to break that file."""
    text = file.read_text("utf-8")
    lines = text.splitlines()
    for name in OPERATORS:
        operator = get_operator(name)()
        places = [
            place for node in _nodes(get_ast(text)) for place in operator.mutation_positions(node)
        ]
        for occurrence, ((line, _), _) in enumerate(places):
            where = file.relative_to(ROOT).as_posix()
            yield Mutant(where, line, name, occurrence, lines[line - 1].strip())


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def sample(size: int | None) -> list[Mutant]:
    """So many of them, spread by chance, and the same ones each time."""
    found = [
        each for file in sorted((ROOT / "calculators").rglob("*.py")) for each in mutants(file)
    ]
    spread = sorted(found, key=lambda each: sha256(repr(each).encode()).digest())
    return sorted(spread[:size])


def command(mutant: Mutant | None) -> list[str]:
    """The tests that could notice it, the quickest first."""
    tests = ["tests/calculators/test_declared.py", "tests/calculators"]
    ran = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    if mutant and Path(mutant.file).parent == Path("calculators"):
        slug = Path(mutant.file).stem.replace("_", "-")
        ran += ["-k", f"{slug} or test_calculators" if not slug.startswith("--") else "terminal"]
    return ran


def passes(project: Path, mutant: Mutant | None) -> bool:
    """Whether the tests of that copy pass; a test that never ends has noticed something."""
    quiet = {"PYTHONDONTWRITEBYTECODE": "1"}  # a file may change twice within a second
    try:
        done = subprocess.run(
            command(mutant),
            cwd=project,
            check=False,
            capture_output=True,
            timeout=900,
            env=os.environ | quiet,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survives(projects: "SimpleQueue[Path]", mutant: Mutant) -> tuple[Mutant, bool]:
    """The mutant with its line as it became, and whether no test notices."""
    project = projects.get()
    file = project / mutant.file
    before = file.read_text("utf-8")
    after = mutate_code(before, get_operator(mutant.operator)(), mutant.occurrence)
    shown = after.splitlines()[mutant.line - 1].strip() if after else ""
    try:
        file.write_text(after, "utf-8")
        return mutant._replace(after=shown), passes(project, mutant)
    finally:
        file.write_text(before, "utf-8")
        projects.put(project)


def copied(folder: Path) -> Path:
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.mp3"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def explained() -> dict[str, str]:
    """Of what no test can notice, why: `file: before → after` with the reason indented below."""
    found: dict[str, str] = {}
    key = ""
    for line in SURVIVORS.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[key] = f"{found.get(key, '')} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            key = line.strip()
    return found


def main() -> int:
    """0 when enough is noticed, and what is not noticed is explained."""
    size = os.environ.get("MUTANTS", "300")
    chosen = sample(None if size == "all" else int(size))
    processes = os.cpu_count() or 1
    with TemporaryDirectory(prefix="mutate-") as folder:
        projects: SimpleQueue[Path] = SimpleQueue()
        for number in range(processes):
            projects.put(copied(Path(folder) / str(number)))
        if not passes(Path(folder) / "0", None):
            print("The tests fail as it is: make pytest", file=sys.stderr)
            return 1
        left = []
        with ThreadPoolExecutor(processes) as pool:
            results = pool.map(lambda each: survives(projects, each), chosen)
            for number, (mutant, survived) in enumerate(results, 1):
                if survived:
                    left.append(mutant)
                    print(f"{number}/{len(chosen)} not noticed: {mutant}", flush=True)
    known = explained()
    noticed = 1 - len(left) / len(chosen)
    unexplained = [each for each in left if each.key not in known]
    print(f"{noticed:.1%} of {len(chosen)} mutants killed; {len(unexplained)} unexplained.")
    return int(noticed < WANTED or bool(unexplained))


if __name__ == "__main__":
    sys.exit(main())
