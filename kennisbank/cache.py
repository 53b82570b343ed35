"""What takes long to make and depends on nothing but its key: made once, in .cache."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

# Of the project itself, also where a builder works in a folder with links to it.
_FOLDER = Path(__file__).resolve().parents[1] / ".cache"


def cached(kind: str, key: bytes, make: Callable[[], bytes], *, most: int) -> bytes:
    """What `make` gives, or gave for this key before; of that kind, the `most` newest stay."""
    folder = _FOLDER / kind
    file = folder / sha256(key).hexdigest()[:16]
    if file.is_file():
        return file.read_bytes()
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    # At once or not at all: another build may be reading.
    with NamedTemporaryFile(dir=folder, delete=False) as half_done:
        half_done.write(made)
    Path(half_done.name).replace(file)
    for old in sorted(folder.iterdir(), key=_when)[:-most]:
        old.unlink(missing_ok=True)
    return made


def _when(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another build has just taken it away
        return 0
