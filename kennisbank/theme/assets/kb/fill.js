/** Offers what is kept in Mijn cijfers to the fields of this calculator that it fits. */

import { make } from "./dom.js";
import { find } from "./outcome.js";
import * as store from "./store.js";

/** @typedef {import("./store.js").KeptOutput} KeptOutput */

/**
 * @param {HTMLElement} element
 * @param {string} slug whose own outcomes are not offered to itself
 */
export function offer(element, slug) {
  const fitting = kept(slug).filter(({ carry }) => carry && fieldOf(element, carry.field));
  if (!fitting.length || element.querySelector(".kb-aanbod")) return;
  const row = make("p", "Uit Mijn cijfers: ", "kb-aanbod kb-knoppen");
  for (const { label, text, carry } of fitting) {
    const button = make("button", `${label} ${text}`, "kb-knop kb-rustig");
    button.setAttribute("type", "button");
    button.addEventListener("click", () => {
      const field = carry && fieldOf(element, carry.field);
      if (!field) return;
      field.value = String(carry.value).replace(".", ",").replace("-", "−");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    row.append(button);
  }
  find(element, ".kb-velden").before(row);
}

/** @param {string} slug */
function kept(slug) {
  try {
    return store.all().flatMap((each) => (each.slug === slug ? [] : each.outputs));
  } catch {
    return []; // Mijn cijfers says what is wrong with it
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 */
function fieldOf(element, name) {
  const found = element.querySelector(`.kb-velden [name="${CSS.escape(name)}"]`);
  return found instanceof HTMLInputElement ? found : null;
}
