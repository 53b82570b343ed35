/** Two situations side by side: one that the reader has pinned, and what is filled in now. */

import { find } from "./outcome.js";
import { row } from "./table.js";

/** @typedef {import("./engine.js").Ask} Ask */
/** @typedef {import("./engine.js").Change} Change */
/** @typedef {import("./engine.js").Values} Values */

export class Compare {
  #box;
  #ask;
  #values;
  /** @type {Values | undefined} */
  #first;

  /**
   * @param {HTMLElement} element
   * @param {Ask} ask
   * @param {() => Values} values what is filled in now
   */
  constructor(element, ask, values) {
    this.#box = find(element, ".kb-vergelijken");
    this.#ask = ask;
    this.#values = values;
    this.#box.hidden = false; // which nobody can use without a script
    find(this.#box, ".kb-vastzetten").addEventListener("click", () => this.#pin());
    find(this.#box, ".kb-loslaten").addEventListener("click", () => this.#release());
  }

  /** The outcome has changed. */
  renew() {
    if (this.#first) this.#show();
  }

  #pin() {
    this.#first = this.#values();
    find(this.#box, ".kb-vastzetten").textContent = "Zet vast wat er nu staat";
    find(this.#box, ".kb-loslaten").hidden = false;
    this.#show();
  }

  #release() {
    this.#first = undefined;
    find(this.#box, "table").hidden = true;
    find(this.#box, ".kb-loslaten").hidden = true;
    find(this.#box, ".kb-gedaan").textContent = "";
    find(this.#box, ".kb-vastzetten").focus(); // the other button is gone
  }

  async #show() {
    /** @type {Change[]} */
    let changes = [];
    try {
      changes = await this.#ask("compare", { first: this.#first });
    } catch {
      // The form itself says what is wrong.
    }
    const rows = changes.map(({ label, first, second, difference, share }) =>
      row(label, [
        ["vastgezet", first.text],
        ["nu", second.text],
        ["verschil", share ? `${difference.text} (${share})` : difference.text],
      ]),
    );
    const table = find(this.#box, "table");
    find(table, "tbody").replaceChildren(...rows);
    table.hidden = rows.length === 0;
    find(this.#box, ".kb-gedaan").textContent = changes.some(({ difference }) => difference.value)
      ? ""
      : "Vastgezet. Verander nu hierboven een of meer velden, dan zie je hier het verschil.";
  }
}
