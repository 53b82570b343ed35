/** What can be done with a calculation: share it, copy it, open it in a spreadsheet, print it. */

import { ROOT } from "./engine.js";
import { find } from "./outcome.js";
import { asCsv, asSheet, asText, summarize } from "./summary.js";

/** @typedef {import("./engine.js").Ask} Ask */
/** @typedef {import("./engine.js").Result} Result */

export class Take {
  #element;
  #box;
  #ask;
  #slug;

  /**
   * @param {HTMLElement} element
   * @param {string} slug
   * @param {Ask} ask
   */
  constructor(element, slug, ask) {
    this.#element = element;
    this.#slug = slug;
    this.#ask = ask;
    this.#box = find(element, ".kb-meenemen");
    this.#box.hidden = false;
    this.#box.addEventListener("click", ({ target }) => {
      const what = target instanceof HTMLButtonElement && target.dataset.doe;
      if (what) this.#do(what);
    });
  }

  /** @param {string} what */
  async #do(what) {
    this.#say("");
    /** @type {Result} */
    let result;
    try {
      result = await this.#ask("run", {});
    } catch {
      this.#say("De rekenmodule kon niet worden geladen. Probeer het zo nog eens.");
      return;
    }
    if (!result.ok) {
      this.#say("Verbeter eerst de velden hierboven.");
      return;
    }
    const address = this.#address(result);
    const summary = () => summarize(this.#element, result, address);
    if (what === "link") this.#copy(address, "De link staat op je klembord. Wie hem opent, ziet je getallen.");
    if (what === "tekst") this.#copy(asText(summary()), "De berekening staat op je klembord.");
    if (what === "csv") this.#download(asCsv(summary()));
    if (what === "print") print(asSheet(summary()));
  }

  /**
   * Where this calculation opens, on the page of the calculator itself.
   *
   * @param {Result} result
   */
  #address({ inputs }) {
    const url = new URL(`rekenhulpen/${this.#slug}/`, ROOT);
    for (const [name, { value }] of Object.entries(inputs)) {
      url.searchParams.set(name, String(value ?? ""));
    }
    return url.href;
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async #copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(done);
    } catch {
      this.#say("Je browser laat kopiëren niet toe. Kopieer het hier zelf:", text);
    }
  }

  /** @param {string} csv */
  #download(csv) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    link.download = `${this.#slug}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#say(`Het bestand ${link.download} is gemaakt.`);
  }

  /**
   * @param {string} text
   * @param {string} [copied] what the reader may copy by hand
   */
  #say(text, copied = "") {
    find(this.#box, ".kb-gedaan").textContent = text;
    const area = /** @type {HTMLTextAreaElement} */ (find(this.#box, "textarea"));
    area.hidden = !copied;
    area.value = copied;
    if (copied) area.select();
  }
}

/** @param {HTMLElement} sheet */
function print(sheet) {
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
