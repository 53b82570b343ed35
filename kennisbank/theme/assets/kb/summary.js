/** A calculation as a whole: what was filled in, what came out and how, to take along. */

import { make } from "./dom.js";
import { find } from "./outcome.js";

/** @typedef {import("./engine.js").Result} Result */

/**
 * @typedef {object} Summary
 * @property {string} title
 * @property {{label: string, text: string, value: string}[]} inputs
 * @property {{label: string, text: string, value: string, worked: string, verdict: string}[]} outputs
 * @property {string[]} guards
 * @property {string} date
 * @property {string} address
 */

/**
 * @param {HTMLElement} element
 * @param {Result} result one that is ok
 * @param {string} address
 * @returns {Summary}
 */
export function summarize(element, { inputs, outputs = {}, guards = [] }, address) {
  return {
    title: find(element, ".kb-titel").textContent ?? "",
    inputs: [...all(element, "[data-field]")].flatMap((place) => {
      const read = inputs[place.dataset.field ?? ""];
      const text = withUnit(place, read.text);
      return read.text ? [{ label: labelOf(place), text, value: machine(read.value) }] : [];
    }),
    outputs: [...all(element, "[data-worked]")].flatMap((place) => {
      const shown = outputs[place.dataset.worked ?? ""];
      if (!shown?.text) return [];
      const { text, value, formula, worked, band } = shown;
      const label = find(place, "dt").textContent ?? "";
      const verdict = band ? `${band.name}. ${band.text}` : "";
      return [{ label, text, value: machine(value), worked: `${formula}: ${worked}`, verdict }];
    }),
    guards: guards.map(({ label, text }) => `Let op, ${label}: ${text}`),
    date: new Date().toLocaleDateString("nl-NL", { dateStyle: "long" }),
    address,
  };
}

/**
 * As Mijn cijfers keeps it: the main outcome first.
 *
 * @param {HTMLElement} element
 * @param {string} slug
 * @param {Result} result one that is ok
 * @returns {import("./store.js").Kept}
 */
export function keepable(element, slug, { inputs, outputs = {} }) {
  const kept = [...all(element, "[data-output]")].flatMap((place) => {
    const name = place.dataset.output ?? "";
    const shown = outputs[name];
    if (!shown || shown.value === null) return [];
    const texts = [...place.querySelectorAll("output")].map((each) => outputs[each.name]?.text);
    const { value, band, carry } = shown;
    return [
      {
        ...{ name, label: find(place, ".kb-label").textContent ?? "", text: texts.join(" tot ") },
        ...{ value, verdict: band?.name ?? "", tone: band?.tone ?? "", carry },
      },
    ];
  });
  const machine = Object.entries(inputs).map(([name, { value }]) => [name, value]);
  return {
    slug,
    version: element.dataset.versie ?? "",
    title: find(element, ".kb-titel").textContent ?? "",
    date: new Date().toLocaleDateString("sv-SE"), // the Swedish way of writing is the ISO one
    inputs: Object.fromEntries(machine),
    outputs: kept,
  };
}

/** @param {Summary} summary */
export function asText({ title, inputs, outputs, guards, date, address }) {
  return [
    title,
    "",
    ...inputs.map(({ label, text }) => `${label}: ${text}`),
    "",
    ...outputs.flatMap(({ label, text, worked, verdict }) => [
      `${label}: ${text}`,
      `  ${worked}`,
      ...(verdict ? [`  ${verdict}`] : []),
    ]),
    ...guards,
    "",
    `Berekend op ${date}.`,
    address,
    "",
  ].join("\n");
}

/**
 * As a Dutch spreadsheet opens it: semicolons between, a comma in the numbers.
 *
 * @param {Summary} summary
 */
export function asCsv({ title, inputs, outputs, date, address }) {
  const rows = [
    ["soort", "naam", "waarde", "weergave"],
    ...inputs.map(({ label, value, text }) => ["invoer", label, value, text]),
    ...outputs.map(({ label, value, text }) => ["uitkomst", label, value, text]),
    ["rekenhulp", title, "", ""],
    ["datum", date, "", ""],
    ["adres", address, "", ""],
  ];
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/**
 * One page to print: on the left what was filled in and the picture, on the right what came out.
 *
 * @param {Summary} summary
 * @param {string} picture HTML, as Python drew it of these numbers
 */
export function asSheet({ title, inputs, outputs, guards, date, address }, picture) {
  const sheet = make("article", "", "kb-blad");
  const facts = make("section");
  const given = make("table");
  for (const { label, text } of inputs) given.append(line(label, text));
  facts.append(make("h2", "Ingevuld"), given, ...drawn(picture));
  const results = make("section");
  const found = make("table");
  for (const { label, text, worked, verdict } of outputs) {
    const told = document.createElement("td");
    told.colSpan = 2;
    told.append(make("div", worked, "kb-formule"));
    if (verdict) told.append(make("div", verdict));
    const below = make("tr");
    below.append(told);
    found.append(line(label, text), below);
  }
  results.append(
    make("h2", "Uitkomst"),
    found,
    ...guards.map((text) => make("p", text)),
  );
  const foot = make("footer", `Berekend op ${date}.`);
  foot.append(document.createElement("br"), address);
  sheet.append(make("h1", title), facts, results, foot);
  return sheet;
}

/**
 * What is drawn of it, without the table: the numbers stand on the sheet already.
 *
 * @param {string} html
 */
function drawn(html) {
  if (!html) return [];
  const picture = make("div", "", "kb-beeld md-typeset");
  picture.innerHTML = html;
  picture.querySelector("details")?.remove();
  return [picture];
}

/**
 * @param {string} label
 * @param {string} text
 */
function line(label, text) {
  const row = document.createElement("tr");
  row.append(make("td", label), make("td", text));
  return row;
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function all(element, selector) {
  return element.querySelectorAll(selector);
}

/** @param {HTMLElement} place */
function labelOf(place) {
  return place.dataset.label ?? find(place, "label").textContent ?? "";
}

/**
 * @param {HTMLElement} place a field
 * @param {string} text
 */
function withUnit(place, text) {
  const select = place.querySelector("select");
  if (select) return select.selectedOptions[0]?.text ?? text;
  const unit = place.querySelector(".kb-eenheid")?.textContent ?? "";
  if (unit === "€") return `€\u00a0${text}`;
  return unit === "%" ? `${text}%` : unit ? `${text}\u00a0${unit}` : text;
}

/** @param {number | string | null} value */
function machine(value) {
  return typeof value === "number" ? String(value).replace(".", ",") : (value ?? "");
}
