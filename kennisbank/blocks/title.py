"""The title of a page in two parts, so that a narrow screen breaks it where a reader pauses.

<h1>Conversie en frictie: meer verkopen met minder gedoe</h1>
<h1>Conversie en frictie: <span class="kb-vervolg">meer verkopen met minder gedoe</span></h1>
"""

from xml.etree.ElementTree import Element

# Letters of a subject that has a line of its own; a shorter one (CAC, LTV) stays in line.
_OWN_LINE = 8


def divide(root: Element) -> None:
    """Put what follows the colon in an element of its own."""
    heading = root.find("h1")
    if heading is None:
        return
    subject, colon, rest = (heading.text or "").partition(": ")
    if not colon or len(subject) < _OWN_LINE:
        return
    follows = Element("span", {"class": "kb-vervolg"})
    follows.text = rest
    for child in [each for each in heading if each.get("class") != "headerlink"]:
        heading.remove(child)
        follows.append(child)
    heading.text = f"{subject}: "
    heading.insert(0, follows)
