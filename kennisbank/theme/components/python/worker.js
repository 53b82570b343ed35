/**
 * Python, beside the page: loads Pyodide and runs the calculators. JSON strings in and out.
 *
 *   in   {start: {base, files, keep, anew, whole}}   once; `files` by their addresses, `keep` when the
 *                                                    device may keep something, `anew` without what it
 *                                                    has kept, `whole` without the core
 *        {ask: {id, kind, slug, question, sources?, parts?}}   `sources` when they are new; `parts` of
 *                                                    the runtime by their addresses, for when they are
 *                                                    needed
 *        an ArrayBuffer                              a reader's own file, for what is asked next
 *   out  {bytes, total}                              received so far
 *        {ready: true, used}                         from the files at these addresses
 *        {failed: "load" | "unsupported" | "memory", why}   it will never answer; try a new worker
 *        {failed: "core", why}                       it needs what the core lacks; try the whole
 *        {id, step, done}                            how far a long answer is
 *        {id, answer}  or  {id, why}                 what Python said, or why it said nothing
 */

import { ARGUMENTS, START } from "./arguments.js";
import { byName, CORE, expect, fetchOnce, MODULES, onCore, receive, short, tell, WASM } from "./downloads.js";
import * as snapshot from "./snapshot.js";

const POLL = 100; // ms between two looks at a start that may never settle
const REST = 1_000; // ms in which a first answer is painted, before something is written

const FILE = "/klantenbestand"; // where Python looks for a reader's own file
// What of a part answers the questions of its name, when it does.
const DESKS = new Map([
  ["klanten", "calculators.klanten.desk"],
  ["sheets", "calculators.core.sheets.desk"],
]);

/** @typedef {{kind: string, slug: string, question: string, sources?: string, parts?: Record<string, number>, id: number}} Request */

/**
 * @typedef {object} Python
 * @property {(sources: string) => void} install
 * @property {(kind: string, slug: string, question: string) => string} ask
 * @property {((slug: string) => Promise<void>) | undefined} keep what the next visit can start from
 * @property {(() => Promise<void>) | undefined} forget what this one has started from
 * @property {(name: string, parts: Record<string, number>) => Promise<void>} add a part of the runtime, of those at these addresses
 * @property {(data: ArrayBuffer) => void} file puts it where Python looks for it
 * @property {(why: string) => Promise<void>} shorten say that the core falls short
 */

/** @type {Promise<Python>} */
let python;

addEventListener("message", ({ data }) => {
  if (data instanceof ArrayBuffer)
    return void python.then(
      ({ file }) => file(data),
      () => {},
    );
  const { start, ask } = JSON.parse(data);
  if (!start) return answer(ask);
  python = load(start);
  python.catch(() => {}); // told already
});

/** @param {Request} request */
async function answer(request) {
  const { id, kind, slug, sources, parts } = request;
  const { install, keep, add, forget, shorten } = await python;
  try {
    if (sources) install(sources);
    if (parts) await add(kind, parts);
    else keep?.(slug).catch(() => {}); // no room, or not allowed: then not
    const said = await saidTo(request);
    if (short()) return shorten(`${kind} ${slug}`);
    tell({ id, answer: said });
  } catch (error) {
    if (error instanceof Lacking) return tell({ failed: "load", why: error.message });
    // On a core, what went wrong may come of what it lacks, whatever it looks like.
    if (onCore()) return shorten(`${kind} ${slug}: ${error}`);
    if (!forget) return tell({ id, why: String(error) });
    await forget(); // a Python that is started again may know the answer
    tell({ failed: "load", why: String(error) });
  }
}

/** A part of the runtime that did not come. */
class Lacking extends Error {}

/**
 * What Python says. A long answer comes in steps, between which another question may come.
 *
 * @param {Request} request
 */
async function saidTo({ id, kind, slug, question, parts = {} }) {
  const { ask, add } = await python;
  const next = JSON.stringify({ what: "next", id: JSON.parse(question).id });
  let said = JSON.parse(ask(kind, slug, question));
  while (said?.next && !short()) {
    if (said.needs) await add(said.needs, parts);
    else tell({ id, step: said.step, done: said.done });
    await new Promise((resolve) => setTimeout(resolve));
    said = JSON.parse(ask(kind, slug, next));
  }
  return said;
}

/**
 * @param {object} start
 * @param {string} start.base what the runtime is called, and what is kept of it begins with
 * @param {Record<string, number>} start.files the bytes of each, by address
 * @param {boolean} start.keep
 * @param {boolean} start.anew
 * @param {boolean} start.whole
 * @returns {Promise<Python>}
 */
async function load({ base, files: addresses, keep, anew, whole }) {
  /** @param {unknown} error */
  const fail = (error) => {
    const why = String(error);
    // In every browser's words.
    const isFull = error instanceof RangeError && /memory|alloc/i.test(why);
    const isOff = typeof WebAssembly !== "object" || /\bCSP\b|Content Security Policy/.test(why);
    tell({ failed: isOff ? "unsupported" : isFull ? "memory" : "load", why });
  };
  /** @param {string} why */
  const shorten = async (why) => {
    if (keep) await snapshot.fallShort(base).catch(() => {}); // told, this worker ends
    tell({ failed: "core", why });
  };
  // A trap that is swallowed leaves a start that never settles.
  const starting = setInterval(() => {
    if (!short()) return;
    clearInterval(starting);
    shorten("start");
  }, POLL);
  try {
    const lacking = keep && (await snapshot.fellShort(base).catch(() => false));
    const wasm = whole || lacking ? WASM : CORE;
    const files = byName(addresses);
    const used = Object.keys(files).filter((name) => name === wasm || ![WASM, CORE].includes(name));
    expect(used.reduce((sum, name) => sum + files[name].size, 0));
    const indexURL = new URL(".", files[MODULES[0]].url).href;
    const start = base + wasm; // a memory fits the wasm that it is of
    if (anew) await snapshot.forget(start).catch(() => {});
    const reading = keep ? snapshot.read(start).catch(() => undefined) : undefined;
    const cache = anew ? "reload" : "default"; // what came broken may have been kept so
    fetchOnce(indexURL, used, files, cache, fail);
    const scripts = MODULES.map((name) => files[name]);
    if (anew) await Promise.all(scripts.map(({ url }) => fetch(url, { cache })));
    const [{ loadPyodide }] = await Promise.all(scripts.map(({ url }) => import(url)));
    receive(scripts.reduce((sum, { size }) => sum + size, 0));
    const before = await reading;
    const memory = before?.memory;
    const how = before ? { _loadSnapshot: memory, restore: before.restore } : { _makeSnapshot: keep };
    const pyodide = await loadPyodide({ indexURL, args: ARGUMENTS, ...how });
    if (memory) snapshot.release(memory);
    pyodide.runPython(memory ? "put_all()" : START);
    const install = pyodide.globals.get("install");
    /** @type {Python["ask"]} */
    let ask;
    if (short()) throw new Error("start");
    clearInterval(starting);
    tell({ ready: true, used: used.map((name) => files[name].url) });
    let asked = false;
    /** @type {Map<string, Promise<void>>} */
    const added = new Map();
    /** @param {string} part @param {import("./downloads.js").File} file */
    const get = async (part, { url, size }) => {
      const name = `${part}.zip`;
      const response = await fetch(url).catch((error) => error);
      const data = response.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
      if (data?.byteLength !== size) throw new Lacking(`${url}: ${response.status ?? response}`);
      pyodide.FS.writeFile(`/${name}`, new Uint8Array(data));
      pyodide.globals.get("add")(`/${name}`, DESKS.get(part) ?? "");
    };
    return {
      install: (sources) => {
        install(sources);
        ask = pyodide.globals.get("ask");
      },
      ask: (...given) => ask(...given),
      file: (data) => pyodide.FS.writeFile(FILE, new Uint8Array(data)),
      add: (name, parts) => {
        const coming = added.get(name) ?? get(name, byName(parts)[`${name}.zip`]);
        added.set(name, coming);
        return coming;
      },
      shorten,
      keep:
        keep && !memory
          ? async (slug) => {
              if (asked) return;
              asked = true;
              ask("run", slug, '{"values": {}}'); // imports all that an answer needs
              const fresh = snapshot.copy(pyodide.makeMemorySnapshot());
              await new Promise((resolve) => setTimeout(resolve, REST));
              if (!short()) await snapshot.write(start, fresh);
            }
          : undefined,
      forget: memory && (() => snapshot.forget(start)),
    };
  } catch (error) {
    clearInterval(starting);
    if (short()) await shorten(String(error));
    else fail(error);
    throw error;
  }
}
