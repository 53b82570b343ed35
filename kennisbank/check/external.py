"""Links to other sites that no longer work: a report, for a link may be down for a day.

`python -m kennisbank check --links` asks every address once.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from kennisbank.check.links import found
from kennisbank.check.site import Site
from kennisbank.library.mistake import Mistake
from kennisbank.library.page import Page

_BROWSER = "Mozilla/5.0 (compatible; kennisbank-klantwaarde; controle van links)"
# It is there, but not for a program: no reason to change the link.
_THERE = {401, 403, 405, 406, 429, 503, 999}


def dead(site: Site, timeout: float = 20) -> Iterator[Mistake]:
    """A warning for every link to an address that does not answer."""
    asked = [each for page in site.pages if page.readable for each in _links(page, site)]
    addresses = sorted({address for _, _, address in asked})
    with ThreadPoolExecutor(8) as pool:
        said = dict(
            zip(addresses, pool.map(lambda each: _ask(each, timeout), addresses), strict=True)
        )
    for page, line, address in asked:
        if said[address]:
            todo = "zoek waar het nu staat, of kies een andere bron"
            yield page.mistake(line, f"{address} {said[address]}", todo, warning=True)


def _links(page: Page, site: Site) -> Iterator[tuple[Page, int, str]]:
    for line, element in found(page, site):
        to = element.get("href", "")
        if to.startswith(("https://", "http://")):
            yield page, line, to.partition("#")[0]


def _ask(address: str, timeout: float) -> str:
    """What is wrong with that address; nothing when it answers."""
    try:
        with urlopen(Request(address, headers={"User-Agent": _BROWSER}), timeout=timeout):  # noqa: S310 -- http(s) only
            return ""
    except HTTPError as error:
        return "" if error.code in _THERE else f"antwoordt met {error.code}"
    except (OSError, HTTPException, ValueError):
        return "antwoordt niet"
