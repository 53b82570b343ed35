"""The Python of a page, out of it: a reader who only reads does not wait for it.

In a page it would be half of what is sent. It goes to a file named after what is in it, so that
page and formula still never are of two versions; pages with the same calculators share it.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = "assets/bron"
_DATA, _END = '<template class="kb-pagina"', "</template>"


def apart(site: Path, html: str) -> str:
    """The page with the address of its Python in place of the Python itself."""
    at = html.find(_DATA)
    if at < 0:
        return html
    start = html.index(">", at) + 1
    end = html.index(_END, start)
    said, files = _parted(html[start:end])
    for address, sources in files.items():
        if not (site / address).exists():  # of that name, it is the same
            (site / address).parent.mkdir(parents=True, exist_ok=True)
            (site / address).write_bytes(sources)
    return html[:start] + said + html[end:]


@cache
def _parted(said: str) -> tuple[str, dict[str, bytes]]:
    """What the page says now, and the file with the rest; none when that was done before."""
    data = json.loads(said)
    if not isinstance(data["sources"], dict):
        return said, {}
    sources = json.dumps(data["sources"], ensure_ascii=False).encode()
    address = f"{FOLDER}/{sha256(sources).hexdigest()[:12]}.json"
    left = json.dumps(data | {"sources": address}, ensure_ascii=False)
    return left.replace("&", "\\u0026").replace("<", "\\u003c"), {address: sources}
