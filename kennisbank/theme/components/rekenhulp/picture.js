/** The outcome drawn: Python draws it, here as well as where the page was built. */

/** @typedef {import("../python/engine.js").Ask} Ask */
/** @typedef {import("../python/engine.js").Result} Result */

export class Picture {
  #place;
  #ask;
  #turn = 0;

  /**
   * @param {HTMLElement} element
   * @param {Ask} ask
   */
  constructor(element, ask) {
    this.#place = /** @type {HTMLElement | null} */ (element.querySelector(".kb-beeld"));
    this.#ask = ask;
  }

  /** @param {Result} [result] what is shown now; without one, the example as it was built */
  async renew(result) {
    const place = this.#place;
    const mine = ++this.#turn;
    if (!place || !result) return;
    // A picture of other numbers than those beside it is worse than none.
    const html = result.ok ? await this.#ask("picture", {}).catch(() => "") : "";
    if (mine !== this.#turn) return;
    const open = place.querySelector("details")?.open ?? false;
    place.innerHTML = html; // by our own formula module, of numbers and its own words
    place.hidden = html === "";
    const table = place.querySelector("details");
    if (table) table.open = open;
  }
}
