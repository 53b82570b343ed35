/**
 * The page's side of Python: one worker, started when it is first needed, shared by every
 * calculator and kept while the reader goes from page to page.
 */

import { keep } from "../shared/offline.js";
import { ROOT } from "../shared/root.js";
import { Failure, Short } from "./failure.js";
import { begin, beside, WORKER } from "./session.js";

/** @typedef {{path: string, files: Record<string, number>, sizes?: Record<number, string>}} Runtime its name, and its files by their addresses */
/** @typedef {{runtime: Runtime, sources: Record<string, string> | string, later?: Record<string, number>}} PageData */
/** @typedef {Record<string, string | number | number[]>} Values */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Long} Long */

// What Python answers is declared there: kennisbank/answers.d.ts is written from it.
/** @typedef {Answers.Answer} Result */
/** @typedef {Answers.Outcome} Outcome */
/** @typedef {keyof Answers.Kinds} Kind */

/**
 * What a question has beside the values that are filled in now, or with others in their place.
 *
 * @template {Kind} K
 * @typedef {Omit<Answers.Kinds[K]["question"], "values"> & {values?: object}} Beside
 */
/** @typedef {<K extends Kind>(kind: K, asked: Beside<K>) => Promise<Answers.Kinds[K]["answer"]>} Ask */

const ATTEMPTS = 2;
const REST = 1_000; // from a Python that is ready until its first answer is painted, with room

/** Tells `progress` (bytes received, of total) and `ready` to whoever listens. */
export class Engine extends EventTarget {
  /** @type {Engine | undefined} */
  static #current;
  /** @type {Runtime} */
  #runtime;
  /** @type {Promise<Session> | undefined} */
  #session;
  #short = 0; // how often the core lacked what was asked: from then on the whole
  received = 0;
  total = 0;

  /**
   * The engine for that runtime: the same one for as long as pages ask for the same.
   *
   * @param {Runtime} runtime
   */
  static for(runtime) {
    const current = Engine.#current;
    if (current && current.#runtime.path === runtime.path) return current;
    if (current) current.#end();
    return (Engine.#current = new Engine(runtime));
  }

  /** The addresses of all that Python needs. */
  get parts() {
    return [WORKER, ...Object.keys(this.#runtime.files).map((address) => new URL(address, ROOT))];
  }

  /** Resolves when no Python is starting, and who waited for it has an answer. */
  static async rest() {
    const engine = Engine.#current;
    if (!engine || !engine.#session) return;
    await engine.#session.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, REST));
  }

  /** @param {Runtime} runtime */
  constructor(runtime) {
    super();
    this.#runtime = runtime;
  }

  /** Sees to it that Python is there, or throws a Failure. Calling it again tries again. */
  load() {
    this.#session ??= this.#start().catch((failure) => {
      this.#session = undefined;
      throw failure;
    });
    return this.#session;
  }

  /**
   * @template {Kind} K
   * @param {K} kind
   * @param {string} slug
   * @param {Answers.Kinds[K]["question"]} question
   * @param {Record<string, string>} sources
   * @param {Long} [long]
   * @returns {Promise<Answers.Kinds[K]["answer"]>}
   */
  async ask(kind, slug, question, sources, long) {
    const end = () => this.#end();
    for (let attempt = 1; ; attempt++) {
      const session = await this.load();
      long?.signal.throwIfAborted();
      long?.signal.addEventListener("abort", end);
      try {
        return await session.ask(kind, slug, question, sources, long);
      } catch (error) {
        long?.signal.throwIfAborted();
        // A worker that has died (a phone that wanted its memory back) is worth a new one.
        const last = attempt === ATTEMPTS && !this.#fellShort(error);
        if (!session.dead || last) throw error;
        this.#end();
      } finally {
        long?.signal.removeEventListener("abort", end);
      }
    }
  }

  async #start() {
    for (let attempt = 1; ;) {
      this.#progress(0, 0);
      const how = { anew: attempt > 1, whole: this.#short > 0 };
      /** @type {Session | undefined} */
      let session;
      try {
        session = begin(this.#runtime, how, this.#progress.bind(this));
        const used = await session.ready;
        this.dispatchEvent(new Event("ready"));
        keep([WORKER.href, ...used]);
        return session;
      } catch (error) {
        session?.end();
        if (this.#fellShort(error)) continue;
        const final = error instanceof Failure && error.kind !== "load";
        if (final || attempt++ === ATTEMPTS) throw how.whole ? beside(error) : error;
      }
    }
  }

  /**
   * Whether it is the core that fell short; then the whole takes its place, for as long as the page
   * is there.
   *
   * @param {unknown} error
   */
  #fellShort(error) {
    if (!(error instanceof Short)) return false;
    this.#short += 1;
    console.info(`Python: the core fell short (${this.#short}): ${error.message}`);
    return this.#short === 1;
  }

  /**
   * @param {number} bytes
   * @param {number} total
   */
  #progress(bytes, total) {
    this.received = bytes;
    this.total = total;
    this.dispatchEvent(new Event("progress"));
  }

  #end() {
    this.#session?.then(
      (session) => session.end(),
      () => {},
    );
    this.#session = undefined;
  }
}
