/** <kb-mijn-cijfers>: what the reader chose to keep, as one page to look at, print and take along. */

import "../shared/common.js";
import { download, hit, make } from "../shared/dom.js";
import { workbook } from "../python/workbook.js";
import { beside } from "./plans.js";
import { addressIn, buttons, card, day, sketch } from "./cards.js";
import * as store from "./store.js";

/** @typedef {import("./store.js").Kept} Kept */

const EMPTY =
  "Je hebt nog niets bewaard. Kies onder een rekenhulp voor “Delen, bewaren of printen” en dan “Bewaar in Mijn cijfers”.";
const ERASE = "Alles wissen: wat je in Mijn cijfers hebt bewaard, en welke artikelen je hier las?";
const FILE = "input.kb-bestand";
const THERE = "Ze staan er nog: download ze, of wis ze om opnieuw te beginnen.";
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
      doings = kept.length ? ["print", "excel", "download", "kies", "wis"] : ["kies"];
      if (!kept.length && store.remembers()) doings.push("wis");
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
    const plans = kept.length ? beside(kept) : [];
    const questions = make("div", "", "kb-alleen-print kb-schrijf");
    if (kept.length) questions.append(...QUESTIONS.map((text) => make("p", text)));
    this.#element.replaceChildren(status, date, cards, ...plans, questions, buttons(doings));
  }

  /** @param {HTMLElement} button */
  #do({ dataset }) {
    const { doe, weg = "" } = dataset;
    try {
      if (doe === "weg") {
        store.remove(weg);
        this.#show("Weggehaald.");
      }
      if (doe === "wis" && confirm(ERASE)) {
        store.erase();
        this.#show("Alles is gewist.");
      }
      if (doe === "print") print();
      if (doe === "excel") this.#toSpreadsheet(store.all());
      if (doe === "download") {
        download(store.raw() ?? "", "application/json", "mijn-cijfers.json");
      }
      if (doe === "kies") /** @type {HTMLElement | null} */ (this.#element.querySelector(FILE))?.click();
    } catch (error) {
      this.#tell(error);
    }
  }

  /** @param {Kept[]} kept */
  async #toSpreadsheet(kept) {
    this.#say("Het Excelbestand wordt gemaakt.");
    const calculations = kept.map(({ slug, version, title, inputs, outputs, plan = "" }) => ({
      ...{ slug, title, name: plan, values: inputs, address: addressIn({ slug, version, inputs }) },
      lines: outputs.map(({ label, text }) => ({ label, text })),
    }));
    this.#say(await workbook(calculations, "mijn-cijfers.xlsx"));
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      const found = store.parse(await textOf(file));
      const names = new Set(found.map(store.keyOf));
      const now = store.all();
      const replaced = now
        .filter((each) => names.has(store.keyOf(each)))
        .map(({ title, plan }) => `“${plan || title}”`);
      const question = `Dit vervangt wat je hebt bewaard van ${replaced.join(" en ")}. Doorgaan?`;
      if (replaced.length && !confirm(question)) return;
      store.write([...found, ...now.filter((each) => !names.has(store.keyOf(each)))]);
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
    this.#say(`${error.message} Er is niets veranderd.`);
  }

  /** @param {string} text */
  #say(text) {
    const status = this.#element.querySelector(".kb-gedaan");
    if (status) status.textContent = text;
  }
}

/** @param {File} file */
async function textOf(file) {
  try {
    return await file.text();
  } catch {
    throw new store.StoreError(
      "Dit bestand is niet te lezen: misschien is het verplaatst of veranderd. Kies het opnieuw.",
    );
  }
}
