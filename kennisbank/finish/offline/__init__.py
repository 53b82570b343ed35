"""The site without network: a service worker, and what a device needs to install the site.

    sw.js                 what was visited is kept; or, when that is off, a worker that cleans up
    manifest.webmanifest  name, colours and icons

A page asks for both by its `<link rel="manifest">`; without that, it is off.
"""

import json
import re
from hashlib import sha256
from html import unescape
from mimetypes import guess_type
from pathlib import Path

_HERE = Path(__file__).parent
_MANIFEST = "manifest.webmanifest"
_ON = re.compile(r'<link rel="manifest"')
_META = re.compile(r'<meta name="([\w-]+)" content="([^"]*)"')
# The first is the one that every page has already; the others are for who cannot draw that.
_ICONS = (("icon.svg", "any", "any"), ("icon-192.png", "192x192", "any"),
          ("icon-512.png", "512x512", "any"),
          ("icon-maskable-512.png", "512x512", "maskable"))  # fmt: skip
# A script, style or runtime that changes makes a new version; a text that changes does not.
_COUNTS = {".css", ".js"}


def offline(site: Path, *, live: bool) -> None:
    """Put these in the site. A `live` site keeps nothing: it changes while it is looked at."""
    html = (site / "index.html").read_text("utf-8")
    if not _ON.search(html):
        (site / _MANIFEST).unlink(missing_ok=True)
        live = True
    else:
        (site / _MANIFEST).write_text(
            json.dumps(_manifest(site, html), ensure_ascii=False), "utf-8"
        )
    worker = (_HERE / ("uit.js" if live else "sw.js")).read_text("utf-8")
    if not live:
        names = [path.name for path in sorted((site / "runtime").glob("*"))]
        runtime = f"runtime/{names[0]}/" if names else "runtime/"
        version = _version(site, worker + runtime)
        constants = {"VERSION": version, "RUNTIME": runtime}
        lines = [f"const {name} = {json.dumps(value)};\n" for name, value in constants.items()]
        worker = "".join([*lines, "\n", worker])
    (site / "sw.js").write_bytes(worker.encode())


def _manifest(site: Path, html: str) -> dict[str, object]:
    said = {name: unescape(content) for name, content in _META.findall(html)}
    icons = [
        {
            "src": f"assets/kb/{name}",
            "sizes": sizes,
            "type": guess_type(name)[0],
            "purpose": purpose,
        }
        for name, sizes, purpose in _ICONS
        if (site / "assets" / "kb" / name).is_file()
    ]
    return {
        "name": said.get("application-name", ""),
        "description": said.get("description", ""),
        "lang": "nl",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbfaf6",
        "theme_color": "#0b565a",
        "icons": icons,
    }


def _version(site: Path, worker: str) -> str:
    digest = sha256(worker.encode())
    for path in sorted((site / "assets").rglob("*")):
        if path.suffix in _COUNTS:
            digest.update(path.relative_to(site).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
