/** The files of Pyodide: each fetched once, counted and checked; and what a core says that it lacks. */

export const WASM = "pyodide.asm.wasm";
export const CORE = "pyodide.core.wasm"; // the same, without what no calculator calls
// What Pyodide asks for by another name.
const ASKED = /** @type {Record<string, string>} */ ({ [CORE]: WASM, "python_stdlib.wasm": "python_stdlib.zip" });
export const MODULES = ["pyodide.js", "pyodide.asm.js"];

const OFTEN = 50; // ms between two words on how much has come

/** @type {WebAssembly.Global | undefined} of a core: not zero once it was asked what it lacks */
let stub;

/** @param {object} message */
export function tell(message) {
  postMessage(JSON.stringify(message));
}

/**
 * Whether the core was asked what it lacks. Whatever Python then says cannot be relied on: the trap
 * may have been swallowed, and part of the work skipped.
 */
export const short = () => Boolean(stub?.value);

/** Whether Python runs on a core. */
export const onCore = () => Boolean(stub);

let received = 0;
let total = 0;

/** @param {number} bytes in all */
export function expect(bytes) {
  total = bytes;
}

let told = 0;

/** @param {number} bytes */
export function receive(bytes) {
  received += bytes;
  // Each time takes the page and the worker a while, when both have enough to do.
  if (received < total && performance.now() - told < OFTEN) return;
  told = performance.now();
  tell({ bytes: received, total });
}

/** @typedef {{url: string, size: number}} File */

/**
 * @param {Record<string, number>} files the bytes of each, by address
 * @returns {Record<string, File>} by name
 */
export function byName(files) {
  const entries = Object.entries(files);
  return Object.fromEntries(entries.map(([url, size]) => [url.slice(url.lastIndexOf("/") + 1), { url, size }]));
}

/**
 * Begins every download at once, and hands them to Pyodide when it comes to ask. It would wait for
 * ever for a wasm that is missing, of another type, or broken off: here each is checked, and told.
 *
 * @param {string} base where Pyodide looks for all of them
 * @param {string[]} used the names of these
 * @param {Record<string, File>} files
 * @param {RequestCache} cache
 * @param {(error: unknown) => void} fail
 */
export function fetchOnce(base, used, files, cache, fail) {
  const stock = self.fetch.bind(self);
  /** @type {Map<string, Promise<Response>>} */
  const downloads = new Map();
  for (const name of used.filter((each) => !MODULES.includes(each))) {
    const download = checked(files[name], cache, fail);
    download.catch(fail);
    downloads.set(base + (ASKED[name] ?? name), download);
  }
  self.fetch = (input, init) => downloads.get(String(input)) ?? stock(input, init);
  const response = /** @type {Promise<Response>} */ (downloads.get(base + WASM));
  const compiled = response.then(compile);
  compiled.catch(fail);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    const instance = await WebAssembly.instantiate(module, imports).catch((error) => {
      fail(error); // a device without room: Pyodide would say nothing
      throw error;
    });
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
 * @param {File} file
 * @param {RequestCache} cache
 * @param {(error: unknown) => void} fail
 */
async function checked({ url, size }, cache, fail) {
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
