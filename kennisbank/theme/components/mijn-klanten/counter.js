/** Where the page asks about a file: the same Python that answers the calculators. */

import { Engine } from "../python/engine.js";
import { Failure, Unread } from "../python/failure.js";
import { keep } from "../shared/offline.js";
import { cause } from "../shared/release.js";
import { ROOT } from "../shared/root.js";
import { sourcesOf } from "../python/sources.js";

/** @typedef {import("../python/engine.js").PageData} PageData */

/** @type {Record<string, string>} */
const WHY = {
  load: "De rekenmodule kon niet worden geladen. Controleer je verbinding. Je bestand is nergens heen gegaan.",
  replaced: "Er is een nieuwe versie van deze site. Ververs de pagina.",
  missing:
    "De rekenmodule kon niet worden geladen: een deel ervan ontbreekt op de site. Dat ligt niet aan jou of aan je bestand.",
  unsupported: "Deze browser kan hier niet rekenen: WebAssembly ontbreekt of staat uit.",
  memory:
    "Je apparaat heeft nu te weinig geheugen vrij om te rekenen. Sluit andere tabbladen of programma’s, of neem een kleiner bestand.",
  blocked: "Op deze plek mag de pagina niet rekenen: de site eromheen sluit haar af.",
  whole: "Voor dit bestand is een groter deel van de rekenmodule nodig, en dat kan nu niet worden opgehaald.",
  file: "Je browser kon het bestand niet lezen. Misschien is het verplaatst of nog open in een ander programma. Kies het opnieuw.",
  run: "Er ging iets mis bij het lezen van je bestand. Bewaar het opnieuw als CSV, met alleen de kolommen klant, datum, bedrag en bestelnummer, en probeer het nog eens.",
};

export class Counter {
  #page;
  #engine;
  #onStep;
  /** @type {import("../python/session.js").Luggage | undefined} */
  #file;
  /** @type {import("../python/session.js").Luggage} */
  #none;
  #last = 0;
  #stopping = new AbortController();
  #kept = false;

  /** @param {(step: string, done: number) => void} onStep */
  constructor(onStep) {
    const data = document.querySelector("template.kb-pagina");
    if (!(data instanceof HTMLTemplateElement)) throw new Error("no page data");
    /** @type {PageData} */
    this.#page = JSON.parse(data.content.textContent ?? "");
    this.#engine = Engine.for(this.#page.runtime);
    this.#none = { parts: this.#page.later ?? {} };
    this.#onStep = onStep;
    this.#engine.addEventListener("progress", () => this.#loading());
  }

  /** Python is there when the reader comes with a file; what fails now is told then. */
  warm() {
    this.ask({ what: "fits", bytes: 0 }).catch(() => {});
  }

  /** @param {(() => Promise<ArrayBuffer>) | undefined} read the example where there is none */
  open(read) {
    this.stop();
    this.#file = { ...this.#none, file: read };
  }

  /** Ends what is going on at once. */
  stop() {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  /**
   * @param {Record<string, any>} question
   * @returns {Promise<any>}
   */
  async ask(question) {
    const id = ++this.#last;
    const { signal } = this.#stopping;
    const beside = this.#file ?? this.#none;
    const sources = await sourcesOf(this.#page.sources);
    /** @type {any} */
    const asked = { ...question, id, example: !beside.file };
    /** @param {string} step @param {number} done */
    const onStep = (step, done) => id === this.#last && this.#onStep(step, done);
    const answer = await this.#engine.ask("klanten", "klanten", asked, sources, { beside, onStep, signal });
    this.#keep();
    return id === this.#last || question.what === "fits" ? answer : { gone: true };
  }

  /**
   * What the reader is told of a failure.
   *
   * @param {unknown} error
   */
  async why(error) {
    console.warn(`mijn-klanten: ${error}`);
    if (error instanceof Unread) return WHY.file;
    if (!(error instanceof Failure)) return WHY.run;
    if (error.kind !== "load") return WHY[error.kind] ?? WHY.run;
    const sources = typeof this.#page.sources === "string" ? [new URL(this.#page.sources, ROOT)] : [];
    const { kind, text } = await cause([...this.#engine.parts, ...this.#later, ...sources]);
    return text ?? WHY[kind];
  }

  get #later() {
    return Object.keys(this.#none.parts).map((address) => new URL(address, ROOT));
  }

  /** What only this page needs of the runtime, for a next time without network. */
  #keep() {
    if (this.#kept) return;
    this.#kept = true;
    keep(this.#later.filter(({ pathname }) => pathname.endsWith("/klanten.zip")).map(String));
  }

  #loading() {
    const { received, total } = this.#engine;
    if (total && received < total) this.#onStep("De rekenmodule wordt geladen", (0.3 * received) / total);
  }
}
