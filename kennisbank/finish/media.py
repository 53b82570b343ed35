"""Sound and pictures keep their name when they change; their address says what is in them.

    podcast/ltv.mp3  →  podcast/ltv.mp3?v=0123456789ab

So a browser asks for a recording that was replaced, and the service worker keeps each for ever. The
address without it stays valid, for what others link to.
"""

import posixpath
import re
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

KINDS = (
    "avif gif ico jpeg jpg m4a mp3 mp4 ogg opus pdf png svg vtt wav webm webp woff woff2"
).split()
_ENDING = rf"\.(?:{'|'.join(KINDS)})"
_ELEMENT = re.compile(
    r"(<(script|style|template|pre|textarea)\b.*?</\2>)|<[a-z][^>]*>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    rf'(?P<before>\s(?:href|src|poster)=")(?P<to>[^"?#]+{_ENDING})(?:\?v=[0-9a-f]{{12}})?(?=[#"])',
    re.IGNORECASE,
)
_SET = re.compile(r'(?<=\ssrcset=")[^"]*')
_OF_SET = re.compile(rf"(?P<before>^|,\s*)(?P<to>[^\s,?]+{_ENDING})(?:\?v=[0-9a-f]{{12}})?")


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

    def stamped(self, page: Path, html: str) -> str:
        """The page with those addresses."""
        here = posixpath.dirname(page.relative_to(self._site).as_posix())

        def address(match: re.Match[str]) -> str:
            link = unescape(match["to"])
            if link.startswith("/") or urlsplit(link).scheme:
                return match[0]
            path = posixpath.normpath(posixpath.join(here, unquote(link)))
            digest = self._digest(path)
            if not digest:
                return match[0]
            self.used.add(f"{path}?v={digest}")
            return f"{match['before']}{match['to']}?v={digest}"

        def element(match: re.Match[str]) -> str:
            if match[1]:
                return match[0]
            done = _ATTRIBUTE.sub(address, match[0])
            return _SET.sub(lambda each: _OF_SET.sub(address, each[0]), done)

        return _ELEMENT.sub(element, html)

    def on_the_web(self, html: str, root: str) -> str:
        """The page with those addresses for what its head tells other sites to show.

        `root` is that of the site; empty as long as nobody said where it is.
        """
        if not root:
            return html
        whole = re.compile(
            rf"{re.escape(root)}([^\s\"'?<>]+{_ENDING})(?:\?v=[0-9a-f]{{12}})?(?=\")"
        )
        head, end, rest = html.partition("</head>")
        return whole.sub(lambda each: root + self.address(each[1]), head) + end + rest

    def _read(self, path: str) -> str:
        file = self._site / path
        if path.startswith("..") or not file.is_file():
            return ""
        return sha256(file.read_bytes()).hexdigest()[:12]
