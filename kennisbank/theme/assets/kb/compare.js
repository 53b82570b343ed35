/** Two situations side by side: one that the reader has pinned, and what is filled in now. */

import { find } from "./outcome.js";
import { FAILED, WRONG } from "./status.js";
import { row } from "./table.js";

/** @typedef {import("./engine.js").Ask} Ask */
/** @typedef {import("./engine.js").Change} Change */
/** @typedef {import("./engine.js").Result} Result */
/** @typedef {import("./engine.js").Values} Values */

const PINNED =
  "Vastgezet. Verander nu hierboven een of meer velden, dan zie je hier het verschil.";

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
    else this.#show([], result ? WRONG : FAILED);
  }

  async #pin() {
    const values = this.#values();
    const mine = ++this.#turn;
    /** @type {Result | undefined} */
    const result = await this.#ask("run", {}).catch(() => undefined);
    if (mine !== this.#turn) return;
    if (!result?.ok) return this.#show([], result ? WRONG : FAILED);
    this.#first = values;
    find(this.#box, ".kb-vastzetten").textContent = "Zet vast wat er nu staat";
    find(this.#box, ".kb-loslaten").hidden = false;
    this.#compare();
  }

  #release() {
    this.#first = undefined;
    find(this.#box, ".kb-loslaten").hidden = true;
    this.#show([], "");
    find(this.#box, ".kb-vastzetten").focus(); // the other button is gone
  }

  async #compare() {
    const mine = ++this.#turn;
    const first = this.#first;
    if (!first) return;
    /** @type {Change[] | undefined} */
    const changes = await this.#ask("compare", { first }).catch(() => undefined);
    if (mine !== this.#turn) return;
    const same = !changes?.some(({ difference }) => difference.value);
    this.#show(changes ?? [], changes ? (same ? PINNED : "") : FAILED);
  }

  /**
   * @param {Change[]} changes
   * @param {string} text
   */
  #show(changes, text) {
    this.#turn++; // what was asked before this, comes too late
    const rows = changes.map(({ label, first, second, difference, share }) =>
      row(label, [
        ["vastgezet", first.text],
        ["nu", second.text],
        ["verschil", share ? `${difference.text} (${share})` : difference.text],
      ]),
    );
    const table = find(this.#box, ".kb-tabel");
    find(table, "tbody").replaceChildren(...rows);
    table.hidden = rows.length === 0;
    find(this.#box, ".kb-gedaan").textContent = text;
  }
}
