"""How long a test waits for what will come; only a test that fails waits that long."""

import time
from collections.abc import Callable

PATIENCE = 120.0  # seconds, for a machine that does ten other things


def until(right: Callable[[], object], what: str = "it did not come to that") -> None:
    """Wait until it is right."""
    end = time.monotonic() + PATIENCE
    while not right():
        assert time.monotonic() < end, what
        time.sleep(0.05)
