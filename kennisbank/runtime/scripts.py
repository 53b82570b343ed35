"""Pyodide's two scripts, as the site serves them: other names, and without what nobody calls."""

import re
from collections import Counter
from pathlib import Path

from kennisbank import Stopped
from kennisbank.cache import cached

# Some servers send .mjs as text, which no browser runs.
NAMES = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js"}

_WORD = re.compile(r"[A-Za-z_$][\w$]*")
# 4,500 of these give every function of the wasm a name in JavaScript, for packages that are loaded
# later. Here there are none.
_EXPORT = re.compile(r'([\w$]+)=Module\["\1"\]=wasmExports\["[\w$]+"\];')
_VARIABLES = re.compile(r"\bvar ((?:[\w$]+,){100,}[\w$]+);")
_MENTIONED = 3  # declared, assigned, and as the name in Module
# Every function that the wasm gives gets a place in a table, too, for libraries that come later.
_TABLE = re.compile(r"(?<=for\(var symName in exports\)\{if\()(?=isInternalSym\(symName\)\))")
_ASKED = "!GOT[symName]||"
# What Python has of JavaScript when it has just started, which a snapshot is checked against. Here
# it is less: there is no event loop, and no package loader.
_EXPECTED = re.compile(r"(?<=return)\[null,API\.config\.jsglobals,API\.public_api,[^\]]*\]")
_OURS = "[null,API.config.jsglobals,API.public_api]"


def scripts(sources: dict[str, str]) -> dict[str, bytes]:
    """By their names here, the scripts of the package; Stopped when these are not as expected."""
    made = {}
    for source, name in NAMES.items():
        script = sources[source].partition("//# sourceMappingURL")[0]
        for old, new in NAMES.items():
            script = script.replace(old, new)
        made[name] = _small(script)
    core = made["pyodide.asm.js"]
    for pattern, ours in ((_TABLE, _ASKED), (_EXPECTED, _OURS)):
        core, times = pattern.subn(ours, core)
        if times != 1:
            wrong = (
                f"node_modules/pyodide: deze versie heeft niet wat hier wordt aangepast ({ours})"
            )
            raise Stopped([f"{wrong} → kijk wat er veranderde, en pas runtime/scripts.py aan"])
    return {name: script.encode() for name, script in (made | {"pyodide.asm.js": core}).items()}


def _small(script: str) -> str:
    key = (script + Path(__file__).read_text("utf-8")).encode()
    return cached("scripts", key, lambda: _without_unused_exports(script).encode(), most=5).decode()


def _without_unused_exports(script: str) -> str:
    mentioned = Counter(_WORD.findall(script))
    unused = {
        export[1] for export in _EXPORT.finditer(script) if mentioned[export[1]] <= _MENTIONED
    }
    script = _EXPORT.sub(lambda export: "" if export[1] in unused else export[0], script)
    return _VARIABLES.sub(lambda all_: f"var {_others(all_[1], unused)};", script)


def _others(names: str, unused: set[str]) -> str:
    return ",".join(name for name in names.split(",") if name not in unused)
