"""The pictures in a page."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from kennisbank.blocks.origin import unmarked
from kennisbank.check.links import found
from kennisbank.check.site import Site
from kennisbank.library import files
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

LARGEST = 300_000  # bytes of a picture: a second and a half on a slow phone

_KINDS = {
    "png": rb"\x89PNG", "jpg": rb"\xff\xd8", "jpeg": rb"\xff\xd8", "gif": rb"GIF8",
    "webp": rb"RIFF", "svg": rb"(?s).*<svg", "avif": rb"(?s)....ftyp",
}  # fmt: skip
_EMPTY_WORDS = re.compile(
    r"(?:(?:de|een|het|dit|deze)?\s*(?:afbeelding|plaatje|foto|image|img|picture|schermafbeelding"
    r"|screenshot|grafiek|figuur|alt[- ]?tekst)\s*\d*|image\d*|img[_-]?\d+|\W*)",
    re.IGNORECASE,
)


def images(page: Page, site: Site) -> Iterator[Mistake]:
    """Every picture is there, says what it shows, and is not too heavy."""
    for line, element in found(page, site):
        if element.tag == "img":
            to, alt = element.get("src", ""), unmarked(element.get("alt", ""))
            for wrong, todo in (*_told(to, alt), *_file(page, site, to)):
                yield page.mistake(line, wrong, todo)


def _told(to: str, alt: str) -> Iterator[tuple[str, str]]:
    name = posixpath.basename(unquote(to))
    if not alt.strip():
        todo = "schrijf ertussen wat er te zien is: ![Wat je ziet](…)"
        yield f"het plaatje {to} heeft geen tekst", todo
    elif re.search(r"\.(?:png|jpe?g|svg|gif|webp)$", alt.strip(), re.IGNORECASE):
        yield f"“{alt}” is een bestandsnaam", "schrijf tussen de haken wat er te zien is"
    elif alt.strip().lower() == name.rpartition(".")[0].lower():
        yield f"“{alt}” is alleen de naam van het bestand", "schrijf wat er te zien is"
    elif _EMPTY_WORDS.fullmatch(alt.strip()):
        yield f"“{alt}” zegt niet wat er te zien is", "schrijf dat tussen de haken"


def _file(page: Page, site: Site, to: str) -> Iterator[tuple[str, str]]:
    if re.match(r"\s*data:", to):
        yield "dit plaatje staat in de tekst zelf", "bewaar het als bestand naast de pagina"
        return
    if "\\" in to or re.match(r"file:|[A-Za-z]:/", to):
        todo = "zet het naast de pagina en schrijf alleen de naam"
        yield f"het plaatje {to} staat alleen op jouw computer", todo
        return
    if match := re.match(r"(\S+\.\w+)\s*(?:=\s*\d*x\d*|\||\d+(?:px|%|x)|\{|width)", to):
        yield (
            f"achter het adres van {match[1]} staat een maat",
            "haal haar weg: de site past het aan",
        )
        return
    if "://" in to or to.startswith("//"):
        yield f"het plaatje {to} staat elders", "zet het in docs; de site laadt niets van een ander"
        return
    path = unquote(to.partition("#")[0].partition("?")[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
    file = site.docs / name
    if path.startswith("/"):
        yield f"“{to}” werkt niet als de site in een map staat", "schrijf het vanaf deze pagina"
    elif (kind := file.suffix[1:].lower()) and kind not in _KINDS:
        yield f"een browser kan het plaatje {to} niet tonen", "maak er een png, jpg of svg van"
    elif name.startswith("../"):
        yield f"het plaatje {to} staat buiten docs", "zet het naast de pagina"
    elif not path or not file.is_file():
        near = next(
            (each.name for each in _beside(file) if each.name.lower() == file.name.lower()), ""
        )
        todo = f"bedoelde je {near}?" if near else "zet het ernaast, of verbeter de naam"
        yield f"het plaatje {to} is er niet", todo
    else:
        yield from _content(to, kind, files.read(file))


def _beside(file: Path) -> Iterator[Path]:
    if file.parent.is_dir():
        yield from file.parent.iterdir()


def _content(to: str, kind: str, data: bytes) -> Iterator[tuple[str, str]]:
    if not re.match(_KINDS.get(kind, b""), data):
        wrong = f"het plaatje {to} is leeg" if not data else f"in {to} zit geen {kind}"
        yield wrong, "bewaar het opnieuw als plaatje"
    elif len(data) > LARGEST:
        yield f"het plaatje {to} is {len(data) // 1000} KB", "maak het kleiner dan 300 KB"
    elif kind == "svg" and re.search(rb"<script|\bon\w+=|href=\"https?:", data):
        yield f"in {to} zit een script of iets van een ander", "bewaar het als gewone tekening"
