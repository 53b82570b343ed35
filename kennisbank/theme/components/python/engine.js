/**
 * The page's side of Python: one worker, started when it is first needed, shared by every
 * calculator and kept while the reader goes from page to page.
 */

import { keep, keeps } from "../shared/offline.js";
import { ROOT } from "../shared/root.js";

/** @typedef {{path: string, files: Record<string, number>, sizes?: Record<number, string>}} Runtime */
/** @typedef {{runtime: Runtime, sources: Record<string, string> | string, later?: Record<string, number>}} PageData */
/** @typedef {Record<string, string | number | number[]>} Values */

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

// Milliseconds without a byte, without a ready Python, without an answer. The first is short: two
// attempts that hear nothing have to end within 15 seconds. A slow phone needs the others long, and
// most of all each step of a long question.
const PATIENCE = { bytes: 6_000, python: 45_000, answer: 15_000, step: 180_000 };
const ATTEMPTS = 2;
const WORKER = new URL("worker.js", import.meta.url);
const REST = 1_000; // from a Python that is ready until its first answer is painted, with room

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
 * Python cannot be had: `kind` says what for a reader is the reason. It is "whole" when the core lacks
 * what was asked, and what takes its place cannot be had.
 */
export class Failure extends Error {
  /**
   * @param {import("../shared/release.js").Cause | "unsupported" | "blocked" | "run" | "whole"} kind
   * @param {string} why for a developer
   * @param {string} [text] for the reader
   */
  constructor(kind, why, text) {
    super(why);
    this.kind = kind;
    this.text = text;
  }
}

/** A reader's own file cannot be read. */
export class Unread extends Error {}

/** The core lacks what was asked. */
class Short extends Error {}

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
    const { path, files } = this.#runtime;
    return [WORKER, ...Object.keys(files).map((name) => new URL(path + name, ROOT))];
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
        keep([WORKER.href, ...used.map((name) => new URL(this.#runtime.path + name, ROOT).href)]);
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

/**
 * A session, or the reason why the browser gives none: in a frame that its page has shut off
 * (sandbox), nothing may run beside the page.
 *
 * @param {Runtime} runtime
 * @param {{anew: boolean, whole: boolean}} how
 * @param {(bytes: number, total: number) => void} onBytes
 */
function begin(runtime, how, onBytes) {
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
function beside(error) {
  const load = error instanceof Failure && error.kind === "load";
  return load ? new Failure("whole", error.message) : error;
}

/** One worker, from its start to its end. */
class Session {
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
    /** @type {Promise<string[]>} the files that it is made of */
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
    const start = { base, files: runtime.files, keep: keeps(), ...how };
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
    const ask = { id, kind, slug, question: JSON.stringify(question), parts: long?.beside.parts };
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
