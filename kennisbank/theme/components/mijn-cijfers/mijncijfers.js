/** <kb-mijn-cijfers>: what the reader chose to keep, as one page to look at, print and take along. */

import { addressOf } from "../rekenhulp/address.js";
import { download, hit, make } from "../shared/dom.js";
import { ROOT } from "../shared/root.js";
import * as store from "./store.js";

/** @typedef {import("./store.js").Kept} Kept */

const EMPTY =
  "Je hebt nog niets bewaard. Kies onder een rekenhulp voor “Delen, bewaren of printen” en dan “Bewaar in Mijn cijfers”.";
const FILE = "input.kb-bestand";
const THERE = "Ze staan er nog: download ze, of wis ze om opnieuw te beginnen.";
/** @type {Record<string, string>} */
const DOINGS = {
  print: "Print als voorbereiding",
  download: "Download als bestand",
  kies: "Lees een bestand in",
  wis: "Wis alles",
};
const QUESTIONS = ["Wat valt me op?", "Wat wil ik bespreken?", "Wat is mijn volgende stap?"];

export class Figures {
  #element;
  /** To where there is something to keep: it is in the page as built. */
  #way;
  /** @type {AbortController | undefined} */
  #connection;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#way = element.querySelector("a");
  }

  connect() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#show();
    // Another tab may keep something as well.
    addEventListener("storage", (event) => store.isOurs(event) && this.#show(), { signal });
    this.#element.addEventListener(
      "click",
      (event) => {
        const button = hit(event, "[data-doe]");
        if (button) this.#do(button);
      },
      { signal },
    );
    this.#element.addEventListener(
      "change",
      (event) => {
        const input = hit(event, FILE);
        if (input instanceof HTMLInputElement) this.#import(input);
      },
      { signal },
    );
  }

  disconnect() {
    this.#connection?.abort();
  }

  /** @param {string} [said] */
  #show(said = "") {
    /** @type {Kept[]} */
    let kept = [];
    let wrong = "";
    /** @type {string[]} */
    let doings;
    try {
      kept = store.all();
      doings = kept.length ? ["print", "download", "kies", "wis"] : ["kies"];
    } catch (error) {
      if (!(error instanceof store.StoreError)) throw error;
      const blocked = error instanceof store.Blocked;
      doings = blocked ? [] : ["download", "wis"];
      wrong = blocked ? error.message : `${error.message} ${THERE}`;
    }
    const status = make("p", wrong || said || (kept.length ? "" : EMPTY), "kb-gedaan");
    status.setAttribute("role", "status");
    const cards = make("div", "", "kb-kaarten");
    cards.append(...kept.map(card));
    if (!kept.length && !wrong) cards.append(sketch(this.#way));
    const date = make("p", `Mijn cijfers op ${day(new Date())}`, "kb-alleen-print");
    const questions = make("div", "", "kb-alleen-print kb-schrijf");
    if (kept.length) questions.append(...QUESTIONS.map((text) => make("p", text)));
    this.#element.replaceChildren(status, date, cards, questions, buttons(doings));
  }

  /** @param {HTMLElement} button */
  #do({ dataset }) {
    const { doe, slug = "" } = dataset;
    try {
      if (doe === "weg") {
        store.remove(slug);
        this.#show("Weggehaald.");
      }
      if (doe === "wis" && confirm("Alles wissen wat je in Mijn cijfers hebt bewaard?")) {
        store.erase();
        this.#show("Alles is gewist.");
      }
      if (doe === "print") print();
      if (doe === "download") {
        download(store.raw() ?? "", "application/json", "mijn-cijfers.json");
      }
      if (doe === "kies") /** @type {HTMLElement | null} */ (this.#element.querySelector(FILE))?.click();
    } catch (error) {
      this.#tell(error);
    }
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      const found = store.parse(await file.text());
      const names = new Set(found.map(({ slug }) => slug));
      const now = store.all();
      const replaced = now.filter(({ slug }) => names.has(slug)).map(({ title }) => `“${title}”`);
      const question = `Dit vervangt wat je hebt bewaard van ${replaced.join(" en ")}. Doorgaan?`;
      if (replaced.length && !confirm(question)) return;
      store.write([...found, ...now.filter(({ slug }) => !names.has(slug))]);
      this.#show(`${found.length === 1 ? "1 berekening" : `${found.length} berekeningen`} ingelezen.`);
    } catch (error) {
      this.#tell(error);
    } finally {
      input.value = "";
    }
  }

  /** @param {unknown} error */
  #tell(error) {
    if (!(error instanceof store.StoreError)) throw error;
    const status = this.#element.querySelector(".kb-gedaan");
    if (status) status.textContent = `${error.message} Er is niets veranderd.`;
  }
}

/** @param {Kept} kept */
function card({ slug, version = "", title, date, inputs, outputs }) {
  const [main, ...others] = outputs;
  const made = make("section", "", "kb-kaart");
  const heading = make("h2", title);
  const number = make("p", main.text, "kb-kaart-getal");
  number.title = main.label;
  made.append(heading, make("p", main.label, "kb-label"), number);
  for (const output of outputs) {
    if (!output.verdict) continue;
    const verdict = make("p", `${output.label}: ${output.verdict}`, "kb-oordeel");
    verdict.dataset.tone = output.tone;
    made.append(verdict);
  }
  const list = make("dl");
  for (const { label, text } of others) list.append(make("dt", label), make("dd", text));
  const link = document.createElement("a");
  const own = slug === "mijn-klanten"; // of a file, which is not kept
  link.href = own ? new URL(`${slug}/`, ROOT).href : addressOf(ROOT, slug, version, inputs);
  link.textContent = own ? "Open Mijn klanten" : "Open deze berekening";
  const remove = button("Haal weg", "weg");
  remove.dataset.slug = slug;
  remove.setAttribute("aria-label", `Haal “${title}” weg`);
  const foot = make("p", "", "kb-knoppen");
  foot.append(link, remove);
  made.append(list, make("p", `Bewaard op ${day(new Date(`${date}T12:00`))}`, "kb-noot"), foot);
  return made;
}

/**
 * What a card will be, as long as there is none.
 *
 * @param {Element | null} way to where the first comes from
 */
function sketch(way) {
  const made = make("section", "", "kb-kaart kb-leeg");
  const lines = make("div", "", "kb-leeg-kaart");
  lines.setAttribute("aria-hidden", "true");
  lines.append(make("b", "Je rekenhulp"), make("i"), make("i"), make("i"));
  made.append(lines, make("p", "Hier komt je eerste berekening: de uitkomst groot, het oordeel eronder."));
  if (way) made.append(way);
  return made;
}

/** @param {string[]} doings what can be done now, of DOINGS */
function buttons(doings) {
  const row = make("p", "", "kb-knoppen");
  const file = document.createElement("input");
  file.type = "file";
  file.className = "kb-bestand";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.setAttribute("aria-label", "Bestand met cijfers");
  row.append(...doings.map((doing) => button(DOINGS[doing], doing)), file);
  return row;
}

/** @param {Date} date */
function day(date) {
  return date.toLocaleDateString("nl-NL", { dateStyle: "long" });
}

/**
 * @param {string} text
 * @param {string} what
 */
function button(text, what) {
  const made = make("button", text, "kb-knop kb-rustig");
  made.setAttribute("type", "button");
  made.dataset.doe = what;
  return made;
}
