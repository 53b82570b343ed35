"""The tags that somebody wrote in a page, each with its line, and those that never close."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# A browser closes these by itself.
_OPTIONAL = set("p li td th tr thead tbody tfoot dt dd option colgroup".split())


@dataclass
class Tag:
    """One opening tag: at its line and place, from 0."""

    line: int
    column: int
    name: str
    attributes: dict[str, str]
    text: str
    closed: bool = False


@dataclass
class Tags(HTMLParser):
    """All of a page; `strays` are closing tags without one that opens."""

    found: list[Tag] = field(default_factory=list)
    strays: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        if re.match(r"<(?:https?:|mailto:|tel:|ftp:|[^\s<>]+@)", text, re.IGNORECASE):
            return  # an address between angle brackets is a link
        line, column = self.getpos()
        given = {name: value or "" for name, value in attrs}
        each = Tag(line - 1, column, tag, given, text, closed=tag in VOID | _OPTIONAL)
        self.found.append(each)
        if not each.closed:
            self._open.append(each)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        before = len(self.found)
        self.handle_starttag(tag, attrs)
        for each in self.found[before:]:
            each.closed = True
            if each in self._open:
                self._open.remove(each)

    def handle_endtag(self, tag: str) -> None:
        if tag in _OPTIONAL:
            return
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == tag:
                self._open[at].closed = True
                del self._open[at:]
                return
        self.strays.append((self.getpos()[0] - 1, tag))


def tags(lines: Sequence[str]) -> Tags:
    """The tags in lines without comments and code."""
    parser = Tags()
    # Never unfinished: what starts as a tag and does not end is text.
    parser.feed("\n".join(lines))
    parser.close()
    return parser
