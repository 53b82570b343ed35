/**
 * Tells which functions of the wasm run while Python starts and answers, in Node and in a browser.
 *
 * At `indexURL` is Pyodide as the site serves it, with an instrumented wasm, and stock.zip. Python is
 * started in each way that a worker does it: to be kept, plainly, and from what was kept.
 *
 *   node profile.js FOLDER   with `given` on stdin; prints the indexes of the functions, as JSON
 */

import { about, MODULES } from "./about.mjs";

/**
 * @param {string} indexURL
 * @param {{setup: string, args: string[], library: string, sources: object, questions: [string, string, string][], parts: Record<string, string>, files: [string, string, string][], holds: string, later: object, ordinary: string}} given
 * @returns {Promise<number[]>}
 */
export async function profile(
  indexURL,
  { setup, args, library, sources, questions, parts, files, holds, later, ordinary },
) {
  /** @type {WebAssembly.Memory[]} one of each Python that was started */
  const seen = [];
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    const stock = /** @type {any} */ (WebAssembly[name]);
    WebAssembly[name] = async (/** @type {any[]} */ ...with_) => {
      const made = await stock(...with_);
      const { kb_seen } = (made.instance ?? made).exports;
      if (kb_seen) seen.push(kb_seen);
      return made;
    };
  }
  const { loadPyodide } = await import(`${indexURL}pyodide.js`);

  /**
   * @param {object} how
   * @param {object} [given] what is not in its library
   */
  const start = async (how, given = sources) => {
    // Pyodide adds to the arguments that it is given.
    const python = await loadPyodide({ indexURL, stdLibURL: indexURL + library, args: [...args], ...how });
    const begin = given === later ? setup : "from boot import *";
    python.runPython("_loadSnapshot" in how ? "put_all()" : begin);
    python.globals.get("install")(JSON.stringify(given));
    return python;
  };
  /** @param {any} python */
  const answer = (python) => {
    const ask = python.globals.get("ask");
    for (const question of questions) ask(...question);
    for (const [name, data] of Object.entries(parts)) {
      python.FS.writeFile(
        `/${name}`,
        Uint8Array.from(atob(data), (each) => each.charCodeAt(0)),
      );
      python.globals.get("add")(`/${name}`, MODULES[name]);
    }
    // Garbage is collected at any moment: then every kind of object that is alive is looked at.
    for (const often of ["300, 3, 3", "2000, 10, 10"]) {
      python.runPython(`import gc; gc.set_threshold(${often})`);
      for (const [file, question] of files) about(python, file, question, holds);
    }
  };

  const kept = await start({ _makeSnapshot: true });
  kept.globals.get("ask")(...questions[0]);
  const [head, rest] = kept.makeMemorySnapshot();
  const memory = new Uint8Array(head.length + rest.length);
  memory.set(head);
  memory.set(rest, head.length);
  const restore = (/** @type {Int8Array} */ heap) => heap.set(memory.subarray(head.length));
  const again = { _loadSnapshot: memory, restore };
  for (const python of [kept, await start({}), await start(again)]) answer(python);
  const large = await start({ stdLibURL: `${indexURL}stock.zip` }, later);
  large.runPython(ordinary);
  const ran = new Set();
  for (const { buffer } of seen) {
    new Uint8Array(buffer).forEach((mark, index) => mark && ran.add(index));
  }
  return [...ran].sort((a, b) => a - b);
}

if (globalThis.process?.argv) {
  const { resolve } = await import("node:path");
  let text = "";
  for await (const part of process.stdin) text += part;
  const found = await profile(`${resolve(process.argv[2])}/`, JSON.parse(text)).catch((error) => {
    console.error(error.message); // and not the line of a script that is one long line
    process.exit(1);
  });
  process.stdout.write(JSON.stringify(found), () => process.exit());
}
