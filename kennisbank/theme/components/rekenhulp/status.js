/** What a calculator says of itself: that it loads, what came out, what went wrong. */

import { make } from "../shared/dom.js";
import { find } from "./outcome.js";
import { ROOT } from "../shared/root.js";
import { pageOf } from "../shared/sections.js";

/** What a part below the form says when it has no answer to show. */
export const WRONG = "Verbeter eerst de velden hierboven.";
export const FAILED = "De rekenmodule kon niet worden geladen. Probeer het zo nog eens.";

const WHY = {
  load: "De rekenmodule kon niet worden geladen. Controleer je verbinding.",
  missing: "De rekenmodule kon niet worden geladen: een deel ervan ontbreekt op de site. Dat ligt niet aan jou.",
  replaced: "Er is een nieuwe versie van deze site.",
  unsupported: "Deze browser kan hier niet rekenen: WebAssembly ontbreekt of staat uit.",
  memory: "Je apparaat heeft nu te weinig geheugen vrij om te rekenen. Sluit andere tabbladen of programma’s.",
  blocked: "Op deze plek mag de rekenhulp niet rekenen: de site eromheen sluit hem af.",
  whole: "Voor deze som is een groter deel van de rekenmodule nodig, en dat kan nu niet worden opgehaald.",
  run: "Er ging iets mis bij het rekenen.",
};

export class Status {
  #live;
  #again;
  #place;
  #slug;
  /** @type {HTMLElement | undefined} */
  #loading;
  #bytes = { received: 0, total: 0 };
  #sizes;

  /**
   * @param {HTMLElement} element
   * @param {Record<number, string>} [sizes] numbers of bytes, as they are written
   */
  constructor(element, sizes = {}) {
    this.#sizes = sizes;
    this.#slug = element.getAttribute("slug") ?? "";
    this.#live = find(element, ".kb-status");
    this.#again = find(element, ".kb-opnieuw");
    this.#place = find(element, ".kb-uitslag");
  }

  /** The reader waits for Python: show how far it is. */
  wait() {
    if (this.#loading) return;
    this.#live.textContent = "De rekenmodule wordt geladen.";
    this.#loading = document.createElement("div");
    this.#loading.className = "kb-laden";
    const bar = document.createElement("progress");
    bar.className = "kb-voortgang";
    bar.setAttribute("aria-label", "Rekenmodule laden");
    const bytes = document.createElement("span");
    bytes.className = "kb-bytes";
    this.#loading.append(bar, bytes);
    this.#place.append(this.#loading); // below the outcome, which then stays where it is
    this.progress(this.#bytes.received, this.#bytes.total);
  }

  /**
   * @param {number} received bytes
   * @param {number} total
   */
  progress(received, total) {
    this.#bytes = { received, total };
    const bar = this.#loading?.querySelector("progress");
    const text = this.#loading?.querySelector("span");
    if (!bar || !text || !total) return;
    bar.max = total;
    bar.value = received;
    text.textContent = received < total ? `Laden: ${this.#sizes[total] ?? "nog even"}` : "Geladen; Python start";
  }

  clear() {
    this.#live.textContent = "";
    this.#again.hidden = true;
    this.#loading?.remove();
    this.#loading = undefined;
  }

  /** @param {string} said for a screen reader: everyone else sees it */
  announce(said) {
    this.#live.textContent = said;
  }

  /**
   * @param {keyof typeof WHY} kind
   * @param {boolean} changed whether the fields hold something else than the example
   * @param {string} [why] in the place of what is known here
   */
  fail(kind, changed, why = WHY[kind]) {
    this.clear();
    const kept = "Wat je invulde, staat er nog; de uitkomst die je ziet, is die van het voorbeeld.";
    const example = "De uitkomst die je ziet, is een uitgerekend voorbeeld.";
    this.#live.textContent = `${why} ${changed ? kept : example}`;
    this.#again.textContent = kind === "replaced" ? "Ververs de pagina" : "Opnieuw proberen";
    this.#again.hidden = kind === "blocked"; // a second time is no better
    if (kind === "blocked") this.#live.append(" ", elsewhere(this.#slug));
  }
}

/**
 * The way on for a calculator that cannot work in this frame.
 *
 * @param {string} slug
 */
function elsewhere(slug) {
  const link = make("a", "Open de rekenhulp op een eigen pagina.");
  link.setAttribute("href", new URL(pageOf(slug), ROOT).href);
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener");
  return link;
}
