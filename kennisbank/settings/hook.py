"""What MkDocs and ProperDocs call first: the settings as they are meant, or what is wrong in them.

An address without `https://` MkDocs refuses itself, before it calls anything: our own commands look
before they start it.
"""

from pathlib import Path
from typing import Any


def on_config(config: Any) -> None:
    """Let the configuration say what is meant; Stopped when it cannot be known."""
    from kennisbank.settings import apply, read

    apply(config, read(Path(config.config_file_path).parent))
