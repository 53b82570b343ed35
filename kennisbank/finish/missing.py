"""404.html, which a host shows at any address that does not exist, however deep.

It cannot know how deep it is shown, and who builds without SITE_URL has not even said where the
site begins. So its style is in it, its addresses count from a `<base>`, and its scripts wait until
that is known to be right: theme/404.html looks where the site begins.
"""

from html import escape
from pathlib import Path

from kennisbank.finish import later
from kennisbank.finish.pages import Built, after, made

NAME = "404.html"


def anywhere(built: Built, site: Path) -> None:
    """Let the page be right wherever it is shown; its style is in that site."""
    root = built.tree.css_first("meta[name=kb-release]")
    if not root:
        return
    base = (root.attributes.get("data-root") or "").removesuffix(".")
    for name in ("href", "src", "action", "data-root"):
        for element in built.all(f"[{name}]"):
            link = element.attributes[name] or ""
            if link.startswith(base):
                element.attrs[name] = link.removeprefix(base) or "./"
    for charset in built.all("meta[charset]"):
        after(charset, f'\n<base href="{escape(base)}">')
    for sheet in built.all("link[rel=stylesheet]"):
        link = sheet.attributes["href"] or ""
        ours = link == later.place(later.STYLE)
        style = later.place(later.STYLE_TEXT) if ours else (site / link).read_text("utf-8")
        sheet.replace_with(made(f"<style>{style}</style>")[0])
    for script in built.all("script[src]"):
        kind, source = script.attributes.get("type") or "", script.attributes["src"] or ""
        waits = f'data-type="{escape(kind)}" data-src="{escape(source)}"'
        script.replace_with(made(f'<script type="text/plain" {waits}></script>')[0])
