/**
 * Python, beside the page: loads Pyodide and runs the calculators. JSON strings in and out.
 *
 *   in   {start: {base, files, keep, anew}}          once; `keep` when the device may keep something,
 *                                                    `anew` without what it has kept
 *        {ask: {id, kind, slug, values, sources?}}   `sources` when they are new
 *   out  {bytes}                                     received so far
 *        {ready: true}
 *        {failed: "load" | "unsupported", why}       it will never answer; try a new worker
 *        {id, answer}  or  {id, why}                 what Python said, or why it said nothing
 */

import { ARGUMENTS, PYTHON } from "./python.js";
import * as snapshot from "./snapshot.js";

const WASM = "pyodide.asm.wasm";
const MODULES = ["pyodide.js", "pyodide.asm.js"];
const REST = 1_000; // ms in which a first answer is painted, before something is written

/** @typedef {{kind: string, slug: string, values: string, sources?: string, id: number}} Request */

/**
 * @typedef {object} Python
 * @property {(sources: string) => void} install
 * @property {(...given: string[]) => string} run
 * @property {((slug: string) => Promise<void>) | undefined} keep what the next visit can start from
 * @property {(() => Promise<void>) | undefined} forget what this one has started from
 */

/** @type {Promise<Python>} */
let python;

addEventListener("message", ({ data }) => {
  const { start, ask } = JSON.parse(data);
  if (!start) return answer(ask);
  python = load(start);
  python.catch(() => {}); // told already
});

/** @param {object} message */
function tell(message) {
  postMessage(JSON.stringify(message));
}

/** @param {Request} request */
async function answer({ id, kind, slug, values, sources }) {
  const { install, run, keep, forget } = await python;
  try {
    if (sources) install(sources);
    keep?.(slug).catch(() => {}); // no room, or not allowed: then not
    tell({ id, answer: JSON.parse(run(slug, values, kind)) });
  } catch (error) {
    if (!forget) return tell({ id, why: String(error) });
    await forget(); // a Python that starts anew may know the answer
    tell({ failed: "load", why: String(error) });
  }
}

/**
 * @param {object} start
 * @param {string} start.base
 * @param {Record<string, number>} start.files the bytes of each
 * @param {boolean} start.keep
 * @param {boolean} start.anew
 * @returns {Promise<Python>}
 */
async function load({ base, files, keep, anew }) {
  /** @param {unknown} error */
  const fail = (error) => {
    const failed = typeof WebAssembly === "object" ? "load" : "unsupported";
    tell({ failed, why: String(error) });
  };
  try {
    if (anew) await snapshot.forget(base).catch(() => {});
    const reading = keep ? snapshot.read(base).catch(() => undefined) : undefined;
    const cache = anew ? "reload" : "default"; // what came broken may have been kept so
    fetchOnce(base, files, cache, fail);
    if (anew) await Promise.all(MODULES.map((name) => fetch(base + name, { cache })));
    const [{ loadPyodide }] = await Promise.all(MODULES.map((name) => import(base + name)));
    tell({ bytes: add(MODULES.reduce((sum, name) => sum + files[name], 0)) });
    const memory = await reading;
    const how = memory ? { _loadSnapshot: memory } : { _makeSnapshot: keep };
    const pyodide = await loadPyodide({ indexURL: base, args: ARGUMENTS, ...how });
    if (memory) snapshot.release(memory);
    pyodide.runPython(memory ? "put_all()" : PYTHON);
    const [install, run] = ["install", "run"].map((name) => pyodide.globals.get(name));
    tell({ ready: true });
    let asked = false;
    return {
      install,
      run,
      keep: keep && !memory ? async (slug) => {
        if (asked) return;
        asked = true;
        run(slug, "{}"); // imports all that an answer needs
        const fresh = pyodide.makeMemorySnapshot();
        await new Promise((resolve) => setTimeout(resolve, REST));
        await snapshot.write(base, fresh).finally(() => snapshot.release(fresh));
      } : undefined,
      forget: memory && (() => snapshot.forget(base)),
    };
  } catch (error) {
    fail(error);
    throw error;
  }
}

let received = 0;

/** @param {number} bytes */
function add(bytes) {
  return (received += bytes);
}

/**
 * Begins every download at once, and hands them to Pyodide when it comes to ask. It would wait for
 * ever for a wasm that is missing, of another type, or broken off: here each is checked, and told.
 *
 * @param {string} base
 * @param {Record<string, number>} files
 * @param {RequestCache} cache
 * @param {(error: unknown) => void} fail
 */
function fetchOnce(base, files, cache, fail) {
  const stock = self.fetch.bind(self);
  /** @type {Map<string, Promise<Response>>} */
  const downloads = new Map();
  for (const name of Object.keys(files).filter((each) => !MODULES.includes(each))) {
    const download = checked(base + name, files[name], cache, fail);
    download.catch(fail);
    downloads.set(base + name, download);
  }
  self.fetch = (input, init) => downloads.get(String(input)) ?? stock(input, init);
  const response = /** @type {Promise<Response>} */ (downloads.get(base + WASM));
  const compiled = response.then(compile);
  compiled.catch(fail);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
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
    tell({ bytes: add(value.byteLength) });
  }
  if (left) throw new Error(`${url}: ${left} bytes short`);
}
