/** The outcome drawn: Python draws it, here as well as where the page was built. */

/** @typedef {import("./engine.js").Ask} Ask */

export class Picture {
  #place;
  #ask;

  /**
   * @param {HTMLElement} element
   * @param {Ask} ask
   */
  constructor(element, ask) {
    this.#place = /** @type {HTMLElement | null} */ (element.querySelector(".kb-beeld"));
    this.#ask = ask;
  }

  /** The outcome has changed. */
  async renew() {
    const place = this.#place;
    if (!place) return;
    /** @type {string} */
    let html;
    try {
      html = await this.#ask("picture", {});
    } catch {
      return; // The form itself says what is wrong; the last picture stays.
    }
    if (!html) return;
    const open = place.querySelector("details")?.open ?? false;
    place.innerHTML = html; // by our own formula module, of numbers and its own words
    place.hidden = false;
    const table = place.querySelector("details");
    if (table) table.open = open;
  }
}
