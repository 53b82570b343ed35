"""The Python of a page, out of it: a reader who only reads does not wait for it.

In a page it would be half of what is sent. It goes to a file named after what is in it, so that
page and formula still never are of two versions; pages with the same calculators share it.
"""

import json
import re
from hashlib import sha256
from pathlib import Path

FOLDER = "assets/bron"
_DATA = re.compile(r'(<template class="kb-pagina"[^>]*>)(.*?)(</template>)', re.DOTALL)


def apart(site: Path, html: str) -> str:
    """The page with the address of its Python in place of the Python itself."""
    found = _DATA.search(html)
    data = json.loads(found[2]) if found else {}
    if not found or not isinstance(data.get("sources"), dict):
        return html
    text = json.dumps(data["sources"], ensure_ascii=False).encode()
    address = f"{FOLDER}/{sha256(text).hexdigest()[:12]}.json"
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / address).write_bytes(text)
    said = json.dumps(data | {"sources": address}, ensure_ascii=False)
    said = said.replace("&", "\\u0026").replace("<", "\\u003c")
    return html[: found.start()] + found[1] + said + found[3] + html[found.end() :]
