"""Is the new site there? `python3 .ci/published.py ADDRESS COMMIT [SECONDS [PAUSE]]`.

Asks for versie.json until it names that commit, a few minutes at most; else ends with 1 and says
what stands there instead. Needs nothing but Python.
"""

import json
import sys
import time
from urllib.parse import urljoin
from urllib.request import Request, urlopen

WAIT = 300  # seconds: a cache in between may keep the old one for a while
PAUSE = 5


def main(address: str, commit: str, wait: float = WAIT, pause: float = PAUSE) -> int:
    """The exit code: 0 when that commit is there."""
    end = time.monotonic() + wait
    while True:
        found = look(urljoin(address.rstrip("/") + "/", "versie.json"))
        if found.get("commit") == commit:
            print(f"Published: {commit} of {found.get('date')}, runtime {found.get('runtime')}.")
            return 0
        if time.monotonic() >= end:
            break
        time.sleep(pause)
    stands = found.get("commit") or found["problem"]
    print(f"::error::{address} does not show {commit}, but: {stands}", file=sys.stderr)
    return 1


def look(address: str) -> dict[str, str]:
    """What versie.json says; what went wrong as its “problem”."""
    # Another address each time: no cache in between has it yet.
    request = Request(f"{address}?{time.time_ns()}")  # noqa: S310 -- an address of ours
    try:
        with urlopen(request, timeout=20) as answer:  # noqa: S310
            said = json.load(answer)
    except (OSError, ValueError) as error:
        return {"problem": str(error)}
    return said if isinstance(said, dict) else {"problem": "versie.json holds no object"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(float, sys.argv[3:5])))
