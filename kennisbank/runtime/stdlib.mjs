/**
 * Makes the standard library that the calculators need, inside the Pyodide that will run it.
 *
 *   node stdlib.mjs FOLDER   with on stdin   {sources, shared, questions: [[kind, slug, asked, answer]]}
 *
 * FOLDER holds Pyodide as the site serves it, and whole.zip; small.zip is written beside it, and
 * nothing in it is compressed: a host does that, and better all at once. Of the sources, those that all calculators share are compiled in it as well.
 *
 * Ends with code 1, and what is wrong, when Python in there gives another answer than here. The small
 * library is tried together with the core.
 */

import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ARGUMENTS, BOOT } from "./boot.mjs";

// A set of strings comes in an order of its own at every start: now in the same one.
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const [whole, target] = [`${indexURL}whole.zip`, `${indexURL}small.zip`];
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { sources, shared, questions } = JSON.parse(text);

const COMPILE = `
import sys
specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
# What is frozen in the wasm has another origin, and what is imported below is not needed.
files = {getattr(spec, "origin", None) or "" for spec in specs}

import importlib._bootstrap_external as external, io, marshal, zipfile

def stripped(code):
    """Without line numbers: a table that says of every eight instructions that it has none."""
    parts = tuple(stripped(part) if isinstance(part, type(code)) else part for part in code.co_consts)
    eights, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\\xff" * eights + bytes([0xF8 + rest - 1] if rest else [])
    return code.replace(co_consts=parts, co_linetable=nowhere)

def numbered(code):
    """With line numbers, for who reads what went wrong, and without columns."""
    parts = tuple(numbered(part) if isinstance(part, type(code)) else part for part in code.co_consts)
    table, last = bytearray(), code.co_firstlineno
    for start, end, line in code.co_lines():
        for left in range((end - start) // 2, 0, -8):
            kind = 15 if line is None else 13
            table.append(0x80 | kind << 3 | min(left, 8) - 1)
            if line is not None:
                step, last = line - last, line
                step = abs(step) << 1 | (step < 0)
                while step > 63:
                    table.append(step & 63 | 64)
                    step >>= 6
                table.append(step)
    return code.replace(co_consts=parts, co_linetable=bytes(table))

def source(name):
    with library.open(name) as file:
        return file.read()

LIBRARY = next(path for path in sys.path if path.endswith(".zip"))
names = sorted(f[len(LIBRARY) + 1 :] for f in files if f.startswith(LIBRARY + "/"))
target = io.BytesIO()
with zipfile.ZipFile(LIBRARY) as library, zipfile.ZipFile(target, "w") as small:
    for name in names:
        # Without asserts and docstrings.
        code = compile(source(name), name, "exec", optimize=2, dont_inherit=True)
        # Loading and dumping once more forgets what else referred to a constant meanwhile.
        clean = marshal.loads(marshal.dumps(stripped(code)))
        info = zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0))
        data = bytes(external._code_to_hash_pyc(clean, b"\\0" * 8, False))
        small.writestr(info, data, zipfile.ZIP_STORED)
    for name, text in json.loads(SHARED).items():
        code = compile(text, f"/kennisbank/{name}", "exec", dont_inherit=True)
        clean = marshal.loads(marshal.dumps(numbered(code)))
        assert [*clean.co_lines()] == [*code.co_lines()]
        info = zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0))
        data = bytes(external._code_to_hash_pyc(clean, b"\\0" * 8, False))
        small.writestr(info, data, zipfile.ZIP_STORED)
target.getvalue()
`;

try {
  // Pyodide adds to the arguments that it is given.
  const python = await loadPyodide({ indexURL, env, args: [...ARGUMENTS], stdLibURL: whole });
  python.runPython(BOOT);
  python.globals.get("install")(JSON.stringify({ ...sources, ...shared }));
  const ask = python.globals.get("ask");
  for (const [kind, slug, asked, answer] of questions) {
    const given = ask(kind, slug, asked); // also imports all that an answer needs
    if (given !== answer) throw new Error(`${kind} ${slug} ${asked}: ${given} in place of ${answer}`);
  }
  python.globals.set("SHARED", JSON.stringify(shared));
  await writeFile(target, python.runPython(COMPILE).toJs());
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
