"""The files of the last releases, beside those of a new one: `python -m kennisbank keep`.

A page that is open, or in a cache, while another release is published asks for the files of its
own. `where` is the site as it is published now, by its address or as a folder; its uitgaven.json
lists what it holds. Nothing of the new site is replaced.

    uitgaven.json  [{"release", "date", "files": {address: digest}}, …]     the newest first
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

from kennisbank.finish.release import FOLDERS, LIST, Release, digest, write

MOST = 10  # releases before the new one
_PATIENCE = 30  # seconds
_ATTEMPTS = 3


def keep(where: str, site: Path, most: int = MOST) -> Iterator[str]:
    """Bring the files of earlier releases into the site; what happened, in lines.

    Raises OSError when the published site does not answer, ValueError when it says something else.
    """
    (new,) = _releases((site / LIST).read_bytes())[:1]
    try:
        published = _releases(_get(where, LIST))
    except FileNotFoundError:
        yield f"Op {where} staat nog geen {LIST}: er is niets om te bewaren."
        return
    earlier = [each for each in published if each["release"] != new["release"]][:most]
    brought = 0
    for each in earlier:
        for address, expected in list(each["files"].items()):
            file = site / address
            if file.is_file():
                continue
            try:
                data = _get(where, address)
            except FileNotFoundError:
                data = b""
            if digest(data) != expected:
                yield f"let op: {address} is er niet meer, of niet heel"
                del each["files"][address]
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            brought += 1
    write(site, [new, *earlier])
    yield f"Van {len(earlier)} eerdere uitgaven zijn {brought} bestanden bewaard."


def main(arguments: list[str]) -> int:
    """The exit code: 0 done, 1 not done, 2 not understood."""
    match arguments:
        case [where] | [where, _]:
            site = Path(*arguments[1:] or ["site"])
        case _:
            print(
                "python -m kennisbank keep WAAR-DE-OUDE-STAAT [MAP-VAN-DE-NIEUWE]", file=sys.stderr
            )
            return 2
    if not (site / LIST).is_file():
        print(f"{site}: hier staat geen gebouwde site → make build", file=sys.stderr)
        return 1
    try:
        for line in keep(where, site):
            print(line)
    except (OSError, ValueError) as error:
        wrong = f"{where}: wat er nu staat is niet te lezen ({error})"
        print(f"{wrong} → klopt het adres? Probeer het anders later", file=sys.stderr)
        return 1
    return 0


def _releases(data: bytes) -> list[Release]:
    """What such a file says, if it is one and names only files of a release."""
    releases = json.loads(data)
    if not isinstance(releases, list):
        raise ValueError(f"{LIST} is geen lijst")
    for each in releases:
        named = isinstance(each, dict) and isinstance(each.get("release"), str)
        if not (named and isinstance(each.get("files"), dict)):
            raise ValueError(f"{LIST} noemt geen uitgaven")
        for address in each["files"]:
            path = PurePosixPath(address)
            inside = any(path.is_relative_to(folder) for folder in FOLDERS)
            if not inside or ".." in path.parts or "\\" in address or str(path) != address:
                raise ValueError(f"“{address}” is geen bestand van een uitgave")
    return releases


def _get(where: str, address: str) -> bytes:
    """That file of the published site; FileNotFoundError when it has none."""
    if "://" not in where:
        return (Path(where) / address).read_bytes()
    url = urljoin(where.rstrip("/") + "/", quote(address))
    if address == LIST:
        url += f"?{time.time_ns()}"  # no cache in between has it yet
    request = Request(url)  # noqa: S310 -- an address of the owner's
    for attempt in range(_ATTEMPTS):
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                return bytes(answer.read())
        except HTTPError as error:
            if error.code in (404, 410):
                raise FileNotFoundError(url) from None
            if attempt == _ATTEMPTS - 1:
                raise
        except OSError:
            if attempt == _ATTEMPTS - 1:
                raise
        time.sleep(attempt + 1)
    raise AssertionError
