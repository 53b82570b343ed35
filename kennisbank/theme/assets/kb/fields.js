/** The fields of a calculator: what is in them, and what is wrong with it. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {import("./engine.js").Result} Result */
/** @typedef {import("./engine.js").Values} Values */

export class Fields {
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** Numbers from the address, until Python has said how they are written. */
  /** @type {Map<string, number>} */
  #numbers = new Map();
  /** @type {{sent: Values, inputs: Result["inputs"]}} */
  #read = { sent: {}, inputs: {} };

  /** @param {HTMLFormElement} form */
  constructor(form) {
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        this.#fields.set(field.name, field);
      }
    }
  }

  get names() {
    return [...this.#fields.keys()];
  }

  /** Whether any of them is not as the page was built. */
  get changed() {
    return [...this.#fields.values()].some((field) => field.value !== built(field));
  }

  /** @returns {Values} what Python has to read: text as typed, or a number of the address */
  get values() {
    const values = /** @type {Values} */ ({});
    for (const [name, field] of this.#fields) {
      const number = this.#numbers.get(name);
      values[name] = number !== undefined && field.value === written(number) ? number : field.value;
    }
    return values;
  }

  /** @param {Map<string, string | number>} found in the address; the others become as built */
  fill(found) {
    this.#numbers.clear();
    for (const [name, field] of this.#fields) {
      const value = found.get(name) ?? built(field);
      if (typeof value === "number") this.#numbers.set(name, value);
      field.value = typeof value === "number" ? written(value) : value;
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
   * What the address has to say of them: null for what it need not mention.
   *
   * @param {Result["inputs"]} inputs
   */
  forAddress(inputs) {
    return Object.fromEntries(
      [...this.#fields].map(([name, field]) => [
        name,
        inputs[name].value ?? (built(field) === "" ? null : ""),
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

/**
 * As a Dutch person could have typed it; only Python knows how it is really written.
 *
 * @param {number} number
 */
function written(number) {
  return String(number).replace(".", ",").replace("-", "−");
}
