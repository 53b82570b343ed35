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
from pathlib import Path
from tempfile import TemporaryDirectory

from kennisbank import Stopped
from kennisbank.finish.release import folder_name
from kennisbank.node import esbuild, node

_THEME = Path(__file__).parents[1] / "theme"
_COMPONENTS = "components"
_SOURCE = _THEME / "assets" / "kb"
_STYLES = Path(__file__).with_name("styles.mjs")
# Those of Material are imported into a layer (theme/main.html); ours name their layers themselves.
_IMPORTS = re.compile(r"<style>\s*@import .*?</style>\n?", re.DOTALL)
_IMPORT = re.compile(r'@import "[^"]*?(assets/[^"]+\.css)" layer\((\w+)\)')
_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+\.css)">\n?')
_INDENT = re.compile(
    r"(<(pre|script|style|template|textarea)\b.*?</\2>)|\n\s+", re.DOTALL
)  # what is left as it is, or the space before a line
_SCRIPT = re.compile(r'(<script [^>]*\bsrc="[^"]*?)(?:assets/kb|scripts/[0-9a-f]+)/([\w-]+\.js)"')
# What a page asks for by name.
_ENTRIES = (
    "assets/kb/kb.js", "components/zoeken/search.css", "components/mijn-klanten/klanten.css",
)  # fmt: skip
_WORKER = "components/python/worker.js"
# Each in one file, which is quicker where few are asked for.
_WHOLE = ("assets/kb/frame.js", _WORKER)
# What keeps its name: for other sites and releases, and until it is part of the one style.
_ALONE = ("insluiten.js", "uitgave.js", "site.css")
_STYLES_FOLDER = "assets/stylesheets"


def bundle(site: Path, pages: dict[Path, str], *, live: bool = False) -> None:
    """Bring them together in the site, and take away what is now part of another; the pages then
    ask for these. In a `live` site only the worker, which has Python in it.
    """
    target = site / "assets" / "kb"
    if not target.is_dir():
        return
    if live:
        _esbuild(_THEME / _WORKER, f"--outfile={site / _WORKER}")
        return
    htmls = pages.values()
    styles = list(dict.fromkeys(path for html in htmls for path in _STYLE.findall(html)))
    done = [path for path in styles if Path(path).name.startswith("kb-")]  # finished before
    layered = dict.fromkeys(
        f"{layer}:{path}" for html in htmls for path, layer in _IMPORT.findall(html)
    )
    for file in target.iterdir():
        if file.suffix in {".js", ".css"}:
            file.unlink()
    shutil.rmtree(site / _COMPONENTS, ignore_errors=True)
    folder = _scripts(site)
    _esbuild(*(_SOURCE / name for name in _ALONE), f"--outdir={target}")
    packed = done[0] if done else _packed(site, folder, [*styles, *layered], "\n".join(htmls))
    (target / "site.css").unlink()
    for page, html in pages.items():
        ours = _SCRIPT.sub(lambda each: f'{each[1]}{folder}/{each[2]}"', html)
        pages[page] = ours if done else _flush(_with(packed, ours))


def _scripts(site: Path) -> str:
    """The folder that they come to stand in, from the root of the site."""
    shutil.rmtree(site / "scripts", ignore_errors=True)
    with TemporaryDirectory() as made:
        flat = (f"--outdir={made}", "--entry-names=[name]")
        entries = (_THEME / name for name in _ENTRIES)
        _esbuild(*entries, *flat, "--splitting", "--chunk-names=deel-[hash]")
        _esbuild(*(_THEME / name for name in _WHOLE), *flat)
        folder = f"scripts/{folder_name(Path(made))}"
        shutil.copytree(made, site / folder)
        (site / folder).chmod(0o755)  # for everybody to read, as a temporary folder is not
    return folder


def _esbuild(*arguments: object) -> None:
    program, _ = esbuild()
    _done(
        program, *arguments, "--bundle", "--format=esm", "--minify",
        "--target=chrome112,firefox112,safari16.4", "--charset=utf8", "--log-level=warning",
        "--legal-comments=none", "--loader:.py=text",
    )  # fmt: skip


def _packed(site: Path, scripts: str, styles: list[str], html: str) -> str:
    folders = f"{scripts},assets/javascripts"
    return _done(_STYLES, site, _STYLES_FOLDER, folders, *styles, given=html).strip()


def _with(packed: str, html: str) -> str:
    """The page with that style in the place of its first, and without the others."""
    html = _IMPORTS.sub("", html)
    found = list(_STYLE.finditer(html))
    for each in reversed(found):
        link = each[0].replace(each[1], packed) if each is found[0] else ""
        html = html[: each.start()] + link + html[each.end() :]
    return html


def _flush(html: str) -> str:
    """The page without the space before its lines, where that shows nowhere."""
    return _INDENT.sub(lambda found: found[1] or "\n", html)


def _done(program: Path, *arguments: object, given: str = "") -> str:
    """What a program of Node's says; what is wrong stops the build."""
    done = node(program, *arguments, given=given)
    if done.returncode:
        raise Stopped([f"theme: {done.stderr.strip()}"])
    return done.stdout
