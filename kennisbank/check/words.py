"""Claims and abbreviations in the text, and how it speaks to a reader."""

import re
from collections.abc import Iterator

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_CLAIM = re.compile(
    r"\b(onderzoek\w*|studies?|enquêtes?|statistiek\w*|cijfers van|blijkt|volgens|wereldwijd"
    r"|meting(?:en)?|de gemiddelde \w+ in nederland)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d[\d.,]*\s?%|\bprocent\b|\b\d+ (?:keer|maal)\b|\b(?:twee|drie|vijf|tien) keer\b"
)
_PROOF = re.compile(r"\[\^[\w-]+\]|vuistregel|\]\(|rekenvoorbeeld", re.IGNORECASE)
ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?:'s)?(?![\w-])")
# What a Dutch reader knows, names that are no term, and what another rule reports.
_KNOWN = set(
    "AA ACM AI AVG BTW BV BY CBS CC CSV CV EU FAQ GB HR HTML ICT ID IT JSON KB KVK MB MIT "
    "MKB NB NL OK PDF PNG PR QR SMS TARP TV URL USB UWV VS WCAG XML ZZP EUR TODO FIXME TBD "
    "NTB XXX".split()
)
# [NAAM KLANT], which is reported itself, a postcode, an address, and a sentence in capitals.
_NONE = re.compile(
    r"\[[A-Z][A-Z _-]*\]|\b\d{4} [A-Z]{2}\b(?= [A-Z])|\S+@\S+|(?:\b[A-Z]+[!,]? ){3,}[A-Z]+\b"
)

# What is said to a reader as to a stranger. Not 24 u, a U-bocht, and U as a name.
_FORMAL = re.compile(
    r"(?<![\w/.'’-])(?<!\d )(?:u(?:w|we|zelf)?(?![\w'’-]|\.\w)|U(?:w|we|zelf)?(?= [a-zà-ÿ]))"
)
# The same, and more; much sooner seen, for each begins with two signs that are known.
_PERHAPS_FORMAL = tuple(re.compile(rf" {u}(?:w|we|zelf)?\b") for u in "uU")
_ABOVE = ("title", "description")
# What somebody else says: between quotation marks, or slanted.
_QUOTED = re.compile(
    r"“[^“”]*”|„[^“”„]*[“”]|\"[^\"]*\"|«[^»]*»|‘[^‘’]*(?:’(?=\w)[^‘’]*)*’"
    r"|(?<![\w'])'(?![snt]\b)[^']*(?:'(?=\w)[^']*)*'|(?<![*\w])[*_][^\s*_][^*_]*[*_](?![*\w])"
)

# Words that stand in every Dutch sentence, and in no English one.
DUTCH = set(
    "aan al als bij dat de deze die dit door een en er geen het hij hoe ik je jouw kan maar meer "
    "met moet naar niet nog om ook op te uit uw van veel voor waar wat we wel worden wordt zich ze "
    "zijn zoals".split()
)


def claims(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001
    """A figure out of a study has a source, or is called a rule of thumb."""
    for start, paragraph in _paragraphs(page):
        for sentence in re.finditer(r"[^.!?]+(?:[.!?](?=\d)[^.!?]*)*[.!?]?", paragraph):
            text = sentence[0]
            if _CLAIM.search(text) and _FIGURE.search(text) and not _PROOF.search(paragraph):
                line = start + paragraph[: sentence.start() + len(text) - len(text.lstrip())].count(
                    "\n"
                )
                wrong = f"waar komt dit getal vandaan: “{' '.join(text.split())[:60]}…”"
                todo = "zet er een voetnoot bij, [^bron], of noem het een vuistregel"
                yield page.mistake(line, wrong, todo)


def abbreviations(page: Page, site: Site) -> Iterator[Mistake]:
    """An abbreviation is in the glossary, or is explained in the page."""
    explained = _KNOWN | {name for term in site.terms for name in term.names}
    text = "\n".join(page.prose)
    told: set[str] = set()
    for number, line in enumerate(page.prose, 1):
        if line.isupper() or not ABBREVIATION.search(line):
            continue  # a heading in capitals is no row of abbreviations
        for match in ABBREVIATION.finditer(_NONE.sub("", line)):
            short = match[0].removesuffix("'s")
            here = rf"{short}\W* \(|\(\W*{short}\b"
            if short in explained or short in told or re.search(here, text):
                continue
            said = re.search(rf"\b{short.lower()}\b", text)
            if short.lower() in DUTCH or said or not short.strip("IVX"):
                continue  # a word with stress, a Roman number
            told.add(short)
            todo = f"zet {short} in docs/begrippen.md, of leg het hier uit: {short} (…)"
            yield page.mistake(number, f"“{short}” wordt nergens uitgelegd", todo)


def formal(page: Page) -> Iterator[Mistake]:
    """A warning where a reader is spoken to as “u”, once a page; not in what it quotes."""
    found = sorted(_spoken(page))
    if found:
        line, word = found[0]
        more = f", en nog {len(found) - 1} keer" if len(found) > 1 else ""
        todo = "schrijf je, jij of jouw, zoals overal op de site"
        yield page.mistake(line, f"hier staat “{word}” tegen de lezer{more}", todo, warning=True)


def _spoken(page: Page) -> Iterator[tuple[int, str]]:
    above = [str(page.front.get(field, "")) for field in _ABOVE]
    read = " ".join(["", *above, *page.prose]).replace("(", " ").replace("*", " ")
    if not any(each.search(read) for each in _PERHAPS_FORMAL):
        return
    for field, said in zip(_ABOVE, above, strict=True):
        for match in _FORMAL.finditer(_QUOTED.sub("", said)):
            yield page.at(field), match[0]
    lines = zip(page.open, page.prose, strict=True)
    text = "\n".join("" if line.lstrip().startswith(">") else prose for line, prose in lines)
    for start, part in _parts(text):
        bare = _QUOTED.sub(lambda quoted: re.sub(r"[^\n]", " ", quoted[0]), part)
        for match in _FORMAL.finditer(bare):
            yield start + bare[: match.start()].count("\n"), match[0]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, each with the number of its first line."""
    at = 1
    for part in re.split(r"\n[^\S\n]*(?=\n)", text):
        yield at, part
        at += part.count("\n") + 1


def _paragraphs(page: Page) -> Iterator[tuple[int, str]]:
    """Each with the number of its first line; with the marks of its notes and links."""
    at: list[str] = []
    for number, (line, prose) in enumerate(zip(page.open, page.prose, strict=True), 1):
        if prose.strip() and not line.startswith("#"):
            at.append(line)
        elif at:
            yield number - len(at), "\n".join(at)
            at = []
    if at:
        yield len(page.open) - len(at) + 1, "\n".join(at)
