// The index of the search, of which every part that does not come is a failure: Pagefind itself logs
// it and goes on, and would find nothing.

import { ROOT } from "../shared/root.js";

/** @typedef {import("./query.js").Pagefind} Pagefind */
/** @typedef {import("./query.js").Told & {parts: Record<string, number>}} Told */

/** A part of the index that did not come, or came broken. */
export class Missing extends Error {
  /** @param {URL} part */
  constructor(part) {
    super(`${part} did not come whole`);
    this.part = part;
  }
}

const ask = globalThis.fetch;
let attempts = 0;

export class Index {
  /** @type {Missing | undefined} */
  #failure;

  /** @param {string} address of its folder, from the root of the site */
  constructor(address) {
    this.folder = new URL(address, ROOT);
  }

  /** @returns {Promise<{pagefind: Pagefind, told: Told}>} */
  async load() {
    // A browser keeps a script that failed: another attempt has another address.
    const again = attempts++ ? `?${attempts}` : "";
    const script = new URL(`pagefind.js${again}`, this.folder);
    const words = new URL("kennisbank.json", this.folder);
    const [{ createInstance }, told] = await Promise.all([
      import(script.href).catch(() => this.#fail(script)),
      fetch(words)
        .then((answer) => (answer.ok ? answer.json() : this.#fail(words)))
        .catch(() => this.#fail(words)),
    ]);
    this.#watch(told.parts);
    const pagefind = createInstance({ noWorker: true, metaCacheTag: "" });
    return { pagefind: { search: (term) => this.#checked(() => pagefind.search(term)) }, told };
  }

  /**
   * @template T
   * @param {() => Promise<T>} search
   */
  async #checked(search) {
    const found = await search().catch((error) => {
      throw this.#failure ?? error;
    });
    if (this.#failure) throw this.#failure;
    return found;
  }

  /**
   * Looks at each part that Pagefind fetches.
   *
   * @param {Record<string, number>} parts the bytes of each that a search cannot do without
   */
  #watch(parts) {
    globalThis.fetch = async (input, init) => {
      const url = new URL(String(input instanceof Request ? input.url : input), document.baseURI);
      const name = url.href.startsWith(this.folder.href) && url.pathname.slice(this.folder.pathname.length);
      if (!name || !(name in parts) || init?.method === "HEAD") return ask(input, init);
      try {
        const answer = await ask(input, init);
        const bytes = await answer.arrayBuffer();
        if (answer.ok && bytes.byteLength === parts[name]) return new Response(bytes, answer);
      } catch {
        // no connection, or broken off
      }
      return this.#fail(url);
    };
  }

  /**
   * @param {URL} part
   * @returns {never}
   */
  #fail(part) {
    this.#failure ??= new Missing(part);
    throw this.#failure;
  }
}
