"""The colours of the site, for what is no style: pictures, the manifest, the page without network.

They are in `theme/base/tokens.css`, and nowhere else.
"""

import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("theme") / "base" / "tokens.css"
_BLOCK = re.compile(r"\[data-md-color-scheme(?P<dark>=\"slate\")?\] \{(?P<text>[^}]*)\}")
_COLOUR = re.compile(r"--kb-(?P<name>[\w-]+): (?P<colour>#[0-9a-f]{3,6});")


@cache
def colours(*, dark: bool = False) -> dict[str, str]:
    """Each by its name without `--kb-`, as #rrggbb or #rgb: `colours()["brand"]`. What is the same
    in the dark is in both.
    """
    found: dict[str, str] = {}
    for block in _BLOCK.finditer(FILE.read_text("utf-8")):
        if dark or not block["dark"]:
            found |= {each["name"]: each["colour"] for each in _COLOUR.finditer(block["text"])}
    return found
