/** To other calculators, with an outcome of this one filled in. */

/** @typedef {import("./engine.js").Result} Result */

export class Doors {
  #doors;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#doors = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".kb-deur"));
  }

  /** @param {Result} result */
  renew({ outputs = {} }) {
    /** @type {Map<string, HTMLElement>} */
    const open = new Map();
    for (const door of this.#doors) {
      door.hidden = true;
      const carry = outputs[door.dataset.carries ?? ""]?.carry;
      if (!carry) continue;
      // Of several that fill in the same, the last: the margin goes before the revenue.
      open.set(carry.field, door);
      for (const link of door.querySelectorAll("a")) link.search = `?${carry.field}=${carry.value}`;
    }
    for (const door of open.values()) door.hidden = false;
  }
}
