"""The menu with every page in it: `artikelen/` in `nav` stands for the pages of that folder.

They come in the order of their field `order`, and then by title; what `nav` names itself stays
where it is.
"""

from collections.abc import Iterator
from typing import Any

from kennisbank.library import Library
from kennisbank.library.page import Page


def filled(nav: Any, library: Library) -> Any:
    """`nav` as a builder takes it; as it is, where it is no list of pages."""
    named = set(_named(nav))

    def pages(folder: str) -> list[Any]:
        here = [
            each
            for each in library.pages
            if each.name.startswith(folder) and each.name not in named
        ]
        named.update(each.name for each in here)
        return [{each.label: each.name} for each in sorted(here, key=_place)]

    def entries(given: list[Any]) -> Iterator[Any]:
        for entry in given:
            if _is_folder(entry):
                yield from pages(entry)
            elif isinstance(entry, dict):
                yield {title: below(each) for title, each in entry.items()}
            else:
                yield entry

    def below(entry: Any) -> Any:
        if isinstance(entry, list):
            return list(entries(entry))
        return pages(entry) if _is_folder(entry) else entry

    return below(nav) if isinstance(nav, list) else nav


def _is_folder(entry: Any) -> bool:
    return isinstance(entry, str) and entry.endswith("/") and "://" not in entry


def _place(page: Page) -> tuple[float, str]:
    order = page.front.get("order")
    return order if type(order) is int else float("inf"), page.title.casefold()


def _named(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    for each in entry.values() if isinstance(entry, dict) else ():
        yield from _named(each)
    for each in entry if isinstance(entry, list) else ():
        yield from _named(each)
