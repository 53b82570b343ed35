"""All pages as the rules see them: also those that nobody writes, and what a page becomes."""

from functools import cached_property

from kennisbank.blocks.lists import expand
from kennisbank.catalogue import pages
from kennisbank.library import Library


class Site(Library):
    """The docs, and what the build adds to them."""

    @cached_property
    def made(self) -> dict[str, str]:
        """The pages that nobody writes: their path in the docs, and their Markdown."""
        return pages(self)

    def lines_of(self, name: str) -> list[str] | None:
        """The lines of a page as the build has them; None when there is no such page."""
        if name in self.made:
            return self.made[name].split("\n")
        page = self.by_name.get(name)
        return expand(page.lines[page.top :], self, []) if page and page.readable else None
