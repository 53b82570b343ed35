"""Structure that came out differently from how it was written: lists, tables, boxes, headings."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from kennisbank.blocks.origin import unmarked
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.reading import Piece, Reading

_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>[-*+]|\d{1,9}[.)])(?:\s+(?P<text>\S.*)?|$)")
_LISTS = {"ul", "ol"}
_HEADING = re.compile(r"h[1-6]")
_KINDS = (
    "note abstract info tip success question warning failure danger bug example quote summary tldr "
    "todo hint important check done help faq caution attention fail missing error snippet cite"
).split()
_ATTRIBUTES = set(
    "id class href src alt title width height loading type start open align colspan rowspan scope "
    "role lang datetime for name value checked data-pagefind-ignore style target rel hidden "
    "itemscope itemtype itemprop cite".split()
)


def shape(page: Page, site: Site) -> Iterator[Mistake]:
    """What was meant as a list, table, box or heading is one, and whole."""
    reading = site.reading(page)
    by_line: dict[int, Piece] = {}
    for piece in reading.pieces:
        by_line.setdefault(piece.line, piece)
    yield from _lists(page, reading, by_line)
    yield from _tables(page, reading)
    yield from _boxes(page)
    yield from _headings(page, reading)
    yield from _names(page, reading)
    yield from _columns(page, by_line)
    for piece in reading.pieces:
        if piece.element.tag == "pre" and piece.first and not _in_box(page, piece.line):
            todo = "haal de spaties ervoor weg; in een lijst zijn het er vier"
            yield page.mistake(piece.line + 1, "deze tekst wordt een codeblok", todo)


def _in_box(page: Page, at: int) -> bool:
    """Whether it belongs to a box that failed, which is reported itself."""
    above = next((each for each in reversed(page.open[:at]) if each.strip()), "")
    return re.match(r"\s*(?:[!?¡]+\s*\w|={3}|:{2,})", above) is not None


# ── lists ──────────────────────────────────────────────────────────────────


def _lists(page: Page, reading: Reading, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    items: list[tuple[int, re.Match[str], tuple[Element, ...]]] = []
    for at, line in enumerate(page.open):
        match = _ITEM.fullmatch(line)
        piece = by_line.get(at)
        if (
            match
            and piece
            and (inside := _items(piece))
            and not re.fullmatch(r"[\s>]*([-*+] ?){3,}", line)
        ):
            items.append((at, match, inside))
        elif (
            match
            and at > page.top
            and not page.code[at].strip(" \t>*+-.)0123456789")
            and page.code[at].strip()
            and not _underlines(page, at)
        ):
            yield page.mistake(
                at + 1, "dit punt van de lijst is leeg", "vul het aan, of haal het weg"
            )
    first: dict[Element, int] = {}  # how far in the list begins
    told: set[Element] = set()
    lines: set[int] = set()
    for at, match, inside in items:
        if len(inside) < 2 or inside[-2] in told:
            continue
        if first.setdefault(inside[-2], _width(match)) < _width(match):
            told.add(inside[-2])
            lines.add(at)
            todo = "spring het vier spaties in onder het punt waar het bij hoort"
            yield page.mistake(
                at + 1, "dit punt hoort niet bij dat erboven, maar staat ernaast", todo
            )
    for at, match, _ in items:
        if match["text"] and _ITEM.fullmatch(match["text"]) and match["mark"] == match["text"][0]:
            yield page.mistake(
                at + 1, "voor dit punt staat twee keer een teken", "houd er één over"
            )
    # What is said of where an item belongs says why it has the mark of another list.
    yield from (each for each in _numbers(page, items, reading) if each.line - 1 not in lines)
    yield from _beside(page, by_line)


def _items(piece: Piece) -> tuple[Element, ...]:
    return tuple(each for each in (*piece.path, piece.element) if each.tag in {"li", *_LISTS})


def _width(match: re.Match[str]) -> int:
    return len(match["indent"].expandtabs(4).replace(">", ""))


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _underlines(page: Page, at: int) -> bool:
    return page.open[at].strip() == "-" and bool(page.open[at - 1].strip())


def _numbers(
    page: Page, items: list[tuple[int, re.Match[str], tuple[Element, ...]]], reading: Reading
) -> Iterator[Mistake]:
    """The number that a reader sees is the one that was written."""
    counted: dict[Element, list[tuple[int, str]]] = {}
    for at, match, inside in items:
        if len(inside) < 2 or reading.at.get(inside[-1]) != at:
            continue
        if inside[-2].tag in _LISTS:
            counted.setdefault(inside[-2], []).append((at, match["mark"]))
    for parent, marks in counted.items():
        ordered = parent.tag == "ol"
        written = [mark.rstrip(".)") for _, mark in marks]
        lazy = len(written) > 1 and len(set(written)) == 1
        for position, ((at, mark), number) in enumerate(zip(marks, written, strict=True), 1):
            if ordered != number.isdigit():
                shown = "een nummer" if ordered else "een bolletje"
                todo = "begin alle punten gelijk, of zet er een lege regel en tekst tussen"
                yield page.mistake(at + 1, f"“{mark}” wordt hier {shown}", todo)
                break
            if ordered and not lazy and number != str(position):
                wrong = f"“{mark}” wordt hier nummer {position}"
                todo = "nummer door vanaf 1, en spring wat tussen de punten staat vier spaties in"
                yield page.mistake(at + 1, wrong, todo)
                break


def _beside(page: Page, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    """Text that was written in an item and is not, or the other way round."""
    for at in range(page.top + 1, len(page.open)):
        line, piece = page.open[at], by_line.get(at)
        if not piece or not line.strip() or _ITEM.fullmatch(line):
            continue
        width = _indent(line)
        above = page.open[at - 1]
        inside = any(each.tag == "li" for each in (*piece.path, piece.element))
        if 0 < width < 4 and not above.strip() and not inside:
            before = next(
                (each for each in range(at - 2, page.top, -1) if page.open[each].strip()), page.top
            )
            item = by_line.get(before)
            if item and _items(item):
                todo = "spring hem vier spaties in"
                yield page.mistake(at + 1, "deze alinea hoort niet meer bij het punt erboven", todo)
        elif (
            width == 0
            and inside
            and above.strip()
            and re.search(r"[.!?:;]\W*$", above)
            and re.match(r"\W*[A-Z]", line)
        ):
            todo = "zet er een lege regel boven, of maak er een punt van"
            yield page.mistake(at + 1, "deze regel loopt door in het punt erboven", todo)


# ── tables ─────────────────────────────────────────────────────────────────


def _tables(page: Page, reading: Reading) -> Iterator[Mistake]:
    for table in reading.root.iter("table"):
        rows = list(table.iter("tr"))
        lines = [line for row in rows if (line := reading.at.get(row)) is not None]
        if not lines:
            continue
        wide = len(rows[0])
        first, last = lines[0], lines[-1]
        while re.match(r"[\s>]*\|", "".join(page.code[last + 1 : last + 2])):
            last += 1  # a row without a letter
        if len(rows) < 3 and not any(
            "".join(cell.itertext()).strip() for row in rows[1:] for cell in row
        ):
            yield page.mistake(
                first + 1, "deze tabel heeft geen rijen", "zet ze onder de regel met streepjes"
            )
        for at in [first, *range(first + 2, last + 1)]:
            line = page.code[at]
            if not line.strip():
                continue
            cells = _cells(line)
            if cells is None:
                todo = "zet een lege regel onder de tabel, of maak er een rij van: | een | twee |"
                yield page.mistake(at + 1, "deze regel wordt een rij van de tabel", todo)
            elif at != first and not line.strip(" |\t>"):
                yield page.mistake(at + 1, "deze rij is leeg", "vul haar, of haal haar weg")
            elif cells != wide:
                wrong = f"deze rij heeft {_vakken(cells)}, en de kop {wide}"
                todo = "maak ze gelijk; een | in de tekst schrijf je als \\|"
                yield page.mistake(at + 1, wrong, todo)


def _columns(page: Page, by_line: dict[int, Piece]) -> Iterator[Mistake]:
    """Lines from a spreadsheet: Klant;Omzet."""
    last = -2
    for at, (line, below) in enumerate(pairwise(page.open)):
        apart = [
            re.fullmatch(r"[^;&]{1,40}(?:;[^\s;&][^;&]{0,40})+", each.strip())
            for each in (line, below)
        ]
        if at in by_line and all(apart) and line.count(";") == below.count(";"):
            if last != at - 1:
                todo = "maak er een tabel van: | een | twee |"
                yield page.mistake(at + 1, "dit zijn regels uit een spreadsheet", todo)
            last = at


def _vakken(cells: int) -> str:
    return "1 vak" if cells == 1 else f"{cells} vakken"


def _cells(line: str) -> int | None:
    """How many cells a row has; None when it is no row."""
    text = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)|\\.", "x", line.strip(" \t>"))
    if "|" not in text:
        return None
    return len(re.sub(r"^\||\|$", "", text).split("|"))


# ── boxes ──────────────────────────────────────────────────────────────────


def _boxes(page: Page) -> Iterator[Mistake]:
    for at, line in enumerate(page.open):
        match = re.match(r"\s*(?P<mark>!!!|\?\?\?\+?|===[!+]? (?=\"))\s*(?P<rest>[^“”]*)$", line)
        if not match or at < page.top:
            continue
        kind, _, title = match["rest"].partition('"')
        kind = kind.strip()
        if match["mark"][:3] != "===":
            if not kind:
                todo = f'schrijf {match["mark"]} tip "Titel"'
                yield page.mistake(at + 1, "hier staat niet welk kader het is", todo)
                continue
            if kind.split(" ")[0].lower() not in _KINDS or kind != kind.lower():
                todo = f"kies uit: {', '.join(_KINDS[:12])}"
                yield page.mistake(at + 1, f"het kader “{kind}” bestaat niet", todo)
                continue
            if not title:
                todo = f'schrijf {match["mark"]} {kind} "Titel"'
                yield page.mistake(at + 1, "dit kader krijgt een Engelse titel", todo)
        below = next((each for each in page.lines[at + 1 :] if each.strip()), "")
        if _indent(below) < _indent(line) + 4:
            todo = "spring de tekst eronder vier spaties in"
            yield page.mistake(at + 1, "dit kader is leeg: de tekst staat er niet in", todo)
    for at, line in enumerate(page.open):
        around = page.open[at - 1 : at] + page.open[at + 1 : at + 2]
        if line.strip() == ">" and not any(each.lstrip().startswith(">") for each in around):
            yield page.mistake(at + 1, "dit citaat is leeg", "haal het teken > weg")


# ── headings and names ─────────────────────────────────────────────────────


def _headings(page: Page, reading: Reading) -> Iterator[Mistake]:
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


def _names(page: Page, reading: Reading) -> Iterator[Mistake]:
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
