/** What a reader has to know of the link that a calculation came by. */

import { make } from "../shared/dom.js";
import { find } from "./outcome.js";

/** @typedef {import("./address.js").Found} Found */
/** @typedef {import("./fields.js").Fields} Fields */

/**
 * Says it above the fields; what there is nothing to say of, says nothing.
 *
 * @param {HTMLElement} element
 * @param {Fields} fields
 * @param {Found} found
 */
export function notice(element, fields, found) {
  element.querySelector(".kb-link")?.remove();
  const sentences = about(fields, found);
  if (!sentences.length) return;
  const box = make("div", "", "kb-link");
  box.setAttribute("role", "status");
  box.append(...sentences.map((text) => make("p", text)));
  find(element, ".kb-velden").before(box);
}

/**
 * @param {Fields} fields
 * @param {Found} found
 */
function about(fields, { values, damaged, older, twice, unknown }) {
  const lost = fields.needed.filter((name) => !values.has(name));
  const names = (/** @type {string[]} */ all) => all.map((name) => `“${fields.label(name)}”`).join(", ");
  const said = [];
  if (damaged && lost.length) {
    said.push(
      `Deze link is niet heel overgekomen. Dit ontbreekt: ${names(lost)}. Daar staat nu het voorbeeld. ` +
        "Vul je eigen getal in, of vraag de link opnieuw.",
    );
  } else if (damaged) {
    said.push(
      "Deze link is onderweg veranderd. Misschien staat er een ander getal dan de afzender bedoelde: " +
        "loop de velden na, of vraag de link opnieuw.",
    );
  }
  if (older) {
    said.push(
      "De formule van deze rekenhulp is veranderd sinds deze link werd gemaakt. " +
        "De uitkomst kan dus anders zijn dan toen.",
    );
  }
  if (twice.length) said.push(`De link geeft twee getallen voor ${names(twice)}. Het eerste telt.`);
  if (unknown.length) {
    const what = unknown.length === 1 ? "Dat telt" : "Die tellen";
    said.push(`Deze rekenhulp kent in de link niet: ${names(unknown)}. ${what} niet mee.`);
  }
  return said;
}
