"""A question as the browser asks it."""

import json
from typing import Any

from calculators import ask


def asked(kind: str, slug: str, **question: Any) -> Any:
    """The answer to it, read from its JSON."""
    return json.loads(ask(kind, slug, json.dumps(question)))
