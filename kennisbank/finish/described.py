"""What is said of a page that is to be found: its front matter, and its title as it is shown."""

from typing import NamedTuple

from kennisbank.finish.pages import Built
from kennisbank.library.page import Page

PICTURES = "assets/delen/"


class Described(NamedTuple):
    """A page that is to be found, and what it says of itself."""

    page: Page
    heading: str

    @property
    def address(self) -> str:
        """From the root of the site."""
        return self.page.address

    @property
    def description(self) -> str:
        return str(self.page.front.get("description") or "")

    @property
    def reviewed(self) -> str:
        """The day of the last review, as 2026-11-24; empty when it has none."""
        return str(self.page.front.get("reviewed") or "")

    @property
    def published(self) -> str:
        return str(self.page.front.get("published") or self.reviewed)

    @property
    def picture(self) -> str:
        """The picture for a link to it, from the root of the site."""
        own = self.page.is_item
        name = self.address.strip("/").replace("/", "-") if own else "kennisbank"
        return f"{PICTURES}{name}.png"


def read(built: Built) -> Described | None:
    """What the page says of itself; nothing when it is not to be found."""
    if not built.page or built.page.is_hidden or not built.heading:
        return None
    return Described(built.page, built.heading)
