"""The Content-Security-Policy of the site: nothing runs and nothing loads but what is its own."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_TYPE = re.compile(r'\btype="([^"]*)"')
_RUNS = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
_NAME = 'http-equiv="Content-Security-Policy"'
_POLICY = re.compile(rf"\s*<meta {_NAME}[^>]*>")
_SOUND = re.compile(r'<audio\b[^>]*\ssrc="(https://[^/"?#]+)')
# What declares the encoding has to be in the first 1024 bytes, so it stays the first of all.
_HEAD = re.compile(r"<head>(\s*<meta charset=[^>]*>)?")
_LOCALHOST = re.compile(r'<link rel="canonical" href="https?://(localhost|127\.0\.0\.1)\b[^>]*>')


def scripts(html: str) -> set[str]:
    """The hashes of the scripts in this page that a browser runs, not those it loads."""
    return {
        _hash(script["text"])
        for script in _SCRIPT.finditer(html)
        if _type(script["attributes"]) in _RUNS and not re.search(r"\ssrc=", script["attributes"])
    }


def hosts(html: str) -> set[str]:
    """Where sound in this page comes from, when that is not the site itself: https://example.org."""
    return set(_SOUND.findall(html))


def policy(allowed: Iterable[str], media: Iterable[str] = ()) -> str:
    """The policy that allows these scripts and, elsewhere, the sound of these hosts."""
    sources = " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(allowed)])
    text = (
        f"default-src 'self'; script-src {sources}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; worker-src 'self'"
    )
    if others := " ".join(sorted(media)):
        text += f"; media-src 'self' {others}"
    return text


def with_policy(html: str, text: str) -> str:
    """The page under that policy, in place of one that it already had."""
    tag = f'\n    <meta http-equiv="Content-Security-Policy" content="{text}">'
    bare = _POLICY.sub("", html) if _NAME in html else html
    return _HEAD.sub(lambda head: head[0] + tag, bare, count=1)


def forget_localhost(html: str) -> str:
    """The page without a canonical address on somebody's own machine."""
    return _LOCALHOST.sub("", html)


def _type(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found[1].lower() if found else ""


def _hash(text: str) -> str:
    # A browser reads every line ending as a line feed, and hashes what it has read.
    digest = sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
