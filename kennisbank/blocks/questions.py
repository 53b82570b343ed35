"""Questions with answers, from plain headings.

    ## Veelgestelde vragen          div.kb-vragen           (schema.org: FAQPage)
                                      h2
    ### Is omzet winst?       ──►     details.kb-vraag      (Question)
                                        summary > h3
    Nee. …                              div.kb-antwoord     (Answer)

Every heading keeps its id. The link to a question stands below its answer: a link in a summary
cannot be reached by everyone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import UnescapeTreeprocessor

from kennisbank.blocks.fences import Heading
from kennisbank.blocks.mistakes import Mistake

TITLE = "Veelgestelde vragen"
TOPIC = "kb-onderwerp"  # the class of a heading that has questions below it under another title

_AFTER_QUESTION = " ”\"')*_"
_MARKUP = re.compile(r"\[\^[\w-]+\]|\]\([^()]*\)|[\[\]*`]")
_ITEM = {"itemscope": "itemscope"}


def fold(root: Element) -> None:
    """Fold every list of questions in the tree."""
    for parent in list(root.iter()):
        for heading in [child for child in parent if child.tag == "h2"]:
            if heading.get("class") == TOPIC or _text(heading) == TITLE:
                _fold_section(parent, heading)


def check(lines: Sequence[str], headings: Sequence[Heading]) -> Iterator[Mistake]:
    """The mistakes in the questions of a page, each at the line of its heading."""
    seen: dict[str, Heading] = {}
    for heading in headings:
        text = said(heading)
        if not _resembles(text):
            continue
        if text != TITLE:
            yield Mistake(heading.line, f"deze kop heet “{text}”", f"schrijf ## {TITLE}")
        elif heading.level != 2:
            where = "diep" if heading.level > 2 else "hoog"
            yield Mistake(heading.line, f"deze kop staat te {where}", f"schrijf ## {TITLE}")
        elif not list(_below(headings, heading)):
            todo = "zet elke vraag in een kop ### eronder, of haal de kop weg"
            yield Mistake(heading.line, f"onder “{TITLE}” staat geen vraag", todo)
    for question in asked(headings):
        text = said(question)
        if not text.rstrip(_AFTER_QUESTION).endswith("?"):
            yield Mistake(question.line, f"“{text}” is geen vraag", "eindig met een vraagteken")
        if first := seen.get(key(text)):
            wrong = f"“{text}” staat ook op regel {first.line + 1}"
            yield Mistake(question.line, wrong, "beantwoord haar één keer, of stel haar anders")
        seen.setdefault(key(text), question)
        if not _answered(lines, headings, question):
            todo = "schrijf het onder de vraag, of haal de vraag weg"
            yield Mistake(question.line, f"“{text}” heeft geen antwoord", todo)


def asked(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Every question of a page."""
    for heading in headings:
        if heading.level == 2 and said(heading) == TITLE:
            yield from _below(headings, heading)


def said(heading: Heading) -> str:
    """What a heading says, without the markup in it and the numbers of footnotes."""
    return " ".join(_MARKUP.sub("", heading.text).split())


def key(text: str) -> str:
    """Two questions with the same key are the same question."""
    return _letters(text)


def _below(headings: Sequence[Heading], title: Heading) -> Iterator[Heading]:
    for heading in headings:
        if heading.line > title.line:
            if heading.level <= 2:
                return
            if heading.level == 3:
                yield heading


def _answered(lines: Sequence[str], headings: Sequence[Heading], question: Heading) -> bool:
    later = (each.line for each in headings if each.line > question.line and each.level <= 3)
    end = next(later, len(lines))
    # A note says where an answer comes from; it is none.
    return any(
        line.strip() and not line.startswith("[^") for line in lines[question.line + 1 : end]
    )


def _fold_section(parent: Element, heading: Element) -> None:
    section = Element(
        "div", {"class": "kb-vragen", "itemtype": "https://schema.org/FAQPage"} | _ITEM
    )
    start = list(parent).index(heading)
    questions: list[tuple[Element, list[Element]]] = []
    for child in list(parent)[start:]:
        ends = child.tag in ("h1", "h2") or child.get("class") == "footnote"
        if ends and child is not heading:
            break
        parent.remove(child)
        if child.tag == "h3":
            questions.append((child, []))
        elif questions:
            questions[-1][1].append(child)
        else:
            section.append(child)
    parent.insert(start, section)
    for question, answer in questions:
        section.append(_details(question, answer))


def _details(question: Element, answer: Iterable[Element]) -> Element:
    details = Element("details", {"class": "kb-vraag", "itemprop": "mainEntity"} | _ITEM)
    details.set("itemtype", "https://schema.org/Question")
    for link in question.findall("a[@class='headerlink']"):
        question.remove(link)
    question.set("itemprop", "name")
    SubElement(details, "summary").append(question)
    outer = SubElement(
        details, "div", {"class": "kb-antwoord", "itemprop": "acceptedAnswer"} | _ITEM
    )
    outer.set("itemtype", "https://schema.org/Answer")
    SubElement(outer, "div", {"itemprop": "text"}).extend(answer)
    if name := question.get("id"):
        label = f"Link naar deze vraag: {_text(question)}"
        link = SubElement(SubElement(outer, "p", {"class": "kb-vraag-link"}), "a")
        link.text = "Link naar deze vraag"
        link.attrib |= {"href": f"#{name}", "aria-label": label}
    return details


def _resembles(text: str) -> bool:
    """Whether this was meant as the title: so written, with more to it, or by a slip."""
    letters, title = _letters(text), _letters(TITLE)
    return letters.startswith(title) or SequenceMatcher(None, letters, title).ratio() >= 0.9


def _text(heading: Element) -> str:
    """What the heading says, without the link to itself and the numbers of footnotes."""
    parts = [heading.text or ""]
    for child in heading:
        if child.get("class") != "headerlink" and child.tag != "sup":
            parts += child.itertext()
        parts.append(child.tail or "")
    return " ".join(UnescapeTreeprocessor().unescape("".join(parts)).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
