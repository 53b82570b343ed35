"""licenties/*.txt and sbom.json: what others made of this site, from what is really in it.

licenties/NAAM.txt   the text of a licence that has to go along
sbom.json            a bill of materials, as CycloneDX has it: every part with its licence, and the
                     digest of each of its files
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from kennisbank import Stopped
from kennisbank.contents import BILL, Part, parts
from kennisbank.finish.material import FOLDER

# Here stands nothing that this project wrote itself.
_OF_OTHERS = (
    "runtime/",
    "pagefind/",
    f"{FOLDER}/",
    "assets/stylesheets/",
    "assets/images/",
)


def write(target: Path, name: str) -> None:
    """Put them in that finished site; Stopped where there is something in it that nobody made."""
    files = sorted(
        each.relative_to(target).as_posix() for each in target.rglob("*") if each.is_file()
    )
    found = {part: [each for each in files if part.is_in(each)] for part in parts()}
    known = {each for some in found.values() for each in some}
    strange = [each for each in files if each.startswith(_OF_OTHERS) and each not in known]
    if strange := [*strange, *_unnamed(target)]:
        todo = "zet in kennisbank/contents.py van wie het is"
        raise Stopped(
            [f"{each}: hiervan is niet bekend wie het maakte → {todo}" for each in strange]
        )
    for part in found:
        if part.file:
            (target / part.file).parent.mkdir(exist_ok=True)
            (target / part.file).write_text(part.text, "utf-8")
    listed = [_component(part, target, some) for part, some in found.items() if some]
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name}},
        "components": listed,
    }
    (target / BILL).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _unnamed(target: Path) -> Iterator[str]:
    """What is in a script of others, as its map says, and is no part that we know."""
    named = {part.name.lower().removesuffix(".js") for part in parts()}
    for each in sorted((target / FOLDER).glob("*.js.map")):
        sources = " ".join(json.loads(each.read_text("utf-8"))["sources"])
        within = {name.removesuffix(".js") for name in re.findall(r"node_modules/([^/]+)", sources)}
        for name in sorted(within - named):
            yield f"{each.relative_to(target).as_posix()}: {name}"


def _component(part: Part, target: Path, files: list[str]) -> dict[str, Any]:
    named: dict[str, Any] = {"type": "library", "name": part.name}
    if part.version:
        named["version"] = part.version
    if part.package:
        named |= {"bom-ref": part.package, "purl": part.package}
    named["licenses"] = [{"expression": part.licence}]
    named["externalReferences"] = [{"type": "website", "url": part.address}]
    if part.package:  # what is in another part has its files there
        named["components"] = [
            {
                "type": "file",
                "name": file,
                "hashes": [{"alg": "SHA-256", "content": _digest(target / file)}],
            }
            for file in files
        ]
    return named


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
