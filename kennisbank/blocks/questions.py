"""Questions with answers, from plain headings.

    ## Veelgestelde vragen          div.kb-vragen           (schema.org: FAQPage)
                                      h2
    ### Is omzet winst?       ──►     details.kb-vraag      (Question)
                                        summary > h3
    Nee. …                              div.kb-antwoord     (Answer)

Every heading keeps its id. The link to a question stands below its answer: a link in a summary
cannot be reached by everyone.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import UnescapeTreeprocessor

from kennisbank.blocks.fences import Heading
from kennisbank.blocks.mistakes import Mistake

TITLE = "Veelgestelde vragen"
TOPIC = "kb-onderwerp"  # the class of a heading that has questions below it under another title

_BELOW_TITLE = {"h2", "h3", "h4", "h5", "h6"}
_AFTER_QUESTION = " ”\"')*_"
_ITEM = {"itemscope": "itemscope"}


def fold(root: Element, headings: Sequence[Heading]) -> list[Mistake]:
    """Fold every list of questions in the tree; the mistakes in them, at their headings' lines."""
    mistakes: list[Mistake] = []
    for parent in list(root.iter()):
        for heading in [child for child in parent if child.tag in _BELOW_TITLE]:
            text = _text(heading)
            if heading.get("class") == TOPIC:
                mistakes += _fold_section(parent, heading, headings)
                continue
            if not _resembles(text):
                continue
            line = _line(headings, text)
            if text != TITLE:
                mistakes.append(Mistake(line, f"deze kop heet “{text}”", f"schrijf ## {TITLE}"))
            elif heading.tag != "h2":
                mistakes.append(Mistake(line, "deze kop staat te diep", f"schrijf ## {TITLE}"))
            else:
                mistakes += _fold_section(parent, heading, headings)
    return mistakes


def _fold_section(
    parent: Element, heading: Element, headings: Sequence[Heading]
) -> Iterator[Mistake]:
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
    line = _line(headings, TITLE)
    if not questions:
        todo = "zet elke vraag in een kop ### eronder, of haal de kop weg"
        yield Mistake(line, f"onder “{TITLE}” staat geen vraag", todo)
    for question, answer in questions:
        yield from _check(question, answer, [each for each in headings if each.line > line])
        section.append(_details(question, answer))


def _check(
    question: Element, answer: Iterable[Element], headings: Sequence[Heading]
) -> Iterator[Mistake]:
    text = _text(question)
    line = _line(headings, text)
    if not text.rstrip(_AFTER_QUESTION).endswith("?"):
        yield Mistake(line, f"“{text}” is geen vraag", "eindig met een vraagteken")
    if not any("".join(element.itertext()).strip() or len(element) for element in answer):
        todo = "schrijf het onder de vraag, of haal de vraag weg"
        yield Mistake(line, f"“{text}” heeft geen antwoord", todo)


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


def _line(headings: Sequence[Heading], text: str) -> int:
    """The line of the heading that says this; of the first one when it is written otherwise."""
    same = [each.line for each in headings if _letters(each.text) == _letters(text)]
    return (same or [each.line for each in headings] or [0])[0]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
