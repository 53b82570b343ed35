/**
 * Somebody's own customers: a file goes to Python beside the page, and a report comes back.
 *
 *   choose ──file──► busy ──► report ◄──► busy (a setting changes)
 *                     ├─stop─► choose, or the report that was there
 *                     └──────► error ──opnieuw──► busy
 *
 * The file is read in the worker and nowhere else. Python draws the report: nothing is formatted here.
 */

import "../shared/common.js";
import { query } from "../rekenhulp/address.js";
import { Counter } from "./counter.js";
import { download, hit, isFrugal, make } from "../shared/dom.js";
import { ROOT } from "../shared/root.js";
import { FIGURES } from "../shared/sections.js";
import * as store from "../mijn-cijfers/store.js";

const SLUG = "mijn-klanten"; // in Mijn cijfers
const TEXT = "text/csv;charset=utf-8";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @typedef {Record<string, any>} Settings */

/** @param {string} base64 */
function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

export class Customers {
  #element;
  #counter;
  /** @type {Promise<unknown>} */
  #styled;
  /** @type {AbortController | undefined} */
  #connection;
  /** @type {Settings} */
  #settings = {};
  /** @type {Settings} of the report that is shown */
  #shown = {};
  #turn = 0;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#counter = new Counter((step, done) => this.#step(step, done));
    const style = make("link");
    Object.assign(style, { rel: "stylesheet", href: new URL("klanten.css", import.meta.url).href });
    this.#styled = new Promise((done) => Object.assign(style, { onload: done, onerror: done }));
    document.head.append(style);
  }

  connect() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const element = this.#element;
    // Without its style it would be wider than a small phone.
    this.#styled.then(() => (this.#find(".kb-kl-keuze").hidden = false));
    if (element.dataset.state === "static") element.dataset.state = "choose";
    element.addEventListener("submit", (event) => event.preventDefault(), { signal });
    element.addEventListener("click", (event) => this.#click(event), { signal });
    element.addEventListener("change", (event) => this.#change(event), { signal });
    element.addEventListener("keydown", (event) => event.key === "Enter" && this.#change(event), { signal });
    element.addEventListener("dragover", (event) => this.#drag(event, true), { signal });
    element.addEventListener("dragleave", (event) => this.#drag(event, false), { signal });
    element.addEventListener(
      "drop",
      (event) => {
        this.#drag(event, false);
        const file = event.dataTransfer?.files[0];
        if (file) this.#read(file);
      },
      { signal },
    );
    if (!isFrugal()) this.#counter.warm();
  }

  disconnect() {
    this.#connection?.abort();
    this.#counter.stop();
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} over
   */
  #drag(event, over) {
    event.preventDefault(); // or the browser would open the file in the place of the page
    this.#find(".kb-kl-vak").classList.toggle("kb-kl-boven", over);
  }

  /** @param {Event} event */
  #click(event) {
    const button = hit(event, "button");
    const { doe, instelling, waarde, groep = "" } = button?.dataset ?? {};
    if (instelling) this.#set(instelling, waarde === "true" || (waarde === "false" ? false : waarde));
    if (doe === "plak") this.#paste();
    if (doe === "voorbeeld") this.#begin(undefined);
    if (doe === "voorbeeldbestand") this.#take({ what: "example" });
    if (doe === "stop") this.#stop();
    if (doe === "opnieuw") this.#calculate();
    if (doe === "lijst") this.#take({ what: "list", group: groep });
    if (doe === "werkmap") this.#take({ what: "workbook" });
    if (doe === "bewaar") this.#keep();
    if (doe === "print") print();
    if (doe === "ander") this.#again();
  }

  /** @param {Event} event */
  #change(event) {
    const field = hit(event, "input, select");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (field.id === "kl-bestand" && field instanceof HTMLInputElement) {
      const file = field.files?.[0];
      field.value = ""; // the same file may be chosen again
      if (file) this.#read(file);
    }
    const { instelling, kop, was = "", status } = field.dataset;
    if (status !== undefined) this.#set("statuses", { ...this.#settings.statuses, [status]: field.value === "ja" });
    if (instelling) this.#set(instelling, field.value);
    if (kop !== undefined && field.value !== was) this.#name(kop, was, field.value);
  }

  /** @param {File} file */
  async #read(file) {
    const turn = ++this.#turn;
    const why = await this.#ask({ what: "fits", bytes: file.size });
    if (!why || turn !== this.#turn) return; // of two files the last one counts
    if (why.why_not) return this.#say(why.why_not, "choose");
    this.#begin(() => file.arrayBuffer());
  }

  #paste() {
    const area = /** @type {HTMLTextAreaElement} */ (this.#find("#kl-plak"));
    if (!area.value.trim()) {
      this.#say("Er staat nog niets in het vak. Plak er eerst je regels in.", "choose");
      return area.focus();
    }
    const bytes = new TextEncoder().encode(area.value);
    this.#begin(async () => bytes.slice().buffer);
  }

  /** @param {(() => Promise<ArrayBuffer>) | undefined} file the example where there is none */
  #begin(file) {
    this.#settings = {};
    this.#clear();
    this.#counter.open(file);
    this.#calculate();
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  #set(name, value) {
    if (this.#settings[name] === value) return; // Enter says it, and leaving the field again
    this.#settings = { ...this.#settings, [name]: value };
    this.#calculate();
  }

  /**
   * What stands in a column: this role is now of this one, and no longer of another.
   *
   * @param {string} column
   * @param {string} was
   * @param {string} role
   */
  #name(column, was, role) {
    const columns = { ...this.#settings.columns };
    if (was) columns[was] = null;
    if (role) columns[role] = column;
    this.#set("columns", columns);
  }

  async #calculate() {
    const answer = await this.#ask({ what: "report" });
    if (!answer) return;
    if (answer.wrong) return this.#point(answer.wrong);
    this.#show(answer);
  }

  /**
   * Asks Python; undefined when there is no answer, and then the page says why.
   *
   * @param {Record<string, any>} question
   */
  async #ask(question) {
    this.#say("", "busy");
    try {
      const answer = await this.#counter.ask({ ...question, settings: this.#settings });
      if (answer.gone) return undefined; // another question has taken its place
      this.#say("", answer.ok === false ? "choose" : "report");
      return answer;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return undefined;
      this.#say(await this.#counter.why(error), "error");
      return undefined;
    }
  }

  /** @param {any} answer */
  #show({ ok, html, carry = {} }) {
    const place = this.#find(".kb-kl-uitkomst");
    const active = place.contains(document.activeElement) ? document.activeElement?.id : "";
    const open = [...place.querySelectorAll("details[open]")].map(({ id }) => id);
    place.innerHTML = html; // by our own module; what comes from the file is escaped there
    for (const id of open) place.querySelector(`details[id="${id}"]`)?.setAttribute("open", "");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (place.querySelectorAll("a[data-naar]"))) {
      link.href = new URL(link.dataset.naar ?? "", ROOT).href;
    }
    this.#shown = ok ? this.#settings : {};
    this.#lead(carry);
    this.#find(".kb-kl-mee").hidden = !ok;
    this.#find(".kb-kl-keuze").classList.toggle("kb-kl-klaar", ok);
    if (ok) this.#find(".kb-kl-status").textContent = "Je rapport staat hieronder.";
    const again = active && place.querySelector(`[id="${active}"]`);
    const target = again || place.querySelector("#kl-kop");
    if (target instanceof HTMLElement) target.focus({ preventScroll: Boolean(again) });
    if (!again) target?.scrollIntoView({ block: "start" });
  }

  /**
   * To the calculators, filled in.
   *
   * @param {Record<string, Record<string, string | number>>} carry
   */
  #lead(carry) {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (this.#element.querySelectorAll("[data-rekenhulp]"));
    for (const link of links) {
      const values = carry[link.dataset.rekenhulp ?? ""];
      if (link.parentElement) link.parentElement.hidden = !values;
      link.search = values ? query("", link.dataset.versie ?? "", values) : "";
    }
    this.#find(".kb-kl-verder").hidden = !Object.keys(carry).length;
  }

  /** @param {Record<string, string>} wrong of each field what is wrong with it */
  #point(wrong) {
    for (const [name, text] of Object.entries(wrong)) {
      const field = this.#element.querySelector(`[data-instelling="${name}"]`);
      const place = this.#element.querySelector(`[data-fout="${name}"]`);
      field?.setAttribute("aria-invalid", "true");
      if (place) place.textContent = text;
      if (field instanceof HTMLElement) field.focus();
    }
    this.#settings = this.#shown;
    this.#element.dataset.state = "report";
  }

  #stop() {
    this.#counter.stop();
    this.#settings = this.#shown;
    const there = this.#find(".kb-kl-uitkomst").childElementCount > 0;
    this.#say("Gestopt.", there ? "report" : "choose");
    this.#find(there ? "#kl-kop" : "#kl-bestand").focus();
  }

  #again() {
    this.#counter.stop();
    this.#clear();
    this.#say("", "choose");
    const area = /** @type {HTMLTextAreaElement} */ (this.#find("#kl-plak"));
    area.value = "";
    this.#find("#kl-bestand").focus();
  }

  #clear() {
    this.#find(".kb-kl-uitkomst").replaceChildren();
    this.#shown = {};
    this.#lead({});
    this.#find(".kb-kl-mee").hidden = true;
    this.#find(".kb-gedaan").textContent = "";
    this.#find(".kb-kl-keuze").classList.remove("kb-kl-klaar");
  }

  /** @param {Record<string, any>} question whose answer is a file for the reader */
  async #take(question) {
    const answer = await this.#ask(question);
    if (!answer) return;
    if (answer.base64) download(bytesOf(answer.base64), WORKBOOK, answer.name);
    else download(answer.text, TEXT, answer.name);
    this.#tell(`Het bestand ${answer.name} is gemaakt.`);
  }

  async #keep() {
    const answer = await this.#ask({ what: "figures" });
    if (!answer) return;
    const date = new Date().toLocaleDateString("sv-SE"); // the Swedish way of writing is the ISO one
    try {
      store.keep({ slug: SLUG, version: "", title: "Mijn klanten", date, inputs: {}, outputs: answer.kept });
    } catch (error) {
      if (!(error instanceof store.StoreError)) throw error;
      return this.#tell(`${error.message} Er is niets veranderd.`);
    }
    this.#tell("De cijfers zijn bewaard op dit apparaat, zonder je klanten. ");
    const link = make("a", "Bekijk Mijn cijfers");
    link.setAttribute("href", new URL(FIGURES, ROOT).href);
    this.#find(".kb-gedaan").append(link);
  }

  /** @param {string} text beside the buttons, or above while there is no report */
  #tell(text) {
    const report = this.#find(".kb-kl-mee").hidden ? ".kb-kl-status" : ".kb-gedaan";
    this.#find(report).textContent = text;
    if (this.#find(".kb-kl-mee").hidden) this.#element.dataset.state = "choose";
  }

  /**
   * @param {string} step
   * @param {number} done
   */
  #step(step, done) {
    if (this.#element.dataset.state !== "busy") return; // Python starts before it is asked something
    const bar = /** @type {HTMLProgressElement} */ (this.#find("progress"));
    bar.value = done;
    const said = this.#find(".kb-kl-status");
    if (said.textContent !== step) said.textContent = step;
  }

  /**
   * @param {string} text
   * @param {"choose" | "busy" | "report" | "error"} state
   */
  #say(text, state) {
    this.#element.dataset.state = state;
    this.#find(".kb-kl-status").textContent = text;
    this.#find(".kb-kl-bezig").hidden = state !== "busy";
    this.#find(".kb-kl-mislukt").hidden = state !== "error";
    this.#find(".kb-kl-uitkomst").setAttribute("aria-busy", String(state === "busy"));
  }

  /** @param {string} selector */
  #find(selector) {
    const found = this.#element.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`no ${selector}`);
  }
}
