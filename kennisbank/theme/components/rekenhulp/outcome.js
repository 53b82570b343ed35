/** Shows what Python answered in the form that the page was built with. */

import { ROOT } from "../shared/root.js";

/** What stands where there is no number. */
const NONE = "–";
// All that shows what came out, in the page as built: together they are the example.
const PLACES = [
  ...[".kb-uitkomsten", ".kb-bereik", ".kb-let-op", ".kb-uitwerking dl"],
  ...[".kb-doorrekenen", ".kb-beeld", ".kb-hefbomen tbody", ".kb-hefbomen .kb-geen"],
];

/** @typedef {import("../python/engine.js").Result} Result */
/** @typedef {import("../python/engine.js").Outcome} Outcome */

/**
 * The outcome of a calculator: shown, taken away, or put back as it was built.
 */
export class OutcomeView {
  #element;
  #places;
  #built;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#places = /** @type {HTMLElement[]} */ (PLACES.flatMap((each) => [...element.querySelectorAll(each)]));
    this.#built = this.#places.map(({ innerHTML, hidden }) => ({ innerHTML, hidden }));
  }

  /** @param {boolean} busy whether another outcome is on its way */
  set busy(busy) {
    find(this.#element, ".kb-uitkomsten").setAttribute("aria-busy", String(busy));
  }

  /** The example that the page was built with. */
  restore() {
    this.#places.forEach((place, index) => Object.assign(place, this.#built[index]));
  }

  /** @param {Result} result */
  show({ outputs, warnings }) {
    for (const place of this.#all("[data-output]")) {
      const name = place.dataset.output ?? "";
      place.hidden = outputs ? !outputs[name] : place.hidden;
      for (const output of place.querySelectorAll("output")) {
        number(output, outputs?.[output.name]);
      }
      note(find(place, ".kb-noot"), outputs?.[name]?.note ?? "");
      verdict(place.querySelector(".kb-oordeel"), outputs?.[name]?.band ?? null);
      scale(place.querySelector(".kb-schaal"), outputs?.[name]?.band ?? null);
    }
    for (const place of this.#all("[data-worked]")) {
      const shown = outputs?.[place.dataset.worked ?? ""];
      place.hidden = !shown;
      if (!shown) continue;
      find(place, ".kb-formule").textContent = shown.formula;
      find(place, ".kb-ingevuld").textContent = shown.worked;
    }
    const list = find(this.#element, ".kb-let-op");
    list.hidden = !warnings;
    list.innerHTML = warnings; // by our own formula module, and safe: of what was typed only numbers
  }

  /** @param {string} selector */
  #all(selector) {
    return /** @type {NodeListOf<HTMLElement>} */ (this.#element.querySelectorAll(selector));
  }
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
export function find(within, selector) {
  const found = within.querySelector(selector);
  if (found instanceof HTMLElement) return found;
  throw new Error(`the page has no ${selector}`);
}

/**
 * @param {HTMLOutputElement} place
 * @param {Outcome | undefined} shown
 */
function number(place, shown) {
  place.textContent = shown?.text || NONE;
  place.dataset.value = String(shown?.value ?? "");
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function note(place, text) {
  place.hidden = !text;
  place.textContent = text;
}

/**
 * @param {HTMLElement | null} place
 * @param {Outcome["band"]} band
 */
function verdict(place, band) {
  if (!place) return;
  place.hidden = !band;
  if (!band) return;
  place.dataset.tone = band.tone;
  find(place, ".kb-oordeel-naam").textContent = band.name;
  find(place, ".kb-oordeel-tekst").textContent = band.text;
  const action = /** @type {HTMLAnchorElement} */ (find(place, ".kb-actie"));
  action.textContent = band.action;
  const url = new URL(band.link, ROOT);
  // Within the page only the place in it: the address with the inputs has to stay.
  action.setAttribute("href", url.pathname === location.pathname ? url.hash : url.href);
}

/**
 * @param {HTMLElement | null} place
 * @param {Outcome["band"]} band
 */
function scale(place, band) {
  if (!place) return;
  place.hidden = !band;
  if (band) place.setAttribute("style", `--kb-plaats:${band.place}`);
}
