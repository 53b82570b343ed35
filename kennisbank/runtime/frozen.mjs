/**
 * Makes the modules that are frozen in Pyodide's wasm smaller, inside that Pyodide.
 *
 *   node frozen.mjs FOLDER    of the package; prints [[before, after]], each in base64, as JSON
 */

import { resolve } from "node:path";
import { ARGUMENTS } from "./boot.mjs";

const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.mjs`);
const env = { PYTHONHASHSEED: "0" };
const python = await loadPyodide({ indexURL, env, args: [...ARGUMENTS] });
const MAKE = `
import _imp, base64, inspect, json, marshal

HAS_DOCSTRING = inspect.CO_HAS_DOCSTRING

def stripped(code):
    """As the library: without line numbers and docstrings."""
    parts = [stripped(part) if isinstance(part, type(code)) else part for part in code.co_consts]
    if code.co_flags & HAS_DOCSTRING:
        parts[0] = None
    eights, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\\xff" * eights + bytes([0xF8 + rest - 1] if rest else [])
    flags = code.co_flags & ~HAS_DOCSTRING
    return code.replace(co_consts=tuple(parts), co_linetable=nowhere, co_flags=flags)

def smaller(before):
    # Loading and dumping once more forgets what else referred to a constant meanwhile.
    return marshal.dumps(marshal.loads(marshal.dumps(stripped(marshal.loads(before)))))

def text(data):
    return base64.b64encode(data).decode()

found = {bytes(_imp.find_frozen(name, withdata=True)[0]) for name in _imp._frozen_module_names()}
json.dumps([[text(each), text(smaller(each))] for each in sorted(found)])
`;
process.stdout.write(python.runPython(MAKE), () => process.exit());
