/** Offers what is kept in Mijn cijfers to the fields of this calculator that it fits. */

import { make } from "../shared/dom.js";
import { find } from "./outcome.js";
import * as store from "../mijn-cijfers/store.js";

/** @typedef {import("../mijn-cijfers/store.js").KeptOutput} KeptOutput */

/**
 * @param {HTMLElement} element
 * @param {string} slug whose own outcomes are not offered to itself
 * @param {import("./fields.js").Fields} fields
 */
export function offer(element, slug, fields) {
  element.querySelector(".kb-aanbod")?.remove(); // of what was kept before
  const fitting = kept(slug).filter(({ carry }) => carry && fields.has(carry.field));
  if (!fitting.length) return;
  const row = make("p", "Uit Mijn cijfers: ", "kb-aanbod kb-knoppen");
  for (const { label, text, carry, plan } of fitting) {
    const button = make("button", `${plan ? `${plan}: ` : ""}${label} ${text}`, "kb-knop kb-rustig");
    button.setAttribute("type", "button");
    button.addEventListener("click", () => carry && fields.put(carry.field, carry.value));
    row.append(button);
  }
  find(element, ".kb-velden").before(row);
}

/** @param {string} slug */
function kept(slug) {
  try {
    return store
      .all()
      .filter((each) => each.slug !== slug)
      .flatMap(({ outputs, plan }) => outputs.map((output) => ({ ...output, plan })));
  } catch {
    return []; // Mijn cijfers says what is wrong with it
  }
}
