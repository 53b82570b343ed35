"""What takes long to make and depends on nothing but its key: made once, in .cache."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

# Of the project itself, also where a builder works in a folder with links to it.
_FOLDER = Path(__file__).resolve().parents[1] / ".cache"


def cached(
    kind: str, key: bytes, make: Callable[[], bytes], *, most: int, again: bool = False
) -> bytes:
    """What `make` gives, or gave for this key before; of that kind, the `most` newest stay. With
    `again` it is made, whatever there is.
    """
    file = _file(kind, key)
    if file.is_file() and not again:
        return file.read_bytes()
    folder = file.parent
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    # At once or not at all: another build may be reading.
    with NamedTemporaryFile(dir=folder, delete=False) as half_done:
        half_done.write(made)
    Path(half_done.name).replace(file)
    for old in sorted(folder.iterdir(), key=_when)[:-most]:
        old.unlink(missing_ok=True)
    return made


def is_cached(kind: str, key: bytes) -> bool:
    """Whether it was made before."""
    return _file(kind, key).is_file()


def _file(kind: str, key: bytes) -> Path:
    return _FOLDER / kind / sha256(key).hexdigest()[:16]


def _when(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another build has just taken it away
        return 0
