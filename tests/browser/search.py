"""Searching as a reader does: in the box."""

from playwright.sync_api import Page, expect

Shown = list[tuple[str, str]]


def search(page: Page, query: str) -> Shown:
    """Type it, and read what the box shows: the kind and the address of each result."""
    page.locator("#kb-zoek input").fill(query)
    expect(page.locator(".kb-zoek-uit")).to_have_attribute("data-query", query)
    root = page.evaluate(
        "new URL(document.querySelector('#kb-zoek').dataset.root, document.baseURI).href"
    )
    shown: Shown = page.locator(".kb-zoek-uit li").evaluate_all(
        "all => all.map(each => [each.dataset.kind, each.querySelector('a').href])"
    )
    return [(kind, href.removeprefix(root)) for kind, href in shown]
