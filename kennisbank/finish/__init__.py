"""The built site → the published site, whatever built it.

    kb:artikelen/ltv/#formule  →  an address that works under any sub-path, checked
    the runtime                →  in the site, when a page calculates
    a Content-Security-Policy  →  in every page
    .nojekyll                  →  so that GitHub Pages leaves out nothing
    a canonical localhost      →  gone: nobody said yet where the site comes to stand

Running it again changes nothing.
"""

from collections.abc import Iterator
from pathlib import Path

from kennisbank import Stopped
from kennisbank.finish.links import Links
from kennisbank.finish.policy import forget_localhost, scripts, with_policy
from kennisbank.runtime import install


def finish(site: Path, *, live: bool = False) -> None:
    """Finish the site in that folder; Stopped, with every wrong link, when it has some.

    A `live` site is one that is served while it is written: what serves it adds a script of its
    own to every page, which a policy would forbid.
    """
    if not (site / "index.html").is_file():
        raise Stopped([f"{site}: hier staat geen gebouwde site → bouw hem eerst"])
    links = Links(site)
    allowed: set[str] = set()
    for page in _pages(site):
        html = _read(page)
        resolved = links.resolve(page, html)
        _write(page, html, resolved)
        allowed |= scripts(resolved)
    if links.mistakes:
        raise Stopped(links.mistakes)
    if links.slugs:
        install(site)
    if not live:
        for page in _pages(site):
            html = _read(page)
            # All pages get the same, the scripts of other pages allowed too: navigation without
            # reloading shows one page under the policy of another.
            _write(page, html, forget_localhost(with_policy(html, allowed)))
    (site / ".nojekyll").touch()


def _pages(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.rglob("*.html")) if path.is_file())


def _read(page: Path) -> str:
    # As bytes: no line ending may change, for a policy counts every one.
    return page.read_bytes().decode("utf-8")


def _write(page: Path, before: str, after: str) -> None:
    if after != before:
        page.write_bytes(after.encode("utf-8"))
