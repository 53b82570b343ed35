"""HTML in a page: what Markdown does better, what the site does not allow, what is no HTML."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page
from kennisbank.library.tags import VOID, Tag

_FORBIDDEN = {
    **dict.fromkeys(
        ("script", "noscript"), ("de site voert geen script uit een tekst uit", "haal het weg")
    ),
    **dict.fromkeys(
        ("iframe", "frame", "frameset", "embed", "object", "applet"),
        ("de site laadt niets van een ander", "zet er een link neer: [tekst](https://…)"),
    ),
    **dict.fromkeys(
        ("video", "audio", "source", "track"),
        (
            "de site speelt hier geen geluid of beeld af",
            "zet er een link neer, of maak er een aflevering van de podcast van",
        ),
    ),
    **dict.fromkeys(
        ("style", "link"), ("de opmaak is van de site, niet van een tekst", "haal het weg")
    ),
    **dict.fromkeys(
        ("form", "input", "button", "select", "textarea", "option"),
        ("een formulier werkt hier niet", "haal het weg, of gebruik een rekenhulp"),
    ),
    **dict.fromkeys(
        ("font", "center", "marquee", "blink", "big", "tt", "basefont", "u"),
        ("deze opmaak kent de site niet", "haal de tags weg, of schrijf **vet** of *cursief*"),
    ),
    **dict.fromkeys(
        ("meta", "base", "html", "head", "body"),
        ("dit hoort in de kop van een pagina, en die maakt de site", "haal het weg"),
    ),
    "kb-rekenhulp": (
        "zo komt er geen rekenhulp",
        "schrijf een regel ```rekenhulp, dan de naam, dan een regel ```",
    ),
}
_MARKDOWN = {
    "b": "**vet**", "strong": "**vet**", "i": "*cursief*", "em": "*cursief*", "code": "`code`",
    "h1": "# Titel", "h2": "## Kop", "h3": "### Kop", "h4": "#### Kop", "h5": "#### Kop",
    "h6": "#### Kop", "ul": "een regel - per punt", "ol": "een regel 1. per punt",
    "table": "| een | tabel |", "blockquote": "> een citaat",
    "pre": "een codeblok", "hr": "een regel ---",
    "details": '??? note "Titel"',
    "img": "![Wat je ziet](plaatje.png)", "p": "een lege regel tussen twee alinea's",
}  # fmt: skip
_KNOWN = set(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd "
    "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins "
    "kbd li main mark nav ol p picture pre q rp rt ruby s samp section small span strong sub "
    "summary sup table tbody td tfoot th thead time tr ul var wbr svg g path rect circle text "
    "tspan line polyline polygon ellipse defs use title desc lineargradient radialgradient stop "
    "clippath mask marker pattern symbol kb-mijn-cijfers kb-mijn-klanten".split()
)
# How something looks, which the site decides.
_LOOKS = set(
    "style align valign bgcolor color face border cellpadding cellspacing hspace vspace".split()
)
# What may stand in a tag without a value.
_BARE = set(
    "open hidden controls allowfullscreen checked disabled selected async defer markdown".split()
)
_DRAWING = set(
    "svg g path rect circle text tspan line polyline polygon ellipse defs use stop".split()
)


def html(page: Page, site: Site) -> Iterator[Mistake]:  # noqa: ARG001 -- as every rule
    """Every tag in it."""
    found = page.tags
    for each in found.found:
        said = _refused(each) or _attributes(each) or _better(each)
        if said:
            yield page.mistake(each.line + 1, *said)
        elif not each.closed:
            wrong = f"<{each.name}> is niet gesloten"
            yield page.mistake(each.line + 1, wrong, f"zet </{each.name}> waar het ophoudt")
    for line, name in found.strays:
        if name in VOID:
            yield page.mistake(line + 1, f"</{name}> bestaat niet", f"schrijf <{name}>")
        elif name in _KNOWN or name in _FORBIDDEN:
            wrong = f"</{name}> sluit iets wat niet open is"
            yield page.mistake(line + 1, wrong, "haal het weg, of zet de tag die het opent erboven")
    for number, marks in enumerate(page.unclosed, 1):
        if marks == "<!--":
            todo = "zet --> waar het commentaar ophoudt"
            yield page.mistake(number, "dit commentaar is niet gesloten", todo)
        elif marks and not re.match(r"\W*rekenhulp\s*$", page.lines[number - 1]):
            todo = f"zet onder de code een regel {marks}, of haal deze regel weg"
            yield page.mistake(number, "dit codeblok is niet gesloten", todo)


def _refused(tag: Tag) -> tuple[str, str] | None:
    bare = {name for name, value in tag.attributes.items() if not value} - _BARE
    if len(tag.name) == 1 and bare and "=" not in tag.text:
        wrong = f"“{_shown(tag)}” leest een browser als HTML: het verdwijnt uit de tekst"
        return wrong, "zet spaties om < en >"
    if tag.name in _FORBIDDEN:
        wrong, todo = _FORBIDDEN[tag.name]
        return f"<{tag.name}>: {wrong}", todo
    if tag.name in _KNOWN or tag.name.startswith("fe"):
        return None
    if re.match(r"www\.|[\w.-]+\.(?:nl|be|com|org|net|eu)\b", tag.text.strip("< >")):
        to = f"https://{tag.text.strip('< >')}"
        return f"“{_shown(tag)}” is geen link: het verdwijnt uit de tekst", f"schrijf [tekst]({to})"
    close = get_close_matches(tag.name, _KNOWN, cutoff=0.8)
    hint = f"bedoelde je <{close[0]}>? Anders: " if close else ""
    shown = _shown(tag)
    wrong = f"{shown} is geen HTML: het verdwijnt uit de tekst"
    if ":" in tag.name:
        return wrong, "dit komt uit Word: plak de tekst zonder opmaak"
    return wrong, f"{hint}schrijf `{shown}`"


def _shown(tag: Tag) -> str:
    return tag.text if len(tag.text) < 40 else f"<{tag.name} …>"


def _attributes(tag: Tag) -> tuple[str, str] | None:
    for name, value in tag.attributes.items():
        if name.startswith("on"):
            return f"“{name}” voert een script uit, en dat mag hier niet", f"haal {name} weg"
        if name in _LOOKS and tag.name not in _DRAWING:
            return "de opmaak is van de site, niet van een tekst", f"haal “{name}” weg"
        if name in {"src", "poster", "srcset", "background", "data"} and re.match(
            r"(?:https?:)?//", value
        ):
            todo = "zet het in docs, en toon het met ![Wat je ziet](…)"
            return f"{value} staat elders, en de site laadt niets van een ander", todo
        if re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE):
            return f"“{name}” bevat een script of data, en dat mag hier niet", "haal het weg"
    if tag.attributes.get("class", "").startswith(("Mso", "mso")):
        return "dit komt uit Word", "plak de tekst zonder opmaak"
    return None


def _better(tag: Tag) -> tuple[str, str] | None:
    to = tag.attributes.get("href", "")
    if tag.name == "a":
        if not to and not {"id", "name"} & tag.attributes.keys():
            return "deze link heeft geen adres", "schrijf [tekst](adres)"
        if to and not re.match(r"https?://|mailto:|tel:|kb:|[?#]", to):
            return f"in HTML werkt de link “{to}” niet", f"schrijf [tekst]({to.strip()})"
        return None
    if (
        tag.name == "br"
        or tag.name not in _MARKDOWN
        or tag.attributes.get("class", "").startswith("kb-")
        or (tag.name == "p" and tag.column)
    ):
        return None
    return f"<{tag.name}>: daar is Markdown voor", f"schrijf {_MARKDOWN[tag.name]}"
