"""What a page says of the whole site, which is not known before every page was seen.

A page is taken apart once. It gets a place for each of these, and when all is known they are
filled in its text, without taking it apart again.
"""

import re
from collections.abc import Callable
from secrets import token_hex

POLICY = "policy"
RELEASE = "release"
INDEX = "index"
SCRIPTS = "scripts"
MATERIAL = "material"
STYLE = "style"
STYLE_TEXT = "style-text"

# No text has it, whatever somebody writes.
_SIGN = f"kb{token_hex(8)}"
_PLACE = re.compile(f"{_SIGN}-(.*?)-{_SIGN}")


def place(name: str) -> str:
    """Where that comes in a page: one of the names above, or the address of a picture."""
    return f"{_SIGN}-{name}-{_SIGN}"


def filled(html: str, said: Callable[[str], str]) -> str:
    """The page with in each of its places what is said by that name."""
    return _PLACE.sub(lambda found: said(found[1]), html)
