/** The fields of a calculator: what is in them, and what is wrong with it. */

import { person, typed } from "./notation.js";
import { hit } from "../shared/dom.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {import("../python/engine.js").Result} Result */
/** @typedef {import("../python/engine.js").Values} Values */

export class Fields {
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** Numbers and ranges from the address, until Python has said how they are written. */
  /** @type {Map<string, number | number[]>} */
  #numbers = new Map();
  /** @type {{sent: Values, inputs: Result["inputs"]}} */
  #read = { sent: {}, inputs: {} };

  /**
   * Only those that the page was built with: extensions put fields of their own in a form.
   *
   * @param {HTMLElement} element the calculator
   */
  constructor(element) {
    for (const place of element.querySelectorAll("[data-field]")) {
      const name = /** @type {HTMLElement} */ (place).dataset.field ?? "";
      const field = place.querySelector(`#${CSS.escape(`${element.id}-${name}`)}`);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        this.#fields.set(name, field);
      }
    }
  }

  /** @param {Event} event */
  isIn(event) {
    const field = hit(event, "input, select");
    return [...this.#fields.values()].some((each) => each === field);
  }

  /** @param {string} name */
  has(name) {
    return this.#fields.get(name) instanceof HTMLInputElement;
  }

  /**
   * Fills in this number, as if the reader had typed it.
   *
   * @param {string} name
   * @param {number} number
   */
  put(name, number) {
    const field = this.#fields.get(name);
    if (!field) return;
    this.#numbers.set(name, number);
    field.value = person(number);
    unfold(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  get names() {
    return [...this.#fields.keys()];
  }

  /** Whether any of them is not as the page was built. */
  get changed() {
    return [...this.#fields.values()].some((field) => field.value !== built(field));
  }

  /** @param {string} name */
  label(name) {
    const field = this.#fields.get(name);
    const place = /** @type {HTMLElement | null | undefined} */ (field?.closest("[data-field]"));
    return place?.dataset.label ?? name; // a page from before has none
  }

  /** Those that cannot do without a number. */
  get needed() {
    return [...this.#fields].filter(([, field]) => built(field) !== "").map(([name]) => name);
  }

  /** @returns {Values} what Python has to read: text as typed, or a number of the address */
  get values() {
    const values = /** @type {Values} */ ({});
    for (const [name, field] of this.#fields) {
      const number = this.#numbers.get(name);
      values[name] = number !== undefined && field.value === person(number) ? number : field.value;
    }
    return values;
  }

  /** @param {Map<string, string | number | number[]>} found in the address; the others become as built */
  fill(found) {
    this.#numbers.clear();
    for (const [name, field] of this.#fields) {
      const value = found.get(name) ?? built(field);
      if (typeof value !== "string") this.#numbers.set(name, value);
      field.value = typeof value === "string" ? value : person(value);
      if (field.value !== built(field)) unfold(field);
    }
  }

  /**
   * @param {Values} sent
   * @param {Result} result
   */
  show(sent, { inputs, errors = {} }) {
    this.#read = { sent, inputs };
    for (const [name, field] of this.#fields) this.#message(field, errors[name] ?? "");
    this.showBack();
  }

  /** Writes every number as it was read, except in the field that somebody is typing in. */
  showBack() {
    for (const [name, field] of this.#fields) {
      const read = this.#read.inputs[name];
      const same = this.#read.sent[name] === this.values[name];
      if (!read || !same || field === document.activeElement || field.value === read.text) continue;
      field.value = read.text;
      this.#read.sent[name] = read.text;
    }
  }

  /**
   * What the address has to say of them: null for what it need not mention. Of what is wrong, as it
   * was typed: an address of other numbers than those in the fields would be worse.
   *
   * @param {Result} result
   */
  forAddress({ inputs, errors = {} }) {
    return Object.fromEntries(
      [...this.#fields].map(([name, field]) => [
        name,
        (name in errors ? typed(field.value) : inputs[name]?.value) ?? (built(field) === "" ? null : ""),
      ]),
    );
  }

  /**
   * @param {Field} field
   * @param {string} text
   */
  #message(field, text) {
    if (text) {
      field.setAttribute("aria-invalid", "true");
      unfold(field);
    } else field.removeAttribute("aria-invalid");
    const place = document.getElementById(`${field.id}-fout`);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

/**
 * Shows the group that it is in.
 *
 * @param {Field} field
 */
function unfold(field) {
  field.closest(".kb-groep")?.setAttribute("open", "");
}

/** @param {Field} field */
function built(field) {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0]).value;
}
