/** One worker with Python in it, and what goes back and forth between it and the page. */

import { keeps } from "../shared/offline.js";
import { ROOT } from "../shared/root.js";
import { Failure, Short, Unread } from "./failure.js";

/** @typedef {import("./engine.js").Runtime} Runtime */
/** @typedef {import("./engine.js").Kind} Kind */

// Milliseconds without a byte, without a ready Python, without an answer. The first is short: two
// attempts that hear nothing have to end within 15 seconds. A slow phone needs the others long, and
// most of all each step of a long question.
const PATIENCE = { bytes: 6_000, python: 45_000, answer: 15_000, step: 180_000 };
export const WORKER = new URL("worker.js", import.meta.url);

/**
 * What goes with a question about a file: parts of the runtime by their bytes, and what reads the
 * file. It is sent once, and again to a worker that takes the place of another.
 *
 * @typedef {{parts: Record<string, number>, file?: (() => Promise<ArrayBuffer>) | undefined}} Luggage
 */

/**
 * @typedef {object} Long a question that takes a while
 * @property {Luggage} beside
 * @property {(step: string, done: number) => void} onStep
 * @property {AbortSignal} signal ends it at once, and the worker with it
 */

/**
 * A session, or the reason why the browser gives none: in a frame that its page has shut off
 * (sandbox), nothing may run beside the page.
 *
 * @param {Runtime} runtime
 * @param {{anew: boolean, whole: boolean}} how
 * @param {(bytes: number, total: number) => void} onBytes
 */
export function begin(runtime, how, onBytes) {
  try {
    return new Session(runtime, how, onBytes);
  } catch (error) {
    const denied = error instanceof DOMException && error.name === "SecurityError";
    throw new Failure(denied ? "blocked" : "load", String(error));
  }
}

/**
 * The whole could not be had either: that is another reason than a connection alone.
 *
 * @param {unknown} error
 */
export function beside(error) {
  const load = error instanceof Failure && error.kind === "load";
  return load ? new Failure("whole", error.message) : error;
}

/**
 * @param {Record<string, number>} files by their addresses from the root of the site
 * @returns {Record<string, number>} by their whole addresses, for a worker
 */
const absolute = (files) =>
  Object.fromEntries(Object.entries(files).map(([address, size]) => [new URL(address, ROOT).href, size]));

/** One worker, from its start to its end. */
export class Session {
  #worker = new Worker(WORKER, { type: "module" });
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (failure: Error) => void, onStep?: Long["onStep"]}>} */
  #asked = new Map();
  /** @type {Luggage | undefined} whose file is there */
  #beside;
  /** @type {WeakSet<object>} */
  #installed = new WeakSet();
  #onBytes;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #last = 0;
  /** @type {(used: string[]) => void} */
  #isReady = () => {};
  /** @type {(failure: Error) => void} */
  #isNot = () => {};
  dead = false;

  /**
   * @param {Runtime} runtime
   * @param {{anew: boolean, whole: boolean}} how `anew` without what an earlier visit kept of
   *   Python, `whole` without the core
   * @param {(bytes: number, total: number) => void} onBytes
   */
  constructor(runtime, how, onBytes) {
    this.#onBytes = onBytes;
    /** @type {Promise<string[]>} the addresses of the files that it is made of */
    this.ready = new Promise((resolve, reject) => {
      this.#isReady = resolve;
      this.#isNot = reject;
    });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(JSON.parse(data)));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#die(new Failure("load", event.message || "the worker did not start"));
    });
    const base = new URL(runtime.path, ROOT).href;
    const start = { base, files: absolute(runtime.files), keep: keeps(), ...how };
    this.#worker.postMessage(JSON.stringify({ start }));
    this.#watch(PATIENCE.bytes, "no byte");
  }

  /**
   * @param {Kind} kind
   * @param {string} slug
   * @param {object} question
   * @param {Record<string, string>} sources
   * @param {Long} [long]
   * @returns {Promise<any>}
   */
  async ask(kind, slug, question, sources, long) {
    if (long) await this.#hand(long.beside);
    if (this.dead) throw new Failure("load", "the worker has ended");
    const id = ++this.#last;
    const parts = long && absolute(long.beside.parts);
    const ask = { id, kind, slug, question: JSON.stringify(question), parts };
    const news = this.#installed.has(sources) ? {} : { sources: JSON.stringify(sources) };
    this.#installed.add(sources);
    this.#worker.postMessage(JSON.stringify({ ask: { ...ask, ...news } }));
    this.#watch(long ? PATIENCE.step : PATIENCE.answer, "no answer");
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, onStep: long?.onStep });
    });
  }

  /**
   * The file to the worker, which then has the only copy of it.
   *
   * @param {Luggage} beside
   */
  async #hand(beside) {
    if (this.#beside === beside) return;
    this.#beside = beside;
    if (!beside.file) return;
    try {
      const data = await beside.file();
      if (!this.dead) this.#worker.postMessage(data, [data]);
    } catch (error) {
      this.#beside = undefined;
      throw new Unread(String(error));
    }
  }

  end() {
    this.#die(new Failure("load", "ended"));
  }

  /** @param {any} message */
  #hear({ bytes, total, ready, used, failed, id, step, done, answer, why }) {
    if (step !== undefined) {
      this.#watch(PATIENCE.step, "no step");
      this.#asked.get(id)?.onStep?.(step, done);
    } else if (bytes !== undefined) {
      this.#onBytes(bytes, total);
      if (bytes < total) this.#watch(PATIENCE.bytes, "no byte");
      else this.#watch(PATIENCE.python, "no Python");
    } else if (ready) {
      clearTimeout(this.#timer);
      this.#isReady(used);
    } else if (failed) {
      this.#die(failed === "core" ? new Short(why) : new Failure(failed, why));
    } else {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (!this.#asked.size) clearTimeout(this.#timer);
      // An answer may be empty: nothing to draw, no lever. Only a reason says that there is none.
      if (why === undefined) asked?.resolve(answer);
      else asked?.reject(new Failure("run", why));
    }
  }

  /**
   * @param {number} patience
   * @param {string} why
   */
  #watch(patience, why) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#die(new Failure("load", why)), patience);
  }

  /** @param {Error} failure */
  #die(failure) {
    if (this.dead) return;
    this.dead = true;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#isNot(failure);
    for (const { reject } of this.#asked.values()) reject(failure);
    this.#asked.clear();
  }
}
