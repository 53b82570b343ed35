/**
 * Asks a numbered core, and ends with what it answers otherwise than expected, or lacks.
 *
 *   node core.mjs FOLDER   with on stdin   {sources, questions: [[kind, slug, asked, answer]], parts,
 *                                           files: [[file, question, answer]]}
 *
 * FOLDER holds Pyodide as the site serves it, with the core in place of the whole wasm. Prints
 * nothing when all is well; else, as JSON, {doing, function?, answer?}. Of questions without an
 * answer it prints {answers}.
 */

import { resolve } from "node:path";
import { ARGUMENTS, LIBRARY, START, python as source } from "./boot.mjs";
import { about, MODULES, needed } from "./about.mjs";

/** @type {WebAssembly.Global | undefined} the stub that was reached, of the newest Python */
let stub;
const stock = /** @type {any} */ (WebAssembly.instantiate);
WebAssembly.instantiate = async (/** @type {any[]} */ ...given) => {
  const made = await stock(...given);
  stub = (made.instance ?? made).exports.kb_stub;
  return made;
};

const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { sources, questions, parts, files } = JSON.parse(text);
const HOLDS = await source("holds.py");

/**
 * Never returns.
 *
 * @param {{doing: string, function?: unknown, answer?: string}} found
 * @returns {Promise<never>}
 */
function end(found) {
  return new Promise(() => process.stdout.write(JSON.stringify(found), () => process.exit()));
}

/**
 * Calls it, and ends when a stub was reached or it failed: a start on a core may never settle.
 *
 * @param {string} doing
 * @param {() => any} call
 */
async function reach(doing, call) {
  const poll = setInterval(() => stub?.value && end({ doing, function: stub.value }), 100);
  try {
    const answer = await call();
    if (!stub?.value) return answer;
  } catch (error) {
    if (!stub?.value) await end({ doing, answer: String(error).trim().split("\n").at(-1) });
  } finally {
    clearInterval(poll);
  }
  return end({ doing, function: stub?.value });
}

const python = await reach("start", () =>
  loadPyodide({ indexURL, stdLibURL: indexURL + LIBRARY, args: [...ARGUMENTS], _makeSnapshot: true }),
);
const ask = await reach("start", () => {
  python.runPython(START);
  python.makeMemorySnapshot(); // as a page does, for a next visit
  python.globals.get("install")(JSON.stringify(sources));
  return python.globals.get("ask");
});
/** @type {string[]} */
const answers = [];
for (const [kind, slug, asked, expected] of questions) {
  const doing = `${kind} ${slug} ${asked}`;
  const answer = await reach(doing, () => ask(kind, slug, asked));
  if (expected === undefined) answers.push(answer);
  else if (answer !== expected) await end({ doing, answer });
}
/** @type {Set<string>} */
const added = new Set();
/** @param {string} name of a part, once */
function add(name) {
  if (added.has(name)) return;
  added.add(name);
  python.FS.writeFile(`/${name}`, Buffer.from(parts[name], "base64"));
  python.globals.get("add")(`/${name}`, MODULES[name]);
}
for (const [file, question, expected] of files) {
  const doing = `a file: ${question}`;
  const answer = await reach(doing, () => {
    needed(file, question).forEach(add);
    return about(python, file, question, HOLDS);
  });
  if (expected === undefined) answers.push(answer);
  else if (answer !== expected) await end({ doing, answer: answer.slice(0, 300) });
}
if (answers.length) process.stdout.write(JSON.stringify({ answers }), () => process.exit());
else process.exit();
