"""What stands between braces behind a heading or a picture."""

import re
from collections.abc import Iterator

from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Reading

_ATTRIBUTES = set(
    "id class href src alt title width height loading type start open align colspan rowspan scope "
    "role lang datetime for name value checked data-pagefind-ignore style target rel hidden "
    "itemscope itemtype itemprop cite".split()
)


def names(page: Page, reading: Reading) -> Iterator[Mistake]:
    """What stands between braces is a name, and a name is there once."""
    seen: dict[str, int] = {}
    for element in reading.root.iter():
        at = reading.at.get(element)
        if at is None:
            continue
        for name in sorted(set(element.keys()) - _ATTRIBUTES):
            if not name.startswith(("data-", "aria-")) and re.search(
                rf"\{{[^{{}}%]*{re.escape(name)}", page.open[at]
            ):
                whole = re.search(r"\{:?\s*#([^{}\s]+(?:\s+[^{}\s.#=]+)+)\s*\}", page.open[at])
                said = "-".join(whole[1].split()) if whole else name
                todo = f"schrijf {{ #{said} }} als dit de naam is, of haal de accolades weg"
                yield page.mistake(at + 1, f"“{{ {name} }}” verdwijnt uit de tekst", todo)
                break
        own = element.get("id", "")
        written = own != "" and f"#{own}" in page.open[at]
        if written and not re.fullmatch(r"[A-Za-z][\w-]*", own):
            todo = "gebruik kleine letters, cijfers en streepjes"
            yield page.mistake(at + 1, f"“#{own}” kan geen naam zijn", todo)
        if written and own in seen:
            wrong = f"de naam “#{own}” staat ook op regel {seen[own] + 1}"
            yield page.mistake(at + 1, wrong, "geef een van beide een andere naam")
        if written:
            seen.setdefault(own, at)
