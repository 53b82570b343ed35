"""The address of a page as seen from another, worked out once for all pages in a folder.

In the menu of every page stand all the others of its folder: at a thousand pages that is a million
addresses, of which only a thousand differ.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

Filter = Callable[[Any, Any], str]


def relative(url: Filter) -> Filter:
    """That filter of MkDocs, which works an address out each time, with a memory."""
    known: dict[tuple[str, int, str], str] = {}

    @pass_context
    def remembered(context: Context, value: Any) -> str:
        page, said = context["page"], str(value)
        here = page.url.rstrip("/") if page else ""
        # Itself or below it is the same of no other page; with dots, it may be itself in disguise.
        if not here or ".." in said or said.startswith((here, ".", "/")):
            return url(context, said)
        key = (here.rpartition("/")[0], page.url.count("/"), said)
        if key not in known:
            known[key] = url(context, said)
        return known[key]

    return remembered
