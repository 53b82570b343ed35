"""Sound and pictures keep their name when they change; their address says what is in them.

    podcast/ltv.mp3  →  podcast/ltv.mp3?v=0123456789ab

So a browser asks for a recording that was replaced, and the service worker keeps each for ever. The
address without it stays valid, for what others link to.
"""

import posixpath
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kennisbank.finish.pages import Built

KINDS = (
    "avif gif ico jpeg jpg m4a mp3 mp4 ogg opus pdf png svg vtt wav webm webp woff woff2"
).split()
_ATTRIBUTES = ("href", "src", "poster")


class Media:
    """The sound and pictures of a site; `used` are the addresses that pages load them by."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.used: set[str] = set()
        self._digest = cache(self._read)

    def address(self, path: str) -> str:
        """That path from the root, with what is in the file; as it is without such a file."""
        digest = self._digest(path)
        return f"{path}?v={digest}" if digest else path

    def stamp(self, built: Built) -> None:
        """Let the page use those addresses."""
        here = posixpath.dirname(built.file)
        for name in _ATTRIBUTES:
            # Most lead to a page, and of those a menu has many.
            for element in built.all(f'[{name}]:not([{name}$="/"])'):
                link = element.attributes[name] or ""
                if (stamped := self._stamped(here, link)) != link:
                    element.attrs[name] = stamped
        for element in built.all("[srcset]"):
            choices = (each.split() for each in (element.attributes["srcset"] or "").split(","))
            element.attrs["srcset"] = ", ".join(
                " ".join([self._stamped(here, link), *width])
                for link, *width in filter(None, choices)
            )

    def _stamped(self, here: str, link: str) -> str:
        address, sharp, anchor = link.partition("#")
        kind = posixpath.splitext(address)[1][1:].lower()
        if kind not in KINDS or "?" in address or link.startswith("/") or urlsplit(link).scheme:
            return link
        path = posixpath.normpath(posixpath.join(here, unquote(address)))
        digest = self._digest(path)
        if not digest:
            return link
        self.used.add(f"{path}?v={digest}")
        return f"{address}?v={digest}{sharp}{anchor}"

    def _read(self, path: str) -> str:
        file = self._site / path
        if path.startswith("..") or not file.is_file():
            return ""
        return sha256(file.read_bytes()).hexdigest()[:12]
