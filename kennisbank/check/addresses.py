"""Addresses by how they are written: what was meant as another one, and what works only for the
one who copied it.
"""

import posixpath
import re
from collections.abc import Iterator

from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

# Addresses that were meant as others: what is wrong with {0}, and what to do.
_ODD: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r".*\\|file:|[A-Za-z]:[/\\]"),
        "“{0}” staat alleen op jouw computer",
        "link naar het bestand in docs, met schuine strepen: ../artikelen/ltv.md",
    ),
    (
        re.compile(
            r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.|10\.\d+\.|intranet\b)"
        ),
        "“{0}” werkt alleen op jouw computer",
        "link naar het bestand: ../artikelen/ltv.md",
    ),
    (
        re.compile(r"https?://(?!web\.archive)[^?]*https?://"),
        "in “{0}” staan twee adressen",
        "houd er één over",
    ),
    (
        re.compile(
            r"(?:h?tt?ps?|htps|hhtps?|http?s)(?::/?|;//|//|:\\\\)(?!/)|https?\.//|htt?p?s?://(?<!tp://)(?<!tps://)"
        ),
        "“{0}” is geen adres",
        "begin met https://",
    ),
    (
        re.compile(r"<"),
        "“{0}” is geen adres",
        "haal < weg, of zet er > achter",
    ),
    (
        re.compile(r"www\.[\w-]+\.\w|[\w-]+\.(?:nl|com|org|eu|be|net|io)(?:/|$)"),
        "“{0}” is zonder https:// geen adres van een site",
        "schrijf https://{0}",
    ),
    (
        re.compile(r"[^\s/@:]+@[^\s/@]+\.\w+$"),
        "“{0}” is een e-mailadres",
        "schrijf mailto:{0}",
    ),
    (
        re.compile(r"(?i:mailto:)(?![^\s@]+@[^\s@]+\.\w+(?:\?\S*)?$)"),
        "“{0}” is geen e-mailadres",
        "schrijf mailto:naam@voorbeeld.nl",
    ),
    (
        re.compile(r"(?i:tel:)(?!\+?[\d-]+$)"),
        "“{0}” kan een telefoon niet bellen",
        "schrijf tel:+31201234567, zonder spaties",
    ),
)
# A page of this site, as GitHub shows its file.
_OWN = re.compile(r"https://(?:github|gitlab)\.com/[^#?]+/docs/([^#?]+\.md)")
# Addresses that work for who copied them: what is doubtful of the site {0}, and what to do.
_DOUBTFUL: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"//(?:docs|drive|mail)\.google\.com/|\.sharepoint\.com/|//(?:www\.)?(?:onedrive\.live"
            r"|1drv|teams\.microsoft|notion|app\.slack|trello|dropbox)\.(?:com|ms|so)/"
        ),
        "wat op {0} staat, kan een lezer misschien niet openen",
        "kijk in een privévenster of het opent, of link naar een openbare pagina",
    ),
    (
        re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_cid|msclkid|igshid)="),
        "in dit adres staat hoe iemand er kwam",
        "haal het vraagteken en alles daarachter weg",
    ),
    (
        re.compile(
            r"safelinks\.protection\.outlook|google\.\w+/url\?|//l\.facebook\.com/"
            r"|linkedin\.com/(?:safety|redir)"
        ),
        "deze link gaat eerst langs {0}",
        "open hem, en kopieer het adres van de pagina zelf",
    ),
)


def odd(to: str) -> tuple[str, str] | None:
    """What is wrong with an address that was meant as another one, and what to do."""
    for pattern, wrong, todo in _ODD:
        if pattern.match(to):
            return wrong.format(to), todo.format(to)
    return None


def elsewhere(page: Page, site: Site, line: int, to: str, host: str) -> Iterator[Mistake]:
    """An address on another site, of that host: it is one, and works for anybody."""
    own = _OWN.match(to)
    if not re.fullmatch(r"[^\s@]*\w\.\w+(?::\d+)?", host):
        yield page.mistake(line, f"“{to}” is geen adres", "kopieer het uit je browser")
    elif own and own[1] in site.by_name:
        todo = f"schrijf {posixpath.relpath(own[1], posixpath.dirname(page.name) or '.')}"
        yield page.mistake(line, "deze link gaat naar de bron van een pagina, niet erheen", todo)
    else:
        for pattern, wrong, todo in _DOUBTFUL:
            if pattern.search(to):
                yield page.mistake(line, wrong.format(host), todo, warning=True)
