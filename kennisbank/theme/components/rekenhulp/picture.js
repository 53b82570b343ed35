/** What Python draws of the outcome, and of the range that it lies in. */

/** @typedef {import("../python/engine.js").Result} Result */

export class Picture {
  #place;
  #draw;
  #turn = 0;

  /**
   * @param {HTMLElement} element
   * @param {string} selector of its place
   * @param {(result: Result) => Promise<string>} draw as HTML; empty where there is nothing to draw
   */
  constructor(element, selector, draw) {
    this.#place = /** @type {HTMLElement | null} */ (element.querySelector(selector));
    this.#draw = draw;
  }

  /** @param {Result} [result] what is shown now; without one, the example as it was built */
  async renew(result) {
    const place = this.#place;
    const mine = ++this.#turn;
    if (!place) return;
    place.setAttribute("aria-busy", String(Boolean(result)));
    if (!result) return;
    // A picture of other numbers than those beside it is worse than none.
    const html = result.ok ? await this.#draw(result).catch(() => "") : "";
    if (mine !== this.#turn) return;
    const open = [...place.querySelectorAll("details")].map((each) => each.open);
    place.innerHTML = html; // by our own formula module, of numbers and its own words
    place.hidden = html === "";
    place.setAttribute("aria-busy", "false");
    place.querySelectorAll("details").forEach((each, at) => (each.open = open[at] ?? false));
  }
}
