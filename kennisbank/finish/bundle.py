"""The scripts and styles of the site, brought together: a page asks for a few files, not thirty.

What stands in theme/components and theme/assets/kb is what a browser can run as it is, file by
file: a site that is served while it is written has it so. In the published site each file below
holds what it imports; what more than one of them needs is shared. They stand together in a folder
named after what is in it, two deep as their sources are, so that scripts of two releases never
meet. All styles of a page are one file, without what no page uses: of Material's that is most.

    scripts/NAAM/…            all scripts, and the style of the search box
    assets/stylesheets/kb-…   the style
    assets/kb/…               what other sites, and pages of other releases, ask for by name
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kennisbank.finish import later, material
from kennisbank.finish.material import Material
from kennisbank.finish.pages import Built
from kennisbank.finish.release import folder_name
from kennisbank.node import BROWSERS, esbuild, output

_THEME = Path(__file__).parents[1] / "theme"
_SOURCE = _THEME / "assets" / "kb"
_PLAYERS = _THEME / "components" / "podcast"  # what is put in pages here
_STYLES = Path(__file__).with_name("styles.mjs")
_SHEETS = 'link[rel="stylesheet"][href*="assets/"]'
# Those of Material are imported into a layer (theme/main.html); ours name their layers themselves.
_IMPORT = re.compile(r'@import "[^"]*?(assets/[^"]+\.css)" layer\((\w+)\)')
_SCRIPTS = 'script[src*="assets/kb/"]'
_INDENT = re.compile(r"\n\s+")
# What is left as it is.
_AS_IT_IS = re.compile(
    r"(<pre\b.*?</pre>|<script\b.*?</script>|<style\b.*?</style>|<template\b.*?</template>"
    r"|<textarea\b.*?</textarea>)",
    re.DOTALL,
)
# What a page asks for by name.
_ENTRIES = (
    "assets/kb/kb.js", "components/zoeken/search.css", "components/mijn-klanten/klanten.css",
)  # fmt: skip
_WORKER = "components/python/worker.js"
# Each in one file, which is quicker where few are asked for.
_WHOLE = ("assets/kb/frame.js", _WORKER)
# What keeps its name: for other sites and releases.
_ALONE = ("insluiten.js", "uitgave.js")
# The style of the site, part of the one style of the pages.
_OWN = "assets/kb/site.css"
_FOLDER = "assets/stylesheets"


class Bundle(NamedTuple):
    """What the pages ask for: the folder of the scripts, the style and Material's script, from the
    root.
    """

    scripts: str
    style: str
    of_theme: str


def put(built: Built) -> None:
    """Let the page ask for what is brought together."""
    for style in built.all("style"):
        if _IMPORT.search(style.text()):
            style.decompose()
    for at, each in enumerate(built.all(_SHEETS)):
        if at:
            each.decompose()
        else:
            each.attrs["href"] = _root(each.attributes["href"]) + later.place(later.STYLE)
    for script in built.all(_SCRIPTS):
        source = script.attributes["src"] or ""
        name = source.rpartition("/")[2]
        script.attrs["src"] = f"{_root(source)}{later.place(later.SCRIPTS)}/{name}"
    material.put(built)


def sheets(built: Built) -> Iterable[str]:
    """The styles that a page asks for, from the root of the site; `layer:address` in a layer."""
    for each in built.all(_SHEETS):
        link = each.attributes["href"] or ""
        yield link.removeprefix(_root(link))
    for style in built.all("style"):
        for address, layer in _IMPORT.findall(style.text()):
            yield f"{layer}:{address}"


def write_live(target: Path) -> None:
    """Make only the worker, which has Python in it."""
    _esbuild(_THEME / _WORKER, f"--outfile={target / _WORKER}", "--allow-overwrite")


def write(styles: Sequence[str], asked: Material, source: Path, target: Path) -> Bundle:
    """Make them of what the pages in `source` ask for."""
    folder, of_theme = _scripts(target), asked.write(source, target)
    kept = (_SOURCE / name for name in _ALONE)
    _esbuild(*kept, f"--outdir={target / 'assets' / 'kb'}")
    with TemporaryDirectory() as made:
        own = Path(made, "site.css")
        _esbuild(_THEME / _OWN, f"--outfile={own}")
        plain = [each for each in styles if ":" not in each]
        given: list[object] = [own if each == _OWN else source / each for each in plain]
        layered = (each.partition(":") for each in styles if ":" in each)
        given += [f"{layer}:{source / path}" for layer, _, path in layered]
        scripts = (target / folder, target / material.FOLDER)
        name = output(
            "theme: ", _STYLES, target / _FOLDER, f"{source},{_PLAYERS}",
            ",".join(map(str, scripts)), BROWSERS, *given,
        )  # fmt: skip
    return Bundle(folder, f"{_FOLDER}/{name.strip()}", of_theme)


def flushed(html: str) -> str:
    """The page without the space before its lines, where that shows nowhere."""
    parts = _AS_IT_IS.split(html)
    parts[::2] = [_INDENT.sub("\n", each) for each in parts[::2]]
    return "".join(parts)


def _root(link: str | None) -> str:
    """What comes before it in the address of a file of the theme."""
    return (link or "").partition("assets/")[0]


def _scripts(target: Path) -> str:
    """The folder that they are in, from the root of the site."""
    with TemporaryDirectory() as made:
        flat = (f"--outdir={made}", "--entry-names=[name]")
        entries = (_THEME / name for name in _ENTRIES)
        _esbuild(*entries, *flat, "--splitting", "--chunk-names=deel-[hash]")
        _esbuild(*(_THEME / name for name in _WHOLE), *flat)
        folder = f"scripts/{folder_name(Path(made))}"
        shutil.copytree(made, target / folder)
        (target / folder).chmod(0o755)  # for everybody to read, as a temporary folder is not
    return folder


def _esbuild(*arguments: object) -> None:
    program, _ = esbuild()
    output(
        "theme: ", program, *arguments, "--bundle", "--format=esm", "--minify",
        f"--target={BROWSERS}", "--charset=utf8", "--log-level=warning",
        "--legal-comments=none",
    )  # fmt: skip
