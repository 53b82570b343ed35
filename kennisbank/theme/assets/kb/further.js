/** What stands below the form: the question turned round, and what each field does. */

import { Failure } from "./engine.js";
import { find } from "./outcome.js";
import { row } from "./table.js";

/** @typedef {import("./engine.js").Ask} Ask */
/** @typedef {import("./engine.js").Lever} Lever */
/** @typedef {import("./engine.js").Solution} Solution */

const FAILED = "De rekenmodule kon niet worden geladen. Probeer het zo nog eens.";

export class Further {
  #element;
  #ask;
  #levers;

  /**
   * @param {HTMLElement} element
   * @param {Ask} ask
   */
  constructor(element, ask) {
    this.#element = element;
    this.#ask = ask;
    this.#levers = /** @type {HTMLDetailsElement} */ (find(element, ".kb-hefbomen"));
    this.#levers.addEventListener("toggle", () => this.renew());
    find(element, ".kb-draaien").hidden = false; // which nobody can use without a script
    const form = /** @type {HTMLFormElement} */ (find(element, ".kb-omgekeerd"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#solve(form);
    });
    form.addEventListener("input", () => this.#say(""));
    find(element, ".kb-overnemen").addEventListener("click", () => this.#takeOver());
  }

  /** The outcome has changed: what is seen of this has to follow. */
  async renew() {
    if (!this.#levers.open) return;
    try {
      this.#show(await this.#ask("levers", {}));
    } catch {
      // The form itself says what is wrong; the levers of the example stay.
    }
  }

  /** @param {HTMLFormElement} form */
  async #solve(form) {
    const { output, target, field } = Object.fromEntries(new FormData(form));
    try {
      /** @type {Solution} */
      const found = await this.#ask("solve", { output, target, field });
      const label = form.querySelector(`option[value="${CSS.escape(String(field))}"]`)?.textContent;
      this.#say(found.message ?? `${label}: ${found.text}`, found.value === undefined ? "" : String(found.value));
    } catch (error) {
      if (error instanceof Failure) this.#say(FAILED);
    }
  }

  /**
   * @param {string} text
   * @param {string} [value] what may be taken over in the form
   */
  #say(text, value = "") {
    const answer = find(this.#element, ".kb-antwoord-omgekeerd");
    answer.textContent = text;
    answer.dataset.value = value;
    find(this.#element, ".kb-overnemen").hidden = !value;
  }

  #takeOver() {
    const { value } = find(this.#element, ".kb-antwoord-omgekeerd").dataset;
    const name = /** @type {HTMLSelectElement} */ (find(this.#element, ".kb-omgekeerd [name=field]"));
    const field = this.#element.querySelector(`.kb-velden [name="${CSS.escape(name.value)}"]`);
    if (!(field instanceof HTMLInputElement) || !value) return;
    field.value = value.replace(".", ",");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    this.#say("");
    field.focus();
  }

  /** @param {Lever[]} levers */
  #show(levers) {
    const body = find(this.#levers, "tbody");
    const most = Math.max(...levers.map(({ effect }) => Math.abs(effect.value)));
    body.replaceChildren(
      ...levers.map(({ label, from, to, moved, output, effect }) => {
        const made = row(label, [
          ["van → naar", `${from.text} → ${to.text} (${moved})`],
          ["wordt", output.text],
          ["verschil", effect.text],
        ]);
        made.style.setProperty("--kb-deel", String(Math.abs(effect.value) / most));
        return made;
      }),
    );
    find(this.#levers, ".kb-geen").hidden = levers.length > 0;
  }
}
