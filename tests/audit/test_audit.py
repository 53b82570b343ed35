"""`make audit` tells of every fault that is known, and of what it could not look up."""

import json
import subprocess
from typing import Any

import pytest

from tests.audit import __main__ as audit

PYTHON = {"dependencies": [{"name": "a", "version": "1.0", "vulns": []}]}
NODE: dict[str, Any] = {"vulnerabilities": {}}
FAULT = {"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}


def answering(monkeypatch: pytest.MonkeyPatch, python: str, node: str) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        said = python if "pip_audit" in command else node
        return subprocess.CompletedProcess(command, 1, said, "ERROR no route to host\n")

    monkeypatch.setattr(subprocess, "run", run)


def test_no_known_fault_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, json.dumps(PYTHON), json.dumps(NODE))
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "\nbenchmarks/package-lock.json: 0 known faults" in said and "not looked up" not in said


def test_a_known_fault_is_told_with_what_is_right(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = {"dependencies": [PYTHON["dependencies"][0] | {"vulns": [FAULT]}]}
    node = {"b": {"range": "<2", "severity": "high", "via": [{"title": "It leaks"}, "c"]}}
    answering(monkeypatch, json.dumps(python), json.dumps({"vulnerabilities": node}))
    assert audit.main() == 1
    said = capsys.readouterr().out
    assert "a 1.0: PYSEC-2026-1, right in 1.1" in said and "b <2: high, It leaks" in said


@pytest.mark.parametrize("said", ["", "<html>", '{"message": "ENOTFOUND", "error": {}}'])
def test_what_could_not_be_looked_up_is_said_and_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    answering(monkeypatch, said, said)
    assert audit.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and all("not looked up (" in line for line in lines)


def test_a_package_that_was_skipped_does_not_pass_for_one_without_faults(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = {"dependencies": [*PYTHON["dependencies"], {"name": "b", "skip_reason": "not found"}]}
    answering(monkeypatch, json.dumps(python), json.dumps(NODE))
    assert audit.main() == 0
    said = capsys.readouterr().out
    assert "requirements.lock: not looked up (of 1 packages nothing is known, of b for one)" in said
