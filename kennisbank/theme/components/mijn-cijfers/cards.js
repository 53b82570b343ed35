/** What Mijn cijfers is made of: a card for each calculation, and the buttons below them. */

import { addressOf } from "../rekenhulp/address.js";
import { make } from "../shared/dom.js";
import { ROOT } from "../shared/root.js";
import { keyOf } from "./format.js";

/** @typedef {import("./store.js").Kept} Kept */

/** @type {Record<string, string>} */
const DOINGS = {
  print: "Print als voorbereiding",
  excel: "Naar je spreadsheet (Excel)",
  download: "Download als bestand",
  kies: "Lees een bestand in",
  wis: "Wis alles",
};

const CUSTOMERS = "mijn-klanten"; // of a file, which is not kept

/**
 * Where a calculation opens again.
 *
 * @param {Pick<Kept, "slug" | "version" | "inputs">} kept
 */
export function addressIn({ slug, version = "", inputs }) {
  return slug === CUSTOMERS ? new URL(`${slug}/`, ROOT).href : addressOf(ROOT, slug, version, inputs);
}

/** @param {Kept} kept */
export function card({ slug, version, title, date, inputs, outputs, plan = "" }) {
  const [main, ...others] = outputs;
  const made = make("section", "", "kb-kaart");
  const heading = make("h2", plan || title);
  const number = make("p", main.text, "kb-kaart-getal");
  number.title = main.label;
  made.append(heading, ...(plan ? [make("p", title, "kb-noot")] : []), make("p", main.label, "kb-label"), number);
  for (const output of outputs) {
    if (!output.verdict) continue;
    const verdict = make("p", `${output.label} – ${output.verdict}`, "kb-oordeel");
    verdict.dataset.tone = output.tone;
    made.append(verdict);
  }
  const list = make("dl");
  for (const { label, text } of others) list.append(make("dt", label), make("dd", text));
  const link = document.createElement("a");
  link.href = addressIn({ slug, version, inputs });
  link.textContent = slug === CUSTOMERS ? "Open Mijn klanten" : "Open deze berekening";
  const remove = button("Haal weg", "weg");
  remove.dataset.weg = keyOf({ slug, plan });
  remove.setAttribute("aria-label", `Haal weg: “${plan || title}”`);
  const foot = make("p", "", "kb-knoppen");
  foot.append(link, remove);
  made.append(list, make("p", `Bewaard op ${day(new Date(`${date}T12:00`))}`, "kb-noot"), foot);
  return made;
}

/**
 * What a card will be, as long as there is none.
 *
 * @param {Element | null} way to where the first comes from
 */
export function sketch(way) {
  const made = make("section", "", "kb-leeg");
  const lines = make("div", "", "kb-leeg-kaart");
  lines.setAttribute("aria-hidden", "true");
  lines.append(make("b", "Je rekenhulp"), make("i"), make("i"), make("i"));
  made.append(lines, make("p", "Hier komt je eerste berekening: de uitkomst groot, het oordeel eronder."));
  if (way) made.append(way);
  return made;
}

/** @param {string[]} doings what can be done now, of DOINGS */
export function buttons(doings) {
  const row = make("p", "", "kb-knoppen");
  const file = document.createElement("input");
  file.type = "file";
  file.className = "kb-bestand";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.setAttribute("aria-label", "Bestand met cijfers");
  row.append(...doings.map((doing) => button(DOINGS[doing], doing)), file);
  return row;
}

/** @param {Date} date */
export function day(date) {
  return date.toLocaleDateString("nl-NL", { dateStyle: "long" });
}

/**
 * @param {string} text
 * @param {string} what
 */
function button(text, what) {
  const made = make("button", text, "kb-knop kb-rustig");
  made.setAttribute("type", "button");
  made.dataset.doe = what;
  return made;
}
