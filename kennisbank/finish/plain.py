"""The text of a piece of a page, as a reader sees it."""

import re
from html import unescape

_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """On one line, without tags and without the mark that links to a heading."""
    return " ".join(unescape(_TAG.sub("", _PERMALINK.sub("", html))).split())
