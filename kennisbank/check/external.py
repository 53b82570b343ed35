"""Links to other sites that no longer work or have moved: a report, for a link may be down a day.

`python -m kennisbank check --links` asks every address once.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kennisbank.check.links import found
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_BROWSER = "Mozilla/5.0 (compatible; kennisbank-klantwaarde; controle van links)"
# It is there, but not for a program: no reason to change the link.
_THERE = {401, 403, 405, 406, 429, 503, 999}
_FOR_GOOD = {301, 308}


def dead(site: Site, timeout: float = 20) -> Iterator[Mistake]:
    """A warning for every link to an address that does not answer, or answers from elsewhere."""
    asked = [each for page in site.pages if page.readable for each in _links(page, site)]
    addresses = sorted({address for _, _, address in asked})
    with ThreadPoolExecutor(8) as pool:
        said = dict(
            zip(addresses, pool.map(lambda each: _ask(each, timeout), addresses), strict=True)
        )
    for page, line, address in asked:
        if answer := said[address]:
            wrong, todo = answer
            yield page.mistake(line, f"{address} {wrong}", todo, warning=True)


def _links(page: Page, site: Site) -> Iterator[tuple[Page, int, str]]:
    for line, element in found(page, site):
        to = element.get("href", "")
        if to.startswith(("https://", "http://")):
            yield page, line, to.partition("#")[0]


def _ask(address: str, timeout: float) -> tuple[str, str] | None:
    """What is wrong with that address and what to do; nothing when it answers by itself."""
    elsewhere = "zoek waar het nu staat, of kies een andere bron"
    follow = _Follow()
    request = Request(address, headers={"User-Agent": _BROWSER})  # noqa: S310 -- http(s) only
    try:
        with build_opener(follow).open(request, timeout=timeout):
            pass
    except HTTPError as error:
        if error.code not in _THERE:
            return f"antwoordt met {error.code}", elsewhere
    except (OSError, HTTPException, ValueError):
        return "antwoordt niet", elsewhere
    if not follow.moved or _place(follow.moved) == _place(address):
        return None
    todo = "lees of daar nog staat wat de tekst zegt, en neem dan dat adres"
    return f"is verhuisd naar {follow.moved}", todo


class _Follow(HTTPRedirectHandler):
    """Goes where it is sent, and knows how far that was for good.

    A temporary step says nothing: a DOI is meant to be sent on, and a login comes in between.
    """

    def __init__(self) -> None:
        self.moved = ""
        self._for_good = True

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self._for_good = self._for_good and code in _FOR_GOOD
        if self._for_good:
            self.moved = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _place(address: str) -> tuple[str, str, str]:
    """Where it is, however it is written: https or http, with www or a last slash or without."""
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query
