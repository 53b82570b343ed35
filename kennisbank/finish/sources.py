"""The Python of the pages, in files: a reader who only reads does not wait for it.

Each is named after what is in it, so that page and formula never are of two versions; pages with
the same calculators share it. The pages have its address from kennisbank.blocks.
"""

from pathlib import Path

from calculators import slugs
from kennisbank.blocks.render import CUSTOMERS, FIGURES, page_sources
from kennisbank.finish.pages import Pages


def write(pages: Pages, target: Path) -> bool:
    """Write those that the pages ask for; whether any page calculates."""
    asked = {
        tuple(sorted({*page.calculators} & {*slugs()}))
        for page in pages.published.values()
        if page.calculators or any(CUSTOMERS in line for line in page.code)
    }
    if any(FIGURES in line for page in pages.published.values() for line in page.code):
        asked.add(tuple(slugs()))
    for each in asked:
        address, data = page_sources(each)
        (target / address).parent.mkdir(parents=True, exist_ok=True)
        (target / address).write_bytes(data)
    return bool(asked)
