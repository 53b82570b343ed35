/**
 * Makes the parts of the runtime that are loaded later, inside the Pyodide that will run them.
 *
 *   node parts.mjs FOLDER   with on stdin   {sources, parts: [files, files], licences,
 *                                            tried: [[file, question, answer], …]}
 *
 * FOLDER holds Pyodide as the site serves it, and whole.zip. klanten.zip and excel.zip are written
 * there. Of the standard library each holds what its files import beyond what is there before.
 *
 * Ends with code 1, and what is wrong, when Python with the parts gives another answer.
 */

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ARGUMENTS, BOOT } from "./boot.mjs";
import { about, MODULES } from "./about.mjs";

const NAMES = Object.keys(MODULES);
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { sources, parts, tried, licences } = JSON.parse(text);

const COMPILE = `
import importlib._bootstrap_external as external, io, marshal, zipfile

def stripped(code):
    """Without line numbers: a table that says of every eight instructions that it has none."""
    parts = tuple(stripped(part) if isinstance(part, type(code)) else part for part in code.co_consts)
    eights, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\\xff" * eights + bytes([0xF8 + rest - 1] if rest else [])
    return code.replace(co_consts=parts, co_linetable=nowhere)

def compiled_zip(files, licences):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, source in sorted(files.items()):
            # Without asserts and docstrings; loading once more forgets who else had a constant.
            code = stripped(compile(source, name, "exec", optimize=2, dont_inherit=True))
            data = bytes(external._code_to_hash_pyc(marshal.loads(marshal.dumps(code)), b"\\0" * 8, False))
            info = zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0))
            made.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
        if licences:
            made.writestr(zipfile.ZipInfo("LICENCES.txt", (1980, 1, 1, 0, 0, 0)), licences, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()

def of_the_library(names):
    with zipfile.ZipFile("/whole.zip") as library:
        return {name: library.read(name).decode() for name in names}
`;

// What was imported from the whole library since the last time; and of these files, which at all.
const IMPORTED = `
def origins(place):
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    files = {getattr(spec, "origin", None) or "" for spec in specs}
    return {each.removeprefix(place) for each in files if each.startswith(place)}
def imported():
    return origins("/whole.zip/")
def of(files):
    return {path: text for path, text in files.items() if path in origins("/kennisbank/")}
before = imported()
def news():
    global before
    new, before = imported() - before, imported()
    return new
`;

async function start() {
  const python = await loadPyodide({ indexURL, env, args: [...ARGUMENTS] });
  python.runPython(BOOT);
  python.globals.get("install")(JSON.stringify(sources));
  return python;
}

const WORKBOOK = "UEsDB"; // how one begins, in base64

try {
  const large = await start();
  large.FS.writeFile("/whole.zip", await readFile(`${indexURL}whole.zip`));
  large.runPython(`sys.path.append("/whole.zip"); encodings.__path__.append("/whole.zip/encodings")`);
  large.runPython(IMPORTED);
  const found = parts.map((/** @type {object} */ files, /** @type {number} */ index) => {
    large.globals.get("install")(JSON.stringify({ ...sources, ...files }));
    large.runPython("import calculators.klanten.desk");
    for (const [file, question] of tried) {
      if (index || !file.startsWith(WORKBOOK)) about(large, file, question);
    }
    return large.runPython("json.dumps(sorted(news()))");
  });
  large.runPython(COMPILE);
  for (const [index, files] of parts.entries()) {
    large.globals.set("ours", JSON.stringify(files));
    large.globals.set("names", found[index]);
    large.globals.set("licences", index ? licences : "");
    const made = `compiled_zip(of(json.loads(ours)) | of_the_library(json.loads(names)), licences)`;
    await writeFile(indexURL + NAMES[index], large.runPython(made).toJs());
  }
  const small = await start();
  for (const name of NAMES) {
    small.FS.writeFile(`/${name}`, await readFile(indexURL + name));
    small.globals.get("add")(`/${name}`, MODULES[name]);
  }
  for (const [file, question, expected] of tried) {
    const said = about(small, file, question);
    if (said !== expected) throw new Error(`${question}: ${said.slice(0, 300)}`);
  }
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
