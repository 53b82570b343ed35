/**
 * The memory of Python when it has just started, kept on the device: the next visit need not start it
 * anew. It is made before anybody's numbers are in it, and the name of the runtime is part of its
 * address, so that the service worker throws it away with that runtime.
 */

import { kept } from "../shared/kept.js";

const NAME = ".geheugen";
const SHORT = "geheel"; // beside it: that the core fell short here
const BROWSER = "kb-browser"; // another version of the browser may not understand it
const RUNS = "kb-runs";
const SIZE = "kb-size";
const PAGE = 16_384; // bytes; of all pages, three quarters were never written to

/**
 * The cache that outlives a version of the site, of the site that this runtime is of.
 *
 * @param {string} base of the runtime
 */
const cacheOf = (base) => caches.open(kept(new URL("../../", base)).lasting);

/**
 * @param {string} base the address of the wasm that it is the memory of
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function read(base) {
  const found = await (await cacheOf(base)).match(base + NAME);
  if (found?.headers.get(BROWSER) !== navigator.userAgent) return undefined;
  const memory = new Uint8Array(Number(found.headers.get(SIZE)));
  const used = new Uint8Array(await found.arrayBuffer());
  let at = 0;
  for (const [start, end] of JSON.parse(found.headers.get(RUNS) ?? "")) {
    memory.set(used.subarray(at, at + end - start), start);
    at += end - start;
  }
  return memory;
}

/** @typedef {{runs: [number, number][], parts: Uint8Array[], size: number}} Copy */

/**
 * What is used of the memory, as it is now.
 *
 * @param {[Uint8Array, Uint8Array, number]} snapshot what goes before the memory, the memory itself,
 *   and where of that nothing was ever written
 * @returns {Copy}
 */
export function copy([head, memory, end]) {
  const used = runs(memory.subarray(0, end));
  const moved = used.map(([start, end]) => /** @type {[number, number]} */ ([start + head.length, end + head.length]));
  return {
    runs: [[0, head.length], ...moved],
    parts: [head, ...used.map(([start, end]) => memory.slice(start, end))],
    size: head.length + memory.length,
  };
}

/**
 * @param {string} base
 * @param {Copy} copied
 */
export async function write(base, { runs: used, parts, size }) {
  const cache = await cacheOf(base);
  const headers = { [BROWSER]: navigator.userAgent, [RUNS]: JSON.stringify(used), [SIZE]: String(size) };
  await cache.put(base + NAME, new Response(new Blob(/** @type {BlobPart[]} */ (parts)), { headers }));
}

/**
 * Frees it at once, whoever still refers to it: Pyodide keeps what it was started with.
 *
 * @param {Uint8Array} memory
 */
export function release({ buffer }) {
  structuredClone(buffer, { transfer: [/** @type {ArrayBuffer} */ (buffer)] });
}

/** @param {string} base */
export async function forget(base) {
  await (await cacheOf(base)).delete(base + NAME);
}

/**
 * That the core fell short on this device: the next visit begins with the whole.
 *
 * @param {string} base of the runtime
 */
export async function fallShort(base) {
  await (await cacheOf(base)).put(base + SHORT, new Response(""));
}

/** @param {string} base of the runtime */
export async function fellShort(base) {
  return Boolean(await (await cacheOf(base)).match(base + SHORT));
}

/**
 * Where something is, from byte to byte.
 *
 * @param {Uint8Array} memory
 */
function runs(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / 4);
  /** @type {[number, number][]} */
  const found = [];
  for (let start = 0; start < memory.length; start += PAGE) {
    const end = Math.min(start + PAGE, memory.length);
    let word = start / 4;
    while (word < end / 4 && !words[word]) word++;
    if (word === end / 4) continue;
    const last = found.at(-1);
    if (last?.[1] === start) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}
