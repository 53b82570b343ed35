/** What can be done with a calculation: share it, copy it, open it in a spreadsheet, print it. */

import "../shared/common.js";
import { addressOf } from "./address.js";
import { workbook } from "../python/workbook.js";
import { download, make } from "../shared/dom.js";
import { find } from "./outcome.js";
import { ROOT } from "../shared/root.js";
import { FIGURES, frameOf } from "../shared/sections.js";
import { FAILED, WRONG } from "./status.js";
import * as store from "../mijn-cijfers/store.js";

/** @typedef {import("../python/engine.js").Ask} Ask */

export class Take {
  #element;
  #box;
  #ask;
  #slug;
  /** What the reader calls this calculation. */
  #name = document.createElement("input");

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
    this.#box.querySelector(".kb-plan")?.remove(); // of a script before this one, that failed
    this.#name.maxLength = store.LONGEST_NAME;
    this.#name.autocomplete = "off";
    this.#name.addEventListener("keydown", ({ key }) => key === "Enter" && this.do("bewaar"));
    const label = make("label", "Bewaar je er meer van deze rekenhulp, geef dit plan dan een naam: ", "kb-plan");
    label.append(this.#name);
    find(this.#box, ".kb-gedaan").before(label);
  }

  /** @param {string} what */
  async do(what) {
    this.#say("");
    const version = this.#element.dataset.versie ?? "";
    /** @type {Answers.Taken} */
    let taken;
    let address = "";
    try {
      const { ok, inputs } = await this.#ask("run", {});
      if (!ok) return this.#say(WRONG);
      // Of the same numbers, whatever is typed meanwhile.
      const values = Object.fromEntries(Object.entries(inputs).map(([name, { value }]) => [name, value]));
      address = addressOf(ROOT, this.#slug, version, values);
      taken = await this.#ask("take", { values, address, day: day() });
    } catch {
      return this.#say(FAILED);
    }
    const { text, csv, sheet, kept } = taken;
    if (!kept) return this.#say(WRONG);
    if (what === "excel") {
      this.#say("Het Excelbestand wordt gemaakt.");
      const one = { slug: this.#slug, title: kept.title, name: "", values: kept.inputs, address, lines: [] };
      this.#say(await workbook([one], `${this.#slug}.xlsx`));
    }
    if (what === "link") this.#copy(address, "De link staat op je klembord. Wie hem opent, ziet je getallen.");
    if (what === "tekst") this.#copy(text, "De berekening staat op je klembord.");
    if (what === "csv") {
      download(csv, "text/csv;charset=utf-8", `${this.#slug}.csv`);
      this.#say(`Het bestand ${this.#slug}.csv is gemaakt.`);
    }
    if (what === "bewaar") {
      const date = new Date().toLocaleDateString("sv-SE"); // the Swedish way of writing is the ISO one
      const plan = store.planOf(this.#name.value);
      this.#keep({ slug: this.#slug, version, date, ...kept, ...(plan && { plan }) });
    }
    if (what === "insluiten") {
      this.#copy(
        frame(this.#slug, kept.title),
        "De code staat op je klembord. Plak haar in de HTML van je eigen pagina.",
      );
    }
    if (what === "print") print(sheet);
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

  /**
   * Keeps this calculation on the device, in Mijn cijfers.
   *
   * @param {store.Kept} kept
   */
  #keep(kept) {
    try {
      const { plan } = kept;
      const is = plan && store.all().some((each) => store.keyOf(each) === store.keyOf(kept));
      if (is && !confirm(`Je hebt al een plan “${plan}” van deze rekenhulp. Vervangen?`)) return;
      store.keep(kept);
    } catch (error) {
      if (!(error instanceof store.StoreError)) throw error;
      this.#say(`${error.message} Er is niets veranderd.`);
      return;
    }
    this.#say(kept.plan ? `“${kept.plan}” is bewaard op dit apparaat. ` : "Bewaard op dit apparaat. ");
    const link = make("a", "Bekijk Mijn cijfers");
    link.setAttribute("href", new URL(FIGURES, ROOT).href);
    find(this.#box, ".kb-gedaan").append(link);
  }

  /**
   * @param {string} text
   * @param {string} [copied] what the reader may copy by hand
   */
  #say(text, copied = "") {
    find(this.#box, ".kb-gedaan").textContent = text;
    const area = /** @type {HTMLTextAreaElement} */ (find(this.#box, ".kb-tekst"));
    area.hidden = !copied;
    area.value = copied;
    if (copied) area.select();
  }
}

/** The day of today, as people write it. */
function day() {
  return new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
}

/** @param {string} html by our own formula module */
function print(html) {
  const sheet = make("article", "", "kb-blad");
  sheet.innerHTML = html;
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}

/**
 * What another site places: the frame, and a script that fits it to what is in it.
 *
 * @param {string} slug
 * @param {string} title
 */
function frame(slug, title) {
  const page = new URL(frameOf(slug), ROOT).href;
  const script = new URL("assets/kb/insluiten.js", ROOT).href;
  return (
    `<iframe src="${page}" title="${title.replaceAll('"', "&quot;")}" loading="lazy" ` +
    `style="width: 100%; height: 60rem; border: 0"></iframe>\n` +
    `<script src="${script}" async></script>\n`
  );
}
