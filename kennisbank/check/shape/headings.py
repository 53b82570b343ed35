"""Headings: what was meant as one is, and nothing else."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from kennisbank.blocks.origin import unmarked
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Reading

_HEADING = re.compile(r"h[1-6]")


def headings(page: Page, reading: Reading) -> Iterator[Mistake]:
    """A heading has a text, was meant as one, and ends as one."""
    written = {each.line for each in page.headings}
    for at, line in enumerate(page.open):
        if re.fullmatch(r" {0,3}#{1,6}[\s#]*(?:\{[^{}]*\}\s*)?", line) and at >= page.top:
            yield page.mistake(at + 1, "deze kop is leeg", "zet er tekst achter, of haal hem weg")
    for element in reading.root.iter():
        if not _HEADING.fullmatch(element.tag) or element not in reading.at:
            continue
        at = reading.at[element]
        text = unmarked("".join(_texts(element))).strip()
        if not text:
            continue
        if at not in written and not page.open[at].lstrip(" >-*+0123456789.").startswith("#"):
            mark = "##" if element.tag == "h2" else "#"
            todo = f"zet er een lege regel boven, of begin de zin met {mark} als het een kop is"
            below = min(at + 1, len(page.open) - 1)
            wrong = "deze streep maakt van de tekst erboven een kop"
            if page.open[below].strip() == "-":
                wrong, todo = "dit punt van de lijst is leeg", "vul het aan, of haal het weg"
            yield page.mistake(below + 1, wrong, todo)
        elif text.endswith((":", ";", ",")) or re.search(
            r"(?<![^\W\d_])(?!etc|enz|excl|incl|max|min)[^\W\d_]{3,}\.$", text
        ):
            yield page.mistake(at + 1, f"deze kop eindigt op “{text[-1]}”", "haal het weg")
        elif match := re.search(r"[(\[<]\s*#([\w-]+)\s*[)\]>]$|(?<=\s)#([a-z][\w-]*)$", text):
            todo = f"schrijf {{ #{match[1] or match[2]} }}"
            yield page.mistake(at + 1, f"“{match[0]}” staat als tekst in de kop", todo)
    yield from _looks_like_heading(page, reading)


def _looks_like_heading(page: Page, reading: Reading) -> Iterator[Mistake]:
    """A line that is bold, or in capitals, and nothing else: no heading to who cannot see it."""
    tree = list(reading.root)
    for element, below in pairwise(tree):
        if element.tag != "p" or element not in reading.at or below.tag not in {"p", "ul", "ol"}:
            continue
        text = unmarked("".join(element.itertext())).strip()
        bold = len(element) == 1 and element[0].tag == "strong" and not _outside(element)
        if not (bold or (text.isupper() and " " in text)) or len(text) > 60 or "=" in text:
            continue
        at = reading.at[element]
        asked = next((each for each in reversed(page.headings) if each.line < at), None)
        if asked and text.endswith("?") and _is_faq(page, asked.line):
            todo = "schrijf ### ervoor, zonder sterretjes"
            yield page.mistake(at + 1, f"“{text}” wordt zo geen vraag van deze pagina", todo)
        elif re.search(r"[^\W\d_]{2}.*[^.!:;,…”]$", text) and not text.startswith("##"):
            todo = "schrijf ## ervoor als het een kop is"
            wrong = f"“{text}” lijkt een kop, en is er geen"
            yield page.mistake(at + 1, wrong, todo, warning=True)


def _is_faq(page: Page, line: int) -> bool:
    """Whether the heading on that line is that of the questions, or of one of them."""
    above = [each for each in page.headings if each.level == 2 and each.line <= line]
    return bool(above) and above[-1].text.casefold() == "veelgestelde vragen"


def _outside(element: Element) -> str:
    """What stands beside its one child."""
    return unmarked((element.text or "") + (element[0].tail or "")).strip()


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") not in {"headerlink", "footnote-ref"}:
            yield from _texts(child)
        yield child.tail or ""
