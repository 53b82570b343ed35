"""Without what unpacks packages: there are none, only the folders where they would be."""

import sys


class _Path:
    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Path(f"/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages")
DSO_DIR = _Path("/usr/lib")


def init_loaded_packages() -> None:
    """None is there."""
