"""Pyodide's two scripts, as the site serves them: other names, and without what nobody calls."""

import re
from collections import Counter
from functools import partial
from pathlib import Path

from kennisbank import Stopped
from kennisbank.cache import cached
from kennisbank.node import esbuild, output

# Some servers send .mjs as text, which no browser runs.
NAMES = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js"}
_CORE = "pyodide.asm.js"

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
# A snapshot is a copy of all memory, of which three quarters were never written to. Here it is what
# goes before that, and the memory itself: whoever asks for it copies what is used.
_COPY = re.compile(r"(\w+)=new Uint8Array\((\w+)\+Module\.HEAP8\.length\)")
_HEAD = r"\1=new Uint8Array(\2)"
_FILLED = re.compile(r"(\w+)\.subarray\(\w+\)\.set\(Module\.HEAP8\),\1\}")
_BOTH = r"[\1,Module.HEAPU8]}"


def scripts(sources: dict[str, str]) -> dict[str, bytes]:
    """By their names here, the scripts of the package; Stopped when these are not as expected."""
    program, version = esbuild()
    made = {}
    for source, name in NAMES.items():
        script = sources[source].partition("//# sourceMappingURL")[0]
        for old, new in NAMES.items():
            script = script.replace(old, new)
        script = _adapted(script) if name == _CORE else script
        key = script.encode() + Path(__file__).read_bytes() + version
        made[name] = cached("scripts", key, partial(_small, program, script), most=10)
    return made


def words(*scripts: bytes) -> set[str]:
    """Every name in these scripts."""
    return {word for script in scripts for word in _WORD.findall(script.decode())}


def _adapted(script: str) -> str:
    adapted = ((_TABLE, _ASKED), (_EXPECTED, _OURS), (_COPY, _HEAD), (_FILLED, _BOTH))
    for pattern, ours in adapted:
        script, times = pattern.subn(ours, script)
        if times != 1:
            wrong = f"deze versie heeft niet wat hier wordt aangepast ({ours})"
            todo = "kijk wat er veranderde, en pas runtime/scripts.py aan"
            raise Stopped([f"node_modules/pyodide: {wrong} → {todo}"])
    return without_unused_exports(script)


def _small(program: Path, script: str) -> bytes:
    return output("node_modules/pyodide: ", program, "--minify", given=script).encode()


def without_unused_exports(script: str) -> str:
    """The script without the names that it gives to functions of the wasm, and never uses."""
    mentioned = Counter(_WORD.findall(script))
    unused = {
        export[1] for export in _EXPORT.finditer(script) if mentioned[export[1]] <= _MENTIONED
    }
    script = _EXPORT.sub(lambda export: "" if export[1] in unused else export[0], script)
    return _VARIABLES.sub(lambda all_: f"var {_others(all_[1], unused)};", script)


def _others(names: str, unused: set[str]) -> str:
    return ",".join(name for name in names.split(",") if name not in unused)
