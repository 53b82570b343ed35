"""The scripts and styles of the site, brought together: a page asks for a few files, not thirty.

What stands in theme/assets/kb is what a browser can run as it is, file by file: a site that is
served while it is written has it so. In the published site each file below holds what it imports;
what more than one of them needs is shared, in a part named after what is in it. All styles of a
page are one file, without what no page uses: of Material's that is most.
"""

import re
from pathlib import Path

from kennisbank import Stopped
from kennisbank.node import esbuild, node

_SOURCE = Path(__file__).parents[1] / "theme" / "assets" / "kb"
_STYLES = Path(__file__).with_name("styles.mjs")
_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+\.css)">\n?')
_INDENT = re.compile(
    r"(<(pre|script|style|template|textarea)\b.*?</\2>)|\n\s+", re.DOTALL
)  # what is left as it is, or the space before a line
# What a page, a worker or another site asks for by name.
_ENTRIES = (
    "kb.js", "search.js", "frame.js", "worker.js", "insluiten.js", "site.css", "search.css",
)  # fmt: skip


def bundle(site: Path, pages: dict[Path, str]) -> None:
    """Bring them together in the site, and take away what is now part of another; the pages then
    ask for the one style.
    """
    target = site / "assets" / "kb"
    if not target.is_dir():
        return
    program, _ = esbuild()
    styles = list(dict.fromkeys(path for html in pages.values() for path in _STYLE.findall(html)))
    done = [path for path in styles if Path(path).name.startswith("stijl-")]  # finished before
    for file in target.iterdir():
        if file.suffix in {".js", ".css"} and f"assets/kb/{file.name}" not in done:
            file.unlink()
    _done(
        program, *(_SOURCE / name for name in _ENTRIES), f"--outdir={target}", "--bundle",
        "--splitting", "--format=esm", "--minify", "--target=chrome112,firefox112,safari16.4",
        "--charset=utf8", "--chunk-names=deel-[hash]",
        "--log-level=warning", "--legal-comments=none",
    )  # fmt: skip
    if done:
        return
    packed = _done(_STYLES, site, *styles, given="\n".join(pages.values())).strip()
    for page, html in pages.items():
        pages[page] = _flush(_with(packed, html))


def _with(packed: str, html: str) -> str:
    """The page with that style in the place of its first, and without the others."""
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
        raise Stopped([f"theme/assets/kb: {done.stderr.strip()}"])
    return done.stdout
