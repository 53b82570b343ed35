"""The address of a page as seen from another, worked out once for all pages in a folder.

In the menu of every page stand all the others of its folder: at a thousand pages that is a million
addresses, of which only a thousand differ.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

Filter = Callable[[Context, Any], str]


def relative(url: Filter) -> Filter:
    """That filter of MkDocs, which works an address out each time, with a memory."""
    known: dict[tuple[str, str], str] = {}

    @pass_context
    def remembered(context: Context, value: Any) -> str:
        page, said = context["page"], str(value)
        here = page.url.rstrip("/") if page else ""
        if not here or said.startswith(here):  # itself, or below it: of no other page the same
            return url(context, said)
        key = (here.rpartition("/")[0], said)
        if key not in known:
            known[key] = url(context, said)
        return known[key]

    return remembered
