/**
 * Makes the standard library that the calculators need, inside the Pyodide that will run it.
 *
 *   node stdlib.mjs FOLDER   with on stdin   {sources, shared, questions: [[kind, slug, asked, answer]]}
 *
 * FOLDER holds Pyodide as the site serves it, and whole.zip; small.zip is written beside it, and
 * nothing in it is compressed: a host does that, and better all at once. Of the sources, those that
 * all calculators share are compiled in it as well.
 *
 * Ends with code 1, and what is wrong, when Python in there gives another answer than here. The small
 * library is tried together with the core.
 */

import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ARGUMENTS, BOOT, python as file } from "./boot.mjs";

// A set of strings comes in an order of its own at every start: now in the same one.
const env = { PYTHONHASHSEED: "0" };
const indexURL = `${resolve(process.argv[2])}/`;
const [whole, target] = [`${indexURL}whole.zip`, `${indexURL}small.zip`];
const { loadPyodide } = await import(`${indexURL}pyodide.js`);

let text = "";
for await (const part of process.stdin) text += part;
const { sources, shared, questions } = JSON.parse(text);

try {
  // Pyodide adds to the arguments that it is given.
  const python = await loadPyodide({ indexURL, env, args: [...ARGUMENTS], stdLibURL: whole });
  python.runPython(await file("imported.py"));
  python.globals.get("watch")();
  python.runPython(BOOT);
  python.globals.get("install")(JSON.stringify({ ...sources, ...shared }));
  const ask = python.globals.get("ask");
  for (const [kind, slug, asked, answer] of questions) {
    const given = ask(kind, slug, asked); // also imports all that an answer needs
    if (given !== answer) throw new Error(`${kind} ${slug} ${asked}: ${given} in place of ${answer}`);
  }
  // Before what makes it is imported.
  const [needed, ...ahead] = ["of_library", "texts", "patterns"].map((each) => python.globals.get(each)());
  python.runPython(await file("compiling.py"));
  const ours = [JSON.stringify(shared), BOOT, await file("image.py")];
  await writeFile(
    target,
    python.globals
      .get("library")(needed, ...ours, ...ahead)
      .toJs(),
  );
  process.exit();
} catch (error) {
  const lines = String(error).trim().split("\n");
  console.error(lines.findLast((line) => /^\w+(Error|Exception): /.test(line)) ?? lines.at(-1));
  process.exit(1);
}
