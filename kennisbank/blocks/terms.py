"""Terms of the glossary, explained where they stand in a text.

    ## CAC { #cac }                        <button class="kb-begrip" popovertarget="begrip-cac">
    Ook: customer acquisition cost   ──►   CAC</button> …
    Wat het kost om …                      <div id="begrip-cac" popover>Wat het kost om …</div>

A button with a popover opens by tap and keyboard and closes by Escape, without any script. A term
is marked once in every section: a button for each LTV would be one more stop for the keyboard.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown.util import HTML_PLACEHOLDER_RE, HtmlStash

from kennisbank.library.sections import GLOSSARY, address
from kennisbank.library.terms import Term

# Where a term is not explained: it is a name, a link, or already something to press.
_CLOSED = {
    "a", "abbr", "button", "code", "label", "pre", "summary", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "div", "section", "details", "blockquote"}
# A tag that was written as HTML: in the tree there is only its number.
_RAW = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^>]*>")

# The signs that touch a term on its left and on its right.
_OPENING = re.compile(r"[(\[“‘\"']+$")
_CLOSING = re.compile(r"[.,;:!?)\]”’\"'…]+")


def explain(root: Element, terms: list[Term], raw: HtmlStash) -> None:
    """Mark the terms in the tree, and add their explanations at its end.

    `raw` is the HTML that the page brought itself.
    """
    marker = _Marker(terms, raw)
    marker.walk(root)
    root.extend(_popover(term) for term in marker.used.values())


class _Marker:
    def __init__(self, terms: list[Term], raw: HtmlStash) -> None:
        self._raw = raw
        self._inside: list[str] = []  # the closed elements of that HTML that have not ended yet
        self.used: dict[str, Term] = {}
        self._in_section: set[str] = set()
        self._by_name = {name.casefold(): term for term in terms for name in term.names}
        self._pattern = _any_of(tuple(name for term in terms for name in term.names))

    def walk(self, element: Element) -> None:
        """Go through it in the order in which it is read."""
        if element.tag == "h2":
            self._in_section.clear()
        if element.tag in _CLOSED or element.get("class") == "footnote":
            return
        if element.tag in _BLOCKS:
            self._inside.clear()
        if split := self._split(element.text):
            element.text, button = split
            element.insert(0, button)
        at = 0
        while at < len(element):
            child = element[at]
            if child.get("class") != "kb-begrip":
                self.walk(child)
            if split := self._split(child.tail):
                child.tail, button = split
                element.insert(at + 1, button)
            at += 1
        _hold(element)

    def _split(self, text: str | None) -> tuple[str, Element] | None:
        """What stands before the first new term, and its button with what stands after it."""
        for match in self._pattern.finditer(text or ""):
            if not match["name"]:
                self._follow(self._raw.rawHtmlBlocks[int(match[1])])
                continue
            if self._inside:
                continue
            term = self._by_name[match["name"].casefold()]
            if term.id not in self._in_section:
                self._in_section.add(term.id)
                self.used[term.id] = term
                return match.string[: match.start()], _button(
                    term, match[0], match.string[match.end() :]
                )
        return None

    def _follow(self, html: object) -> None:
        for tag in _RAW.finditer(html if isinstance(html, str) else ""):
            name = tag["name"].lower()
            if name in _CLOSED and not tag["end"]:
                self._inside.append(name)
            elif name in self._inside:
                self._inside.remove(name)


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """A name of a term, or what stands for HTML."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len)[::-1]:  # the longest first
        by_letter.setdefault(name[0].lower(), []).append(_pattern(name))
    # By what they begin with: of nearly every word no name is tried.
    each = "|".join(
        rf"(?=[{re.escape(letter.upper() + letter)}])(?:{'|'.join(some)})"
        for letter, some in sorted(by_letter.items())
    )
    starts = re.escape("".join(f"{letter.upper()}{letter}" for letter in by_letter))
    term = rf"(?<![\w-])(?=[{starts}])(?P<name>{each})(?:['’]?s|en)?(?![\w-])"
    if not names:
        term = "(?P<name>(?!))"
    return re.compile(rf"{HTML_PLACEHOLDER_RE.pattern}|{term}")


def _pattern(name: str) -> str:
    """An abbreviation as it is; of another name the first letter may be a capital or not."""
    if name.isupper():
        return re.escape(name)
    # Several words after a bracket write out the abbreviation before it: LTV (lifetime value).
    start = r"(?<!\()" if " " in name else ""
    return f"{start}[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}"


def _button(term: Term, text: str, tail: str) -> Element:
    button = Element("button", {"type": "button", "class": "kb-begrip"})
    button.set("popovertarget", f"begrip-{term.id}")
    button.text, button.tail = text, tail
    return button


def _hold(element: Element) -> None:
    """Keep each button on the line of the signs that touch it: a browser breaks around it."""
    for at, child in enumerate([*element]):
        before = element[at - 1].tail if at else element.text
        opening, closing = _OPENING.search(before or ""), _CLOSING.match(child.tail or "")
        if not _is_button(child) or not (opening or closing):
            continue
        held = Element("span", {"class": "kb-vast"})
        if opening:
            held.text, rest = opening[0], (before or "")[: opening.start()]
            if at:
                element[at - 1].tail = rest
            else:
                element.text = rest
        held.tail, child.tail = child.tail, None
        if closing:
            child.tail, held.tail = closing[0], (held.tail or "")[closing.end() :]
        element[at] = held
        held.append(child)


def _is_button(element: Element) -> bool:
    """Whether it is the button of a term, and nothing else: **CAC**."""
    if element.get("class") == "kb-begrip":
        return True
    return len(element) == 1 and not element.text and not element[0].tail and _is_button(element[0])


def _popover(term: Term) -> Element:
    popover = Element("div", {"class": "kb-uitleg", "id": f"begrip-{term.id}", "popover": "auto"})
    popover.set("data-pagefind-ignore", "")
    paragraph = SubElement(popover, "p")
    SubElement(paragraph, "strong").text = term.name
    paragraph[0].tail = f": {term.meaning}"
    link = SubElement(SubElement(popover, "p"), "a", {"href": f"kb:{address(GLOSSARY)}#{term.id}"})
    link.text = "Alle begrippen"
    return popover
