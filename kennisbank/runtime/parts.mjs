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
import { ARGUMENTS, LIBRARY, START, python as file } from "./boot.mjs";
import { about, isWorkbook, MODULES, needed } from "./about.mjs";

const NAMES = Object.keys(MODULES);
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { formulas, parts, asked, licences } = JSON.parse(text);
const [IMPORTED, COMPILING, HOLDS] = await Promise.all(["imported.py", "compiling.py", "holds.py"].map(file));

async function start() {
  const python = await loadPyodide({ indexURL, stdLibURL: indexURL + LIBRARY, env, args: [...ARGUMENTS] });
  python.runPython(START);
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
  const said = about(python, file, question, HOLDS);
  if (said !== answer) throw new Error(`${question}: ${said.slice(0, 300)}`);
}

/**
 * What is imported from the whole library from here on counts.
 *
 * @param {any} python
 */
async function widen(python) {
  python.FS.writeFile("/whole.zip", await readFile(`${indexURL}whole.zip`));
  python.runPython(IMPORTED);
  python.globals.get("widen")();
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

try {
  for (const [index, files] of parts.entries()) {
    const large = await start();
    if (index === 1) await addFirst(large);
    await widen(large);
    large.globals.get("install")(JSON.stringify(files));
    if (index !== 1) large.runPython(`import ${MODULES[NAMES[index]]}`);
    /** @type {string | undefined} what of the library it needs */
    let names;
    const mine = asked.filter((/** @type {Asked} */ each) => last(each) === index);
    if (index === 2) {
      // Of what writes workbooks any page may ask, without customers: it needs no other part.
      for (const each of mine.filter(isOfCalculations)) check(large, each);
      names = large.globals.get("news")();
      await addFirst(large);
    }
    for (const each of mine.filter((/** @type {Asked} */ each) => !isOfCalculations(each))) check(large, each);
    names ??= large.globals.get("news")();
    const ours = large.globals.get("of")(JSON.stringify(files));
    large.runPython(COMPILING);
    await writeFile(indexURL + NAMES[index], large.globals.get("part")(ours, names, licences[index]).toJs());
  }
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
