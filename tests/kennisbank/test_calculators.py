"""What is declared wrong stops every command that needs the calculators."""

from pathlib import Path

from tests.kennisbank.conftest import run


def test_a_wrong_declaration_stops_the_build_and_the_tests_by_name(project: Path) -> None:
    file = project / "calculators" / "ltv.py"
    file.write_text(file.read_text("utf-8").replace("def ltv(", "def lvt("), "utf-8")
    at = next(
        at for at, line in enumerate(file.read_text("utf-8").split("\n"), 1) if "lvt(" in line
    )
    start = f"calculators/ltv.py:{at}: de functie heet “lvt”"
    for command in (
        ("kennisbank", "check"),
        ("kennisbank", "build"),
        ("calculators",),
        ("pytest", "-q", "-n0", "tests/calculators/core/test_numbers.py"),
        ("pytest", "-q", "-n2", "tests/calculators/core/test_numbers.py"),
    ):
        done = run(project, "-m", *command)
        assert done.returncode == 1 and start in done.stdout + done.stderr, command
        assert "Traceback" not in done.stdout + done.stderr, command
