/**
 * <kb-rekenhulp>: a calculator. The page as built is complete; this makes it live.
 *
 *   static ──intent──► loading ──► ready ◄──► ready (every change)
 *                         └──────► error ──opnieuw──► loading
 */

import { takeAlong } from "./along.js";
import { keepApart } from "./cells.js";
import { Compare } from "./compare.js";
import { isFrugal } from "../shared/dom.js";
import { Doors } from "./doors.js";
import { Engine } from "../python/engine.js";
import { Failure } from "../python/failure.js";
import { Fields } from "./fields.js";
import { offer } from "./fill.js";
import { Further } from "./further.js";
import { Glance } from "./glance.js";
import { notice } from "./notice.js";
import { find, OutcomeView } from "./outcome.js";
import { Picture } from "./picture.js";
import { Place } from "./place.js";
import { cause } from "../shared/release.js";
import { ROOT } from "../shared/root.js";
import { sourcesOf } from "../python/sources.js";
import { Status } from "./status.js";
import { isOurs } from "../mijn-cijfers/store.js";
import { typed } from "./typed.js";
import { offerRange } from "./unsure.js";

/** @typedef {import("../python/engine.js").PageData} PageData */
/** @typedef {import("../python/engine.js").Result} Result */

// What the reader's typing is given before it is announced, or written in the address.
const PAUSE = 400;

/** @type {WeakMap<Element, PageData>} */
const pages = new WeakMap();

export class Rekenhulp extends HTMLElement {
  /** @type {{page: PageData, engine: Engine, fields: Fields, place: Place, outcome: OutcomeView, status: Status, glance: Glance, followers: {renew: (result?: Result) => void, change?: () => void}[]} | undefined} */
  #parts;
  /** @type {AbortController | undefined} */
  #connection;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** "again" when something has changed since the outcome was asked. @type {"idle" | "asking" | "again"} */
  #turn = "idle";
  /** Where what is filled in comes from. @type {"page" | "address" | "reader"} */
  #from = "page";
  /** @type {Failure | undefined} */
  #failure;

  get slug() {
    return this.getAttribute("slug") ?? "";
  }

  /** @returns {"static" | "loading" | "ready" | "error"} */
  get state() {
    return /** @type {any} */ (this.dataset.state);
  }

  connectedCallback() {
    const form = this.querySelector(".kb-form");
    const data = document.querySelector("template.kb-pagina");
    if (!(form instanceof HTMLFormElement) || !(data instanceof HTMLTemplateElement)) return;
    if (!this.#parts) {
      const page = pages.get(data) ?? JSON.parse(data.content.textContent ?? "");
      pages.set(data, page);
      const fields = new Fields(this);
      const glance = new Glance(this);
      const ask = this.#ask.bind(this);
      takeAlong(this, this.slug, ask);
      this.#parts = {
        page,
        engine: Engine.for(page.runtime),
        fields,
        place: new Place(this, fields),
        outcome: new OutcomeView(this),
        status: new Status(this, page.runtime.sizes),
        glance,
        followers: [
          glance,
          new Further(this, ask, fields),
          new Compare(this, ask, () => fields.values),
          new Doors(this),
          new Picture(this, ".kb-beeld", () => ask("picture", {})),
          new Picture(this, ".kb-bereik", async ({ inputs }) =>
            Object.values(inputs).some(({ usual }) => usual) ? (await ask("range", {})).html : "",
          ),
        ],
      };
    }
    this.#connection = new AbortController();
    this.#parts.place.enter();
    this.#listen(form, this.#connection.signal);
    this.#restore();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    clearTimeout(this.#timer);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {AbortSignal} signal
   */
  #listen(form, signal) {
    const { engine, fields, place, status, glance } = this.#require();
    glance.follow(signal);
    offer(this, this.slug, fields);
    addEventListener("storage", (event) => isOurs(event) && offer(this, this.slug, fields), { signal });
    this.addEventListener("beforeinput", keepApart, { signal });
    offerRange(this, signal);
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener(
      "input",
      (event) => {
        if (fields.isIn(event)) this.#change();
      },
      { signal },
    );
    form.addEventListener("focusout", () => queueMicrotask(() => fields.showBack()), { signal });
    form.addEventListener(
      "focusin",
      (event) => {
        if (isFrugal()) return; // only who changes something waits for it
        if (fields.isIn(event)) this.#start({ acted: true });
      },
      { signal },
    );
    find(this, ".kb-opnieuw").addEventListener(
      "click",
      () => {
        if (this.#failure?.kind === "replaced") return location.reload();
        this.#retry();
        find(this, ".kb-uitkomsten").focus(); // the button is gone
      },
      { signal },
    );
    engine.addEventListener(
      "ready",
      () => {
        if (this.state === "error") this.#retry();
      },
      { signal },
    );
    engine.addEventListener(
      "progress",
      () => {
        if (this.state === "loading") status.progress(engine.received, engine.total);
      },
      { signal },
    );
    // Going back and forth between two addresses of one page does not insert the page anew.
    addEventListener(
      "popstate",
      () => {
        if (place.isHere && place.hasChanged) this.#restore();
      },
      { signal },
    );
    if (isFrugal()) return;
    this.addEventListener("pointerenter", () => this.#start(), { signal });
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: "100% 0px" },
    ); // a screen away: who reads on, comes to it
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Takes over what the address says, or what was typed before this script was there. */
  #restore() {
    const { fields, place } = this.#require();
    const { found } = place;
    const again = typed(this.id);
    for (const [name, text] of again) found.values.set(name, text);
    place.agree();
    notice(this, fields, found);
    const { size } = found.values;
    if (size || this.#from !== "page") fields.fill(found.values);
    this.#forget();
    if (size || fields.changed || this.#from !== "page") {
      this.#from = again.length ? "reader" : size ? "address" : fields.changed ? "reader" : "page";
      this.#start({ acted: true });
      this.#calculate();
    }
  }

  #change() {
    this.#from = "reader";
    this.#forget();
    if (this.#failure) this.#tellFailure(this.#failure);
    this.#start({ acted: true });
    this.#calculate();
  }

  /** Something else is filled in: nothing on the page still speaks of what was filled in before. */
  #forget() {
    clearTimeout(this.#timer);
    const { status, followers } = this.#require();
    if (this.state === "ready") status.clear();
    for (const follower of followers) follower.change?.();
    const box = find(this, ".kb-meenemen");
    find(box, ".kb-gedaan").textContent = "";
    const copied = /** @type {HTMLTextAreaElement} */ (find(box, ".kb-tekst"));
    copied.hidden = true;
    copied.value = "";
  }

  #retry() {
    this.#failure = undefined;
    this.#require().status.clear();
    this.dataset.state = "static";
    this.#start({ acted: true });
  }

  /**
   * Loads Python, the first time; `acted` when the reader did something that waits for it.
   *
   * @param {{acted?: boolean}} [why]
   */
  #start({ acted = false } = {}) {
    const { status } = this.#require();
    if (acted && (this.state === "static" || this.state === "loading")) status.wait();
    if (this.state !== "static") return;
    this.dataset.state = "loading";
    this.#calculate();
  }

  /** Asks for the outcome of what is filled in now; of several changes only the last counts. */
  async #calculate() {
    if (this.state === "static" || this.state === "error") return;
    const { page, engine, fields, outcome } = this.#require();
    if (fields.changed || this.state === "ready") outcome.busy = true;
    if (this.#turn !== "idle") return void (this.#turn = "again");
    try {
      do {
        this.#turn = "asking";
        const sent = fields.values;
        const [sources] = await Promise.all([sourcesOf(page.sources), engine.load()]);
        const result = await engine.ask("run", this.slug, { values: sent }, sources);
        if (!this.#isAskedAgain) this.#show(sent, result);
      } while (this.#isAskedAgain);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#turn = "idle";
      outcome.busy = false;
    }
  }

  /**
   * What stands below the form may ask more than the outcome.
   *
   * @template {import("../python/engine.js").Kind} K
   * @param {K} kind
   * @param {import("../python/engine.js").Beside<K>} asked
   * @returns {Promise<Answers.Kinds[K]["answer"]>}
   */
  async #ask(kind, asked) {
    const { page, engine, fields } = this.#require();
    this.#start({ acted: true });
    const question = /** @type {any} */ ({ values: fields.values, ...asked });
    return engine.ask(kind, this.slug, question, await sourcesOf(page.sources));
  }

  /**
   * @param {import("../python/engine.js").Values} sent
   * @param {Result} result
   */
  #show(sent, result) {
    const { fields, outcome, status, followers } = this.#require();
    fields.show(sent, result);
    outcome.show(result);
    for (const follower of followers) follower.renew(result);
    this.dataset.state = "ready";
    status.clear();
    clearTimeout(this.#timer);
    if (this.#from !== "page" && this.isConnected) {
      this.#timer = setTimeout(() => this.#settle(result), PAUSE);
    }
  }

  /**
   * The reader has paused: say what came out, and keep it in the address.
   *
   * @param {Result} result
   */
  #settle(result) {
    const { place, status } = this.#require();
    status.announce(result.said);
    // What came by the address stands there already; one that is damaged does not become right.
    if (this.#from === "reader" && place.isHere) place.write(result);
  }

  /** @param {unknown} error */
  async #fail(error) {
    let failure = error instanceof Failure ? error : new Failure("run", String(error));
    console.warn(`${this.slug}: ${failure.message}`);
    const { outcome, followers } = this.#require();
    outcome.restore();
    for (const follower of followers) follower.renew();
    this.dataset.state = "error";
    if (failure.kind === "load" || failure.kind === "whole") {
      const { page, engine } = this.#require();
      const sources = typeof page.sources === "string" ? [new URL(page.sources, ROOT)] : [];
      const { kind, text } = await cause([...engine.parts, ...sources]);
      if (kind === "replaced" || failure.kind === "load") failure = new Failure(kind, failure.message, text);
    }
    if (this.state === "error") this.#tellFailure(failure);
  }

  /** @param {Failure} failure */
  #tellFailure(failure) {
    this.#failure = failure;
    const { fields, status } = this.#require();
    status.fail(failure.kind, fields.changed, failure.text);
  }

  get #isAskedAgain() {
    return this.#turn === "again";
  }

  #require() {
    if (this.#parts) return this.#parts;
    throw new Error("not connected");
  }
}
