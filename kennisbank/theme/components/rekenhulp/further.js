/** What stands below the form: the question turned round, and what each field does. */

import { find } from "./outcome.js";
import { FAILED, WRONG } from "./status.js";

/** @typedef {import("../python/engine.js").Ask} Ask */
/** @typedef {import("../python/engine.js").Result} Result */
/** @typedef {import("./fields.js").Fields} Fields */

export class Further {
  #element;
  #ask;
  #fields;
  #levers;
  /** @type {Result | undefined} */
  #result;
  #turn = { levers: 0, solve: 0 };
  /** @type {{field: string, value: number} | undefined} */
  #solution;

  /**
   * @param {HTMLElement} element
   * @param {Ask} ask
   * @param {Fields} fields
   */
  constructor(element, ask, fields) {
    this.#element = element;
    this.#ask = ask;
    this.#fields = fields;
    this.#levers = /** @type {HTMLDetailsElement} */ (find(element, ".kb-hefbomen"));
    this.#levers.addEventListener("toggle", () => this.renew(this.#result));
    find(element, ".kb-draaien").hidden = false; // which nobody can use without a script
    const form = /** @type {HTMLFormElement} */ (find(element, ".kb-omgekeerd"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#solve(form);
    });
    form.addEventListener("input", () => this.change());
    find(element, ".kb-overnemen").addEventListener("click", () => this.#takeOver());
  }

  /**
   * What is seen of this follows what is shown; what is folded away is made when it opens.
   *
   * @param {Result} [result] what is shown now; without one, the example as it was built
   */
  async renew(result) {
    this.#result = result;
    const mine = ++this.#turn.levers;
    if (!result) return;
    if (!result.ok) return this.#show({ html: "", text: WRONG });
    if (!this.#levers.open) return this.#show({ html: "", text: "" });
    const levers = await this.#ask("levers", {}).catch(() => ({ html: "", text: FAILED }));
    if (mine === this.#turn.levers) this.#show(levers);
  }

  /** Something else is filled in: an answer to what was filled in before is none. */
  change() {
    this.#turn.solve++;
    this.#say("");
  }

  /** @param {HTMLFormElement} form */
  async #solve(form) {
    const mine = ++this.#turn.solve;
    const [output, target, field] = ["output", "target", "field"].map(
      (name) => /** @type {HTMLInputElement} */ (find(form, `[name=${name}]`)).value,
    );
    /** @type {Answers.Solution | undefined} */
    const found = await this.#ask("solve", { output, target, field }).catch(() => undefined);
    if (mine !== this.#turn.solve) return;
    if (!found) return this.#say(FAILED);
    const label = form.querySelector(`option[value="${CSS.escape(field)}"]`)?.textContent;
    const { value } = found;
    const solution = value === undefined ? undefined : { field, value };
    this.#say(found.message ?? `${label}: ${found.text}`, solution);
  }

  /**
   * @param {string} text
   * @param {{field: string, value: number}} [solution] what may be taken over in the form
   */
  #say(text, solution) {
    this.#solution = solution;
    find(this.#element, ".kb-antwoord-omgekeerd").textContent = text;
    find(this.#element, ".kb-overnemen").hidden = !solution;
  }

  #takeOver() {
    if (this.#solution) this.#fields.put(this.#solution.field, this.#solution.value);
  }

  /** @param {Answers.Drawn} levers rows, or what to say when there are none */
  #show({ html, text }) {
    find(this.#levers, "tbody").innerHTML = html; // by our own formula module
    const empty = find(this.#levers, ".kb-geen");
    empty.textContent = text;
    empty.hidden = !text;
  }
}
