"""The calculators in a page, by the same code that puts them in the site."""

from collections.abc import Iterator

from kennisbank.blocks import presets
from kennisbank.blocks.lists import FENCE, expand
from kennisbank.check.site import Site
from kennisbank.library.fences import Fence, scan
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page


def calculators(page: Page, site: Site) -> Iterator[Mistake]:
    """Every calculator exists, and its values are possible."""
    listed: list[Mistake] = []
    expand(page.code[page.top :], site, listed)
    for each in listed:
        yield page.mistake(each.line + page.top, each.wrong, each.todo)
    for fence in scan(page.code):
        if isinstance(fence, Fence) and not FENCE.fullmatch(page.code[fence.start]):
            example = presets.read(fence)
            for each in example if isinstance(example, list) else []:
                yield page.mistake(each.line, each.wrong, each.todo)
