"""Which of the locked packages have a fault that is known: pip-audit for Python's, npm for Node's.

What is not reached is said, and is no failure: where there is no network, nothing is known of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.sites import ROOT

LOCKS = ["requirements.lock", *(f"tests/{each}/requirements.lock" for each in ("assistant",))]
NODE = (".", "benchmarks")


def of_python(lock: str) -> Iterator[str]:
    """The faults of the packages in that lock file; OSError where one could not be looked up."""
    asked = ["-m", "pip_audit", "--requirement", lock, "--require-hashes", "--disable-pip"]
    found = _asked([sys.executable, *asked, "--format", "json", "--progress-spinner", "off"])
    skipped = [each["name"] for each in found["dependencies"] if "skip_reason" in each]
    if skipped:  # they would look like packages without a fault
        raise OSError(f"of {len(skipped)} packages nothing is known, of {skipped[0]} for one")
    for each in found["dependencies"]:
        for fault in each.get("vulns", []):
            fixed = ", ".join(fault["fix_versions"]) or "no version yet"
            yield f"{each['name']} {each['version']}: {fault['id']}, right in {fixed}"


def of_node(folder: str) -> Iterator[str]:
    """The faults of the packages that this folder locks."""
    npm = Path(sys.executable).with_name("npm")
    found = _asked([str(npm), "audit", "--json", "--package-lock-only", "--prefix", folder])
    for name, each in found["vulnerabilities"].items():
        via = [one["title"] for one in each["via"] if isinstance(one, dict)]
        yield f"{name} {each['range']}: {each['severity']}, {'; '.join(via) or 'by another'}"


def _asked(command: list[str]) -> Any:
    """What it says as JSON; OSError where it says nothing of use."""
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        found = {}
    if not {"dependencies", "vulnerabilities"} & found.keys():
        lines = (found.get("message") or done.stderr or done.stdout).strip().splitlines()
        raise OSError(lines[-1] if lines else f"ended with {done.returncode}")
    return found


def main() -> int:
    """0 when no fault is known, as far as it could be looked up."""
    faults = 0
    for look, where in [
        *((of_python, each) for each in LOCKS),
        *((of_node, each) for each in NODE),
    ]:
        name = where if look is of_python else f"{where}/package-lock.json".removeprefix("./")
        try:
            found = [*look(where)]
        except OSError as error:
            print(f"{name}: not looked up ({error})")
            continue
        print(f"{name}: {len(found)} known faults", *found, sep="\n  ")
        faults += len(found)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
