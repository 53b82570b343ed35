/**
 * Python, beside the page: loads Pyodide and runs the calculators. JSON strings in and out.
 *
 *   in   {start: {base, files, keep, anew, whole}}   once; `keep` when the device may keep something,
 *                                                    `anew` without what it has kept, `whole` without
 *                                                    the core
 *        {ask: {id, kind, slug, question, sources?, parts?}}   `sources` when they are new; `parts` of
 *                                                    the runtime by their bytes, for when they are needed
 *        an ArrayBuffer                              a reader's own file, for what is asked next
 *   out  {bytes, total}                              received so far
 *        {ready: true, used}                         from these files
 *        {failed: "load" | "unsupported", why}       it will never answer; try a new worker
 *        {failed: "core", why}                       it needs what the core lacks; try the whole
 *        {id, step, done}                            how far a long answer is
 *        {id, answer}  or  {id, why}                 what Python said, or why it said nothing
 */

import BOOT from "../../../runtime/boot.py";
import { ARGUMENTS } from "./arguments.js";
import * as snapshot from "./snapshot.js";

const WASM = "pyodide.asm.wasm";
const CORE = "pyodide.core.wasm"; // the same, without what no calculator calls
const POLL = 100; // ms between two looks at a start that may never settle
const MODULES = ["pyodide.js", "pyodide.asm.js"];
const REST = 1_000; // ms in which a first answer is painted, before something is written

const FILE = "/klantenbestand"; // where Python looks for a reader's own file

/** @typedef {{kind: string, slug: string, question: string, sources?: string, parts?: Record<string, number>, id: number}} Request */

/**
 * @typedef {object} Python
 * @property {(sources: string) => void} install
 * @property {(kind: string, slug: string, question: string) => string} ask
 * @property {((slug: string) => Promise<void>) | undefined} keep what the next visit can start from
 * @property {(() => Promise<void>) | undefined} forget what this one has started from
 * @property {(name: string, parts: Record<string, number>, module?: string) => Promise<void>} add a part of the runtime
 * @property {(data: ArrayBuffer) => void} file puts it where Python looks for it
 * @property {(why: string) => Promise<void>} shorten say that the core falls short
 */

/** @type {Promise<Python>} */
let python;

/** @type {WebAssembly.Global | undefined} of a core: not zero once it was asked what it lacks */
let stub;

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

/** @param {object} message */
function tell(message) {
  postMessage(JSON.stringify(message));
}

/**
 * Whether the core was asked what it lacks. Whatever Python then says cannot be relied on: the trap
 * may have been swallowed, and part of the work skipped.
 */
const short = () => Boolean(stub?.value);

/** @param {Request} request */
async function answer(request) {
  const { id, kind, slug, sources, parts } = request;
  const { install, keep, add, forget, shorten } = await python;
  try {
    if (sources) install(sources);
    if (parts) await add(kind, parts, `calculators.${kind}.desk`);
    else keep?.(slug).catch(() => {}); // no room, or not allowed: then not
    const said = await saidTo(request);
    if (short()) return shorten(`${kind} ${slug}`);
    tell({ id, answer: said });
  } catch (error) {
    if (error instanceof Lacking) return tell({ failed: "load", why: error.message });
    // On a core, what went wrong may come of what it lacks, whatever it looks like.
    if (stub) return shorten(`${kind} ${slug}: ${error}`);
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
 * @param {string} start.base
 * @param {Record<string, number>} start.files the bytes of each
 * @param {boolean} start.keep
 * @param {boolean} start.anew
 * @param {boolean} start.whole
 * @returns {Promise<Python>}
 */
async function load({ base, files, keep, anew, whole }) {
  /** @param {unknown} error */
  const fail = (error) => {
    const failed = typeof WebAssembly === "object" ? "load" : "unsupported";
    tell({ failed, why: String(error) });
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
    const used = Object.keys(files).filter((name) => name === wasm || ![WASM, CORE].includes(name));
    total = used.reduce((sum, name) => sum + files[name], 0);
    const start = base + wasm; // a memory fits the wasm that it is of
    if (anew) await snapshot.forget(start).catch(() => {});
    const reading = keep ? snapshot.read(start).catch(() => undefined) : undefined;
    const cache = anew ? "reload" : "default"; // what came broken may have been kept so
    fetchOnce(base, used, files, wasm, cache, fail);
    if (anew) await Promise.all(MODULES.map((name) => fetch(base + name, { cache })));
    const [{ loadPyodide }] = await Promise.all(MODULES.map((name) => import(base + name)));
    receive(MODULES.reduce((sum, name) => sum + files[name], 0));
    const memory = await reading;
    const how = memory ? { _loadSnapshot: memory } : { _makeSnapshot: keep };
    const pyodide = await loadPyodide({ indexURL: base, args: ARGUMENTS, ...how });
    if (memory) snapshot.release(memory);
    pyodide.runPython(memory ? "put_all()" : BOOT);
    const install = pyodide.globals.get("install");
    /** @type {Python["ask"]} */
    let ask;
    if (short()) throw new Error("start");
    clearInterval(starting);
    tell({ ready: true, used });
    let asked = false;
    /** @type {Map<string, Promise<void>>} */
    const added = new Map();
    /** @param {string} part @param {number} size @param {string} module */
    const get = async (part, size, module) => {
      const name = `${part}.zip`;
      const response = await fetch(base + name).catch((error) => error);
      const data = response.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
      if (data?.byteLength !== size) throw new Lacking(`${base}${name}: ${response.status ?? response}`);
      pyodide.FS.writeFile(`/${name}`, new Uint8Array(data));
      pyodide.globals.get("add")(`/${name}`, module);
    };
    return {
      install: (sources) => {
        install(sources);
        ask = pyodide.globals.get("ask");
      },
      ask: (...given) => ask(...given),
      file: (data) => pyodide.FS.writeFile(FILE, new Uint8Array(data)),
      add: (name, parts, module = "") => {
        const coming = added.get(name) ?? get(name, parts[`${name}.zip`], module);
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
              const fresh = pyodide.makeMemorySnapshot();
              await new Promise((resolve) => setTimeout(resolve, REST));
              if (!short()) await snapshot.write(start, fresh).finally(() => snapshot.release(fresh));
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

let received = 0;
let total = 0;

/** @param {number} bytes */
function receive(bytes) {
  received += bytes;
  tell({ bytes: received, total });
}

/**
 * Begins every download at once, and hands them to Pyodide when it comes to ask. It would wait for
 * ever for a wasm that is missing, of another type, or broken off: here each is checked, and told.
 *
 * @param {string} base
 * @param {string[]} used
 * @param {Record<string, number>} files
 * @param {string} wasm
 * @param {RequestCache} cache
 * @param {(error: unknown) => void} fail
 */
function fetchOnce(base, used, files, wasm, cache, fail) {
  const stock = self.fetch.bind(self);
  /** @type {Map<string, Promise<Response>>} */
  const downloads = new Map();
  for (const name of used.filter((each) => !MODULES.includes(each))) {
    const download = checked(base + name, files[name], cache, fail);
    download.catch(fail);
    downloads.set(base + (name === wasm ? WASM : name), download); // Pyodide knows one name
  }
  self.fetch = (input, init) => downloads.get(String(input)) ?? stock(input, init);
  const response = /** @type {Promise<Response>} */ (downloads.get(base + WASM));
  const compiled = response.then(compile);
  compiled.catch(fail);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    const instance = await WebAssembly.instantiate(module, imports);
    stub = /** @type {WebAssembly.Global | undefined} */ (instance.exports.kb_stub);
    return { module, instance: stub ? { exports: guarded(module, instance.exports) } : instance };
  };
}

/**
 * While the scripts still load. Of the response itself, and not of a stream that counts its bytes:
 * only then does a browser keep what it compiled for the next visit. It wants the type of the
 * response to be this to the letter; of a server that says something else, the bytes are as good.
 *
 * @param {Response} response
 */
async function compile(response) {
  const type = response.headers.get("content-type") ?? "";
  if (type.trim().toLowerCase() === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * What a core gives, until it was asked what it lacks: then nothing of it runs any more. Pyodide
 * swallows a trap of its start, and would go on half started.
 *
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Exports} exports
 */
function guarded(module, exports) {
  // These go in its table, which takes only what is of the wasm itself.
  const asked = new Set(WebAssembly.Module.imports(module).map(({ name }) => name));
  /** @type {WeakMap<object, unknown>} */
  const bare = new WeakMap();
  const { promising } = /** @type {any} */ (WebAssembly);
  // So does this.
  if (promising)
    Object.assign(WebAssembly, { promising: (/** @type {object} */ call) => promising(bare.get(call) ?? call) });
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => {
      if (typeof value !== "function" || asked.has(name)) return [name, value];
      /** @param {unknown[]} given */
      const call = (...given) => {
        if (short()) throw new Error("the core falls short");
        return value(...given);
      };
      bare.set(call, value);
      return [name, call];
    }),
  );
}

/**
 * @param {string} url
 * @param {number} size
 * @param {RequestCache} cache
 * @param {(error: unknown) => void} fail
 */
async function checked(url, size, cache, fail) {
  const response = await fetch(url, { cache });
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
  count(response.clone(), size).catch(fail);
  return response;
}

/**
 * @param {Response} response
 * @param {number} size
 */
async function count({ body, url }, size) {
  let left = size;
  const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    left -= value.byteLength;
    receive(value.byteLength);
  }
  if (left) throw new Error(`${url}: ${left} bytes short`);
}
