"""How long a test waits for what will come; only a test that fails waits that long."""

import time
from collections.abc import Callable

PATIENCE = 120.0  # seconds, for a machine that does ten other things


# A browser waits five minutes for an old service worker that is busy, before a new one may begin.
RENEWED = 400.0


def until(
    right: Callable[[], object],
    what: str = "it did not come to that",
    patience: float = PATIENCE,
) -> None:
    """Wait until it is right."""
    end = time.monotonic() + patience
    while not right():
        assert time.monotonic() < end, what
        time.sleep(0.05)
