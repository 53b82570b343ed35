"""What always holds for the project itself."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = re.compile(r"uses: (\S+)(.*)")


def tracked() -> list[Path]:
    """The files that are, or would be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file()]


def text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def modules(file: Path) -> set[str]:
    """The modules that a file imports, or imports something of."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text(file))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, file
            names |= {node.module or "", *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def imported(file: Path) -> set[str]:
    """The packages that a file imports, by the first part of their names."""
    own = {"__main__"}  # the program itself
    return {name.partition(".")[0] for name in modules(file)} - sys.stdlib_module_names - own


def test_the_calculators_import_the_standard_library_and_each_other_only() -> None:
    for file in (ROOT / "calculators").rglob("*.py"):
        # An assistant speaks by the SDK of its protocol, which no page and no other command needs.
        beside = {"mcp"} if file.parent.name == "assistant" else set()
        assert imported(file) <= {"calculators", *beside}, file


def test_no_room_of_the_calculators_knows_a_formula() -> None:
    """A new formula is one file: nothing but its name in a page asks for it."""
    folder = ROOT / "calculators"
    formulas = {f"calculators.{file.stem}" for file in folder.glob("[!_]*.py")}
    assert len(formulas) > 20
    for file in folder.rglob("*.py"):
        assert not modules(file) & formulas, file


def normal(name: str) -> str:
    """The name of a package as an index writes it."""
    found = re.match(r"[\w.-]+", name)
    assert found, name
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_no_test_waits_within_a_page_that_forbids_what_waits_there() -> None:
    """Playwright looks again by eval, which fails now and then: `until` looks from outside."""
    tests = [*(ROOT / "tests" / "browser").glob("*.py")]
    name = "wait_for_" + "function"
    assert tests and [file.name for file in tests if name in text(file)] == []


DEVELOPERS = {ROOT / "kennisbank/runtime/profile.py"}  # drives a browser, for `make profile`
# Run by hand in an environment of its own, to write down what another package says.
APART = {ROOT / "tests/calculators/core/scipy_values.py": {"scipy"}}


@pytest.mark.parametrize("room", ["kennisbank", "tests", "benchmarks"])
def test_all_that_is_imported_is_declared(room: str) -> None:
    settings = tomllib.loads(text(ROOT / "pyproject.toml"))
    declared = {normal(each) for each in settings["project"]["dependencies"]}
    groups = settings["dependency-groups"].values()
    for_developers = {normal(each) for group in groups for each in group}
    known = packages_distributions()
    for file in (ROOT / room).rglob("*.py"):
        if "stubs" in file.parts:  # of what Pyodide has
            continue
        allowed = declared | (
            for_developers if room != "kennisbank" or file in DEVELOPERS else set()
        )
        ours = {"calculators", "kennisbank", "tests", "benchmarks"} | APART.get(file, set())
        for name in imported(file) - ours:
            made_by = {normal(each) for each in known.get(name, [name])}
            assert made_by & allowed, f"{file.relative_to(ROOT)}: {name} is not in pyproject.toml"


@pytest.mark.parametrize("name", sorted(each.stem for each in (ROOT / "benchmarks").glob("*.py")))
def test_a_benchmark_has_all_that_it_asks_for(name: str) -> None:
    if name == "warehouse":
        pytest.importorskip("ibis", reason="the packages of make warehouse are not here")
    assert import_module(f"benchmarks.{name}").__doc__


# What `sum` adds in the calculators: whole numbers (cents, days, bytes, counts) and fractions.
EXACT = {
    *("amount", "orders", "revenue", "file_size", "number"),
    *("n", "most", "revenues", "recent", "bought"),
    *("counts", "gaps", "currencies", "wegingen", "kosten"),
}


YES_OR_NO = ast.Compare | ast.BoolOp | ast.UnaryOp


def is_exact(node: ast.expr) -> bool:
    """Whether what is added has no digits to lose."""
    match node:
        case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner) | ast.Subscript(value=inner):
            return is_exact(inner)
        case ast.Call(func=ast.Name(id="sorted"), args=[inner, *_]):
            return is_exact(inner)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="values")):
            return name in EXACT
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Call(func=ast.Attribute(attr=name)):
            return name in EXACT
    if ast.unparse(node).startswith(("any(", "len(")) or isinstance(node, YES_OR_NO):
        return True
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def test_floats_are_added_the_same_way_by_every_version_of_python() -> None:
    """From 3.12 on `sum` of floats keeps digits that 3.11 loses; `math.fsum` keeps them in each."""
    for file in (ROOT / "calculators").rglob("*.py"):
        for node in ast.walk(ast.parse(text(file))):
            match node:
                case ast.Call(func=ast.Name(id="sum"), args=[added, *_]):
                    assert is_exact(added), (file.name, node.lineno, ast.unparse(node))
                case ast.ImportFrom(module="statistics"):
                    raise AssertionError(file)
    for floats in ("(x for x in points)", "[0.1] * 10", "column", "(2 * n for n in points)"):
        assert not is_exact(ast.parse(floats, mode="eval").body), floats


def test_python_packages_are_locked_with_hashes_and_without_addresses() -> None:
    lock = text(ROOT / "requirements.lock")
    assert "://" not in lock and "--index-url" not in lock
    packages = re.split(r"\n(?=[a-z])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE))
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[\w.-]+==[\w.]+", package), package
        assert "--hash=sha256:" in package, package


def test_npm_packages_are_locked_with_integrity_and_without_addresses() -> None:
    packages = json.loads(text(ROOT / "package-lock.json"))["packages"]
    assert len(packages) > 3
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


@pytest.mark.parametrize("name", ["check.yml", "publish.yml", "weekly.yml"])
def test_workflows_pin_every_action_and_ask_for_little(name: str) -> None:
    file = ROOT / ".github" / "workflows" / name
    workflow = yaml.safe_load(text(file))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())
    for action, comment in ACTION.findall(text(file)):
        if not action.startswith("./"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_no_file_names_a_registry_or_a_place_on_a_machine() -> None:
    places = ("registry." + "npmjs", "pypi." + "org/simple", "files." + "pythonhosted")
    machine = re.compile(r"(?<![\w.])/(work|root|home|Users)/\w")
    for file in tracked():
        if file.suffix in {".png", ".mp3"}:
            continue
        assert not any(place in text(file) for place in places), file
        assert not machine.search(text(file)), file


def test_the_two_commands_of_the_readme_are_there() -> None:
    readme, makefile = text(ROOT / "README.md"), text(ROOT / "Makefile")
    for command in ("serve", "test", "build"):
        assert f"make {command}" in readme and f"\n{command}:" in makefile
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", readme):
        assert (ROOT / link).exists(), link


def test_the_closing_line_of_the_checks_comes_last() -> None:
    assert "make test" in text(ROOT / ".ci" / "run")
