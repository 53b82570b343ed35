"""The Content-Security-Policy of the site: nothing runs and nothing loads but what is its own."""

from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from kennisbank.finish import later
from kennisbank.finish.pages import Built, after, append, made

_RUNS = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}


class Policy:
    """What the pages of a site need. All of them get the same, the scripts of other pages allowed
    too: navigation without reloading shows one page under the policy of another.
    """

    def __init__(self) -> None:
        self._scripts: set[str] = set()
        self._hosts: set[str] = set()

    def see(self, built: Built) -> None:
        """Allow what is in this page."""
        self._scripts |= scripts(built)
        self._hosts |= hosts(built)

    def __str__(self) -> str:
        sources = " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(self._scripts)])
        text = (
            f"default-src 'self'; script-src {sources}; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
            "base-uri 'self'; form-action 'self'; worker-src 'self'"
        )
        if others := " ".join(sorted(self._hosts)):
            text += f"; media-src 'self' {others}"
        return text


def put(built: Built) -> None:
    """Put the page under it."""
    text = later.place(later.POLICY)
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{text}">'
    # What declares the encoding has to be in the first 1024 bytes: it stays the first of all.
    if charset := built.tree.css_first("head > meta[charset]"):
        after(charset, tag)
    elif head := built.tree.head:
        tag = tag.strip()
        if head.first_child:
            head.first_child.insert_before(made(tag)[0])
        else:
            append(head, tag)


def scripts(built: Built) -> set[str]:
    """The hashes of the scripts in this page that a browser runs, not those it loads."""
    return {
        _hash(script.text())
        for script in built.all("script:not([src])")
        if (script.attributes.get("type") or "").lower() in _RUNS
    }


def hosts(built: Built) -> set[str]:
    """Where sound in this page comes from, when that is not the site itself: https://example.org."""
    found = (each.attributes["src"] or "" for each in built.all('audio[src^="https://"]'))
    return {f"https://{urlsplit(each).netloc}" for each in found}


def _hash(text: str) -> str:
    # A browser reads every line ending as a line feed, and hashes what it has read.
    digest = sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
