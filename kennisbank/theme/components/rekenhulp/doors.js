/** To other calculators, with an outcome of this one filled in. */

import { query } from "./address.js";

/** @typedef {import("../python/engine.js").Result} Result */

export class Doors {
  #element;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    for (const link of this.#links(element)) {
      const given = [...new URLSearchParams(link.search)]; // as built: the name and the number
      if (given.length) this.#lead(link, Object.fromEntries(given));
    }
  }

  /** @param {ParentNode} within @returns {NodeListOf<HTMLAnchorElement>} */
  #links(within) {
    return within.querySelectorAll("a[data-versie]");
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {Record<string, string | number>} values
   */
  #lead(link, values) {
    link.search = query("", link.dataset.versie ?? "", values);
  }

  /** @param {Result} [result] what is shown now; without one, the example as it was built */
  renew(result) {
    if (!result) return;
    const { outputs = {} } = result;
    const doors = /** @type {NodeListOf<HTMLElement>} */ (this.#element.querySelectorAll(".kb-deur"));
    /** @type {Map<string, HTMLElement>} */
    const open = new Map();
    for (const door of doors) {
      door.hidden = true;
      const carry = outputs[door.dataset.carries ?? ""]?.carry;
      if (!carry) continue;
      // Of several that fill in the same, the last: the margin goes before the revenue.
      open.set(carry.field, door);
      for (const link of this.#links(door)) this.#lead(link, { [carry.field]: carry.value });
    }
    for (const door of open.values()) door.hidden = false;
  }
}
