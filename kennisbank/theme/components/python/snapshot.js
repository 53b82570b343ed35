/**
 * The memory of Python when it has just started, kept on the device: the next visit need not start it
 * anew. It is made before anybody's numbers are in it, and the name of the runtime is part of its
 * address, so that the service worker throws it away with that runtime.
 */

import { kept } from "../shared/kept.js";

const NAME = ".geheugen";
const SHORT = "geheel"; // beside it: that the core fell short here
const BROWSER = "kb-browser"; // another version of the browser may not understand it
const SHAPE = "kb-shape";
const PAGE = 16_384; // bytes; of all pages, three quarters were never written to

/**
 * The cache that outlives a version of the site, of the site that this runtime is of.
 *
 * @param {string} base of the runtime
 */
const cacheOf = (base) => caches.open(kept(new URL("../../", base)).lasting);

/**
 * @typedef {object} Kept
 * @property {Uint8Array} memory what goes before it, and room
 * @property {(heap: Int8Array) => void} restore puts it in the memory of a Python, once
 */

/**
 * @param {string} base the address of the wasm that it is the memory of
 * @returns {Promise<Kept | undefined>}
 */
export async function read(base) {
  const found = await (await cacheOf(base)).match(base + NAME);
  if (found?.headers.get(BROWSER) !== navigator.userAgent) return undefined;
  const [ahead, size, used] = JSON.parse(found.headers.get(SHAPE) ?? "");
  const bytes = new Int8Array(await found.arrayBuffer());
  const memory = new Uint8Array(ahead + size); // no device has room taken by what nobody writes to
  memory.set(bytes.subarray(0, ahead));
  return { memory, restore: (heap) => restore(heap, bytes, ahead, used) };
}

/**
 * Of three quarters of the memory nothing is written, so that a device need not have it.
 *
 * @param {Int8Array} heap
 * @param {Int8Array} bytes
 * @param {number} at
 * @param {[number, number][]} used
 */
function restore(heap, bytes, at, used) {
  let last = 0;
  for (const [start, end] of used) {
    heap.fill(0, last, start); // a wasm may begin with something there
    heap.set(bytes.subarray(at, (at += end - start)), start);
    last = end;
  }
  release(bytes);
}

/** @typedef {{shape: [ahead: number, size: number, used: [number, number][]], parts: Uint8Array[]}} Copy */

/**
 * What is used of the memory, as it is now.
 *
 * @param {[Uint8Array, Uint8Array, number]} snapshot what goes before the memory, the memory itself,
 *   and where of that nothing was ever written
 * @returns {Copy}
 */
export function copy([head, memory, end]) {
  const used = runs(memory.subarray(0, end));
  return {
    shape: [head.length, memory.length, used],
    parts: [head, ...used.map(([start, end]) => memory.slice(start, end))],
  };
}

/**
 * @param {string} base
 * @param {Copy} copied of which nothing is left then
 */
export async function write(base, { shape, parts }) {
  const body = new Blob(/** @type {BlobPart[]} */ (parts));
  parts.forEach(release);
  const headers = { [BROWSER]: navigator.userAgent, [SHAPE]: JSON.stringify(shape) };
  await (await cacheOf(base)).put(base + NAME, new Response(body, { headers }));
}

/**
 * Frees it at once, whoever still refers to it: Pyodide keeps what it was started with. A clone of
 * it would have it in turn.
 *
 * @param {Uint8Array | Int8Array} memory
 */
export function release({ buffer }) {
  structuredClone(null, { transfer: [/** @type {ArrayBuffer} */ (buffer)] });
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
