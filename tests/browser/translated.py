"""A page as a browser's translator leaves it: every text in two <font> elements, also what comes
later, in a page that says that it is in another language.
"""

from playwright.sync_api import Page

TRANSLATE = """() => {
  const within = "script, style, template, textarea, noscript, font font";
  const wrap = (node) => {
    if (!node.nodeValue.trim() || !node.isConnected || node.parentElement?.closest(within)) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
    node.replaceWith(outer);
    inner.textContent = node.nodeValue;
    outer.append(inner);
  };
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  texts(document.body).forEach(wrap);
  document.documentElement.lang = "en";
  document.documentElement.classList.add("translated-ltr");
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) if (added.isConnected) texts(added).forEach(wrap);
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""


def translate(page: Page) -> None:
    """Let the translator at a page that is open."""
    page.evaluate(TRANSLATE)
    assert page.locator("body font font").count() > 20
