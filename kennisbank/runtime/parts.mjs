/**
 * Makes the parts of the runtime that are loaded later, inside the Pyodide that will run them.
 *
 *   node parts.mjs FOLDER   with on stdin   {formulas, parts: [files, files], licences,
 *                                            asked: [[file, question, answer], …]}
 *
 * FOLDER holds Pyodide as the site serves it, and whole.zip. klanten.zip and the others are written
 * there. Of the standard library each holds what its files import beyond what is there before, to
 * answer what is asked.
 *
 * Ends with code 1, and what is wrong, when Python in there gives another answer than here. The parts
 * are tried together with the core.
 */

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ARGUMENTS, BOOT, LIBRARY } from "./boot.mjs";
import { about, isWorkbook, MODULES, needed } from "./about.mjs";

const NAMES = Object.keys(MODULES);
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { formulas, parts, asked, licences } = JSON.parse(text);

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

/** @typedef {[file: string, question: string, answer: string]} Asked */

/**
 * Which part is the last that is needed for it.
 *
 * @param {Asked} asked
 */
const last = ([file, question]) => NAMES.indexOf(/** @type {string} */ (needed(file, question).at(-1)));

/** @param {Asked} asked */
const isOfCalculations = ([, question]) => isWorkbook(question);

/**
 * Asks it, which imports all that an answer needs.
 *
 * @param {any} python
 * @param {Asked} asked
 */
function check(python, [file, question, answer]) {
  const said = about(python, file, question);
  if (said !== answer) throw new Error(`${question}: ${said.slice(0, 300)}`);
}

/**
 * What is imported from the whole library from here on counts.
 *
 * @param {any} python
 */
async function widen(python) {
  python.FS.writeFile("/whole.zip", await readFile(`${indexURL}whole.zip`));
  python.runPython(`sys.path.append("/whole.zip"); encodings.__path__.append("/whole.zip/encodings")`);
  python.runPython(IMPORTED);
}

/**
 * Adds the first part: of what every file needs, no other has it.
 *
 * @param {any} python
 */
async function addFirst(python) {
  const [first] = NAMES;
  python.FS.writeFile(`/${first}`, await readFile(indexURL + first));
  python.globals.get("add")(`/${first}`, MODULES[first]);
}

const NEWS = "json.dumps(sorted(news()))";

try {
  for (const [index, files] of parts.entries()) {
    const large = await start();
    if (index === 1) await addFirst(large);
    await widen(large);
    large.globals.get("install")(JSON.stringify(files));
    if (index !== 1) large.runPython(`import ${MODULES[NAMES[index]]}`);
    const mine = asked.filter((/** @type {Asked} */ each) => last(each) === index);
    if (index === 2) {
      // Of what writes workbooks any page may ask, without customers: it needs no other part.
      for (const each of mine.filter(isOfCalculations)) check(large, each);
      large.globals.set("names", large.runPython(NEWS));
      await addFirst(large);
    }
    for (const each of mine.filter((/** @type {Asked} */ each) => !isOfCalculations(each))) check(large, each);
    if (index !== 2) large.globals.set("names", large.runPython(NEWS));
    large.runPython(COMPILE);
    large.globals.set("ours", JSON.stringify(files));
    large.globals.set("licences", licences[index]);
    const made = `compiled_zip(of(json.loads(ours)) | of_the_library(json.loads(names)), licences)`;
    await writeFile(indexURL + NAMES[index], large.runPython(made).toJs());
  }
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
