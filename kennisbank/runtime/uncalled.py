"""Pyodide's larger script, without what nobody calls here: what packages would, that are loaded
later, such as SDL's. Here there are none.

It is one function with everything in it. Of a module esbuild sees what is called in there, of a
function nobody does: so it is opened for that, and closed again.
"""

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from kennisbank.node import output

WORD = re.compile(r"[A-Za-z_$][\w$]*")
# 4,500 of these give every function of the wasm a name in JavaScript.
_EXPORT = re.compile(r'([\w$]+)=Module\["\1"\]=wasmExports\["[\w$]+"\];')
_VARIABLES = re.compile(r"\bvar ((?:[\w$]+,){100,}[\w$]+);")
_MENTIONED = 3  # declared, assigned, and as the name in Module
# The same for what is in the script itself, and the types of what a wasm may ask of it.
_NAMED = re.compile(r'Module\["([\w$]+)"\]=\1;')
_TYPES = re.compile(r'(?<![\w$.])([\w$]+)\.sig="\w+";')
_PROPERTY = re.compile(r'(?:\.|\[")([A-Za-z_$][\w$]*)')
# Text of a package that is run sees every name there is, so that none of them could go.
_EVAL = re.compile(r"(?<![\w$.])eval\(")
# What a wasm gets of the script.
GIVEN = re.compile(r"(?<=wasmImports=\{)[^}]*(?=\})")
WHOLE = re.compile(
    r"^(async function _createPyodideModule\((moduleArg)=\{\}\)\{)(.*)"
    r"(return (moduleRtn)\}export default _createPyodideModule;)\s*$",
    re.DOTALL,
)
WRONG = "node_modules/pyodide: "
_SHAKE = "--bundle --tree-shaking=true --format=esm --external:*".split()


def without(script: str, wanted: Collection[str], other: str) -> str:
    """The script, of which `wanted` is what the wasm asks of it, and `other` calls it."""
    names = dict(_name(each) for found in GIVEN.findall(script) for each in found.split(","))
    kept = {each: own for each, own in names.items() if each in wanted}
    script = GIVEN.sub(",".join(map(":".join, kept.items())), script)
    # What the wasm wants the address of needs its type.
    typed = {*kept.values()}
    script = _TYPES.sub(lambda found: found[0] if found[1] in typed else "", script)
    asked = Counter(_PROPERTY.findall(script + other))
    script = _NAMED.sub(lambda found: found[0] if asked[found[1]] > 1 else "", script)
    return _EVAL.sub("globalThis.eval(", without_unused_exports(script))


def without_unused_exports(script: str) -> str:
    """The script without the names that it gives to functions of the wasm, and never uses."""
    mentioned = Counter(WORD.findall(script))
    unused = {
        export[1] for export in _EXPORT.finditer(script) if mentioned[export[1]] <= _MENTIONED
    }
    script = _EXPORT.sub(lambda export: "" if export[1] in unused else export[0], script)
    return _VARIABLES.sub(lambda all_: f"var {_others(all_[1], unused)};", script)


def _others(names: str, unused: set[str]) -> str:
    return ",".join(name for name in names.split(",") if name not in unused)


def _name(entry: str) -> tuple[str, str]:
    """What the wasm calls it, and what the script does."""
    name, _, own = entry.partition(":")
    return name, own or name


def shaken(script: str, esbuild: Path) -> str:
    """Without what nothing in it calls."""
    found: tuple[str, ...] = WHOLE.findall(script)[0]
    begin, given, inside, end, result = found
    module = f'import {given} from "given";{inside}\nexport {{{result}}}'
    made = output(WRONG, esbuild, *_SHAKE, given=module)
    _, _, inside = made.partition(f'import {given} from "given";\n')
    return begin + inside.rpartition("export {")[0] + end
