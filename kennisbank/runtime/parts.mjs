/**
 * Makes the parts of the runtime that are loaded later, inside the Pyodide that will run them.
 *
 *   node parts.mjs FOLDER   with on stdin   {formulas, parts: [files, files], licences,
 *                                            tried: [[file, question, answer], …]}
 *
 * FOLDER holds Pyodide as the site serves it, and whole.zip. klanten.zip and the others are written
 * there. Of the standard library each holds what its files import beyond what is there before.
 *
 * Ends with code 1, and what is wrong, when Python with the parts gives another answer.
 */

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ARGUMENTS, BOOT, LIBRARY } from "./boot.mjs";
import { about, isWorkbook, MODULES } from "./about.mjs";

const NAMES = Object.keys(MODULES);
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { formulas, parts, tried, licences } = JSON.parse(text);

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
  const python = await loadPyodide({ indexURL, stdLibURL: indexURL + LIBRARY, env, args: [...ARGUMENTS] });
  python.runPython(BOOT);
  python.globals.get("install")(JSON.stringify(formulas));
  return python;
}

const WORKBOOK = "UEsDB"; // how one begins, in base64

/**
 * Which part is needed for a question about a file.
 *
 * @param {string} file
 * @param {string} question
 */
function least(file, question) {
  if (isWorkbook(question) || JSON.parse(question).what === "workbook") return 2;
  return file.startsWith(WORKBOOK) ? 1 : 0;
}

try {
  for (const [index, files] of parts.entries()) {
    const large = await start();
    large.FS.writeFile("/whole.zip", await readFile(`${indexURL}whole.zip`));
    large.runPython(`sys.path.append("/whole.zip"); encodings.__path__.append("/whole.zip/encodings")`);
    large.runPython(IMPORTED);
    large.globals.get("install")(JSON.stringify({ ...parts[0], ...files }));
    // Of what writes workbooks any page may ask, without customers: it needs no other part.
    if (index === 2) large.runPython(`import ${MODULES[NAMES[2]]}`);
    for (const [file, question] of tried) if (index === 2 && isWorkbook(question)) about(large, file, question);
    if (index === 2) large.globals.set("names", large.runPython("json.dumps(sorted(news()))"));
    large.runPython("import calculators.klanten.desk");
    // Of what every file needs, the first part has it.
    for (const [file, question] of tried) if (!least(file, question)) about(large, file, question);
    if (index) large.runPython("news()");
    for (const [file, question] of tried) if (index && least(file, question) === index) about(large, file, question);
    if (index !== 2) large.globals.set("names", large.runPython("json.dumps(sorted(news()))"));
    large.runPython(COMPILE);
    large.globals.set("ours", JSON.stringify(files));
    large.globals.set("licences", licences[index]);
    const made = `compiled_zip(of(json.loads(ours)) | of_the_library(json.loads(names)), licences)`;
    await writeFile(indexURL + NAMES[index], large.runPython(made).toJs());
  }
  const small = await start();
  const added = new Set();
  for (const [file, question, expected] of tried) {
    // No part that is not needed yet: a page has no more either.
    const needed = isWorkbook(question) ? [2] : [0, least(file, question)];
    for (const index of needed) {
      if (added.has(index)) continue;
      added.add(index);
      const name = NAMES[index];
      small.FS.writeFile(`/${name}`, await readFile(indexURL + name));
      small.globals.get("add")(`/${name}`, MODULES[name]);
    }
    const said = about(small, file, question);
    if (said !== expected) throw new Error(`${question}: ${said.slice(0, 300)}`);
  }
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
