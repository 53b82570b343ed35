"""Searching as a reader does: in the box."""

from time import monotonic

from playwright.sync_api import Page

from tests.waiting import PATIENCE

Shown = list[tuple[str, str]]

# What the box shows for it, as soon as it does; nothing when it still does not after a while.
SHOWN = """async query => {
  const there = () => document.querySelector(".kb-zoek-uit")?.dataset.query === query;
  if (!there()) {
    let observer;
    await new Promise((resolve) => {
      observer = new MutationObserver(() => there() && resolve());
      observer.observe(document, { subtree: true, attributeFilter: ["data-query"] });
      setTimeout(resolve, 200);
    });
    observer.disconnect();
  }
  if (!there()) return null;
  const out = document.querySelector(".kb-zoek-uit");
  const { href } = new URL(document.querySelector("#kb-zoek").dataset.root, document.baseURI);
  return [...out.querySelectorAll("li")].map((each) =>
    [each.dataset.kind, each.querySelector("a").href.replace(href, "")]);
}"""


def search(page: Page, query: str) -> Shown:
    """Type it, and read what the box shows: the kind and the address of each result."""
    page.locator("#kb-zoek input").fill(query)
    deadline = monotonic() + PATIENCE
    shown = None
    while shown is None:
        assert monotonic() < deadline, f"nothing is shown for {query}"
        shown = page.evaluate(SHOWN, query)
    return [(kind, address) for kind, address in shown]
