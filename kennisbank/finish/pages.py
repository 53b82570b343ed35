"""The pages of a built site."""

from pathlib import Path


def read(site: Path) -> dict[Path, str]:
    """All of them, as they are: no line ending may change, for a policy counts every one."""
    return {
        page: page.read_bytes().decode("utf-8")
        for page in sorted(site.rglob("*.html"))
        if page.is_file()
    }
