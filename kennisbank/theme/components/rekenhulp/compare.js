/** Two situations side by side: one that the reader has pinned, and what is filled in now. */

import { find } from "./outcome.js";
import { FAILED, WRONG } from "./status.js";

/** @typedef {import("../python/engine.js").Ask} Ask */
/** @typedef {import("../python/engine.js").Result} Result */
/** @typedef {import("../python/engine.js").Values} Values */

export class Compare {
  #box;
  #ask;
  #values;
  /** @type {Values | undefined} */
  #first;
  #turn = 0;

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

  /** @param {Result} [result] what is shown now; without one, the example as it was built */
  renew(result) {
    if (!this.#first) return;
    if (result?.ok) this.#compare();
    else this.#show("", result ? WRONG : FAILED);
  }

  async #pin() {
    const values = this.#values();
    const mine = ++this.#turn;
    /** @type {Result | undefined} */
    const result = await this.#ask("run", {}).catch(() => undefined);
    if (mine !== this.#turn) return;
    if (!result?.ok) return this.#show("", result ? WRONG : FAILED);
    this.#first = values;
    find(this.#box, ".kb-vastzetten").textContent = "Zet vast wat er nu staat";
    find(this.#box, ".kb-loslaten").hidden = false;
    this.#compare();
  }

  #release() {
    this.#first = undefined;
    find(this.#box, ".kb-loslaten").hidden = true;
    this.#show("", "");
    find(this.#box, ".kb-vastzetten").focus(); // the other button is gone
  }

  async #compare() {
    const mine = ++this.#turn;
    const first = this.#first;
    if (!first) return;
    const changes = await this.#ask("compare", { first }).catch(() => ({ html: "", text: FAILED }));
    if (mine === this.#turn) this.#show(changes.html, changes.text);
  }

  /**
   * @param {string} rows by our own formula module
   * @param {string} text
   */
  #show(rows, text) {
    this.#turn++; // what was asked before this, comes too late
    const table = find(this.#box, ".kb-tabel");
    find(table, "tbody").innerHTML = rows;
    table.hidden = !rows;
    find(this.#box, ".kb-gedaan").textContent = text;
  }
}
