"""Pyodide's two scripts, as the site serves them: other names, and without what nobody calls."""

import re
from collections.abc import Collection
from functools import partial
from pathlib import Path

from kennisbank import Stopped
from kennisbank.cache import cached
from kennisbank.node import esbuild, output
from kennisbank.runtime import uncalled

# Some servers send .mjs as text, which no browser runs.
NAMES = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js"}
_CORE = "pyodide.asm.js"
_MADE_BY = (Path(__file__), Path(uncalled.__file__))

# Every function that the wasm gives gets a place in a table, too, for libraries that come later.
_TABLE = re.compile(r"(?<=for\(var symName in exports\)\{if\()(?=isInternalSym\(symName\)\))")
_ASKED = "!GOT[symName]||"
# What Python has of JavaScript when it has just started, which a snapshot is checked against. Here
# it is less: there is no event loop, and no package loader.
_EXPECTED = re.compile(r"(?<=return)\[null,API\.config\.jsglobals,API\.public_api,[^\]]*\]")
_OURS = "[null,API.config.jsglobals,API.public_api]"
# A snapshot is a copy of all memory, of which three quarters were never written to. Here it is what
# goes before that, the memory itself, and where its use ends: whoever asks for it copies that far.
_COPY = re.compile(r"(\w+)=new Uint8Array\((\w+)\+Module\.HEAP8\.length\)")
_HEAD = r"\1=new Uint8Array(\2)"
_FILLED = re.compile(r"(\w+)\.subarray\(\w+\)\.set\(Module\.HEAP8\),\1\}")
_BOTH = r"[\1,Module.HEAPU8,HEAPU32[_emscripten_get_sbrk_ptr()>>>2]]}"
# To start from one, all that was copied is written. Here whoever gives it writes what was used.
_WRITE = re.compile(r"(?<=return )Module\.HEAP8\.set\(\w+\)(?=,\w+\})")
_RESTORE = "API.config.restore(Module.HEAP8)"
# The table takes functions of a wasm only. For each of JavaScript that the wasm wants the address
# of, this would throw, catch and make a wasm: 261 times. Here all go through one.
_ADDRESSES = re.compile(
    r"(var reportUndefinedSymbols=\(\)=>\{)(.*?)entry\.value=addFunction\(value,value\.sig\)"
    r"(.*?)\};(?=var loadDylibs=)"
)
_THROUGH = Path(__file__).with_name("through.js").read_text("utf-8").replace("export ", "")
_TOGETHER = (
    _THROUGH + r"\1var later=[];\2later.push([entry,value])\3;"
    "var made=throughWasm(later.map(([,value])=>value));"
    "later.forEach(([entry,value],at)=>{"
    "entry.value=getFunctionAddress(value)||addFunction(made[at]);"
    "functionsInTableMap.set(value,entry.value)})};"
)


def scripts(sources: dict[str, str], wanted: Collection[str]) -> dict[str, bytes]:
    """By their names here, the scripts of the package, with what the wasm wants of them; Stopped
    when these are not as expected.
    """
    program, version = esbuild()
    renamed = {name: _renamed(sources[source]) for source, name in NAMES.items()}
    small, large = renamed.values()
    renamed[_CORE] = uncalled.without(_adapted(large), wanted, small)
    made = {}
    for name, script in renamed.items():
        key = script.encode() + version + b"".join(path.read_bytes() for path in _MADE_BY)
        make = partial(_small, program, script, core=name == _CORE)
        made[name] = cached("scripts", key, make, most=10)
    return made


def _renamed(script: str) -> str:
    script = script.partition("//# sourceMappingURL")[0]
    for old, new in NAMES.items():
        script = script.replace(old, new)
    return script


def words(*scripts: bytes) -> set[str]:
    """Every name in these scripts."""
    return {word for script in scripts for word in uncalled.WORD.findall(script.decode())}


def _adapted(script: str) -> str:
    adapted = (
        (_TABLE, _ASKED), (_EXPECTED, _OURS), (_COPY, _HEAD), (_FILLED, _BOTH), (_WRITE, _RESTORE),
        (_ADDRESSES, _TOGETHER), (uncalled.GIVEN, r"\g<0>"), (uncalled.WHOLE, r"\g<0>"),
    )  # fmt: skip
    for pattern, ours in adapted:
        script, times = pattern.subn(ours, script)
        if times != 1:
            wrong = f"deze versie heeft niet wat hier wordt aangepast ({pattern.pattern})"
            todo = "kijk wat er veranderde, en pas runtime/scripts.py aan"
            raise Stopped([f"node_modules/pyodide: {wrong} → {todo}"])
    return script


def _small(program: Path, script: str, *, core: bool) -> bytes:
    script = uncalled.shaken(script, program) if core else script
    return output(uncalled.WRONG, program, "--minify", given=script).encode()
