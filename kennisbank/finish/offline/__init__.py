"""The site without network: a service worker, and what a device needs to install the site.

    sw.js                 what was visited is kept; or, when that is off, a worker that cleans up
    manifest.webmanifest  name, colours and icons

The owner says whether it is on.
"""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from kennisbank.colours import colours
from kennisbank.finish.media import Media
from kennisbank.library import Library
from kennisbank.node import BROWSERS, esbuild, output
from kennisbank.settings.values import Values

_HERE = Path(__file__).parent
_MANIFEST = "manifest.webmanifest"
# The first is the one that every page has already; the others are for who cannot draw that.
_ICONS = (("icon.svg", "any", "any"), ("icon-192.png", "192x192", "any"),
          ("icon-512.png", "512x512", "any"),
          ("icon-maskable-512.png", "512x512", "maskable"))  # fmt: skip
# What is asked for only to see what the host has now, or by no page.
_NEVER = {"_headers", ".nojekyll", "sw.js", "uitgaven.json", "versie.json"}
# With another of these begins another version; a text, picture or index that changes does not.
_COUNTS = ("runtime/", "scripts/", "assets/")


def write(
    library: Library, values: Values, media: Media, named: Collection[str], target: Path,
    *, live: bool,
) -> None:  # fmt: skip
    """Put these in the site, of which `named` are the files that are named after what is in them.

    A `live` site keeps nothing: it changes while it is looked at.
    """
    if values.offline:
        manifest = json.dumps(_manifest(library, values, media), ensure_ascii=False)
        (target / _MANIFEST).write_text(manifest, "utf-8")
    own = ["", *sorted(each.name for each in target.iterdir() if each.name not in _NEVER)]
    if live or not values.offline:
        return _worker(target, "uit.js", {"OWN": own})
    current = sorted({_beginning(each) for each in named} | media.used)
    counted = [each for each in current if each.startswith(_COUNTS) and "?" not in each]
    version = sha256("\n".join([*counted, (_HERE / "sw.js").read_text("utf-8")]).encode())
    light, dark = colours(), colours(dark=True)
    shown = {each: [light[each], dark[each]] for each in ("paper", "ink", "brand")}
    constants = {
        "VERSION": version.hexdigest()[:12], "CURRENT": current, "OWN": own, "COLOURS": shown,
    }  # fmt: skip
    return _worker(target, "sw.js", constants)


def _worker(target: Path, source: str, constants: Mapping[str, object]) -> None:
    """The worker in one file, for not every browser knows one that imports."""
    program, _ = esbuild()
    given = (f"--define:{name}={json.dumps(value)}" for name, value in constants.items())
    made = output(
        f"finish/offline/{source}: ", program, _HERE / source, *given, "--bundle", "--format=iife",
        "--minify", "--charset=utf8", f"--target={BROWSERS}",
    )  # fmt: skip
    (target / "sw.js").write_bytes(made.encode())


def _beginning(address: str) -> str:
    """The folder that is named after all that is in it, or the file itself."""
    first, second, *_ = address.split("/")
    return address if first == "assets" else f"{first}/{second}/"


def _manifest(library: Library, values: Values, media: Media) -> dict[str, object]:
    home = library.by_name.get("index.md")
    icons = [
        {
            "src": stamped,
            "sizes": sizes,
            "type": guess_type(name)[0],
            "purpose": purpose,
        }
        for name, sizes, purpose in _ICONS
        if (stamped := media.address(f"assets/kb/{name}")) != f"assets/kb/{name}"
    ]
    return {
        "name": values.site_name,
        "description": home.front.get("description", "") if home else "",
        "lang": "nl",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colours()["paper"],
        "theme_color": colours()["brand"],
        "icons": icons,
    }
