"""Questions with answers, from plain headings.

    ## Veelgestelde vragen          div.kb-vragen           (schema.org: FAQPage)
                                      h2
    ### Is omzet winst?       ──►     details.kb-vraag      (Question)
                                        summary > h3
    Nee. …                              div.kb-antwoord     (Answer)

Every heading keeps its id. The link to a question stands below its answer: a link in a summary
cannot be reached by everyone.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import UnescapeTreeprocessor

from kennisbank.library.questions import TITLE, plain

TOPIC = "kb-onderwerp"  # the class of a heading that has questions below it under another title

_ITEM = {"itemscope": "itemscope"}


def fold(root: Element) -> None:
    """Fold every list of questions in the tree."""
    for parent in list(root.iter()):
        for heading in [child for child in parent if child.tag == "h2"]:
            if heading.get("class") == TOPIC or _text(heading) == TITLE:
                _fold_section(parent, heading)


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


def _text(heading: Element) -> str:
    """What the heading says, without the link to itself and the numbers of footnotes."""
    parts = [heading.text or ""]
    for child in heading:
        if child.get("class") != "headerlink" and child.tag != "sup":
            parts += child.itertext()
        parts.append(child.tail or "")
    return plain(UnescapeTreeprocessor().unescape("".join(parts)))
