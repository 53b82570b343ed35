/**
 * The memory of Python when it has just started, kept on the device: the next visit need not start it
 * anew. It is made before anybody's numbers are in it, and the name of the runtime is part of its
 * address, so that the service worker throws it away with that runtime.
 */

const CACHE = "kb-lasting"; // the one of the service worker that outlives a version
const NAME = "geheugen";
const BROWSER = "kb-browser"; // another version of the browser may not understand it
const SIZE = "kb-size";

/**
 * @param {string} base of the runtime
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function read(base) {
  const found = await (await caches.open(CACHE)).match(base + NAME);
  if (found?.headers.get(BROWSER) !== navigator.userAgent) return undefined;
  const memory = new Uint8Array(Number(found.headers.get(SIZE)));
  memory.set(new Uint8Array(await found.arrayBuffer()));
  return memory;
}

/**
 * @param {string} base
 * @param {Uint8Array} memory
 */
export async function write(base, memory) {
  let used = memory.length; // a third of it was never written to
  while (used && !memory[used - 1]) used--;
  const headers = { [BROWSER]: navigator.userAgent, [SIZE]: String(memory.length) };
  const kept = new Response(memory.slice(0, used), { headers });
  await (await caches.open(CACHE)).put(base + NAME, kept);
}

/** @param {string} base */
export async function forget(base) {
  await (await caches.open(CACHE)).delete(base + NAME);
}
