"""The calculators in a page, by the same code that puts them in the site."""

from collections.abc import Iterator

from kennisbank.blocks import presets
from kennisbank.blocks.fences import Fence, scan
from kennisbank.blocks.lists import FENCE, expand
from kennisbank.blocks.mistakes import Mistake
from kennisbank.check.page import Finding, Page, Site


def calculators(page: Page, site: Site) -> Iterator[Finding]:
    """Every calculator exists, and its values are possible."""
    listed: list[Mistake] = []
    expand(page.code[page.top :], site.docs, listed)
    for each in listed:
        yield page.finding(each.line + page.top + 1, each.wrong, each.todo)
    for fence in scan(page.code):
        if isinstance(fence, Fence) and not FENCE.fullmatch(page.code[fence.start]):
            example = presets.read(fence)
            for each in example if isinstance(example, list) else []:
                yield page.finding(each.line + 1, each.wrong, each.todo)
